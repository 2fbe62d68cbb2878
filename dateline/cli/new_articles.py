"""`dateline new article`: a manuscript to be written.

Comes in: what is known of an article, the settings. Goes out: where its manuscript goes, its text,
and what the build would say about it. It is made out of the schema and read by the same function
as any other, so that a form which cannot be built is never written.
"""

from collections.abc import Mapping, Sequence

from dateline.base.diagnostics import Diagnostic
from dateline.base.digest import digest_of
from dateline.base.slugs import fault, slugify
from dateline.base.yamlwriter import Written
from dateline.model.config import Config, reading_options
from dateline.model.manuscript import Manuscript
from dateline.reading.blank import blank_form
from dateline.reading.read import read
from dateline.reading.schema import FrontMatter

NOTES = {
    "status": "Delete this line when the article may be published.",
    "unsigned": "Delete this line when there is an `author:`.",
}
EXAMPLES: Mapping[str, Written] = {
    "author": "Name of the author",
    "country": "KZ",
    "city": "Almaty",
    "tags": ["media-law", "internet-freedom"],
    "summary": "What happened, in one or two sentences.",
    "sources": [
        {
            "outlet": "Name of the outlet",
            "title": "Title of the work",
            "date": "2009-06-26",
            "url": "https://example.org/report",
        },
        "Name of the outlet – Title of the work – June 25, 2009",
    ],
    "series": "name-of-a-series",
    "embargo": "2030-01-01T06:00+00:00",
}
# The form has no text yet; that is what it is for.
_TO_BE_WRITTEN = "empty-body"


def manuscript(values: Mapping[str, Written], examples: Mapping[str, Written], body: str) -> str:
    """Return the text of an article."""
    return f"---\n{blank_form(FrontMatter, values, examples, NOTES)}---\n\n{body}"


def new_manuscript(fields: Mapping[str, Written]) -> str:
    """Return the form of an article of which some fields are known: a draft without a text."""
    values = {name: value for name, value in fields.items() if value}
    signed: dict[str, Written] = {} if values.get("author") else {"unsigned": True}
    return manuscript({**values, **signed, "status": "draft"}, EXAMPLES, "")


def path_of(title: str, region: str, date: str) -> str:
    """Return where the manuscript of an article goes; `region` is a slug."""
    slug = slugify(title)
    slug = f"{slug}-article" if slug and fault(slug) else slug
    return f"content/{region}/{date[:4]}/{slug or 'untitled'}.md"


def region_named(typed: str, config: Config) -> tuple[str, str] | None:
    """Return slug and name of the region that somebody named by either."""
    folded = typed.casefold()
    for region in config.regions:
        if folded in {region.slug, region.name.casefold()}:
            return region.slug, region.name
    return None


def objections(path: str, text: str, config: Config) -> tuple[Diagnostic, ...]:
    """Return what a build would have against a manuscript, but for what is still to be written."""
    data = text.encode()
    typed = Manuscript(path=path, digest=digest_of(data), data=data)
    reading = read(typed, reading_options(config)).reading
    return tuple(one for one in reading.diagnostics if one.code != _TO_BE_WRITTEN)


def listed(names: Sequence[str]) -> Written:
    """Return one name as it is, several as a list."""
    return names[0] if len(names) == 1 else list(names)
