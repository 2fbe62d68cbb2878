import { BASE, HOST, day, tagsOf } from "../_includes/shared.js";

export const data = { permalink: "sitemap.xml", eleventyExcludeFromCollections: true };

const place = (url, more = "") => `<url><loc>${HOST}${BASE}${url}</loc>${more}</url>`;

export function render({ collections }) {
  const reports = collections.reports.map(({ url, date }) => place(url, `<lastmod>${day(date)}</lastmod>`));
  const tags = tagsOf(collections).map((tag) => place(`/tags/${tag}/`));
  const regions = collections.regions.map(({ slug }) => place(`/regions/${slug}/`));
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[place("/"), ...reports, ...tags, ...regions].join("\n")}
</urlset>
`;
}
