import sitemap from "@astrojs/sitemap";

export default {
  site: "https://example.org",
  outDir: "./output",
  cacheDir: "./.kept",
  trailingSlash: "always",
  integrations: [sitemap()],
};
