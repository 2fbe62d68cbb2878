"""The formats there are.

Comes in: a collection. Goes out: the bytes of one file.
"""

from collections.abc import Callable, Mapping

from dateline.exports.collection import Collection
from dateline.exports.ftm import ftm
from dateline.rendering.citations.bibtex import bibtex
from dateline.rendering.citations.csl import csl
from dateline.rendering.citations.ris import ris
from dateline.rendering.datasets.columns import ARTICLES, SOURCES
from dateline.rendering.datasets.csvtable import csv_table
from dateline.rendering.datasets.jsonfile import json_file
from dateline.rendering.datasets.package import (
    ARTICLES_CSV,
    ARTICLES_JSON,
    SOURCES_CSV,
    Described,
    data_package,
)

FORMATS: Mapping[str, Callable[[Collection], bytes]] = {
    "bib": lambda collection: bibtex(collection.citables()),
    "csl": lambda collection: csl(collection.citables()),
    "ftm": ftm,
    "json": lambda collection: json_file(collection.entries()),
    "ris": lambda collection: ris(collection.citables()),
}


def exported(collection: Collection, form: str, table_name: str, *, exact: bool) -> bytes:
    """Return a collection in one of the formats, or as `csv`, or what describes it as `package`."""
    if form == "csv":
        return table(collection, table_name, exact=exact)
    return package(collection, exact=exact) if form == "package" else FORMATS[form](collection)


def table(collection: Collection, name: str, *, exact: bool) -> bytes:
    """Return one of the two tables as CSV."""
    if name == "articles":
        return csv_table(ARTICLES, (one for one, _ in collection.entries()), exact=exact)
    rows = (source for _, sources in collection.entries() for source in sources)
    return csv_table(SOURCES, rows, exact=exact)


def package(collection: Collection, *, exact: bool) -> bytes:
    """Return the description of both tables and the JSON file of the same articles."""
    config = collection.config
    files = {
        ARTICLES_CSV: table(collection, "articles", exact=exact),
        SOURCES_CSV: table(collection, "sources", exact=exact),
        ARTICLES_JSON: FORMATS["json"](collection),
    }
    publisher = config.publisher.name
    about = Described(config.title, config.description, config.base_url, publisher, config.licence)
    return data_package(about, files)
