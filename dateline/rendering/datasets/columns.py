"""The columns of the tables.

Comes in: an entry. Goes out: its cells, in the order of the columns; and what each column means,
for the description of the data package and for the documentation. A list is one cell, its members
parted by a semicolon and a space; of several saved copies the first is shown. The JSON file has all
of them.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dateline.rendering.datasets.entries import Entry, Json

BETWEEN = "; "


class Column(NamedTuple):
    """A column: its heading, the type as a data package names it, and what it means."""

    name: str
    type: str
    meaning: str


def _columns(table: str) -> tuple[Column, ...]:
    rows = (line.split("|") for line in table.replace("\n  ", " ").strip().splitlines())
    return tuple(Column(*row) for row in rows)


ARTICLES = _columns(
    """
id|string|Address of the article below the site, without its ending.
key|string|Key of the article in the citation files.
url|string|Address of the article.
title|string|Headline.
summary|string|One or two sentences about it.
published|string|Date, or date, time and zone (ISO 8601).
updated|string|The same of the last update.
authors|string|Names in the byline.
role|string|Their role, as printed.
desk|string|Desk, as printed.
region|string|Region of the newsroom.
countries|string|Countries it is about (ISO 3166-1 alpha-2).
country_names|string|Their names.
city|string|City of the dateline.
language|string|Language (BCP 47).
tags|string|Subjects.
series|string|Series it belongs to.
licence|string|Licence, where it is not that of the archive.
translator|string|Who translated it.
corrections|string|What was put right: date, kind and text.
"""
)
SOURCES = _columns(
    """
article|string|The article (`id` in the table of articles).
article_url|string|Address of the article.
number|integer|Place in the article's list of sources, from 1.
name|string|What `[@name]` in the article's text means.
work|string|Key of the work in the citation files; the same for every article that cites it.
outlet|string|Who published it, as the archive files it.
outlet_as_cited|string|Who published it, as the article names it.
title|string|Title.
author|string|Author.
date|string|Year, month or day it was published (ISO 8601).
date_as_written|string|The date where it could not be read.
url|string|Address.
archived_url|string|Address of a saved copy.
archived_at|string|Day the copy was made.
archived_sha256|string|SHA-256 of the copy.
accessed|string|Day it was looked at.
language|string|Language (BCP 47).
note|string|Remarks of the newsroom.
whole|string|The whole line, where it could not be split.
"""
)


_COPY = ("url", "at", "sha256")
_NO_COPY: Entry = {f"archived_{name}": "" for name in _COPY}


def table_rows(entries: Iterable[Entry], columns: tuple[Column, ...]) -> Iterator[list[str]]:
    """Yield the cells of each entry."""
    names = [column.name for column in columns]
    for entry in entries:
        flat = {**entry, **_first_copy(entry["archived"])} if "archived" in entry else entry
        values = [flat[name] for name in names]
        # Most cells are texts: they are passed over by a single question.
        yield [value if type(value) is str else _cell(value) for value in values]


def _first_copy(copies: Json) -> Entry:
    if not isinstance(copies, list) or not copies:
        return _NO_COPY
    first = copies[0]
    fields = first if isinstance(first, dict) else {}
    return {f"archived_{name}": fields.get(name, "") for name in _COPY}


def _cell(value: Json) -> str:
    if isinstance(value, list):
        return BETWEEN.join(_cell(one) for one in value)
    if isinstance(value, dict):
        return " ".join(_cell(one) for one in value.values())
    return str(value)
