"""Joining what articles cite: one work, one outlet, however many articles name them.

Comes in: published articles, newest first, and the outlets' introductions with their aliases. Goes
out: works and outlets. Two citations are the same work when they have the same address (compared
without scheme, `www.` and a slash at the end), else the same outlet, title and date.
"""

import re
from collections.abc import Iterable

from dateline.base.slugs import slugify
from dateline.base.text import collapse
from dateline.indexing.taxonomy import Introductions
from dateline.model.archive import CitedWork, Outlet
from dateline.model.article import Article
from dateline.model.source import Source

_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


class Citations:
    """The works and outlets of an archive while they are being joined."""

    def __init__(self, introductions: Introductions) -> None:
        """Start with the outlets' aliases: another name's slug leads to the outlet's own."""
        self.introductions = introductions
        self.own_slug = {
            slugify(alias): slug
            for (kind, slug), one in sorted(introductions.items())
            if kind == "outlets"
            for alias in one.aliases
        }
        self.names: dict[str, str] = {}
        self.cited: dict[str, tuple[Source, list[Article]]] = {}

    def outlet_of(self, source: Source) -> str:
        """Return the slug of the outlet a source names, through aliases; empty without one."""
        return self.own_slug.get(source.outlet_slug, source.outlet_slug)

    def add(self, article: Article) -> None:
        """Join the sources of one article to what is known."""
        for source in article.sources:
            slug = self.outlet_of(source)
            if slug:
                self.names.setdefault(slug, source.outlet)
            _, articles = self.cited.setdefault(self.key_of(source, slug), (source, []))
            if not articles or articles[-1] is not article:
                articles.append(article)

    def key_of(self, source: Source, outlet: str) -> str:
        """Return what two citations of one work have in common."""
        if source.url:
            return _SCHEME.sub("", source.url).rstrip("/")
        return "|".join(
            (outlet, collapse(source.title or source.whole).casefold(), str(source.date or ""))
        )


def join_citations(
    articles: Iterable[Article], introductions: Introductions
) -> tuple[tuple[CitedWork, ...], tuple[Outlet, ...], dict[str, str]]:
    """Return the works, the outlets, and the outlet behind each outlet slug as typed."""
    citations = Citations(introductions)
    for article in articles:
        citations.add(article)
    works = tuple(
        CitedWork(key=key, source=source, cited_by=tuple(cited_by))
        for key, (source, cited_by) in sorted(citations.cited.items())
    )
    by_outlet: dict[str, list[CitedWork]] = {slug: [] for slug in sorted(citations.names)}
    for work in works:
        slug = citations.outlet_of(work.source)
        if slug:
            by_outlet[slug].append(work)
    outlets = tuple(
        _outlet(slug, citations.names[slug], tuple(found), introductions)
        for slug, found in by_outlet.items()
    )
    return works, outlets, citations.own_slug


def _outlet(
    slug: str, name: str, works: tuple[CitedWork, ...], introductions: Introductions
) -> Outlet:
    introduction = introductions.get(("outlets", slug))
    ordered = sorted(works, key=lambda work: (_newest(work), work.key))
    articles = {article.id for work in works for article in work.cited_by}
    printed = introduction.name if introduction and introduction.name else name
    return Outlet(
        name=printed,
        slug=slug,
        works=tuple(ordered),
        articles=len(articles),
        introduction=introduction,
    )


def _newest(work: CitedWork) -> tuple[int, int, int]:
    date = work.source.date
    return (-date.year, -(date.month or 0), -(date.day or 0)) if date else (0, 0, 0)
