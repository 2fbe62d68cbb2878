"""The archive as one JSON file: every article with its sources, nothing shortened.

Comes in: entries of articles, each with those of its sources. Goes out: the bytes of the file, one
article a line.
"""

import json
from collections.abc import Iterable, Sequence

from dateline.rendering.datasets.entries import Entry, Json

_SAID_BY_ARTICLE = frozenset({"article", "article_url"})


HEAD, BETWEEN, TAIL = b"[\n", b",\n", b"\n]\n"


def json_file(entries: Iterable[tuple[Entry, Sequence[Entry]]]) -> bytes:
    """Return a JSON array of articles; `sources` is a field of each."""
    rows = json_rows(entries)
    return HEAD + rows + TAIL if rows else b"[]\n"


def json_rows(entries: Iterable[tuple[Entry, Sequence[Entry]]]) -> bytes:
    """Return the lines of some articles, `BETWEEN` each two of them."""
    lines = (
        json.dumps({**article, "sources": [_source(one) for one in sources]}, ensure_ascii=False)
        for article, sources in entries
    )
    return BETWEEN.join(line.encode() for line in lines)


def _source(entry: Entry) -> Json:
    return {name: value for name, value in entry.items() if name not in _SAID_BY_ARTICLE}
