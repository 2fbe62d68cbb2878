"""The lines of an old article, and what kind of line each is.

Comes in: the text of a file. Goes out: clean lines, empty ones included, and answers to "is this a
caption", "is this the label before the sources" and the like. Every answer looks at one line only;
what a line means where it stands is for `wire` to decide.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from dateline.base.counting import counted
from dateline.base.text import BIDI_CONTROLS, ZERO_WIDTH, collapse
from dateline.reading.roles import find_desk

LONGEST_CAPTION = 400
_LONGEST_LABEL = 160
_NARROWEST_WRAPPED, _WIDEST_WRAPPED = 50, 100
SENTENCE_ENDS = (".", "!", "?", ":", ";", '"', "”", "’", "'", ")", "]", "…", "»")
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_INVISIBLE = str.maketrans("", "", "".join(BIDI_CONTROLS | ZERO_WIDTH))
_BREAK = re.compile(r"\s*(?:[-–—_*=~#·•]\s*){3,}")
_ACCOUNT = re.compile(r"\s*author\s*:\s*(?P<name>\S.*)", re.IGNORECASE)
_CATEGORY = re.compile(r"\s*(?:category|filed under|posted in)\s*:\s*(?P<name>\S.*)", re.IGNORECASE)
_LABEL = re.compile(
    r"for (?:more|further|additional|the (?:full|entire|complete))\b.*\bplease"
    r"(?:,? (?:see|visit|read))?"
    r"|for (?:more|further|additional) (?:information|reading|details)(?:,? (?:see|visit))?"
    r"|please see|read the (?:entire|full|complete|whole)\b.{0,60}"
    r"|sources?|references?|further reading",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(r"sources?|references?|further reading|please see", re.IGNORECASE)
_MEDIUM = r"(?:photo(?:s|graphs?|graphy)?|images?|pictures?|graphic|map|video)"
_COURTESY = r"c(?:ou|u|o)rt[es]{1,3}y"
_CREDIT = re.compile(
    rf"\b{_MEDIUM}\s*[:/]?\s*(?:is\s+|are\s+)?{_COURTESY}\b"
    rf"|^\W*{_MEDIUM}(?:\s*:|\s+(?:by|credit|source|taken by)\b)"
    rf"|\b{_MEDIUM}\s*:\s*\S.{{0,40}}$"
    rf"|\((?:{_MEDIUM}|source)\s*(?::|by\b|from\b)[^()]*\)\W*$",
    re.IGNORECASE,
)


class Cleaned(NamedTuple):
    """The lines of a file without what nobody can see, and what is to be said of that."""

    lines: tuple[str, ...]
    guesses: tuple[str, ...]


def clean_lines(text: str) -> Cleaned:
    """Return the lines of `text`; a line of nothing but spaces of any kind is empty."""
    text = text.removeprefix("\ufeff").replace("\ufeff", "")
    visible, removed = _CONTROL.subn("", text)
    lines = tuple(line.rstrip() if line.strip() else "" for line in _LINE_END.split(visible))
    said = f"{counted(removed, 'control character was', 'control characters were')} left out."
    return Cleaned(lines, (said,) if removed else ())


def visible(text: str) -> str:
    """Return `text` without characters that nobody sees."""
    return text.translate(_INVISIBLE)


def shown(text: str) -> str:
    """Return `text` as a field can hold it: one line, and nothing in it that is not seen."""
    return collapse(visible(text))


def is_break(line: str) -> bool:
    """Return whether the line is drawn, not written: a row of dashes or stars."""
    return bool(_BREAK.fullmatch(line))


def is_label(line: str) -> bool:
    """Return whether the line announces the sources."""
    text = shown(line)
    bare = text.rstrip(" :.")
    if len(text) > _LONGEST_LABEL or not _LABEL.fullmatch(bare):
        return False
    return text.endswith(":") or not _OTHER_LABEL.fullmatch(bare)


def is_caption(line: str) -> bool:
    """Return whether the line is or ends in the credit of a picture."""
    return len(line) <= LONGEST_CAPTION and bool(_CREDIT.search(line))


def account_of(line: str) -> str:
    """Return the name of the account in a line `Author: …` of a content management system."""
    found = _ACCOUNT.fullmatch(line)
    return shown(found["name"]) if found else ""


def category_of(line: str) -> str:
    """Return the category that a line at the top of a listing names."""
    found = _CATEGORY.fullmatch(line)
    if found:
        return shown(found["name"])
    desk = find_desk(shown(line)) if line else None
    return shown(line) if desk and not desk.guess else ""


def is_wrapped(lines: Sequence[str]) -> bool:
    """Return whether the lines were broken at a fixed width, so that a line is no paragraph.

    Then the first word of a line would not have fitted into the line above it.
    """
    width = max((len(line) for line in lines), default=0)
    pairs = [(one, two) for one, two in pairwise(lines) if one and two]
    if not _NARROWEST_WRAPPED <= width <= _WIDEST_WRAPPED:
        return False
    return any(not one.endswith(SENTENCE_ENDS) for one, _ in pairs) and all(
        len(one) + 1 + len(two.split(maxsplit=1)[0]) > width for one, two in pairs
    )
