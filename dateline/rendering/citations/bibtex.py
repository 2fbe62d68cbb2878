"""BibTeX, for those who write in LaTeX.

Comes in: what is cited. Goes out: one entry each, in UTF-8: `@article` for what an outlet
published, whose name classic styles print from `journal`; `@online` for what has an address alone;
else `@misc`. Signs that TeX takes for commands are spelled out. Braces are the one thing BibTeX
counts even behind a backslash, so they are spelled as commands, too. Words with capitals are in
braces, so that no style makes small letters of them; so is every name whose parts are not certain,
so that nothing in it is taken for a family name, an "and" or a comma. Addresses are as they are:
BibTeX packages set them verbatim.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote

from dateline.base.dates import PartialDate
from dateline.rendering.citations.citable import Citable, one_line
from dateline.rendering.citations.names import Name

_TYPES = {"news": "article", "webpage": "online", "document": "misc"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_COMMANDS = str.maketrans(
    {
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "\\": r"\textbackslash{}",
    }
)
# From the first letter or digit of a word to the last: a brace before a backslash means an accent.
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?")
_NEVER_IN_ADDRESS = re.compile(r"[\s{}\\\x00-\x1f\x7f]")


def bibtex(citables: Iterable[Citable]) -> bytes:
    """Return a BibTeX file."""
    return "\n".join([_entry(one) for one in citables]).encode()


def _entry(cited: Citable) -> str:
    # Without braces, the name of a month is a macro that styles spell in their language.
    fields = [
        f"  {name} = {value}," if name == "month" else f"  {name} = {{{value}}},"
        for name, value in _fields(cited)
        if value
    ]
    return "\n".join([f"@{_TYPES[cited.kind]}{{{cited.key},", *fields, "}\n"])


def _fields(cited: Citable) -> Iterable[tuple[str, str]]:
    """Return the fields in the order people expect; many are empty."""
    return (
        ("author", _names(cited.authors)),
        ("title", _with_capitals(cited.title)),
        ("journal", escaped(cited.container)),
        ("publisher", escaped(cited.publisher)),
        ("translator", _names(cited.translators)),
        *_date(cited.issued),
        ("url", _address(cited.url)),
        ("urldate", str(cited.accessed or "")),
        ("language", escaped(cited.language)),
        ("abstract", escaped(cited.abstract)),
        ("keywords", ", ".join([escaped(word.replace(",", " ")) for word in cited.keywords])),
        ("note", escaped(cited.remarks(_saved_copy(cited), cited.undated))),
    )


def escaped(text: str) -> str:
    """Return `text` on one line, as TeX prints it."""
    return one_line(text).translate(_COMMANDS) if text else ""


def _with_capitals(text: str) -> str:
    return " ".join([_word(word) for word in one_line(text).split(" ")])


@lru_cache(maxsize=1 << 13)  # headlines are made of the same few thousand words
def _word(word: str) -> str:
    core = _CORE.search(word)
    if core is None or word == word.lower():
        return word.translate(_COMMANDS)
    before, behind = word[: core.start()], word[core.end() :]
    inside = core[0].translate(_COMMANDS)
    return f"{before.translate(_COMMANDS)}{{{inside}}}{behind.translate(_COMMANDS)}"


def _names(names: Iterable[Name]) -> str:
    return " and ".join([_name(name) for name in names])


def _name(name: Name) -> str:
    if name.literal:
        return f"{{{escaped(name.literal)}}}"
    return f"{escaped(name.family)}, {escaped(name.given)}"


def _date(date: PartialDate | None) -> tuple[tuple[str, str], ...]:
    if date is None:
        return ()
    month = _MONTHS[date.month - 1] if date.month else ""
    return ("year", f"{date.year:04d}"), ("month", month), ("day", str(date.day or ""))


def _address(url: str) -> str:
    return _NEVER_IN_ADDRESS.sub(lambda found: quote(found[0]), url)


def _saved_copy(cited: Citable) -> str:
    if not cited.archive_url:
        return ""
    day = f" {cited.archived}" if cited.archived else ""
    return f"Archived{day} at {cited.archive_url} ."
