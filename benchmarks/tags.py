"""The tag vocabulary of the generated archive.

In: nothing. Out: `TAGS`, 300 names from the most used to the rarest, and `RANKED_TAGS`, the same
list with each name repeated by its weight. Weights are Zipf's with a shift of two ranks, as tag
lists of real archives have it: without the shift the first tag would stand on nearly every second
report.
"""

from typing import Final

from benchmarks.grammar import ranked
from benchmarks.vocabulary import listed

_SUBJECTS = listed("""
    press prison court police election land water labour mining migration health school housing
    forest border tax trade data internet army religion language fisheries transport energy banking
    sport customs archive aid
""")
_ASPECTS = listed("freedom reform trials inquiry protests funding records safety policy workers")
_STRIDE = 7  # shares no divisor with 300, so every name comes up once and subjects are mixed

_NAMES = tuple(f"{subject}-{aspect}" for aspect in _ASPECTS for subject in _SUBJECTS)

TAGS: Final = tuple(_NAMES[rank * _STRIDE % len(_NAMES)] for rank in range(len(_NAMES)))
RANKED_TAGS: Final = ranked(TAGS)
MIDDLE_TAG: Final = TAGS[len(TAGS) // 2]
