"""JSON Feed, after version 1.1 (https://www.jsonfeed.org/version/1.1/).

Comes in: the head of a document of a feed and its entries, as for Atom. Goes out: the bytes of the
file, an item a line. `next_url` leads to the document before this one, as `prev-archive` does in
Atom. What the format has no word for, the licence, stands under a name with an underscore.
"""

from functools import partial
from typing import cast

from dateline.base.dates import utc_text
from dateline.base.jsonline import json_line
from dateline.base.urls import whole_address
from dateline.model.page import Page
from dateline.rendering.pieces import PIECES
from dateline.rendering.records import Record, Values, context_of, name_of

VERSION = "https://jsonfeed.org/version/1.1"
ENDING = ".json"


def json_feed(page: Page, values: Values) -> bytes:
    """Return the document of a page whose parts are `feed` and `entries`."""
    context = context_of(page, values)
    feed = cast("Record", context["feed"])
    base = cast("str", feed["base_url"])
    head = {
        "version": VERSION,
        "title": feed["title"],
        "home_page_url": whole_address(base, cast("str", feed["page"])),
        # The name of the feed, the same in all of its documents.
        "feed_url": f"{base}/{feed['address']}{ENDING}",
        "next_url": f"{base}/{feed['older']}{ENDING}" if feed["older"] else "",
        "language": feed["language"],
        "authors": [{"name": feed["author"]}],
        "_licence": _licence(cast("Record", feed["licence"])),
    }
    lines = [b'"%b": %b' % (name.encode(), json_line(told)) for name, told in head.items() if told]
    entries = cast("list[Record]", context["entries"])
    filings = cast("list[Record]", context["filings"])
    items = [
        PIECES.get((_item, *map(name_of, both), base), partial(_item, *both, base))
        for both in zip(entries, filings, strict=True)
    ]
    lines.append(b'"items": [\n%b\n]' % b",\n".join(items) if items else b'"items": []')
    return b"{\n%b\n}\n" % b",\n".join(lines)


def _item(entry: Record, filing: Record, base: str) -> bytes:
    """Return an item; the feeds of a region, a tag and an author share it."""
    address = whole_address(base, cast("str", entry["url"]))
    licence = cast("Record | None", filing["licence"])
    authors = cast("list[Record]", entry["authors"])
    categories = cast("list[Record]", filing["categories"])
    item = {
        "id": f"{address}{entry['fragment']}",
        "url": address,
        "title": entry["title"],
        # An item without any content is none (the format wants one); the article is on its page.
        "content_text": entry["summary"] or entry["title"],
        "summary": entry["summary"],
        "date_published": utc_text(cast("int", entry["published"])),
        "date_modified": utc_text(cast("int", entry["updated"])),
        "authors": [
            {"name": one["name"], "url": whole_address(base, cast("str", one["url"]))}
            for one in authors
        ],
        "tags": list(dict.fromkeys(one["name"] for one in categories)),
        "language": entry["language"],
        "_licence": _licence(licence) if licence else {},
    }
    return json_line({name: value for name, value in item.items() if value})


def _licence(licence: Record) -> dict[str, object]:
    return {name: licence[name] for name in ("name", "url") if licence[name]}
