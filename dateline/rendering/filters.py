"""What templates can do to a value.

Comes in: records and texts. Goes out: texts. Dates, lists and signs of a language are CLDR's, by
Babel (https://babel.pocoo.org/). Babel is imported at the first date, not before.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache, partial
from importlib import import_module
from typing import cast

from jinja2 import pass_context
from jinja2.runtime import Macro
from markupsafe import Markup

from dateline.base.text import direction
from dateline.rendering.escaping import printed
from dateline.rendering.pieces import PIECES
from dateline.rendering.printing import Called, made
from dateline.rendering.records import Record, name_of
from dateline.rendering.words import for_script, locale_of

COUNTRY_LENGTH = 2
MOST_DATES, MOST_NUMBERS, MOST_LISTS = 20_000, 1000, 1000
# In a list of three, newspapers write "A, B and C"; CLDR has that for English outside of America.
_LISTS_AS = {"en": "en-001"}


def _parts(value: Record) -> tuple[int, int | None, int | None]:
    """Return year, month, day of a Moment (`iso`) or of a PartialDate."""
    if "iso" in value:
        year, month, day = cast("str", value["iso"])[:10].split("-")
        return int(year), int(month), int(day)
    return _named_parts(value)


def _named_parts(value: Record) -> tuple[int, int | None, int | None]:
    fields = vars(value)
    return fields["year"], fields["month"], fields["day"]


@lru_cache(maxsize=MOST_DATES)
def _written(day: str, language: str) -> str:
    year, month, number = day.split("-")
    return _formatted((int(year), int(month), int(number)), language)


@lru_cache(maxsize=MOST_DATES)
def _formatted(parts: tuple[int, int | None, int | None], language: str) -> str:
    from babel.dates import format_date, format_skeleton

    year, month, day = parts
    if month is None:
        return format_skeleton("y", date(year, 1, 1), locale=locale_of(language))
    if day is None:
        return format_skeleton("yMMMM", date(year, month, 1), locale=locale_of(language))
    return format_date(date(year, month, day), format="long", locale=locale_of(language))


@lru_cache(maxsize=MOST_LISTS)
def _listed(words: tuple[str, ...], language: str) -> Markup:
    from babel.lists import format_list

    locale = locale_of(_LISTS_AS.get(language, language))
    return Markup(format_list(words, locale=locale))  # noqa: S704 - words and signs between them


def _is_fixed(value: object) -> bool:
    if isinstance(value, tuple):
        return all(isinstance(one, Record) for one in value)
    return value is None or isinstance(value, Record | str | int)


def iso(value: Record) -> str:
    """Return a date in ISO 8601, as `<time datetime>` wants it."""
    fields = vars(value) if type(value) is Record else value
    if "iso" in fields:
        return cast("str", fields["iso"])
    return _spelled(_named_parts(value))


@lru_cache(maxsize=MOST_DATES)
def _spelled(parts: tuple[int, int | None, int | None]) -> str:
    year, *rest = parts
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in rest if part is not None)])


def locale(language: str) -> str:
    """Return a language tag as Open Graph wants it: `pt_BR`, or `ru` where no country is named."""
    first, *rest = language.split("-")
    countries = [part.upper() for part in rest if len(part) == COUNTRY_LENGTH]
    return "_".join([first, *countries[:1]])


def once(macro: object, *values: object) -> str:
    """Call a macro that many pages call with the same values, as lists do with their rows.

    What an imported macro returns depends on its arguments alone, and one that is not imported is
    another one on every page. Arguments that could change, or be equal to others that print
    differently, are refused.
    """
    key = (macro, *[_name(value) for value in values])
    return PIECES.get(key, partial(_called, macro, *values))


def _called(macro: object, *values: object) -> str:
    if not isinstance(macro, Macro) or not all(_is_fixed(value) for value in values):
        raise TypeError("`once` takes a macro and, for it, records, texts and whole numbers")
    return macro(*values)


def _name(value: object) -> object:
    """Return what tells a value from all that may be printed differently."""
    return name_of(value) if type(value) is Record else (type(value), value)


def _elsewhere(module: str, name: str) -> Called:
    """Return a filter of another module, which is imported when a page first wants it."""

    @cache
    def found() -> Called:
        return cast("Called", getattr(import_module(module), name))

    def wanted(*values: object, **named: object) -> object:
        return found()(*values, **named)

    return wanted


_CHARTS, _MAPS = "dateline.rendering.charts", "dateline.rendering.maps.drawing"
_CITING, _DESCRIBING = "dateline.rendering.citing", "dateline.rendering.describing"
IN_EVERY_LANGUAGE: Mapping[str, object] = {
    "citation": _elsewhere(_CITING, "citation"),
    "description": pass_context(_elsewhere(_DESCRIBING, "description")),
    "direction": direction,
    "for_script": for_script,
    "iso": iso,
    "list_description": pass_context(_elsewhere(_DESCRIBING, "list_description")),
    "locale": locale,
    "locator_map": _elsewhere(_MAPS, "locator_map"),
    "once": once,
    "region_map": _elsewhere(_MAPS, "region_map"),
    "timeline_chart": _elsewhere(_CHARTS, "timeline_chart"),
    "ways_map": _elsewhere(_MAPS, "ways_map"),
    "whole": _elsewhere(_DESCRIBING, "whole"),
    "world_map": _elsewhere(_MAPS, "world_map"),
    "years_chart": _elsewhere(_CHARTS, "years_chart"),
}


def filters_for(language: str) -> Mapping[str, object]:
    """Return the filters of pages in `language`."""

    def written_date(value: Record, in_language: str = "") -> str:
        fields = vars(value) if type(value) is Record else value
        if "iso" in fields:
            return _written(cast("str", fields["iso"])[:10], in_language or language)
        return _formatted(_named_parts(value), in_language or language)

    def month_name(value: Record) -> str:
        from babel.dates import get_month_names

        month = _parts(value)[1]
        return get_month_names("wide", "stand-alone", locale_of(language))[month] if month else ""

    def joined(values: Iterable[object], macro: Macro | None = None, *arguments: object) -> str:
        """Return "A, B and C", of the values themselves or of what a macro makes of each."""
        if macro:
            return _listed(tuple([made(macro, value, *arguments) for value in values]), language)
        return _listed(tuple([printed(value) for value in values]), language)

    @lru_cache(maxsize=MOST_NUMBERS, typed=True)
    def number(value: int) -> str:
        from babel.numbers import format_decimal

        return format_decimal(value, locale=locale_of(language))

    own = {"date": written_date, "joined": joined, "month_name": month_name, "number": number}
    return {**own, **IN_EVERY_LANGUAGE}
