"""The chosen articles with everything an export says of them.

Comes in: the archive, the settings, the articles chosen. Goes out: what can be cited, and entries
for tables; articles newest first, works by their keys. An article of our own that another one cites
is cited as what it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model.archive import Archive, CitedWork
from dateline.model.article import Article
from dateline.model.config import Config
from dateline.model.source import Source
from dateline.rendering.citations.citable import (
    Citable,
    Masthead,
    cited_article,
    cited_source,
    work_key,
)
from dateline.rendering.datasets.entries import Entry, article_entry, source_entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Some articles of an archive."""

    archive: Archive
    config: Config
    articles: tuple[Article, ...]

    @property
    def masthead(self) -> Masthead:
        """Whose archive it is."""
        config = self.config
        return Masthead(config.title, config.base_url, config.publisher.name)

    def works(self) -> dict[str, CitedWork]:
        """Return the works that the articles cite, by key, in the order of the keys."""
        cited = (work for one in self.articles for work in self.works_of(one))
        by_key = {key_of(work): work for work in cited}
        return dict(sorted(by_key.items()))

    def works_of(self, article: Article) -> tuple[CitedWork, ...]:
        """Return the works behind the sources of an article, in their order."""
        return self.archive.cited.get(article.id, ())

    def citables(self) -> Iterator[Citable]:
        """Yield the articles, and then each work they cite once."""
        masthead = self.masthead
        chosen = {one.id for one in self.articles}
        outlets = self.outlets()
        yield from (cited_article(one, masthead) for one in self.articles)
        for key, work in self.works().items():
            if work.article is None:
                yield cited_source(work.source, self.outlet_of(work.source, outlets), key)
            elif work.article.id not in chosen:
                yield cited_article(work.article, masthead)

    def entries(self) -> Iterator[tuple[Entry, list[Entry]]]:
        """Yield each article with its sources."""
        base, outlets = self.config.base_url, self.outlets()
        for article in self.articles:
            names = [self.outlet_of(one, outlets) for one in article.sources]
            keys = [key_of(work) for work in self.works_of(article)]
            sources = list(source_entries(article, names, keys, base))
            yield article_entry(article, base), sources

    def outlets(self) -> dict[str, str]:
        """Return the names of all outlets by slug."""
        return {one.slug: one.name for one in self.archive.outlets}

    def outlet_of(self, source: Source, outlets: dict[str, str]) -> str:
        """Return the name under which the archive files the outlet of a source."""
        return outlets.get(self.archive.outlet_slug(source), source.outlet)


def key_of(work: CitedWork) -> str:
    """Return the key of a work in every file."""
    return work_key(work.key, work.article)
