"""The files of the search index: classic scripts, which open from a disk as from a host.

Comes in: a page and the bytes behind its digests. Goes out: one call of `datelineSearch` with the
name of the file and an array. Arrays of texts and cards hold no name that anybody but us has
chosen, so that no text can become a property; `<` is written so that it can end no element.
"""

from dateline.base.canonical import encode
from dateline.model.page import Page
from dateline.rendering.records import Values, bytes_of

# Canonical JSON holds these in texts alone; the last two end a line in older JavaScript.
_ESCAPES = (
    (b"<", b"\\u003c"),
    ("\u2028".encode(), b"\\u2028"),
    ("\u2029".encode(), b"\\u2029"),
)


def words(page: Page, values: Values) -> bytes:
    """Return a shard of words: words and their postings by turns."""
    (data,) = bytes_of(page, "words", values)
    return _called(page, data)


def filters(page: Page, values: Values) -> bytes:
    """Return a shard of filters: names of filters and the keys of their articles by turns."""
    (data,) = bytes_of(page, "filters", values)
    return _called(page, data)


def articles(page: Page, values: Values) -> bytes:
    """Return a shard of articles: their keys, and behind each key its card."""
    (keys,) = bytes_of(page, "keys", values)
    cards = bytes_of(page, "cards", values)
    return _called(page, b"[" + b",".join([keys, *cards]) + b"]")


def _called(page: Page, data: bytes) -> bytes:
    for sign, written in _ESCAPES:
        data = data.replace(sign, written)
    name = page.url.removeprefix("search/").removesuffix(".js")
    return b"datelineSearch(" + encode(name) + b"," + data + b");\n"
