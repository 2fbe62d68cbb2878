"""Atom feeds, after RFC 4287, with the history of RFC 5005.

Comes in: the head of a document of a feed and its entries. Goes out: the bytes of the file. The id
of an entry is the canonical address of the article; it never changes, because addresses do not.
`updated` is the newest change among the entries, never the time of the build. An archived document
names the one before it and the current one, and not the one after it, which is not there yet when
it is written: it never has to be written again.
"""

from collections.abc import Iterator
from functools import lru_cache, partial
from operator import attrgetter
from typing import cast

from dateline.base.dates import utc_text
from dateline.base.urls import whole_address
from dateline.model.page import Page
from dateline.rendering.formats.xml import xml_text
from dateline.rendering.pieces import PIECES
from dateline.rendering.records import Record, Values, context_of, name_of

# Many articles have the same authors and tags.
MOST_NAMES = 1000
ENDING = ".xml"
_AUTHOR, _CATEGORY = attrgetter("name", "url"), attrgetter("folder", "slug", "name")
_NAMESPACES = (
    'xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"'
)


def atom(page: Page, values: Values) -> bytes:
    """Return the document of a page whose parts are `feed` and `entries`."""
    context = context_of(page, values)
    feed = cast("Record", context["feed"])
    base = cast("str", feed["base_url"])
    feed_id = xml_text(f"{base}/{feed['address']}{ENDING}")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed {_NAMESPACES} xml:lang="{_text(feed, "language")}">',
        f"<id>{feed_id}</id>",
        f"<title>{_text(feed, 'title')}</title>",
        f"<updated>{utc_text(cast('int', feed['updated']))}</updated>",
        f"<author><name>{_text(feed, 'author')}</name></author>",
        *_rights(cast("Record", feed["licence"])),
        _link("self", "application/atom+xml", f"{base}/{page.url}"),
        _link("alternate", "text/html", whole_address(base, cast("str", feed["page"]))),
        *_history(feed, base),
    ]
    entries = cast("list[Record]", context["entries"])
    filings = cast("list[Record]", context["filings"])
    lines += (
        PIECES.get((_entry, *map(name_of, both), base), partial(_entry, *both, base))
        for both in zip(entries, filings, strict=True)
    )
    return "\n".join([*lines, "</feed>\n"]).encode()


def _history(feed: Record, base: str) -> Iterator[str]:
    history = feed["history"]
    if history == "complete":
        yield "<fh:complete/>"
    if history == "archived":
        yield "<fh:archive/>"
        yield _link("current", "application/atom+xml", f"{base}/{feed['address']}{ENDING}")
    if feed["older"]:
        yield _link("prev-archive", "application/atom+xml", f"{base}/{feed['older']}{ENDING}")


def _rights(licence: Record) -> Iterator[str]:
    if licence["name"]:
        yield f"<rights>{_text(licence, 'name')}</rights>"
    if licence["url"]:
        yield f'<link rel="license" href="{_text(licence, "url")}"/>'


def _entry(entry: Record, filing: Record, base: str) -> str:
    """Return an entry; the feeds of a region, a tag and an author share it."""
    address = whole_address(base, cast("str", entry["url"]))
    licence = cast("Record | None", filing["licence"])
    summary = _text(entry, "summary")
    lines = [
        f'<entry xml:lang="{_text(entry, "language")}">',
        f"<id>{xml_text(address)}{_text(entry, 'fragment')}</id>",
        f"<title>{_text(entry, 'title')}</title>",
        f"<published>{utc_text(cast('int', entry['published']))}</published>",
        f"<updated>{utc_text(cast('int', entry['updated']))}</updated>",
        *[_author(*_AUTHOR(one), base) for one in cast("list[Record]", entry["authors"])],
        *[_category(*_CATEGORY(one), base) for one in cast("list[Record]", filing["categories"])],
        *(_rights(licence) if licence else ()),
        _link("alternate", "text/html", address),
        *([f"<summary>{summary}</summary>"] if summary else []),
        "</entry>",
    ]
    return "\n".join(lines)


@lru_cache(maxsize=MOST_NAMES)
def _author(name: str, url: str, base: str) -> str:
    page = xml_text(whole_address(base, url))
    return f"<author><name>{xml_text(name)}</name><uri>{page}</uri></author>"


@lru_cache(maxsize=MOST_NAMES)
def _category(folder: str, slug: str, name: str, base: str) -> str:
    scheme = xml_text(f"{base}/{folder}/")
    return f'<category scheme="{scheme}" term="{xml_text(slug)}" label="{xml_text(name)}"/>'


def _link(relation: str, kind: str, address: str) -> str:
    return f'<link rel="{relation}" type="{kind}" href="{xml_text(address)}"/>'


def _text(record: Record, field: str) -> str:
    return xml_text(cast("str", record[field]))
