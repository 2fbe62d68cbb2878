"""Printed pieces that several pages have in common: rows of lists, entries of feeds.

Comes in: what a piece is made of, and what makes it. Goes out: the piece. As long as it is at hand,
it is not made again. A piece is known by the digests of what it shows, so that what it was made of
can be let go of.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

# In letters or bytes, for one process: the rows and then the entries of some ten thousand articles.
MOST = 24_000_000
# What a piece and its key take beside its text.
AROUND = 400
P = TypeVar("P", str, bytes)


class Pieces:
    """Pieces by what they are made of; when all together take more than `most`, the oldest go."""

    def __init__(self, most: int) -> None:
        """Begin with none."""
        self.most, self.size = most, 0
        self.kept: OrderedDict[Hashable, str | bytes] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], P]) -> P:
        """Return the piece that `make` makes, which `key` tells from all others."""
        found = self.kept.get(key)
        if found is None:
            found = self.kept[key] = make()
            self.size += len(found) + AROUND
            while self.size > self.most:
                self.size -= len(self.kept.popitem(last=False)[1]) + AROUND
        return cast("P", found)


PIECES = Pieces(MOST)
