import { feedPlugin } from "@11ty/eleventy-plugin-rss";

export default function (config) {
  config.addGlobalData("siteName", "@NAME@");
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addCollection("posts", (api) => api.getFilteredByGlob("content/*.md").reverse());
  config.addCollection("byTag", (api) => grouped(api, (item) => item.data.tags));
  config.addCollection("byCategory", (api) => grouped(api, (item) => item.data.categories));
  config.addPlugin(feedPlugin, {
    type: "atom",
    outputPath: "/feed.xml",
    collection: { name: "posts", limit: 20 },
    metadata: { language: "en", title: "@NAME@", base: "https://example.org/", author: { name: "Nobody" } },
  });
  return { dir: { input: ".", output: "output" } };
}

function grouped(api, names) {
  const groups = new Map();
  for (const item of api.getFilteredByGlob("content/*.md").reverse())
    for (const name of names(item)) groups.get(name)?.push(item) ?? groups.set(name, [item]);
  return [...groups].sort().map(([name, items]) => ({ name, items }));
}
