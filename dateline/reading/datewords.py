"""Telling a date from other words, also where it cannot be read.

Comes in: the end of a source line. Goes out: whether somebody meant it as a date. To a reader
`13 Febuary 2010` and `7-8 March 2018` are dates; they are kept as typed, and must not become part
of a title.
"""

import difflib
import re

from dateline.base.dates import MONTHS
from dateline.reading.writtendates import FOREIGN_MONTHS, read_date

_LONGEST_DATE = 40
_SHORTEST_MONTH = 3
_ALIKE = 0.8
_WORD = re.compile(r"[^\W\d_]+")
_NUMERIC = re.compile(r"\b\d{1,4}([/.\-])\d{1,2}\1\d{2,4}\b|\b(?:19|20)\d\d\b")
_UNDATED = frozenset({"nd", "n d", "no date", "undated", "date unknown"})
_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
_AROUND = (
    "accessed am and around at ca circa de del du early edt est gmt last late le mid nd of "
    "pm posted pst published rd retrieved st th the to updated utc "
    "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun "
    "sunday"
)
_OTHER_WORDS = frozenset(_AROUND.split())


def looks_like_date(text: str) -> bool:
    """Return whether every word of `text` belongs to a date and some of it names one."""
    if len(text) > _LONGEST_DATE:
        return False
    words = [word.casefold() for word in _WORD.findall(text)]
    if " ".join(words) in _UNDATED:
        return True
    # Before words are compared, which takes long: most titles have no number.
    if not any(sign.isdigit() for sign in text):
        return False
    if read_date(text):
        return True
    others = [word for word in words if word not in _OTHER_WORDS]
    return all(_names_a_time(word) for word in others) and bool(others or _NUMERIC.search(text))


def _names_a_time(word: str) -> bool:
    """Return whether `word` is a month, a season, or a month with a slip of the keyboard."""
    if word in FOREIGN_MONTHS or word in _SEASONS or word == "sept":
        return True
    if len(word) < _SHORTEST_MONTH:
        return False
    return any(month.startswith(word) for month in MONTHS) or bool(
        difflib.get_close_matches(word, MONTHS, n=1, cutoff=_ALIKE)
    )
