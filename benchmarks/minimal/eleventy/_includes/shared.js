export const TITLE = "Benchmark archive";
export const HOST = "https://example.org";
export const BASE = "/archive";

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escape = (text) => String(text).replace(/[&<>"]/g, (sign) => ENTITIES[sign]);

export const day = (date) => date.toISOString().slice(0, 10);

// The newest first, as in every other generator.
export const newest = (reports, count = reports.length) => reports.slice(-count).reverse();

export const whole = (title, main) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escape(title)}</title>
</head>
<body>
<p><a href="${BASE}/">${TITLE}</a></p>
<main>
${main}
</main>
</body>
</html>
`;

const row = (report) =>
  `<li><time datetime="${day(report.date)}">${day(report.date)}</time> ` +
  `<a href="${BASE}${report.url}">${escape(report.data.title)}</a></li>`;

export const list = (reports) => `<ul class="reports">\n${reports.map(row).join("\n")}\n</ul>`;

export const links = (entries) =>
  `<ul>\n${entries.map(([name, url]) => `<li><a href="${BASE}${url}">${escape(name)}</a></li>`).join("\n")}\n</ul>`;

export const regionSlug = (name) => name.toLowerCase().replaceAll(" ", "-");

// Every collection is a tag but Eleventy's own, ours of regions, and the one of all reports.
export const tagsOf = (collections) =>
  Object.keys(collections).filter((name) => !["all", "regions", "reports"].includes(name)).sort();
