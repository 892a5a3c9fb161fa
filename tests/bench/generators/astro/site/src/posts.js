import { getCollection } from "astro:content";

export const NAME = "@NAME@";

export const day = (date) => date.toISOString().slice(0, 10);

export async function posts() {
  return (await getCollection("posts")).sort((one, other) => other.data.date - one.data.date);
}

export async function grouped(key) {
  const groups = new Map();
  for (const post of await posts())
    for (const name of post.data[key]) groups.get(name)?.push(post) ?? groups.set(name, [post]);
  return [...groups].sort(([one], [other]) => one.localeCompare(other));
}
