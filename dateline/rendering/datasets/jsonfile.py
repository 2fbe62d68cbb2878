"""The archive as one JSON file: every article with its sources, nothing shortened.

Comes in: entries of articles, each with those of its sources. Goes out: the bytes of the file, one
article a line.
"""

from collections.abc import Iterable, Sequence

from dateline.base.jsonline import json_line
from dateline.rendering.datasets.entries import Entry, Json

_SAID_BY_ARTICLE = ("article", "article_url")

HEAD, BETWEEN, TAIL = b"[\n", b",\n", b"\n]\n"


def json_file(entries: Iterable[tuple[Entry, Sequence[Entry]]]) -> bytes:
    """Return a JSON array of articles; `sources` is a field of each."""
    rows = BETWEEN.join([json_row(article, sources) for article, sources in entries])
    return HEAD + rows + TAIL if rows else b"[]\n"


def json_row(article: Entry, sources: Iterable[Entry]) -> bytes:
    """Return the line of an article; `BETWEEN` stands between each two of them."""
    return json_line({**article, "sources": [_source(one) for one in sources]})


def _source(entry: Entry) -> Json:
    source = dict(entry)
    for name in _SAID_BY_ARTICLE:
        del source[name]
    return source
