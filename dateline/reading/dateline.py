"""The dateline: `ALMATY, Kazakhstan – ` before the first words of an article.

Comes in: the first paragraph. Goes out: city, country and the paragraph without them, or None. The
other way round, `format_dateline` prints what a city and a country give. A known country, or a city
in capitals, makes a dateline; a dash alone makes none, because sentences have dashes, too, and a
hyphen inside a word (`Bosnia-Herzegovina`) parts nothing. The text is never lost: `printed`, dashes
and spaces, and `rest` are the whole paragraph.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dateline.model.place import Country
from dateline.reading.countries import ENGLISH, closest_country, find_country

_REACH = 90
_LONGEST_PLACE = 8
_LONGEST_CITY = 4
_SHORTEST_CAPITALS = 4
_SHORTEST_NAME = 3
_DASH = re.compile(r"\s*(?:[\u2012-\u2015\u2212]+|-{2,3})\s*|\s+-\s*|-\s+")
_INNER_HYPHEN = re.compile(r"(?<=\S)-(?=\S)")
_WORD_END = re.compile(r"(?<=[^\W\d_])(?=\s)|(?<=[^\W\d_A-Z])(?=[A-Z])")
_AGENCY = re.compile(r"\s*\([^()]*\)$")
_TWO_PLACES = re.compile(r"\s*/\s*|\s+and\s+")
_DISTRICT = re.compile(r"D\.?\s?C\.?")
_WORD = re.compile(r"(?:[^\W\d_]|['’.\-])+")
_ELIDED = re.compile(r"\b([^\W\d_]['’])([^\W\d_])")
_SENTENCE_WORDS = frozenset(
    {
        *("after", "although", "and", "as", "at", "before", "both", "but", "by", "during", "for"),
        *("from", "in", "on", "since", "through", "under", "when", "while", "with"),
    }
)
_KICKERS = frozenset(
    {
        *("BREAKING", "BRIEF", "CORRECTION", "EDITORIAL", "EXCLUSIVE", "NATO", "NEWS", "NOTE"),
        *("OPINION", "OSCE", "UNICEF", "UPDATE", "UPDATED", "WARNING"),
    }
)
_SMALL_WORDS = frozenset(
    {
        *("al", "and", "au", "da", "das", "de", "del", "di", "do", "dos", "du", "el", "en", "la"),
        *("las", "le", "les", "los", "of", "on", "sur", "the", "upon"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedDateline:
    """Where an article was written. `city` is in ordinary letters, `country` as printed.

    `printed` is the dateline to the character; `rest` is the paragraph behind it.
    """

    city: str
    country: str
    printed: str
    rest: str
    guesses: tuple[str, ...] = ()


class _End(NamedTuple):
    """Where a dateline may end, by what sign, and where the text behind it begins."""

    start: int
    sign: int
    behind: int


# In the order in which they are trusted where several stand in one place.
_END_OF_LINE, _NOTHING, _HYPHEN, _DASHES = range(4)
_SAID = {
    _END_OF_LINE: "The dateline stands alone on its line.",
    _NOTHING: "No dash ends the dateline; it ends behind the name of the country.",
    _HYPHEN: "A hyphen without spaces ends the dateline.",
    _DASHES: "",
}


class _Place(NamedTuple):
    city: str
    country: str
    guesses: tuple[str, ...]


def format_dateline(city: str, country_name: str) -> str:
    """Return what is printed: the city in capitals, the country as it is."""
    capitals = unicodedata.normalize("NFC", city.upper())
    return ", ".join(part for part in (capitals, country_name) if part)


def parse_dateline(paragraph: str) -> ParsedDateline | None:
    """Return the dateline a paragraph begins with, or None."""
    text = paragraph.strip()
    return _before_known_country(text) or _alone(text) or _in_capitals(text)


def places_of(country: str) -> tuple[str, ...]:
    """Return the places that a dateline's country names: two in `Israel/West Bank`."""
    return (country,) if country_named(country, ENGLISH) else tuple(_TWO_PLACES.split(country))


def country_named(text: str, language: str) -> Country | None:
    """Return the country that `text` names; two letters are rather a state of the union's."""
    is_code = len(text) < _SHORTEST_NAME and text not in {"UK", "US"}
    return None if is_code else find_country(text, language)


def _before_known_country(text: str) -> ParsedDateline | None:
    """Read a known country and what ends it; the longest name of a country wins."""
    for end in sorted(_ends(text[:_REACH]), reverse=True):
        place = _known(text[: end.start])
        is_glued = not text[end.start].isspace()
        if place is None or (end.sign == _HYPHEN and not place.city):
            continue
        if end.sign != _NOTHING or is_glued or (place.city and _begins_in_capitals(text)):
            return _made(place, text, end)
    return None


def _ends(text: str) -> Iterator[_End]:
    """Yield every place where a dateline might end."""
    for found in _DASH.finditer(text):
        if found.start():
            yield _End(found.start(), _DASHES, found.end())
    for found in _INNER_HYPHEN.finditer(text):
        yield _End(found.start(), _HYPHEN, found.end())
    for found in _WORD_END.finditer(text):
        yield _End(found.start(), _NOTHING, found.start())


def _alone(text: str) -> ParsedDateline | None:
    """Read a dateline that has a line of its own and no dash: `Damascus, Syria`."""
    place = _known(text) if len(text) < _REACH and "," in text else None
    return _made(place, text, _End(len(text), _END_OF_LINE, len(text)))


def _in_capitals(text: str) -> ParsedDateline | None:
    """Read a city in capitals before the first dash, with or without some other place behind it."""
    first = next((found for found in _DASH.finditer(text[:_REACH]) if found.start()), None)
    if first is None:
        return None
    return _made(_capitals(text[: first.start()]), text, _End(first.start(), _DASHES, first.end()))


def _made(place: _Place | None, text: str, end: _End) -> ParsedDateline | None:
    """Return the dateline, unless the words behind it show that it is the middle of a sentence."""
    rest = text[end.behind :].lstrip()
    if place is None or (rest[:1].islower() and not _begins_in_capitals(text)):
        return None
    said = _SAID[end.sign]
    return ParsedDateline(
        city=place.city,
        country=place.country,
        printed=text[: end.start],
        rest=rest,
        guesses=(*place.guesses, *([said] if said else [])),
    )


def _known(text: str) -> _Place | None:
    """Return the place that `text` names if its country is a known one."""
    return _known_place(text, text) or _known_place(_AGENCY.sub("", text), text)


def _known_place(named: str, printed: str) -> _Place | None:
    parts = _parts(named)
    if not parts or not any(country_named(place, ENGLISH) for place in places_of(parts[-1])):
        return None
    city = parts[0] if len(parts) > 1 else ""
    if len(city.split()) > _LONGEST_CITY and not city.isupper():
        return None
    said = _about_agency(named, printed)
    if not city:
        said.append(f'The dateline "{named}" names a country and no city.')
    if len(parts) > 2:  # noqa: PLR2004 - city and country
        said.append(f'Between city and country stands "{", ".join(parts[1:-1])}".')
    if not country_named(parts[-1], ENGLISH):
        said.append(f'"{parts[-1]}" names more than one place.')
    return _Place(_ordinary(city), parts[-1], tuple(said))


def _capitals(text: str) -> _Place | None:
    """Return the place that `text` names if its city is in capitals, whatever its country."""
    named = _AGENCY.sub("", text)
    guesses = _about_agency(named, text)
    parts = _parts(named)
    if not parts or not parts[0].isupper() or parts[0] in _KICKERS:
        return None
    if len(parts) == 1 or _DISTRICT.fullmatch(parts[-1]):
        letters = sum(sign.isalpha() for sign in named)
        said = f'"{named}" was read as a city; no country is named.'
        enough = letters >= _SHORTEST_CAPITALS
        return _Place(_ordinary(named), "", (*guesses, said)) if enough else None
    near = closest_country(parts[-1], ENGLISH)
    meant = f' Did you mean "{near}"?' if near else ""
    said = f'"{parts[-1]}" is not the name of a country.{meant}'
    return _Place(_ordinary(parts[0]), parts[-1], (*guesses, said))


def _about_agency(named: str, printed: str) -> list[str]:
    bracket = printed[len(named) :].strip()
    return [f'"{bracket}" stands in the dateline.'] if bracket else []


def _parts(text: str) -> list[str]:
    """Return what stands between the commas, if all of it may be names of places."""
    parts = [part.strip() for part in text.split(",")]
    words = text.replace(",", " ").replace("/", " ").split()
    if not all(parts) or not 0 < len(words) <= _LONGEST_PLACE:
        return []
    if words[0].casefold() in _SENTENCE_WORDS:
        return []
    return parts if all(_may_name_place(word) for word in words) else []


def _may_name_place(word: str) -> bool:
    in_brackets = word.removeprefix("(").removesuffix(")")
    return bool(_WORD.fullmatch(in_brackets)) and (
        word in _SMALL_WORDS or not in_brackets[0].islower() or bool(_ELIDED.match(word))
    )


def _begins_in_capitals(text: str) -> bool:
    return text.partition(",")[0].isupper() or text.split(maxsplit=1)[0].isupper()


def _ordinary(city: str) -> str:
    """Return a city in capitals as it is written elsewhere; other cities as they are."""
    if not city.isupper():
        return city
    words = [word if "." in word.rstrip(".") else _capitalised(word) for word in city.split()]
    lowered = [word.lower() if word.lower() in _SMALL_WORDS else word for word in words[1:]]
    return " ".join([*words[:1], *lowered])


def _capitalised(word: str) -> str:
    """Return `Port-au-Prince` for `PORT-AU-PRINCE`, `N'Djamena` for `N'DJAMENA`."""
    written = [
        piece.lower() if index and piece.lower() in _SMALL_WORDS else piece[:1] + _lower(piece[1:])
        for index, piece in enumerate(word.split("-"))
    ]
    return _ELIDED.sub(lambda found: found[1] + found[2].upper(), "-".join(written))


def _lower(text: str) -> str:
    """Return `text` in small letters, without the second dot that Python gives a capital İ."""
    return text.lower().replace("i\u0307", "i")
