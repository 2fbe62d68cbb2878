"""What of the theme there is to change, read off the theme itself.

Comes in: the templates and the stylesheet. Goes out: the page `docs/reference/theme.md`. A block
or a property that has no words here or there is a fault: the page cannot fall behind the theme.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES, SHEET = ROOT / "templates", ROOT / "static/style.css"
# One property a line, its words behind it or on the line before it.
PROPERTY = re.compile(
    r"^  (?:/\* (?P<before>[^*]+) \*/\n  )?(?P<name>--[\w-]+): (?P<value>[^;]+);"
    r"(?: /\* (?P<behind>[^*]+) \*/)?$",
    re.MULTILINE,
)
LONGEST = 60

PAGES = {
    "base.html": "every page stands on it",
    "404.html": "the page for addresses that lead nowhere",
    "article.html": "an article",
    "corrections.html": "all corrections, or those of a year",
    "data.html": "the tables of the archive",
    "front.html": "the front page",
    "letters.html": "headlines or places from A to Z",
    "month.html": "a month",
    "most_cited.html": "what is cited most",
    "moved.html": "an old address of an article",
    "name.html": "a person or an organisation",
    "outlet.html": "an outlet, or a year of its works",
    "page.html": "a fixed page, such as `about.html`",
    "regions.html": "the index of regions",
    "search.html": "the search",
    "sources.html": "the index of sources",
    "sources_of.html": "the sources of a year or a month",
    "term.html": "a region, country, tag, author or series, or a year of it",
    "terms.html": "an index: countries, tags, authors, series, outlets, names",
    "year.html": "a year",
}
BLOCKS = {
    "articles": "the list of articles",
    "byline": "who wrote it, and where they stand",
    "canonical": "the `link` to the page's one address",
    "changes": "the list of corrections",
    "cite": "how to cite the article",
    "contents": "the way to the chapters",
    "dates": "day, update, number of sources",
    "described": "what search engines read (JSON-LD)",
    "description": "one sentence on the page, for search engines and link previews",
    "direction": "`ltr` or `rtl`, for the page",
    "extent": "what the list is complete for",
    "facts": "what stands beside the list: chart, years, countries, files, feed",
    "filing": "region, countries, tags, month",
    "filters": "the choices beside the words that are searched for",
    "folders": "the files, of the whole archive and of each region",
    "footer": "the foot of the page",
    "forms": "where a form may lead, for the page's security policy",
    "grid": "the six articles after the first",
    "groups": "the list, letter by letter or region by region",
    "head": "more for the `head` of the page",
    "header": "the top of the page, with the regions",
    "heading": "kicker, headline and what stands below it",
    "headline": "headline and summary",
    "imprint": "what the archive is, and who publishes it",
    "indexes": "the ways without a script",
    "introduction": "the hand-written introduction",
    "kicker": "region and countries, above the headline",
    "language": "the language of the page",
    "lead": "the newest article",
    "licence": "the terms of use",
    "main": "all that is not the frame",
    "map": "the map",
    "masthead": "the name of the archive at the top",
    "mentions": "the articles that name it",
    "metadata": "what link previews and reference managers read",
    "methods": "how we know",
    "months": "the months of the year",
    "names": "people and organisations",
    "neighbours": "one step back and one forward",
    "notices": "corrections and retractions, before the text",
    "outlets": "the list of outlets",
    "prose": "the text, with its dateline",
    "related": "related articles",
    "river": "the articles after those",
    "scripts": "which scripts may run, for the page's security policy",
    "series": "the other parts of the series",
    "sources": "the list of sources",
    "terms": "the terms of use",
    "timeline": "the timeline",
    "title": "the title in the browser's tab and in search engines",
    "to_search": "the way to the search",
    "translations": "the same article in other languages",
    "updates": "updates and clarifications, after the text",
    "ways": "ways on into the archive",
    "works": "the list of cited works",
    "years": "the years that have pages",
}


def blocks_of(template: str) -> list[str]:
    """Return the names of the blocks in a template's text, in their order."""
    tree = Environment(autoescape=True).parse(template)
    found = sorted(tree.find_all(nodes.Block), key=lambda one: one.lineno)
    return [one.name for one in found]


def properties_of(sheet: str) -> Iterator[tuple[str, str, str]]:
    """Yield the custom properties of the first rule of a stylesheet: name, value, words."""
    first = sheet[sheet.index(":root {") : sheet.index("\n}")]
    for found in PROPERTY.finditer(first):
        value = " ".join(found["value"].split())
        shown = value if len(value) <= LONGEST else f"{value[: value.rindex(',', 0, LONGEST)]}, …"
        yield found["name"], shown, found["before"] or found["behind"] or ""


def theme() -> str:
    """Return the page about the theme."""
    texts = {path.name: path.read_text("utf-8") for path in sorted(TEMPLATES.glob("[!_]*.html"))}
    blocks = {name: blocks_of(text) for name, text in texts.items()}
    everywhere = blocks["base.html"]
    own = {
        name: [one for one in found if one not in everywhere] for name, found in blocks.items()
    } | {"base.html": everywhere}
    rows = "\n".join(
        f"| `{name}` | {page} | {', '.join(f'`{one}`' for one in own[name])} |"
        for name, page in PAGES.items()
    )
    words = "\n".join(f"| `{name}` | {text} |" for name, text in BLOCKS.items())
    properties = "\n".join(
        f"| `{name}` | `{value}` | {text} |"
        for name, value, text in properties_of(SHEET.read_text("utf-8"))
    )
    return f"""# The theme

What there is to change of it; `docs/how-to/change-the-look.md` shows how.

## Custom properties

They stand at the top of `static/style.css`.

| property | as it comes | what it is for |
|---|---|---|
{properties}

## Templates and their blocks

Each template is a kind of page. All have the blocks of `base.html` besides their own. Templates
whose names begin with `_` hold pieces that several pages share.

| template | page | blocks |
|---|---|---|
{rows}

| block | holds |
|---|---|
{words}
"""


def faults() -> list[str]:
    """Return what the theme has and this module has no words for, and the other way round."""
    texts = {path.name: path.read_text("utf-8") for path in sorted(TEMPLATES.glob("[!_]*.html"))}
    blocks = {block for text in texts.values() for block in blocks_of(text)}
    wordless = [name for name, _, text in properties_of(SHEET.read_text("utf-8")) if not text]
    return sorted({*(texts.keys() ^ PAGES.keys()), *(blocks ^ BLOCKS.keys()), *wordless})
