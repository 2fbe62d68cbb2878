"""What stands around the rows of each file made of rows.

Comes in: nothing. Goes out: by the name of the file, the bytes before, between and behind its rows.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dateline.rendering.datasets.columns import ARTICLES, SOURCES
from dateline.rendering.datasets.csvtable import csv_head
from dateline.rendering.datasets.jsonfile import BETWEEN, HEAD, TAIL


class Frame(NamedTuple):
    """The bytes before, between and behind the rows of a file."""

    head: bytes
    between: bytes = b""
    tail: bytes = b""

    def around(self, rows: Iterable[bytes]) -> bytes:
        """Return the whole file."""
        return self.head + self.between.join(rows) + self.tail


FRAMES: Mapping[str, Frame] = {
    "articles-csv": Frame(csv_head(ARTICLES)),
    "articles-json": Frame(HEAD, BETWEEN, TAIL),
    "sources-csv": Frame(csv_head(SOURCES)),
}
