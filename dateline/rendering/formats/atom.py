"""Atom feeds, after RFC 4287.

Comes in: the head of a feed and the cards of its entries. Goes out: the bytes of the file. The id
of an entry is the canonical address of the article; it never changes, because addresses do not.
`updated` is the newest change among the entries, never the time of the build.
"""

from functools import lru_cache
from typing import cast

from dateline.base.dates import utc_text
from dateline.base.urls import whole_address
from dateline.model.page import Page
from dateline.rendering.formats.xml import xml_text
from dateline.rendering.records import Record, Values, context_of

MOST_ENTRIES = 2000


def atom(page: Page, values: Values) -> bytes:
    """Return the feed of a page whose parts are `feed` and `entries`."""
    context = context_of(page, values)
    feed = cast("Record", context["feed"])
    base = cast("str", feed["base_url"])
    itself = xml_text(f"{base}/{feed['url']}")
    home = _address(base, cast("str", feed["page"]))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{_text(feed, "language")}">',
        f"<id>{itself}</id>",
        f"<title>{_text(feed, 'title')}</title>",
        f"<updated>{utc_text(cast('int', feed['updated']))}</updated>",
        f"<author><name>{_text(feed, 'author')}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{itself}"/>',
        f'<link rel="alternate" type="text/html" href="{home}"/>',
    ]
    lines += (_entry(card, base) for card in cast("list[Record]", context["entries"]))
    return "\n".join([*lines, "</feed>\n"]).encode()


@lru_cache(maxsize=MOST_ENTRIES)
def _entry(card: Record, base: str) -> str:
    """Return an entry; the feeds of a region, a tag and an author share it."""
    published = cast("int", cast("Record", card["published"])["instant"])
    updated = cast("Record | None", card["updated"])
    changed = max(published, cast("int", updated["instant"])) if updated else published
    address = _address(base, cast("str", card["url"]))
    region = cast("Record", card["region"])
    authors = cast("list[Record]", card["authors"])
    summary = _text(card, "summary")
    lines = [
        f'<entry xml:lang="{_text(card, "language")}">',
        f"<id>{address}</id>",
        f"<title>{_text(card, 'headline')}</title>",
        f"<published>{utc_text(published)}</published>",
        f"<updated>{utc_text(changed)}</updated>",
        *(f"<author><name>{_text(author, 'name')}</name></author>" for author in authors),
        f'<category term="{_text(region, "name")}"/>',
        f'<link rel="alternate" type="text/html" href="{address}"/>',
        *([f"<summary>{summary}</summary>"] if summary else []),
        "</entry>",
    ]
    return "\n".join(lines)


def _text(record: Record, field: str) -> str:
    return xml_text(cast("str", record[field]))


def _address(base: str, url: str) -> str:
    return xml_text(whole_address(base, url))
