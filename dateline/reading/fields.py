"""The kinds of value a field can hold.

Comes in: text as typed. Goes out: checked values, as pydantic types
(https://docs.pydantic.dev/latest/concepts/types/). A refusal is a `PydanticCustomError` whose type is
a code of our catalogue and whose context may hold a hint, so that `validation` can place it.
"""

from collections.abc import Callable, Mapping
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from dateline.base.dates import DateFault, Moment, PartialDate, parse_iso, parse_moment
from dateline.base.slugs import fault as slug_fault
from dateline.base.slugs import slugify
from dateline.base.text import closest, collapse, first_invisible, quoted_list
from dateline.base.urls import source_fault
from dateline.model.config import ReadingOptions
from dateline.model.place import Country
from dateline.reading.countries import closest_country, find_country

LONGEST_LINE = 500
LONGEST_TITLE = 200
LONGEST_TEXT = 5000
_ONE_LINE = {"type": "string"}


def refuse(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """Return the exception that stands for a diagnostic of `code`."""
    # The message goes in as context, because pydantic reads braces in a template.
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, list) else "keys with values"
        hint = "give one value" if isinstance(value, list) else "put the text in quotes"
        raise refuse("wrong-type", f"one text is wanted here, not {kind}", hint)
    text = collapse(value)
    if not text:
        raise refuse("empty-field", "this field is empty", "give it a value, or delete the line")
    if len(text) > longest:
        raise refuse("value-too-long", f"{len(text):,} characters, at most {longest:,} are allowed")
    return text


def _line(value: object) -> str:
    text = _text(value, LONGEST_LINE)
    found = first_invisible(text)
    if found:
        raise refuse(
            "invisible-character", f"the text holds {found[1]}, which nobody sees", "delete it"
        )
    return text


def _title(value: object) -> str:
    if isinstance(value, list):
        hint = "put the headline in quotes if it begins with `[`"
        raise refuse("wrong-type", "one text is wanted here, not a list", hint)
    text = _text(value, LONGEST_TEXT)
    if len(text) > LONGEST_TITLE:
        message = f"the headline has {len(text)} characters, at most {LONGEST_TITLE} are allowed"
        raise refuse("title-too-long", message, "shorten it; the summary can say the rest")
    return _line(text)


def _prose(value: object) -> str:
    return _text(value, LONGEST_TEXT)


def _slug(value: object) -> str:
    text = _text(value, LONGEST_LINE)
    wrong = slug_fault(text)
    if wrong:
        better = slugify(text.rpartition("/")[2].removesuffix(".html"))
        hint = (
            f"write {better}"
            if better and not slug_fault(better)
            else "use letters, digits, hyphens"
        )
        raise refuse("bad-slug", f"the slug `{text[:60]}` {wrong}", hint)
    return text


def _partial_date(value: object) -> PartialDate:
    read = parse_iso(_text(value, LONGEST_LINE))
    if isinstance(read, DateFault):
        raise refuse("bad-date", read.message, read.hint)
    return read


def _options(info: "ValidationInfo[object]") -> ReadingOptions:
    if not isinstance(info.context, ReadingOptions):
        raise TypeError("front matter is validated with its reading options as context")
    return info.context


def _moment(value: object, info: "ValidationInfo[object]") -> Moment:
    read = parse_moment(_text(value, LONGEST_LINE), ZoneInfo(_options(info).timezone))
    if isinstance(read, DateFault):
        raise refuse("bad-date", read.message, read.hint)
    return read


def _embargo(value: object, info: "ValidationInfo[object]") -> Moment:
    text = _text(value, LONGEST_LINE)
    read = parse_moment(text, ZoneInfo(_options(info).timezone))
    if isinstance(read, DateFault) and "no time zone" in read.message:
        raise refuse("embargo-without-zone", read.message, read.hint)
    if isinstance(read, DateFault):
        raise refuse("bad-date", read.message, read.hint)
    if "T" not in read.iso:
        hint = f"add time and zone, as in {read.iso}T06:00+06:00"
        raise refuse("embargo-without-zone", f"the embargo `{text}` has no time and zone", hint)
    return read


def _region(value: object, info: "ValidationInfo[object]") -> str:
    if isinstance(value, list):
        hint = "choose one; `country` can hold several"
        raise refuse("wrong-type", "an article belongs to one region, not to a list", hint)
    text = _line(value)
    regions = _options(info).regions
    for region in regions:
        if text.casefold() in {region.name.casefold(), region.slug}:
            return region.slug
    near = closest(text, [region.name for region in regions])
    choices = quoted_list(region.name for region in regions)
    hint = f'did you mean "{near}"? ' if near else ""
    raise refuse(
        "unknown-region", f'there is no region "{text}"', f"{hint}the regions are {choices}"
    )


def _country(value: object, info: "ValidationInfo[object]") -> Country:
    text = _line(value)
    language = _options(info).language
    found = find_country(text, language)
    if found is None:
        near = closest_country(text, language)
        hint = (
            f'did you mean "{near}"?' if near else "give its name or its ISO 3166-1 code, as in KZ"
        )
        raise refuse("unknown-country", f'there is no country "{text}"', hint)
    return found


def _address(value: object) -> str:
    text = _text(value, 2000)
    wrong = source_fault(text)
    if wrong:
        raise refuse(wrong.code, wrong.message, wrong.hint)
    return text


def _alias(value: object) -> str:
    from dateline.base.urls import path_fault

    text = _text(value, LONGEST_LINE)
    path = text.removeprefix("/")
    path = f"{path}index.html" if not path or path.endswith("/") else path
    wrong = path_fault(path)
    if wrong:
        raise refuse(
            "bad-alias", f"the old address `{text}` {wrong}", "write it as in /old/address.html"
        )
    return path if path.endswith(".html") else f"{path}/index.html"


def _language(value: object) -> str:
    from babel import Locale, UnknownLocaleError

    text = _line(value)
    try:
        Locale.parse(text, sep="-")
    except (UnknownLocaleError, ValueError):
        hint = "give its code, as in en, ar or zh-Hans"
        raise refuse("unknown-language", f'there is no language "{text}"', hint) from None
    return text


def _flag(value: object) -> bool:
    text = _text(value, LONGEST_LINE).casefold()
    if text in {"true", "yes"}:
        return True
    if text in {"false", "no"}:
        return False
    raise refuse("bad-value", f"`{text}` is neither true nor false", "write true or false")


def choice(*words: str) -> Callable[[object], str]:
    """Return a check that lets only `words` pass."""

    def check(value: object) -> str:
        text = _line(value)
        if text.casefold() in words:
            return text.casefold()
        near = closest(text, words)
        hint = f'did you mean "{near}"? ' if near else ""
        raise refuse(
            "bad-value",
            f'"{text}" is not one of the words known here',
            f"{hint}the words are {quoted_list(words)}",
        )

    return check


def one_or_list(value: object) -> object:
    """Return a single text as a list of one, so that `author: x` and `author: [x, y]` are alike."""
    return [value] if isinstance(value, str) else value


def only_list(value: object) -> object:
    """Refuse a text where a list is wanted, and show how the list is written."""
    if isinstance(value, str):
        words = ", ".join(part.strip() for part in value.split(",") if part.strip())
        raise refuse("wrong-type", "a list is wanted here", f"write it as [{words or '…'}]")
    return value


def only_mapping(value: object) -> object:
    """Refuse anything but keys with values."""
    if not isinstance(value, Mapping):
        raise refuse("wrong-type", "keys with values are wanted here")
    return value


Line = Annotated[str, BeforeValidator(_line)]
Title = Annotated[str, BeforeValidator(_title)]
Prose = Annotated[str, BeforeValidator(_prose)]
Slug = Annotated[str, BeforeValidator(_slug)]
Address = Annotated[str, BeforeValidator(_address)]
Alias = Annotated[str, BeforeValidator(_alias)]
Language = Annotated[str, BeforeValidator(_language)]
RegionSlug = Annotated[str, BeforeValidator(_region)]
Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema({"type": "boolean"})]
Date = Annotated[
    PartialDate, PlainValidator(_partial_date), WithJsonSchema({"type": ["string", "integer"]})
]
When = Annotated[Moment, PlainValidator(_moment), WithJsonSchema(_ONE_LINE)]
EmbargoEnd = Annotated[Moment, PlainValidator(_embargo), WithJsonSchema(_ONE_LINE)]
CountryName = Annotated[Country, PlainValidator(_country), WithJsonSchema(_ONE_LINE)]
__all__ = [
    "Address",
    "Alias",
    "CountryName",
    "Date",
    "EmbargoEnd",
    "Flag",
    "Language",
    "Line",
    "Prose",
    "RegionSlug",
    "Slug",
    "Title",
    "When",
    "choice",
    "one_or_list",
    "only_list",
    "only_mapping",
    "refuse",
]
