import { BASE, HOST, TITLE, escape, newest } from "../_includes/shared.js";

export const data = { permalink: "feed.xml", eleventyExcludeFromCollections: true };

const item = ({ url, date, data: { title, summary } }) => `<item>
<title>${escape(title)}</title>
<link>${HOST}${BASE}${url}</link>
<guid>${HOST}${BASE}${url}</guid>
<pubDate>${date.toUTCString()}</pubDate>
<description>${escape(summary)}</description>
</item>`;

export function render({ collections }) {
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>${TITLE}</title>
<link>${HOST}${BASE}/</link>
<description>${TITLE}</description>
${newest(collections.reports, 20).map(item).join("\n")}
</channel>
</rss>
`;
}
