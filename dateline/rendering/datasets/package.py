"""The description of the data files: a Frictionless Data Package (specs.frictionlessdata.io).

Comes in: what the archive is called, its licence, the files. Goes out: the bytes of
`datapackage.json`. An exported file is named with its length and digest, so that a copy can be
checked; there is no date of making, because the same archive gives the same bytes.
"""

import json
from collections.abc import Mapping
from typing import NamedTuple

from dateline.base.digest import digest_of
from dateline.base.slugs import slugify
from dateline.rendering.datasets.columns import ARTICLES, SOURCES, Column

Json = str | int | bool | list["Json"] | dict[str, "Json"]
ARTICLES_CSV, SOURCES_CSV, ARTICLES_JSON = "articles.csv", "sources.csv", "articles.json"
_TITLES = {
    ARTICLES_CSV: "Articles",
    SOURCES_CSV: "The works the articles rest on, as each article cites them",
    ARTICLES_JSON: "Articles with their sources, nothing shortened",
}


class Described(NamedTuple):
    """What the package is about."""

    title: str
    description: str
    base_url: str
    publisher: str
    licence: str


def data_package(about: Described, files: Mapping[str, bytes | None]) -> bytes:
    """Return the description of those of the data files that are named.

    Those whose bytes are given are described with length and digest. In a published archive the
    list of all its files says both, and the description stays the same when an article is added.
    """
    description: dict[str, Json] = {
        "profile": "data-package",
        "name": slugify(about.title) or "archive",
        "title": about.title,
        "description": about.description,
        "homepage": about.base_url,
        "licenses": [{"name": about.licence}] if about.licence else [],
        "contributors": [{"title": about.publisher, "role": "publisher"}]
        if about.publisher
        else [],
        "resources": [_resource(name, files[name]) for name in _TITLES if name in files],
    }
    filled = {name: value for name, value in description.items() if value}
    return json.dumps(filled, ensure_ascii=False, indent=2).encode() + b"\n"


def _resource(path: str, data: bytes | None) -> dict[str, Json]:
    name, _, kind = path.partition(".")
    is_table = kind == "csv"
    resource: dict[str, Json] = {
        "name": name if is_table else f"{name}-{kind}",
        "path": path,
        "title": _TITLES[path],
        "profile": "tabular-data-resource" if is_table else "data-resource",
        "format": kind,
        "mediatype": "text/csv" if is_table else "application/json",
        "encoding": "utf-8",
    }
    if data is not None:
        resource |= {"bytes": len(data), "hash": f"sha256:{digest_of(data)}"}
    return {**resource, "schema": _schema(path)} if is_table else resource


def _schema(path: str) -> dict[str, Json]:
    if path == ARTICLES_CSV:
        return {"fields": _fields(ARTICLES), "primaryKey": ["id"]}
    reference: Json = {"resource": "articles", "fields": ["id"]}
    return {
        "fields": _fields(SOURCES),
        "primaryKey": ["article", "number"],
        "foreignKeys": [{"fields": ["article"], "reference": reference}],
    }


def _fields(columns: tuple[Column, ...]) -> list[Json]:
    return [
        {"name": column.name, "type": column.type, "description": column.meaning}
        for column in columns
    ]
