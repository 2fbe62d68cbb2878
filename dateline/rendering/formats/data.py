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
from dateline.rendering.records import Record, Values, records_of, rows_of


def articles_csv(page: Page, values: Values) -> bytes:
    """Return the table of articles."""
    return csv_table(ARTICLES, _articles(page, values), exact=False)


def sources_csv(page: Page, values: Values) -> bytes:
    """Return the table of sources."""
    rows = (source for sources in _sources(page, values) for source in sources)
    return csv_table(SOURCES, rows, exact=False)


def articles_json(page: Page, values: Values) -> bytes:
    """Return the articles with their sources."""
    return json_file(zip(_articles(page, values), _sources(page, values), strict=True))


def package(page: Page, values: Values) -> bytes:
    """Return the description of the three files that stand beside it."""
    (fields,) = records_of(page, "package", values)
    about = Described(*(cast("str", fields[name]) for name in Described._fields))
    return data_package(about, dict.fromkeys((ARTICLES_CSV, SOURCES_CSV, ARTICLES_JSON)))


def _base(page: Page, values: Values) -> str:
    (masthead,) = records_of(page, "masthead", values)
    return cast("str", masthead["base_url"])


def _articles(page: Page, values: Values) -> Iterator[Entry]:
    base = _base(page, values)
    for article in records_of(page, "articles", values):
        yield article_entry(cast("ArticleShape", article), base)


def _sources(page: Page, values: Values) -> Iterator[list[Entry]]:
    base = _base(page, values)
    names = (cast("str", one["name"]) for one in records_of(page, "outlets", values))
    articles = records_of(page, "references", values)
    for article, works in zip(articles, rows_of(page, "works", values), strict=True):
        outlets = tuple(islice(names, len(works)))
        keys = [_key(one) for one in works]
        yield list(source_entries(cast("ArticleShape", article), outlets, keys, base))


def _key(work: Record) -> str:
    own = cast("str", work["own"])
    return article_key(own) if own else work_key(cast("str", work["key"]))
