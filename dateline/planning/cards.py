"""Articles as lists show them.

Comes in: the archive. Goes out: one card for each article, by id, as a digest. Body and word count
are not on a card, so that mending a sentence changes no list.
"""

from dateline.base.digest import Digest
from dateline.base.text import direction
from dateline.model.archive import Archive
from dateline.model.article import Article
from dateline.planning.addresses import term_address
from dateline.planning.parts import Table
from dateline.planning.views import CardView, NamedLink


class Cards:
    """The cards of an archive, and the links to the terms they name."""

    def __init__(self, archive: Archive, table: Table) -> None:
        """Make the card of every article."""
        terms = (archive.regions, archive.countries, archive.tags, archive.authors, archive.series)
        self.links: dict[tuple[str, str], NamedLink] = {
            (term.kind, term.slug): NamedLink(
                name=term.name, url=term_address(term.kind, term.slug)
            )
            for kind in terms
            for term in kind
        }
        self.digests: dict[str, Digest] = {
            article.id: table.put(self.card(article)) for article in archive.articles
        }

    def card(self, article: Article) -> CardView:
        """Return the card of an article."""
        return CardView(
            url=article.url,
            headline=article.headline,
            summary=article.summary,
            published=article.published,
            updated=article.updated,
            authors=self.authors(article),
            role=article.byline.role,
            region=self.links["region", article.region],
            place=article.place.dateline,
            language=article.language,
            direction=direction(article.language),
        )

    def authors(self, article: Article) -> tuple[NamedLink, ...]:
        """Return the authors of an article, as printed, with their pages."""
        return tuple(
            NamedLink(name=person.name, url=term_address("author", person.slug))
            for person in article.byline.people
        )

    def of(self, articles: tuple[Article, ...]) -> tuple[Digest, ...]:
        """Return the cards of some articles, in their order."""
        return tuple([self.digests[article.id] for article in articles])
