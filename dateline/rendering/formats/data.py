"""The tables of the archive or a region, their JSON twin, and the description of both.

Comes in: a page whose parts are the `masthead` and the `articles`, or the `references` of articles
with what they cite: `works` has for each article what tells its works from others, `outlets` the
links to the outlets of all sources in a row; or the `package` to describe. Goes out: the bytes of
the file. `dateline export` writes the same rows.
"""

from collections.abc import Iterator
from itertools import islice
from typing import cast

from dateline.model.page import Page
from dateline.rendering.citations.citable import article_key, work_key
from dateline.rendering.citations.shapes import ArticleShape
from dateline.rendering.datasets.columns import ARTICLES, SOURCES
from dateline.rendering.datasets.csvtable import csv_table
from dateline.rendering.datasets.entries import Entry, article_entry, source_entries
from dateline.rendering.datasets.jsonfile import json_file
from dateline.rendering.datasets.package import (
    ARTICLES_CSV,
    ARTICLES_JSON,
    SOURCES_CSV,
    Described,
    data_package,
)
from dateline.rendering.records import Record, Values, context_of

Context = dict[str, object]


def articles_csv(page: Page, values: Values) -> bytes:
    """Return the table of articles."""
    context = context_of(page, values)
    return csv_table(ARTICLES, _articles(context), exact=False)


def sources_csv(page: Page, values: Values) -> bytes:
    """Return the table of sources."""
    rows = (source for sources in _sources(context_of(page, values)) for source in sources)
    return csv_table(SOURCES, rows, exact=False)


def articles_json(page: Page, values: Values) -> bytes:
    """Return the articles with their sources."""
    context = context_of(page, values)
    return json_file(zip(_articles(context), _sources(context), strict=True))


def package(page: Page, values: Values) -> bytes:
    """Return the description of the three files that stand beside it."""
    fields = cast("Record", context_of(page, values)["package"])
    about = Described(*(cast("str", fields[name]) for name in Described._fields))
    return data_package(about, dict.fromkeys((ARTICLES_CSV, SOURCES_CSV, ARTICLES_JSON)))


def _base(context: Context) -> str:
    return cast("str", cast("Record", context["masthead"])["base_url"])


def _articles(context: Context) -> Iterator[Entry]:
    base = _base(context)
    return (article_entry(one, base) for one in cast("list[ArticleShape]", context["articles"]))


def _sources(context: Context) -> Iterator[list[Entry]]:
    base = _base(context)
    names = iter([cast("str", one["name"]) for one in cast("list[Record]", context["outlets"])])
    articles = cast("list[ArticleShape]", context["references"])
    works = cast("list[tuple[Record, ...]]", context["works"])
    for article, row in zip(articles, works, strict=True):
        outlets = tuple(islice(names, len(row)))
        yield list(source_entries(article, outlets, [_key(one) for one in row], base))


def _key(work: Record) -> str:
    own = cast("str", work["own"])
    return article_key(own) if own else work_key(cast("str", work["key"]))
