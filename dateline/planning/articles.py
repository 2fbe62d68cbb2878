"""The pages of articles.

Comes in: the archive and its cards. Goes out: one page for each article, and one for each old
address. What the article says itself stands behind the digest that reading gave its record; only
what depends on the rest of the archive is put together here.
"""

from collections.abc import Iterator, Mapping

from dateline.base.text import direction
from dateline.model.addresses import term_address
from dateline.model.archive import Archive, Term
from dateline.model.article import Article
from dateline.model.card import NamedLink
from dateline.model.config import Config
from dateline.model.page import ARTICLE, Part
from dateline.planning.cards import Cards
from dateline.planning.machine import Machine
from dateline.planning.parts import Table
from dateline.planning.pictures import picture_views
from dateline.planning.sharedparts import SharedParts
from dateline.planning.versions import translations_of, version_link, versions_of
from dateline.planning.views import ArticleContext, MovedView, SeriesView


def plan_articles(
    archive: Archive, config: Config, cards: Cards, table: Table, machine: Machine
) -> Iterator[None]:
    """Add the page and the other files of every article, and the page of every old address.

    Rests after each article.
    """
    shared = SharedParts(archive, config.licence, cards, table)
    contexts = Contexts(archive, table)
    nothing = table.shared_part("standing", ())
    for article in archive.articles:
        standing = machine.standing.of(archive.cited.get(article.id, ()), article)
        table.plan(
            article.url,
            ARTICLE,
            "article.html",
            Part("article", archive.records[article.id]),
            Part("body", article.body),
            contexts.of(article),
            *shared.links(article),
            shared.cited(article),
            table.part("standing", standing) if standing else nothing,
            *shared.beside(article),
            owner=article.manuscript,
        )
        machine.add_article(article)
        yield
    for redirect in archive.redirects:
        target = NamedLink(name=redirect.article.headline, url=redirect.article.url)
        table.plan(
            redirect.url,
            "moved",
            "moved.html",
            table.part("moved", MovedView(target=target)),
            owner=redirect.article.manuscript,
        )


class Contexts:
    """The part of each article's page that is neither its own nor shared."""

    def __init__(self, archive: Archive, table: Table) -> None:
        """Look at the archive once for all its articles."""
        self.archive, self.table = archive, table
        self.series: Mapping[str, Term] = {term.slug: term for term in archive.series}
        self.positions = {
            one.id: number
            for term in archive.series
            for number, one in enumerate(term.articles, start=1)
        }
        self.translations = translations_of(archive)
        self.versions = versions_of(archive)
        self.plain: dict[str, Part] = {}

    def of(self, article: Article) -> Part:
        """Return the context of an article: for most, one and the same."""
        original = self.archive.translation_of.get(article.id)
        links = self.archive.links.get(article.manuscript, ())
        translations = self.translations.get(article.id, ())
        plain = not (article.series or original or links or translations or article.pictures)
        if plain and article.language in self.plain:
            return self.plain[article.language]
        context = ArticleContext(
            direction=direction(article.language),
            series=self._series(article),
            translation_of=version_link(original) if original else None,
            translations=tuple([version_link(one) for one in translations]),
            versions=self.versions.get(article.id, ()),
            links=links,
            pictures=picture_views(article.pictures, self.archive),
        )
        if not plain:
            return self.table.part("context", context)
        self.plain[article.language] = self.table.shared_part("context", context)
        return self.plain[article.language]

    def _series(self, article: Article) -> SeriesView | None:
        if not article.series:
            return None
        term = self.series[article.series.slug]
        return SeriesView(
            name=term.name,
            url=term_address("series", term.slug),
            position=self.positions[article.id],
            total=len(term.articles),
        )
