import rss from "@astrojs/rss";
import { NAME, posts } from "../posts.js";

export async function GET(context) {
  return rss({
    title: NAME,
    description: NAME,
    site: context.site,
    items: (await posts()).slice(0, 20).map((post) => ({
      title: post.data.title,
      link: `/${post.id}/`,
      pubDate: post.data.date,
      description: post.data.summary,
    })),
  });
}
