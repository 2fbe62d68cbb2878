"""What templates can do to a value.

Comes in: records and texts. Goes out: texts. Words, orders and signs of a language are CLDR's, by
Babel (https://babel.pocoo.org/). Babel is imported at the first date, not before.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, cast

from dateline.base.text import direction
from dateline.rendering.records import Record

if TYPE_CHECKING:
    from babel import Locale


@cache
def _locale(language: str) -> "Locale":
    from babel import Locale

    return Locale.parse(language, sep="-")


def _parts(value: Record) -> tuple[int, int | None, int | None]:
    """Return year, month, day of a Moment (`iso`) or of a PartialDate."""
    if "iso" in value:
        year, month, day = cast("str", value["iso"])[:10].split("-")
        return int(year), int(month), int(day)
    return cast("tuple[int, int | None, int | None]", (value["year"], value["month"], value["day"]))


@cache
def _formatted(parts: tuple[int, int | None, int | None], language: str) -> str:
    from babel.dates import format_date, format_skeleton

    year, month, day = parts
    if month is None:
        return format_skeleton("y", date(year, 1, 1), locale=_locale(language))
    if day is None:
        return format_skeleton("yMMMM", date(year, month, 1), locale=_locale(language))
    return format_date(date(year, month, day), format="long", locale=_locale(language))


def iso(value: Record) -> str:
    """Return a date in ISO 8601, as `<time datetime>` wants it."""
    if "iso" in value:
        return cast("str", value["iso"])
    year, *rest = _parts(value)
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in rest if part is not None)])


def filters_for(language: str) -> Mapping[str, object]:
    """Return the filters of a site in `language`."""

    def written_date(value: Record, in_language: str = "") -> str:
        return _formatted(_parts(value), in_language or language)

    def month_name(value: Record) -> str:
        from babel.dates import get_month_names

        month = _parts(value)[1]
        return get_month_names("wide", "stand-alone", _locale(language))[month] if month else ""

    def joined(words: list[str]) -> str:
        from babel.lists import format_list

        return format_list([str(word) for word in words], locale=_locale(language))

    def number(value: int) -> str:
        from babel.numbers import format_decimal

        return format_decimal(value, locale=_locale(language))

    return {
        "date": written_date,
        "direction": direction,
        "iso": iso,
        "joined": joined,
        "month_name": month_name,
        "number": number,
    }
