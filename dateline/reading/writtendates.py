"""Dates as source lines have them, in English and in the languages of the outlets.

Comes in: text. Goes out: a `PartialDate`, or nothing. Read is what can mean one day only: months by
their names, the year first as in Chinese, the day first where full stops part the numbers. Slashes
are left alone, because half the world puts the month first.
"""

import re
import unicodedata
from datetime import date

from dateline.base.dates import PartialDate, parse_iso, parse_written

# January to December, a language a line: Spanish, French, Portuguese, Italian, German, Dutch,
# Russian, Ukrainian, Turkish, Indonesian, Arabic in Egypt and in the Levant.
_LANGUAGES = """
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
januar februar märz april mai juni juli august september oktober november dezember
januari februari maart april mei juni juli augustus september oktober november december
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
januari februari maret april mei juni juli agustus september oktober november desember
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
كانون-الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين-الأول تشرين-الثاني كانون-الأول
"""
# Other spellings of the same.
_ALSO = "setiembre:9 jänner:1 fevrier:2 decembre:12 aout:8 marz:3 إبريل:4 ابريل:4 اغسطس:8 اكتوبر:10"
FOREIGN_MONTHS = {
    **{
        name.replace("-", " "): number
        for line in _LANGUAGES.strip().splitlines()
        for number, name in enumerate(line.split(), 1)
    },
    **{name: int(number) for name, _, number in (one.partition(":") for one in _ALSO.split())},
}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]*\s+(.+)", re.IGNORECASE)
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_HYPHENED = re.compile(r"([0-9]{1,2})-([A-Za-z]{3,9})-([0-9]{4})")
_YEAR_FIRST = re.compile(
    r"([0-9]{4})\s?[年년]\s?([0-9]{1,2})\s?[月월](?:\s?([0-9]{1,2})\s?[日일])?"
)
_NAMED = re.compile(
    r"(?:([0-9]{1,2})(?:\.|er|º|°)?\s+(?:de\s+)?)?([^\W\d_]+(?: [^\W\d_]+)??)\.?,?\s+"
    r"(?:de\s+|del\s+)?([0-9]{4})(?:\s*(?:г\.?|года|р\.?|року|م\.?))?"
)


def read_date(text: str) -> PartialDate | None:
    """Return the date that `text` spells, whatever the language."""
    if read := parse_written(text):
        return read
    text = " ".join(_with_our_digits(text).split()).strip(" ,;").removesuffix(".")
    if found := _WEEKDAY.fullmatch(text):
        return _on_weekday(found[1].casefold(), parse_written(found[2]))
    if found := _DAY_FIRST.fullmatch(text):
        return _checked(found[3], found[2], found[1])
    if found := _HYPHENED.fullmatch(text):
        return parse_written(" ".join(found.groups()))
    if found := _YEAR_FIRST.fullmatch(text):
        return _checked(*found.groups())
    found = _NAMED.fullmatch(text)
    month = FOREIGN_MONTHS.get(found[2].casefold()) if found else None
    return _checked(found[3], str(month), found[1]) if found and month else None


def _with_our_digits(text: str) -> str:
    """Return `text` with the digits of other scripts, as of Arabic, as those of ours."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFC", text)
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in plain)


def _on_weekday(name: str, read: PartialDate | None) -> PartialDate | None:
    """Return the date if it falls on that day of the week; else one of the two is wrong."""
    if read is None or read.month is None or read.day is None:
        return None
    falls_on = date(read.year, read.month, read.day).weekday()
    return read if _WEEKDAYS[falls_on] == name else None


def _checked(year: str, month: str, day: str | None) -> PartialDate | None:
    text = f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    read = parse_iso(text)
    return read if isinstance(read, PartialDate) else None
