"""What is legal in front matter and yet probably a mistake.

Comes in: a validated front matter and where its fields stand. Goes out: warnings.
"""

import unicodedata
from collections.abc import Iterator

from dateline.base.counting import counted
from dateline.base.dates import DateFault, Moment, parse_iso
from dateline.base.diagnostics import Diagnostic, Mark, SourceText
from dateline.base.text import first_invisible
from dateline.base.urls import doubtful_host
from dateline.base.yamlnodes import Mapping, find
from dateline.model.source import Source
from dateline.reading.schema import FrontMatter, typed_name
from dateline.reading.sheets import MANY_TAGS
from dateline.reading.sourceline import names_several

LONG_TITLE = 120
EARLIEST_YEAR = 1900
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "HEBREW", "ARABIC")


def doubts(
    source: SourceText, tree: Mapping, front: FrontMatter, works: tuple[Source, ...]
) -> Iterator[Diagnostic]:
    """Yield a warning for everything that a careful editor would ask about."""
    if len(front.title) > LONG_TITLE:
        message = f"the headline has {len(front.title)} characters; lists cut it after {LONG_TITLE}"
        yield source.diagnose("title-long", message, _mark(tree, "title"), "shorten it")
    if len(front.tags) > MANY_TAGS:
        message = f"{counted(len(front.tags), 'tag')}; readers find nothing under so many"
        yield source.diagnose(
            "many-tags", message, _mark(tree, "tags"), f"keep at most {MANY_TAGS}"
        )
    if front.date.year < EARLIEST_YEAR:
        message = f"the year {front.date.year} lies before {EARLIEST_YEAR}"
        yield source.diagnose("early-date", message, _mark(tree, "date"), "check the year")
    for index, name in enumerate(front.author):
        if not name.isascii() and len(alphabets := _alphabets(name)) > 1:
            message = f'"{name}" mixes {" and ".join(alphabets)} letters'
            mark = find(tree, (typed_name(tree, "author"), index))
            yield source.diagnose(
                "mixed-scripts", message, mark, "type the name again in one alphabet"
            )
    for field, text in (("summary", front.summary), ("methods", front.methods)):
        if unseen := first_invisible(text):
            message = f"`{field}`: the text holds {unseen[1]}, which nobody sees"
            yield source.diagnose("invisible-in-body", message, _mark(tree, field), "delete it")
    yield from _source_doubts(source, tree, works)


def order_faults(source: SourceText, tree: Mapping, front: FrontMatter) -> Iterator[Diagnostic]:
    """Yield an error for every date that contradicts another."""
    if front.updated and _before(front.updated, front.date):
        message = f"`updated` {front.updated.day} lies before `date` {front.date.day}"
        hint = "an article is updated on or after its date"
        yield source.diagnose("updated-before-date", message, _mark(tree, "updated"), hint)
    if front.embargo and front.embargo.instant < front.date.instant:
        message = f"the embargo ends on {front.embargo.iso}, before `date` {front.date.iso}"
        hint = "the article is held until its date anyway; correct one of the two"
        yield source.diagnose("embargo-before-date", message, _mark(tree, "embargo"), hint)


def _before(one: Moment, other: Moment) -> bool:
    return one.instant < other.instant and one.day < other.day


def _mark(tree: Mapping, field: str) -> Mark:
    return find(tree, (typed_name(tree, field),))


def _alphabets(name: str) -> list[str]:
    first_words = {unicodedata.name(sign, "").partition(" ")[0] for sign in name if sign.isalpha()}
    return [word.capitalize() for word in _ALPHABETS if word in first_words]


def _source_doubts(
    source: SourceText, tree: Mapping, works: tuple[Source, ...]
) -> Iterator[Diagnostic]:
    field = typed_name(tree, "sources")
    seen: dict[tuple[object, ...], int] = {}
    for index, work in enumerate(works):
        identity: tuple[object, ...] = (work.address,)
        if not work.address:
            identity = (work.article, work.outlet, work.title, work.date, work.whole)
        if identity in seen:
            message = f"this work is listed already, as number {seen[identity] + 1}"
            mark = find(tree, (field, index))
            yield source.diagnose("repeated-source", message, mark, "delete one of the two")
        seen.setdefault(identity, index)
        if work.written:
            message = f'the date "{work.written}" could not be read; it is printed as it is'
            fault = parse_iso(work.written)
            hint = fault.hint if isinstance(fault, DateFault) else ""
            date = find(tree, (field, index, "date"))
            yield source.diagnose(
                "source-date-unread", message, date, hint or "write it as in 2009-06-25"
            )
        if work.whole:
            message = "the line could not be split into outlet, title and date; it is printed whole"
            hint = "write it as in: Outlet – Title – 25 June 2009"
            if names_several(work.whole):
                hint = "write each work on a line of its own"
            elif "://" in work.whole:
                hint = f"write fields, as in {{outlet: …, title: …, url: {work.whole[:60]}}}"
            mark = find(tree, (field, index))
            yield source.diagnose("source-line-whole", message, mark, hint)
        if work.url and (doubt := doubtful_host(work.url)):
            message = f"the host of {work.url} {doubt}"
            url = find(tree, (field, index, "url"))
            hint = "check that it is the real one"
            yield source.diagnose("doubtful-address", message, url, hint)
