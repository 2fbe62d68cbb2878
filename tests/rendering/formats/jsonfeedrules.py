"""What JSON Feed 1.1 demands (https://www.jsonfeed.org/version/1.1/), checked field by field."""

import json
import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from dateline.base.canonical import Plain

ADDRESSES = frozenset({"home_page_url", "feed_url", "next_url", "url", "external_url", "id"})
DATES = frozenset({"date_published", "date_modified"})
LISTS = frozenset({"authors", "tags", "items"})
OF_FEED = frozenset({"version", "title", "home_page_url", "feed_url", "next_url", "language"})
OF_ITEM = frozenset({"id", "url", "title", "content_text", "summary", "language"})
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
Fields = Mapping[str, Plain]


def checked(data: bytes) -> dict[str, Plain]:
    """Return the feed that the bytes spell, if it keeps to every rule."""
    feed = json.loads(data.decode("utf-8"))
    assert isinstance(feed, dict)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    _fields(feed, OF_FEED | {"authors", "items"})
    assert "items" in feed
    assert feed.get("next_url") != feed.get("feed_url")
    for author in _objects(feed.get("authors", [])):
        _author(author)
    items = _objects(feed["items"])
    for item in items:
        _item(item)
    ids = [item["id"] for item in items]
    assert len(ids) == len({str(one) for one in ids})
    return feed


def items_of(feed: Fields) -> list[dict[str, Plain]]:
    return _objects(feed["items"])


def _item(item: Fields) -> None:
    _fields(item, OF_ITEM | DATES | {"authors", "tags"})
    assert item["id"]
    assert item.get("content_text") or item.get("content_html")
    for author in _objects(item.get("authors", [])):
        _author(author)
    tags = item.get("tags", [])
    assert isinstance(tags, list)
    assert all(isinstance(tag, str) for tag in tags)


def _author(author: Fields) -> None:
    _fields(author, frozenset({"name", "url"}))
    assert author.keys() & {"name", "url", "avatar"}


def _fields(fields: Fields, known: Iterable[str]) -> None:
    for name, value in fields.items():
        if name.startswith("_"):
            assert re.match("_[A-Za-z]", name)
            assert isinstance(value, dict)
            continue
        assert name in known, name
        if name in LISTS:
            assert isinstance(value, list), name
            continue
        assert isinstance(value, str), name
        assert name not in ADDRESSES or urlsplit(value).scheme in {"http", "https"}, name
        assert name not in DATES or RFC_3339.fullmatch(value), name


def _objects(value: Plain) -> list[dict[str, Plain]]:
    assert isinstance(value, list)
    found = [one for one in value if isinstance(one, dict)]
    assert len(found) == len(value)
    return found
