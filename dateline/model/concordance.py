"""The words of an article that search finds it by, and what the index makes of them.

A `Concordance` is kept beside the prose under its digest: the words of ten thousand articles are
never in memory at once. It says of each word how much it weighs there, as one sign; words of one
weight stand together. A word and what is left of it without its ending are written
`elections=elect`; a word that is its own stem stands alone.
"""

from collections.abc import Mapping

from msgspec import Struct

# In the order of ASCII, so that texts made of these signs sort like the numbers behind them.
SIGNS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
# A sign is the sum of one level of the prose (0 to 3: never, once, two or three times, more often)
# and of the places besides it where the word stands.
MANY, FEW = 4, 2
HEADLINE, SUMMARY, NAMED = 4, 8, 16
JOINT = "="
# The sign of most words: once in the prose, and nowhere else. It sorts before all others.
ONCE = SIGNS[1]


class Concordance(Struct, frozen=True, gc=False):
    """The words of one article by their weight, each weight's in order."""

    words: Mapping[str, tuple[str, ...]]


def level(count: int) -> int:
    """Return the level of a word that stands in the prose so many times."""
    return 3 if count >= MANY else 2 if count >= FEW else int(count > 0)
