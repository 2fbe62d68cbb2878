import { TITLE, list, newest, whole } from "../_includes/shared.js";

export const data = {
  pagination: { data: "collections.regions", size: 1, alias: "region" },
  permalink: ({ region }) => `regions/${region.slug}/index.html`,
  eleventyExcludeFromCollections: true,
};

export function render({ region }) {
  const heading = `<h1>${region.name}</h1>`;
  return whole(`${region.name} – ${TITLE}`, `${heading}\n${list(newest(region.reports))}`);
}
