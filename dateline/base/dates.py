"""Dates as newsrooms know them: to the day, the month, the year, or the minute with a zone.

Comes in: text. Goes out: `PartialDate` for what sources and corrections carry, `Moment` for what
decides when something may be published. A bare date means the beginning of that day in the site's
time zone; decisions are made on whole seconds of UTC. Names of months are read in English, as the
house style of source lists has them. ISO 8601 is the written form.
"""

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

# Not from `calendar`, whose names follow the locale of the machine.
_MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS_OF_EVERY_MONTH = 28
MONTHS = tuple(name.casefold() for name in _MONTH_NAMES)
# `[0-9]`, because `\d` also takes the digits of other scripts, which ISO 8601 does not have.
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_ISO_LOOSE = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_NUMERIC = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?"
    r" *(Z|UTC|GMT|[+-][0-9]{2}(?::?[0-5][0-9])?)?"
)
_TIME_FOLLOWS = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt]|[Tt\s]+[0-9])")
_DAY_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]+)\.?(?:,\s*|\s+)([0-9]{4})")
_MONTH_DAY = re.compile(r"([A-Za-z]+)\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)([0-9]{4})")
_MONTH_YEAR = re.compile(r"([A-Za-z]+)\.?,?\s+([0-9]{4})")
_SHORTEST_MONTH = 3
_LONGEST_SHOWN = 40
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class DateFault(NamedTuple):
    """Why a text is not a date: what is wrong, and what to type instead."""

    message: str
    hint: str = ""


class PartialDate(Struct, frozen=True, gc=False):
    """A year, a month of a year, or a day. `month` and `day` are None where they are not known."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """Return the ISO 8601 form with the precision the date has."""
        text = f"{self.year:04d}"
        for part in (self.month, self.day):
            text += "" if part is None else f"-{part:02d}"
        return text


@lru_cache(maxsize=1 << 13)  # the days of some twenty years
def newest_first(partial: PartialDate | None) -> int:
    """Return what sorts the newest day first, then months and years, what is undated last.

    It is the date as a number, below zero: -20090625, -20090600, -20090000, and 0 without a date.
    """
    if partial is None:
        return 0
    return -(partial.year * 10000 + (partial.month or 0) * 100 + (partial.day or 0))


def first_instant(partial: PartialDate) -> int:
    """Return the second, since 1970 in UTC, in which a year, a month or a day begins."""
    first = date(partial.year, partial.month or 1, partial.day or 1)
    return (first - _EPOCH.date()).days * 24 * 3600


class Moment(Struct, frozen=True, gc=False):
    """A date, or a date with time and zone. `instant` is in seconds since 1970 in UTC."""

    iso: str
    instant: int

    @property
    def year(self) -> int:
        """The year as written, four digits."""
        return int(self.iso[:4])

    @property
    def month(self) -> int:
        """The month as written, 1 to 12."""
        return int(self.iso[5:7])

    @property
    def day(self) -> str:
        """The calendar day as written, in ISO form."""
        return self.iso[:10]


@lru_cache(maxsize=1 << 13)  # the days of some twenty years
def parse_iso(text: str) -> PartialDate | DateFault:
    """Read `2009`, `2009-06` or `2009-06-25`; say what is wrong with anything else."""
    found = _ISO.fullmatch(text.strip())
    if not found:
        return _not_iso(text.strip())
    return _checked_iso(found)


@lru_cache(maxsize=1 << 13)
def parse_moment(text: str, zone: tzinfo) -> Moment | DateFault:
    """Read a whole date, or a date with time and zone; a bare date begins at midnight in `zone`."""
    text = text.strip()
    found = _MOMENT.fullmatch(text)
    if found:
        return _timed(found, text)
    if found := _TIME_FOLLOWS.match(text):
        fault = f"the time and zone of `{_shown(text)}` cannot be read"
        return DateFault(fault, f"write date, time and zone as in {found[1]}T06:00+06:00")
    read = parse_iso(text)
    if isinstance(read, DateFault):
        return read
    if read.month is None or read.day is None:
        return DateFault(f"`{text}` is not a whole date", "write year, month and day: 2009-06-25")
    # A midnight that the clocks skip is the moment they do so; of two, the first begins the day.
    start = datetime.combine(date(read.year, read.month, read.day), time.min, zone)
    return _moment(str(read), start)


def parse_written(text: str) -> PartialDate | None:
    """Read a date as source lists have it: `18 March 2018`, `June 26, 2009`, `May 2007`, ISO."""
    text = " ".join(text.replace("\u00a0", " ").split()).strip(" .,;")
    candidates: list[tuple[str | None, str | None, str]] = []
    if found := _DAY_MONTH.fullmatch(text):
        candidates.append((found[1], found[2], found[3]))
    if found := _MONTH_DAY.fullmatch(text):
        candidates.append((found[2], found[1], found[3]))
    if found := _MONTH_YEAR.fullmatch(text):
        candidates.append((None, found[1], found[2]))
    for day, month_name, year in candidates:
        month = _month(month_name or "")
        read = _checked(int(year), month, int(day) if day else None) if month else None
        if isinstance(read, PartialDate):
            return read
    # Not by way of `parse_iso`, which asks here what the text could have meant.
    read = _checked_iso(iso) if (iso := _ISO.fullmatch(text)) else None
    return read if isinstance(read, PartialDate) else None


def utc_text(instant: int) -> str:
    """Return seconds since 1970 as RFC 3339 text in UTC, for feeds and sitemaps."""
    # Not `fromtimestamp` and `strftime`, which differ between systems before 1970 and 1000.
    return (_EPOCH + timedelta(seconds=instant)).isoformat().replace("+00:00", "Z")


def utc_day(instant: int) -> str:
    """Return the day in UTC of seconds since 1970, in ISO form."""
    return date.fromordinal(_EPOCH.toordinal() + instant // (24 * 3600)).isoformat()


def _month(name: str) -> int | None:
    name = name.casefold()
    if name == "sept":
        return 9
    if len(name) < _SHORTEST_MONTH:
        return None
    return next((n for n, full in enumerate(MONTHS, 1) if full.startswith(name)), None)


def _checked_iso(found: re.Match[str]) -> PartialDate | DateFault:
    year, month, day = (int(part) if part else None for part in found.groups())
    return _checked(year or 0, month, day)


def _checked(year: int, month: int | None, day: int | None) -> PartialDate | DateFault:
    if year == 0:
        return DateFault("there is no year 0000")
    if month is not None and not 1 <= month <= len(MONTHS):
        return DateFault(f"there is no month {month:02d}", "months run from 01 to 12")
    if month is not None and day is not None and not 1 <= day <= _DAYS_OF_EVERY_MONTH:
        days = calendar.monthrange(year, month)[1]
        if not 1 <= day <= days:
            return DateFault(f"{_MONTH_NAMES[month - 1]} {year} has {days} days, not {day}")
    return PartialDate(year=year, month=month, day=day)


def _not_iso(text: str) -> DateFault:
    fault = f"`{_shown(text)}` is not written as year-month-day"
    if found := _ISO_LOOSE.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
        read = _checked(year, month, day)
        return read if isinstance(read, DateFault) else DateFault(fault, f"write {read}")
    if found := _NUMERIC.fullmatch(text):
        return _either_order(text, *(int(part) for part in found.groups()))
    if written := parse_written(text):
        return DateFault(fault, f"write {written}")
    return DateFault(f"`{_shown(text)}` is not a date", "write year-month-day, as in 2009-06-25")


def _either_order(text: str, first: int, second: int, year: int) -> DateFault:
    read = (_checked(year, second, first), _checked(year, first, second))
    days = list(dict.fromkeys(day for day in read if isinstance(day, PartialDate)))
    if not days:
        return DateFault(f"`{text}` is not a date", "write year-month-day, as in 2009-06-25")
    if len(days) == 1:
        return DateFault(f"`{text}` is not written as year-month-day", f"write {days[0]}")
    hint = f"write {days[0]} (day first) or {days[1]} (month first)"
    return DateFault(f"`{text}` could mean two days", hint)


def _timed(found: re.Match[str], text: str) -> Moment | DateFault:
    day, hours, minutes, seconds, zone = found.groups()
    read = parse_iso(day)
    if isinstance(read, DateFault):
        return read
    if not zone:
        hint = f"add the zone, as in {day}T{hours}:{minutes}+06:00"
        return DateFault(f"`{_shown(text)}` has a time but no time zone", hint)
    digits = "0000" if zone in {"Z", "UTC", "GMT"} else zone[1:].replace(":", "").ljust(4, "0")
    sign = "-" if zone[0] == "-" else "+"
    iso = f"{day}T{hours}:{minutes}:{seconds or '00'}{sign}{digits[:2]}:{digits[2:]}"
    clock = (int(hours), int(minutes), int(seconds or 0))
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    try:
        # Not `fromisoformat`, which takes 24:00 in some versions of Python.
        moment = datetime.combine(
            date.fromisoformat(day), time(*clock), timezone(-offset if sign == "-" else offset)
        )
    except ValueError:
        hint = "hours run from 00 to 23, minutes and seconds from 00 to 59, also those of the zone"
        return DateFault(f"`{_shown(text)}` is not a time of day", hint)
    return _moment(iso, moment)


def _moment(iso: str, moment: datetime) -> Moment | DateFault:
    try:
        instant = int((moment.astimezone(UTC) - _EPOCH).total_seconds())
    except OverflowError:
        return DateFault(f"`{iso}` lies outside the years 0001 to 9999 in UTC")
    return Moment(iso=iso, instant=instant)


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
