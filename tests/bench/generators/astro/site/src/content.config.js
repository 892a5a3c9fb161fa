import { defineCollection, z } from "astro:content";
import { glob } from "astro/loaders";

export const collections = {
  posts: defineCollection({
    loader: glob({ pattern: "*.md", base: "./content" }),
    schema: z.object({
      title: z.string(),
      date: z.date(),
      categories: z.array(z.string()),
      tags: z.array(z.string()),
      summary: z.string(),
    }),
  }),
};
