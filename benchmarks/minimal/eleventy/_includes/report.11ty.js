import { BASE, TITLE, day, escape, regionSlug, whole } from "./shared.js";

const source = (work, number) => {
  const title = escape(work.title);
  const linked = work.url ? `<a href="${escape(work.url)}">${title}</a>` : title;
  return `<li id="source-${number + 1}">${escape(work.outlet)}, ${linked}, ${work.date}</li>`;
};

export function render({ title, page, region, city, country, author, summary, tags, sources, content }) {
  const filed = tags.filter((tag) => tag !== "reports");
  return whole(`${title} – ${TITLE}`, `<article>
<h1>${escape(title)}</h1>
<p><time datetime="${day(page.date)}">${day(page.date)}</time> <a class="region" href="${BASE}/regions/${regionSlug(region)}/">${escape(region)}</a> ${escape(city)}, ${country} ${escape(author)}</p>
<p class="summary">${escape(summary)}</p>
<div class="body">
${content}
</div>
<ol class="sources">
${(sources ?? []).map(source).join("\n")}
</ol>
<p>${filed.map((tag) => `<a rel="tag" href="${BASE}/tags/${tag}/">${tag}</a>`).join(" ")}</p>
<p class="edition">Edition 0</p>
</article>`);
}
