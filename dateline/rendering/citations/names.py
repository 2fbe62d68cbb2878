"""Names of authors.

Comes in: a name as printed. Goes out: a `Name`. Which of its words is the family's nobody can tell
from the words: "Aung San Suu Kyi" has none, "Xi Jinping" begins with it, "Dateline Asia desk" is no
person. So a name stays as it is printed, unless whoever wrote it down was certain and wrote
"Family, Given".
"""

import re
from typing import NamedTuple

from dateline.base.text import collapse

_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*\.?")
_MOST_GIVEN = 3
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "inc", "ltd", "llc"})
_PARTICLES = frozenset(
    [
        "al",
        "bin",
        "da",
        "de",
        "del",
        "den",
        "der",
        "di",
        "dos",
        "du",
        "el",
        "la",
        "le",
        "ten",
        "ter",
        "van",
        "von",
        "zu",
        "zum",
        "zur",
    ]
)


class Name(NamedTuple):
    """A name as printed, or family and given names where the writer told them apart."""

    literal: str = ""
    family: str = ""
    given: str = ""

    @property
    def printed(self) -> str:
        """The name as it stands in running text."""
        return self.literal or f"{self.given} {self.family}"

    @property
    def inverted(self) -> str:
        """The name as it stands in an alphabetical list."""
        return self.literal or f"{self.family}, {self.given}"


def name_of(text: str) -> Name:
    """Return the name that one author's text is."""
    text = collapse(text)
    family, _, given = text.partition(", ")
    if _is_family(family.split(" ")) and _is_given(given.split(" ")):
        return Name(family=family, given=given)
    return Name(literal=text)


def _is_family(words: list[str]) -> bool:
    """Tell whether words are particles and one name; one in capitals is rather an acronym."""
    *before, last = words
    is_acronym = len(last) > 1 and last.isupper()
    return _PARTICLES.issuperset(before) and bool(_WORD.fullmatch(last)) and not is_acronym


def _is_given(words: list[str]) -> bool:
    is_suffix = words[0].rstrip(".").casefold() in _SUFFIXES
    return len(words) <= _MOST_GIVEN and all(map(_WORD.fullmatch, words)) and not is_suffix


def names_of(text: str) -> tuple[Name, ...]:
    """Return the names in a text; only a semicolon is sure to stand between two."""
    return tuple(name_of(part) for part in text.split(";") if collapse(part))
