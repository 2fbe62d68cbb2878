"""The tables of the archive or a region, their JSON twin, and the description of both.

Comes in: a page whose parts are the `masthead` and the `articles`, or the `references` of articles
with what they cite: `cited` has for each article what it says of its sources; or the `package` to
describe. Goes out: the bytes of the file, of a table those of its rows. `dateline export`
writes the same.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import cast

from dateline.model.page import Page
from dateline.rendering.citations.citable import article_key, work_key
from dateline.rendering.datasets.columns import ARTICLES, SOURCES
from dateline.rendering.datasets.csvtable import csv_rows
from dateline.rendering.datasets.entries import Entry, article_entry, source_entries
from dateline.rendering.datasets.frames import FRAMES
from dateline.rendering.datasets.jsonfile import json_row
from dateline.rendering.datasets.package import (
    ARTICLES_CSV,
    ARTICLES_JSON,
    SOURCES_CSV,
    Described,
    data_package,
)
from dateline.rendering.formats.articles import articles_of, cited_of
from dateline.rendering.formats.citations import masthead_of
from dateline.rendering.records import Values, records_of


def articles_csv(page: Page, values: Values) -> Iterator[bytes]:
    """Yield rows of the table of articles."""
    return (csv_rows(ARTICLES, [one], exact=False) for one in _articles(page, values))


def sources_csv(page: Page, values: Values) -> Iterator[bytes]:
    """Yield rows of the table of sources: those of each article are one here."""
    return (csv_rows(SOURCES, sources, exact=False) for sources in _sources(page, values))


def articles_json(page: Page, values: Values) -> Iterator[bytes]:
    """Yield articles with their sources."""
    return map(json_row, _articles(page, values), _sources(page, values))


TABLES: Mapping[str, Callable[[Page, Values], Iterator[bytes]]] = {
    "articles-csv": articles_csv,
    "articles-json": articles_json,
    "sources-csv": sources_csv,
}


def whole_table(name: str) -> Callable[[Page, Values], bytes]:
    """Return what makes a whole file out of its rows."""
    return lambda page, values: FRAMES[name].around(TABLES[name](page, values))


def package(page: Page, values: Values) -> bytes:
    """Return the description of the three files that stand beside it."""
    (fields,) = records_of(page, "package", values)
    about = Described(*(cast("str", fields[name]) for name in Described._fields))
    return data_package(about, dict.fromkeys((ARTICLES_CSV, SOURCES_CSV, ARTICLES_JSON)))


def _base(page: Page, values: Values) -> str:
    return masthead_of(page, values).base_url


def _articles(page: Page, values: Values) -> Iterator[Entry]:
    base = _base(page, values)
    return (article_entry(one, base) for one in articles_of(page, "articles", values))


def _sources(page: Page, values: Values) -> Iterator[list[Entry]]:
    base = _base(page, values)
    articles = articles_of(page, "references", values)
    for article, cited in zip(articles, cited_of(page, values), strict=True):
        outlets = [one.outlet for one in cited]
        keys = [article_key(one.own) if one.own else work_key(one.key) for one in cited]
        yield list(source_entries(article, outlets, keys, base))
