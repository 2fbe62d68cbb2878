"""The works a report rests on, as schema.org has them.

Comes in: the sources of an article, the names of their outlets, how the works stand in the archive.
Goes out: one node for each source. What kind of work it is nobody has said, so it is a
`CreativeWork`; only an article of this archive is known to be a `NewsArticle`.
"""

from collections.abc import Sequence
from itertools import zip_longest

from dateline.base.dates import PartialDate
from dateline.rendering.citations.names import names_of
from dateline.rendering.citations.shapes import DateShape, SourceShape
from dateline.rendering.metadata.jsonld import Json, Node, node
from dateline.rendering.metadata.newsroom import address
from dateline.rendering.metadata.shapes import LinkShape, SiteShape, StandingShape


def citations(
    sources: Sequence[SourceShape],
    outlets: Sequence[LinkShape],
    standing: Sequence[StandingShape],
    site: SiteShape,
) -> list[Json]:
    """Return the cited works; `standing` is empty where nothing is to be said of any."""
    named = zip(sources, outlets, strict=True)
    return [
        _work(source, outlet.name or source.outlet, known, site)
        for (source, outlet), known in zip_longest(named, standing)
    ]


def day(date: DateShape | None) -> str:
    """Return a date as exactly as it is known, in ISO 8601."""
    return str(PartialDate(year=date.year, month=date.month, day=date.day)) if date else ""


def _work(source: SourceShape, outlet: str, known: StandingShape | None, site: SiteShape) -> Node:
    own = known.own if known else None
    return node(
        "NewsArticle" if own else "CreativeWork",
        {
            "name": source.title or source.whole or (own.name if own else ""),
            "url": address(site, own.url) if own else source.url,
            "author": [{"name": name.printed} for name in names_of(source.author)],
            "publisher": node("Organization", {"name": outlet}) if outlet else None,
            "datePublished": day(source.date),
            "inLanguage": source.language,
            "archivedAt": _copies(source, known, site),
        },
    )


def _copies(source: SourceShape, known: StandingShape | None, site: SiteShape) -> list[Json]:
    """Return where copies can be read: those that the article names, then those on record."""
    kept = known.kept if known else ()
    found = [
        *(copy.url for copy in source.archived),
        *(address(site, copy.url) if copy.is_ours else copy.url for copy in kept),
    ]
    return [url for url in dict.fromkeys(found) if url]
