import { TITLE, list, newest, whole } from "../_includes/shared.js";

export const data = {
  pagination: {
    data: "collections",
    size: 1,
    alias: "tag",
    filter: ["all", "regions", "reports"],
  },
  permalink: ({ tag }) => `tags/${tag}/index.html`,
  eleventyExcludeFromCollections: true,
};

export function render({ tag, collections }) {
  return whole(`${tag} – ${TITLE}`, `<h1>${tag}</h1>\n${list(newest(collections[tag]))}`);
}
