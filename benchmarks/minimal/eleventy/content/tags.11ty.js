import { TITLE, links, tagsOf, whole } from "../_includes/shared.js";

export const data = { permalink: "tags/index.html", eleventyExcludeFromCollections: true };

export function render({ collections }) {
  const entries = tagsOf(collections).map((tag) => [tag, `/tags/${tag}/`]);
  return whole(`Tags – ${TITLE}`, `<h1>Tags</h1>\n${links(entries)}`);
}
