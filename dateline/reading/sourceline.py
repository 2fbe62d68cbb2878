"""A line of a source list: `Outlet – Title – 18 March 2018`.

Comes in: the line as typed, in house style or in any of the ways ten years of reporters wrote it.
Goes out: a `SourceLine`, and house style back. A line is split at its first and its last dash only,
because titles hold dashes of their own, and the end counts as a date only if it reads as one.
Dashes weigh differently: one with a space on both sides parts fields, a hyphen between two letters
mostly does not. What cannot be split stays whole: a wrong split would print a false outlet.
House style cannot express a work without an outlet: `Title – date` reads as `Outlet – date`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from dateline.base.dates import MONTHS, PartialDate
from dateline.base.text import collapse
from dateline.reading.datewords import looks_like_date
from dateline.reading.sourceframe import ADDRESS, SIGNS, trimmed, unframed, without_remark
from dateline.reading.writtendates import read_date

BETWEEN = " – "
LONGEST_OUTLET = 10
_SHORTEST_TITLE = 3
_LONGEST_DATE = 40
_SPACED, _LEANING, _TIGHT = 3, 2, 1

_HYPHENS = frozenset("-\u2010\u2011")
_DASH = re.compile(rf"(\s*)([{SIGNS}]+)(\s*)")
# "short- and long-term" is no place to split.
_SUSPENDED = re.compile(r"(?:and|or|to)\b")
# Words that a hyphen joins to the next one: Al-Jazeera, France-Presse, Pre-Carnival.
_JOINED = re.compile(
    r"\b(?:al|el|an|ar|as|ash|africa|afro|all|anglo|anti|asia|co|counter|de|euro|ex|france|inter|"
    r"mid|multi|non|pan|post|pre|pro|self|semi|trans|vice)$",
    re.IGNORECASE,
)
_OTHER_MARK = re.compile(r"[,;.]\s+|\s*[(\[]")
_NEXT_WORK = re.compile(r"\s*[;,/|]\s+|\s+and\s+")
_DAY = re.compile(r"\b\d{1,2}\b")
_QUOTED = re.compile(r"[“„«\"][^“„«\"”»]+[”“»\"]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SMALL = (
    "a al and at by da das de del der des di do dos du e el et for für in la las le les los o of "
    "on sur the to und van von y"
)
_SMALL_WORDS = frozenset(_SMALL.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A cited work as a line names it.

    `written` is what stands in the date's place and cannot be read as one. `note` is what was
    remarked behind the date. `whole` is the line where neither an outlet nor a title could be told,
    or where several works are named. `typed` is the line as it was.
    """

    outlet: str = ""
    title: str = ""
    date: PartialDate | None = None
    written: str = ""
    url: str = ""
    accessed: PartialDate | None = None
    note: str = ""
    whole: str = ""
    typed: str = ""

    @property
    def is_dated(self) -> bool:
        """Whether the line ends in a date, readable or not: prose hardly ever does."""
        return bool(self.date or self.written)


class _Dash(NamedTuple):
    """A place where a line may be split: `start` and `end` include the spaces around it."""

    start: int
    end: int
    weight: int


class _Tail(NamedTuple):
    """The end of a line that is a date, and the weight of the dash before it."""

    start: int
    weight: int
    date: PartialDate | None
    written: str


def parse_source_line(text: str) -> SourceLine:
    """Return what the line names; a line that cannot be split is `whole`."""
    line, url, accessed = unframed(text)
    before, note = without_remark(line)
    tail = _tail(before) if note else None
    if tail and tail.date:
        line = before
    else:
        note, tail = "", _tail(line)
    head = line[: tail.start] if tail else line
    if tail is None:
        head, tail = _after_date(line)
    outlet, title = _split(trimmed(head), tail)
    if (not outlet and not title) or names_several(line):
        return SourceLine(url=url, whole=collapse(text), typed=text)
    return SourceLine(
        outlet=outlet,
        title=title,
        date=tail.date if tail else None,
        written=tail.written if tail else "",
        url=url,
        accessed=accessed,
        note=collapse(note),
        typed=text,
    )


def format_source_line(
    outlet: str,
    title: str,
    date: PartialDate | None,
    url: str = "",
    *,
    accessed: PartialDate | None = None,
    note: str = "",
) -> str:
    """Return the line in house style; the address, where there is one, stands at the end."""
    read_on = f"accessed {_in_words(accessed)}" if accessed else ""
    parts = (outlet, title, _in_words(date), note, read_on, url)
    return BETWEEN.join(part for part in parts if part)


def reads_as_name(text: str) -> bool:
    """Return whether `text` may be the name of an outlet: few words, capitals, no sentence."""
    words = text.split()
    if not words or len(words) > LONGEST_OUTLET or _YEAR.search(text) or "_" in text:
        return False
    return len(words) == 1 or all(
        word in _SMALL_WORDS or not word[0].islower() or "." in word.rstrip(".") for word in words
    )


def _in_words(date: PartialDate | None) -> str:
    if date is None:
        return ""
    month = MONTHS[date.month - 1].capitalize() if date.month else ""
    return " ".join(str(part) for part in (date.day, month, f"{date.year:04d}") if part)


@lru_cache(maxsize=64)  # asked for several times while one line is read
def _dashes(line: str) -> tuple[_Dash, ...]:
    """Return the places where a trimmed line may be split."""
    addresses = [found.span() for found in ADDRESS.finditer(line)] if "/" in line else []
    return tuple(
        [
            _Dash(found.start(), found.end(), weight)
            for found in _DASH.finditer(line)
            if not any(start <= found.start(2) < end for start, end in addresses)
            and (weight := _weight(line, found))
        ]
    )


def _weight(line: str, found: re.Match[str]) -> int:
    left, sign, right = found.groups()
    before, after = line[: found.start()], line[found.end() :]
    hyphen = len(sign) == 1 and sign in _HYPHENS
    if left and right:
        return _SPACED
    if left or right:
        return 0 if hyphen and _SUSPENDED.match(after) else _LEANING
    if sign != "–" and not hyphen:
        return _LEANING
    joined = hyphen and (after[0].islower() or _JOINED.search(before))
    return 0 if joined or (before[-1].isdigit() and after[0].isdigit()) else _TIGHT


def _tail(line: str) -> _Tail | None:
    """Return the date the line ends in: behind a strong dash first, then behind a tight one."""
    if looks_like_date(line):
        return _Tail(0, _SPACED, *_read(line))
    dashes = _dashes(line)
    strong = [dash for dash in reversed(dashes) if dash.weight > _TIGHT]
    for dash, earlier in zip_longest(strong, strong[1:]):
        if looks_like_date(line[dash.end :]):
            if earlier and _begins_range(line[earlier.end : dash.start]):
                return _Tail(earlier.start, dash.weight, None, collapse(line[earlier.end :]))
            return _Tail(dash.start, dash.weight, *_read(line[dash.end :]))
    for dash in (dash for dash in dashes if dash.weight == _TIGHT):
        date = read_date(line[dash.end :])
        if date and date.month:
            return _Tail(dash.start, _TIGHT, date, "")
    return _tail_without_dash(line, split=bool(strong))


def _begins_range(text: str) -> bool:
    """Return whether `text` is the first day of a period: 28 February – 2 March 2018."""
    return bool(_DAY.search(text)) and looks_like_date(text)


def _read(text: str) -> tuple[PartialDate | None, str]:
    date = read_date(text)
    return date, "" if date else collapse(text)


def _tail_without_dash(line: str, *, split: bool) -> _Tail | None:
    """Return a day behind another mark; without a dash in the line, in brackets behind a name."""
    for mark in _OTHER_MARK.finditer(line):
        if not split and (mark[0].strip() not in "([" or not reads_as_name(line[: mark.start()])):
            continue
        date = read_date(line[mark.end() :].rstrip(")] "))
        if date and date.day:
            return _Tail(mark.start(), _SPACED, date, "")
    return None


def _after_date(line: str) -> tuple[str, _Tail | None]:
    """Return a line without the day it begins with, if it does, and that day."""
    strong = next((dash for dash in _dashes(line) if dash.weight > _TIGHT), None)
    date = read_date(line[: strong.start]) if strong else None
    if strong and date and date.day:
        return line[strong.end :], _Tail(0, _SPACED, date, "")
    return line, None


def names_several(line: str) -> bool:
    """Return whether another work follows behind the date of the first one."""
    if not _NEXT_WORK.search(line):
        return False
    strong = [dash for dash in _dashes(line) if dash.weight > _TIGHT]
    for dash, later in pairwise(strong):
        part = line[dash.end : later.start]
        for mark in _NEXT_WORK.finditer(part, 0, _LONGEST_DATE):
            date = read_date(part[: mark.start()])
            if date and date.day:
                return True
    return False


def _split(head: str, tail: _Tail | None) -> tuple[str, str]:
    """Return outlet and title; both are empty where they cannot be told."""
    dashes = _dashes(head)
    strong = next((dash for dash in dashes if dash.weight > _TIGHT), None)
    first = strong or (_first_tight(head, dashes, tail) if tail else None)
    if first is None:
        return _unsplit(collapse(head), tail)
    outlet = collapse(trimmed(head[: first.start]))
    title = collapse(head[first.end :])
    if tail is None and title.endswith(".") and not reads_as_name(outlet):
        return "", ""
    if _QUOTED.fullmatch(outlet) and not _QUOTED.fullmatch(title) and reads_as_name(title):
        return title, outlet
    return outlet, title


def _first_tight(head: str, dashes: Sequence[_Dash], tail: _Tail) -> _Dash | None:
    """Return the first dash between two letters that parts outlet and title.

    Whoever typed the date behind a spaced dash knew how to; then `Agence France-Presse` is a name,
    unless so many words follow that they must be a title.
    """
    for dash in dashes:
        if tail.weight < _SPACED or len(head[dash.end :].split()) >= _SHORTEST_TITLE:
            return dash
    return None


def _unsplit(head: str, tail: _Tail | None) -> tuple[str, str]:
    if tail is None:
        return (head, "") if reads_as_name(head) else ("", "")
    name, colon, title = head.partition(": ")
    if colon and reads_as_name(name):
        return name, title
    return (head, "") if len(head.split()) <= LONGEST_OUTLET else ("", head)
