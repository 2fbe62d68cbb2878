"""How to cite a report, in the three styles people ask for.

Comes in: what is cited. Goes out: runs of text. News styles: *Chicago Manual of Style*, 17th ed.,
notes and bibliography; *Publication Manual* of the APA, 7th ed.; *MLA Handbook*, 9th ed. Headlines
keep the capitals they were printed with, in every style: which words of them are names, only a
person can tell. A name stands in the order it is printed in unless its parts are certain (see
`names`). The words of the styles are English, whatever the language of the page.
"""

from collections.abc import Callable, Mapping, Sequence

from dateline.base.dates import PartialDate
from dateline.rendering.citations.citable import Citable
from dateline.rendering.citations.names import Name
from dateline.rendering.citations.runs import Run, Runs, joined, quoted, stop

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_SHORT_MONTHS = (
    *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July"),
    *("Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
)
_MOST_IN_CHICAGO, _FIRST_IN_CHICAGO, _MOST_IN_NOTE = 10, 7, 3
_MOST_IN_APA, _MOST_IN_MLA = 20, 2


def chicago(cited: Citable) -> Runs:
    """Return an entry of a bibliography after Chicago.

    14.191: author, headline, newspaper, date, address. 14.199: of an unsigned article the newspaper
    stands in place of the author. 14.76: up to ten authors, else the first seven and "et al.";
    the first one inverted. 14.44 and 14.12: without a date "n.d.", or when the work was looked at.
    """
    authors = _sentence(_chicago_authors(cited.authors))
    text = _day(cited) or _looked_at(cited) or "n.d."
    is_behind_name = bool(authors and cited.container)
    day = (Run(text if is_behind_name else f"{text[0].upper()}{text[1:]}"),)
    details = joined((_container(cited), day), ", ") if authors else day
    before = authors or _finished(_container(cited))
    return joined((before, _title(cited, "."), _finished(details), _finished(_link(cited))), " ")


def chicago_note(cited: Citable) -> Runs:
    """Return a footnote after Chicago.

    14.191 and 14.20: the elements with commas between them, names in their order. 14.76: up to
    three authors, else the first and "et al.". 6.125: a comma follows a question mark, too.
    """
    names = [name.printed for name in cited.authors]
    authors = f"{names[0]} et al." if len(names) > _MOST_IN_NOTE else _series(names, "and")
    day = (Run(_day(cited) or _looked_at(cited) or "n.d."),)
    details = joined((_container(cited), day, _link(cited)), ", ")
    signed = (Run(f"{authors}, "),) if authors else ()
    return (*signed, *joined((_title(cited, ","), _finished(details)), " "))


def apa(cited: Citable) -> Runs:
    """Return an entry of a reference list after the APA.

    10.1, example 16: an article, its newspaper in italics. 10.16: a page of a site without a name
    has its title in italics. 9.8: up to twenty authors, else the first nineteen and the last. 9.11:
    groups as they are. 9.12: without an author the title comes first. 9.14 and 9.17: the date as
    exactly as it is known, or "n.d.". 9.35: no full stop behind an address.
    """
    authors = _sentence(_apa_authors(cited.authors))
    date = cited.issued
    year = f"{date.year}" if date else cited.written or "n.d."
    day = _month_and_day(date) if date else ""
    when = (Run(f"({year}, {day})." if day else f"({year})."),)
    title = (Run(cited.title, cited.kind == "webpage", cited.language),) if cited.title else ()
    order = (authors, when, _finished(title)) if authors or not title else (_finished(title), when)
    return joined((*order, _finished(_container(cited)), _link(cited)), " ")


def mla(cited: Citable) -> Runs:
    """Return an entry of a list of works cited after the MLA.

    5.6 to 5.8: one author, two, or the first and "et al.", the first one inverted; without an
    author the title comes first. 5.69 to 5.72: day, month, year, months shortened. 5.95: an
    address without its scheme. 5.111: when the work was looked at, where there is no date.
    """
    day = _british(cited.issued) or cited.written
    link = tuple(run._replace(text=run.text.partition("://")[2]) for run in _link(cited))
    details = joined((_container(cited), (Run(day),) if day else (), link), ", ")
    looked_at = _british(cited.accessed) if not day else ""
    seen = (Run(f"Accessed {looked_at}."),) if looked_at else ()
    authors = _sentence(_mla_authors(cited.authors))
    return joined((authors, _title(cited, "."), _finished(details), seen), " ")


STYLES: Mapping[str, Callable[[Citable], Runs]] = {
    "chicago": chicago,
    "chicago-note": chicago_note,
    "apa": apa,
    "mla": mla,
}


# What the styles are made of.


def _title(cited: Citable, sign: str) -> Runs:
    """Return a title in quotation marks; a line that could not be split is no title to quote."""
    if cited.is_whole:
        return (Run(f"{cited.title}{stop(cited.title)}", language=cited.language),)
    if not cited.title:
        return ()
    return quoted(cited.title, sign if sign == "," else stop(cited.title), cited.language)


def _container(cited: Citable) -> Runs:
    return (Run(cited.container, is_italic=True),) if cited.container else ()


def _link(cited: Citable) -> Runs:
    return (Run(cited.url, url=cited.url),) if cited.url else ()


def _finished(runs: Runs) -> Runs:
    """Return runs with the full stop they still need, which is neither italic nor in a link."""
    end = stop(runs[-1].text) if runs else ""
    return (*runs, Run(end)) if end else runs


def _sentence(text: str) -> Runs:
    return (Run(f"{text}{stop(text)}"),) if text else ()


# Dates.


def _day(cited: Citable) -> str:
    """Return the date of a work as Americans write it, or as it was typed."""
    return _american(cited.issued) or cited.written


def _looked_at(cited: Citable) -> str:
    return f"accessed {_american(cited.accessed)}" if cited.accessed else ""


def _american(date: PartialDate | None) -> str:
    if date is None:
        return ""
    between = ", " if date.day else " "
    return f"{_month_and_day(date)}{between}{date.year}".strip()


def _month_and_day(date: PartialDate) -> str:
    month = _MONTHS[date.month - 1] if date.month else ""
    return f"{month} {date.day}" if date.day else month


def _british(date: PartialDate | None) -> str:
    if date is None:
        return ""
    month = _SHORT_MONTHS[date.month - 1] if date.month else ""
    return " ".join(str(part) for part in (date.day, month, date.year) if part)


# Authors.


def _chicago_authors(names: Sequence[Name]) -> str:
    listed = _inverted_first(names)
    if len(listed) > _MOST_IN_CHICAGO:
        return f"{', '.join(listed[:_FIRST_IN_CHICAGO])}, et al."
    return _series(listed, "and")


def _mla_authors(names: Sequence[Name]) -> str:
    listed = _inverted_first(names)
    if len(listed) > _MOST_IN_MLA:
        comma = "," if names[0].family else ""
        return f"{listed[0]}{comma} et al."
    return _series(listed, "and")


def _apa_authors(names: Sequence[Name]) -> str:
    listed = [_with_initials(name) for name in names]
    if len(listed) > _MOST_IN_APA:
        return f"{', '.join(listed[: _MOST_IN_APA - 1])}, . . . {listed[-1]}"
    return _series(listed, "&")


def _inverted_first(names: Sequence[Name]) -> list[str]:
    return [*(one.inverted for one in names[:1]), *(one.printed for one in names[1:])]


def _series(names: Sequence[str], word: str) -> str:
    """Return names in a row; of two, a comma parts those whose first is inverted."""
    *others, last = names or ("",)
    if not others:
        return last
    comma = "," if len(others) > 1 or ", " in others[0] else ""
    return f"{', '.join(others)}{comma} {word} {last}"


def _with_initials(name: Name) -> str:
    """Return a name with initials; scripts without capitals have none."""
    if name.literal:
        return name.literal
    given = ["-".join(_initial(part) for part in word.split("-")) for word in name.given.split(" ")]
    return f"{name.family}, {' '.join(given)}"


def _initial(word: str) -> str:
    has_cases = word[:1].lower() != word[:1].upper()
    return f"{word[0]}." if has_cases else word
