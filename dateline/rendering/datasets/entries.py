"""An article and its sources as plain entries: what the tables and the JSON file are written from.

Comes in: an article, the names of its sources' outlets, the keys of the works they are, the base
URL. Goes out: mappings whose fields `columns` describes. Every field is there for every entry,
empty where nothing is known. An address is whole where there is a base URL, else it is relative to
the output folder.
"""

from collections.abc import Iterable, Iterator

from dateline.base.urls import whole_address
from dateline.rendering.citations.citable import article_key, partial_date
from dateline.rendering.citations.shapes import ArticleShape, DateShape, SavedCopyShape

Json = str | int | list["Json"] | dict[str, "Json"]
Entry = dict[str, Json]


def article_entry(article: ArticleShape, base_url: str) -> Entry:
    """Return an article without its sources."""
    return {
        "id": article.id,
        "key": article_key(article.id),
        "url": _address(article, base_url),
        "title": article.headline,
        "summary": article.summary,
        "published": article.published.iso,
        "updated": article.updated.iso if article.updated else "",
        "authors": [one.name for one in article.byline.people],
        "role": article.byline.role,
        "desk": article.byline.desk,
        "region": article.region_name,
        "countries": [one.code for one in article.place.countries],
        "country_names": [one.name for one in article.place.countries],
        "city": article.place.city,
        "language": article.language,
        "tags": [one.name for one in article.tags],
        "series": article.series.name if article.series else "",
        "licence": article.licence,
        "translator": article.translator,
        "corrections": [
            {"date": _day(one.date), "kind": one.kind, "text": one.text}
            for one in article.corrections
        ],
    }


def source_entries(
    article: ArticleShape, outlets: Iterable[str], keys: Iterable[str], base_url: str
) -> Iterator[Entry]:
    """Yield the sources of an article as it lists them, each with the key of the work it is."""
    address = _address(article, base_url)
    pairs = zip(article.sources, outlets, keys, strict=True)
    for number, (source, outlet, key) in enumerate(pairs, 1):
        yield {
            "article": article.id,
            "article_url": address,
            "number": number,
            "name": source.key,
            "work": key,
            "outlet": outlet or source.outlet,
            "outlet_as_cited": source.outlet,
            "title": source.title,
            "author": source.author,
            "date": _day(source.date),
            "date_as_written": source.written,
            "url": source.url,
            "archived": [_copy(one) for one in source.archived],
            "accessed": _day(source.accessed),
            "language": source.language,
            "note": source.note,
            "whole": source.whole,
        }


def _copy(saved: SavedCopyShape) -> Entry:
    return {"url": saved.url, "at": _day(saved.at), "sha256": saved.sha256}


def _address(article: ArticleShape, base_url: str) -> str:
    return whole_address(base_url, article.url) if base_url else article.url


def _day(date: DateShape | None) -> str:
    return str(partial_date(date) or "")
