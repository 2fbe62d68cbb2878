import { BASE, TITLE, list, newest, whole } from "../_includes/shared.js";

export const data = { permalink: "index.html", eleventyExcludeFromCollections: true };

export function render({ collections }) {
  return whole(TITLE, `<h1>${TITLE}</h1>
${list(newest(collections.reports, 20))}
<p><a href="${BASE}/tags/">Tags</a> <a href="${BASE}/regions/">Regions</a></p>`);
}
