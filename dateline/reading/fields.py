"""The kinds of value a field can hold.

Comes in: text as typed. Goes out: checked values, as pydantic types
(https://docs.pydantic.dev/latest/concepts/types/). A refusal is a `PydanticCustomError` whose type
is a code of our catalogue and whose context may hold a hint, so that `validation` can place it.
"""

from collections.abc import Callable, Mapping
from typing import Annotated, cast
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
FILL_OR_DELETE = "give it a value, or delete the line"
_ONE_LINE = {"type": "string"}
_CURLY_QUOTES = "“”„‟«»"


def refuse(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """Return the exception that stands for a diagnostic of `code`."""
    # The message goes in as context, because pydantic reads braces in a template.
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, list) else "keys with values"
        raise refuse("wrong-type", f"one text is wanted here, not {kind}", _one_text(value))
    text = collapse(value)
    if not text:
        raise refuse("empty-field", "this field is empty", FILL_OR_DELETE)
    if len(text) > longest:
        message = f"{len(text):,} characters, at most {longest:,} are allowed"
        raise refuse("value-too-long", message, "shorten it; long texts belong into the body")
    return text


def _one_text(value: object) -> str:
    """Return how to write as one text what was typed as several values."""
    if not isinstance(value, Mapping):
        return "give one value"
    name = value.get("name")
    if isinstance(name, str):
        return f"write the name alone, as in `{name}`"
    key, inner = next(iter(value.items()), ("", ""))
    example = f', as in "{key}: {inner}"' if inner and isinstance(inner, str) else ""
    return f"if it is one text, put it in quotes{example}"


def _line(value: object) -> str:
    # Nearly every line is one of which nothing of what follows would change or refuse a sign.
    if isinstance(value, str) and value.isascii() and value.isprintable():
        text = " ".join(value.split())
        if 0 < len(text) <= LONGEST_LINE:
            return text
    text = _text(value, LONGEST_LINE)
    found = first_invisible(text)
    if found:
        message = f"the text holds {found[1]}, which nobody sees"
        raise refuse("invisible-character", message, "delete it")
    return text


def _name(value: object) -> str:
    text = _line(value)
    if text[0] in _CURLY_QUOTES and text[-1] in _CURLY_QUOTES:
        message = f"the quotes in {text} are not quotes to YAML and would be printed"
        bare = text.strip(_CURLY_QUOTES)
        raise refuse("bad-value", message, f'write {bare}, or the straight quotes "{bare}"')
    return text


def _title(value: object) -> str:
    if isinstance(value, list):
        hint = "give one text; put it in quotes if it begins with `[`"
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
    # As typed: a space at the end, between quotes, is a mistake here.
    wrong = slug_fault(str(value))
    if wrong:
        better = slugify(text.rpartition("/")[2].removesuffix(".html"))
        if not better:
            hint = "use the letters a-z, digits and hyphens"
        elif slug_fault(better):
            hint = f"add a word to it, as in {better}-report"
        else:
            hint = f"write {better}"
        raise refuse("bad-slug", f"`{str(value)[:60]}` {wrong}", hint)
    return text


def _partial_date(value: object) -> PartialDate:
    read = parse_iso(_text(value, LONGEST_LINE))
    if isinstance(read, DateFault):
        raise _bad_date(read)
    return read


def _bad_date(fault: DateFault) -> PydanticCustomError:
    hint = fault.hint or "check it; the order is year-month-day, as in 2009-06-25"
    if "no time zone" in fault.message:
        hint += ", or give the day alone"
    return refuse("bad-date", fault.message, hint)


def _options(info: "ValidationInfo[object]") -> ReadingOptions:
    # Whatever has a field that asks for them is validated with them.
    return cast("ReadingOptions", info.context)


def _moment(value: object, info: "ValidationInfo[object]") -> Moment:
    read = parse_moment(_text(value, LONGEST_LINE), ZoneInfo(_options(info).timezone))
    if isinstance(read, DateFault):
        raise _bad_date(read)
    return read


def _embargo(value: object, info: "ValidationInfo[object]") -> Moment:
    text = _text(value, LONGEST_LINE)
    read = parse_moment(text, ZoneInfo(_options(info).timezone))
    if isinstance(read, DateFault) and "no time zone" in read.message:
        raise refuse("embargo-without-zone", read.message, read.hint)
    if isinstance(read, DateFault):
        hint = f"{read.hint}; " if read.hint and " 2009" not in read.hint else ""
        hint += "give date, time and time zone, as in 2009-06-26T06:00+06:00"
        raise refuse("bad-date", read.message, hint)
    if "T" not in read.iso:
        hint = f"add time and zone, as in {read.iso}T06:00+06:00"
        raise refuse("embargo-without-zone", f"`{text}` has no time and no time zone", hint)
    return read


def _region(value: object, info: "ValidationInfo[object]") -> str:
    if isinstance(value, list):
        hint = "choose one; `country` can hold several"
        raise refuse("wrong-type", "an article belongs to one region, not to a list", hint)
    text = _line(value)
    options = _options(info)
    folded = text.casefold()
    for region in options.regions:
        if folded in (region.slug, region.name.casefold()):
            return region.slug
    raise refuse("unknown-region", f'there is no region "{text}"', _region_hint(text, options))


def _region_hint(text: str, options: ReadingOptions) -> str:
    country = find_country(text, options.language)
    for region in options.regions:
        if country and country.code in region.countries:
            return f"write `region: {region.name}` and `country: {country.name}`"
    near = closest(text, [region.name for region in options.regions])
    choices = f"the regions are {quoted_list(region.name for region in options.regions)}"
    return f'did you mean "{near}"? {choices}' if near else choices


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
        raise refuse(
            "unknown-language", f'there is no language "{text}"', _language_hint(text)
        ) from None
    return text


def _language_hint(text: str) -> str:
    from babel import Locale

    codes = {name.casefold(): code for code, name in Locale.parse("en").languages.items()}
    code = codes.get(text.casefold(), text).replace("_", "-")
    if code != text:
        return f"write {code}"
    return "give its code, as in en, ar or zh-Hans"


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


Line = Annotated[str, BeforeValidator(_line)]
Name = Annotated[str, BeforeValidator(_name)]
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
    "FILL_OR_DELETE",
    "Address",
    "Alias",
    "CountryName",
    "Date",
    "EmbargoEnd",
    "Flag",
    "Language",
    "Line",
    "Name",
    "Prose",
    "RegionSlug",
    "Slug",
    "Title",
    "When",
    "choice",
    "refuse",
]
