// Eleventy, for the comparison: only what it has, and what Eleventy's manual says makes it fast.
import markdownIt from "markdown-it";
import footnotes from "markdown-it-footnote";
import { regionSlug } from "./_includes/shared.js";

function byRegion(api) {
  const found = new Map();
  for (const report of api.getFilteredByTag("reports")) {
    const name = report.data.region;
    if (!found.has(name)) found.set(name, { name, slug: regionSlug(name), reports: [] });
    found.get(name).reports.push(report);
  }
  return [...found.values()];
}

export default function (eleventy) {
  eleventy.setQuietMode(true);
  eleventy.setLibrary("md", markdownIt({ typographer: true }).use(footnotes));
  eleventy.addCollection("regions", byRegion);
}

export const config = {
  dir: { input: "content", output: "output", includes: "../_includes" },
  templateFormats: ["md", "11ty.js"],
  // Manuscripts hold no template code.
  markdownTemplateEngine: false,
};
