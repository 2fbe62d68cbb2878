import { TITLE, links, whole } from "../_includes/shared.js";

export const data = { permalink: "regions/index.html", eleventyExcludeFromCollections: true };

export function render({ collections }) {
  const entries = collections.regions.map(({ name, slug }) => [name, `/regions/${slug}/`]);
  return whole(`Regions – ${TITLE}`, `<h1>Regions</h1>\n${links(entries)}`);
}
