"""Joining what articles cite: one work, one outlet, however many articles name them.

Comes in: published articles, newest first, the outlets' introductions and the other names they
give. Goes out: works and outlets. Two citations are the same work when they have the same address
(compared without scheme, `www.` and a slash at the end), else the same outlet, title and date.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dateline.base.text import collapse
from dateline.indexing.introductions import Introductions
from dateline.model.archive import CitedWork, Outlet
from dateline.model.article import Article
from dateline.model.source import Source

_BEFORE_HOST = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


@dataclass(slots=True)
class Citations:
    """Everything that is known of one work while articles are being gone through."""

    source: Source
    articles: list[Article] = field(default_factory=list)
    # Articles may disagree about who published a work: it is filed under every outlet named.
    outlets: set[str] = field(default_factory=set)


def join_citations(
    articles: Iterable[Article], aliases: Mapping[str, str], introductions: Introductions
) -> tuple[tuple[CitedWork, ...], tuple[Outlet, ...]]:
    """Return the works and the outlets; `aliases` leads from another name's slug to an outlet."""
    cited: dict[str, Citations] = {}
    names: dict[str, str] = {}
    own_names: dict[str, str] = {}
    for article in articles:
        for source in article.sources:
            outlet = aliases.get(source.outlet_slug, source.outlet_slug)
            work = cited.setdefault(key_of(source, outlet), Citations(source))
            if not work.articles or work.articles[-1] is not article:
                work.articles.append(article)
            if outlet:
                work.outlets.add(outlet)
                names.setdefault(outlet, source.outlet)
                if outlet == source.outlet_slug:
                    own_names.setdefault(outlet, source.outlet)
    works: list[CitedWork] = []
    by_outlet: dict[str, list[CitedWork]] = {slug: [] for slug in sorted(names)}
    for key, found in sorted(cited.items()):
        works.append(CitedWork(key=key, source=found.source, cited_by=tuple(found.articles)))
        for outlet in found.outlets:
            by_outlet[outlet].append(works[-1])
    outlets = (
        _outlet(slug, own_names.get(slug, names[slug]), works_of, introductions)
        for slug, works_of in by_outlet.items()
    )
    return tuple(works), tuple(outlets)


def key_of(source: Source, outlet: str) -> str:
    """Return what two citations of one work have in common."""
    if source.url:
        # No case matters in the name of a host, every case matters in a path.
        host, slash, path = _BEFORE_HOST.sub("", source.url).partition("/")
        return f"{host.casefold()}{slash}{path}".rstrip("/")
    title = collapse(source.title or source.whole).casefold()
    return f"{outlet}|{title}|{source.date or ''}"


def _outlet(slug: str, name: str, works: list[CitedWork], introductions: Introductions) -> Outlet:
    introduction = introductions.get(("outlets", slug))
    articles = {article.id for work in works for article in work.cited_by}
    return Outlet(
        name=introduction.name if introduction and introduction.name else name,
        slug=slug,
        works=tuple(sorted(works, key=lambda work: (_newest(work), work.key))),
        articles=len(articles),
        introduction=introduction,
    )


def _newest(work: CitedWork) -> tuple[int, int, int]:
    date = work.source.date
    return (-date.year, -(date.month or 0), -(date.day or 0)) if date else (0, 0, 0)
