"""The cards of an archive, and the links that many pages share.

Comes in: the archive. Goes out: digests. What stands behind a card is written down only when a
page that shows it is rendered; a link is written down once, however many pages show it.
"""

from functools import partial

from dateline.base.digest import Digest
from dateline.model.addresses import TermKind, term_address
from dateline.model.archive import Archive
from dateline.model.article import Article
from dateline.model.card import NamedLink, card_of
from dateline.planning.parts import Table


class Cards:
    """The cards of an archive, and the links to the terms they name."""

    def __init__(self, archive: Archive, table: Table) -> None:
        """Make the card of every article and the link of every term and outlet."""
        self.table = table
        terms = (archive.regions, archive.countries, archive.tags, archive.authors, archive.series)
        self.links: dict[tuple[str, str], NamedLink] = {
            (term.kind, term.slug): link_to(term.kind, term.slug, term.name)
            for kind in terms
            for term in kind
        }
        self.links |= {
            ("outlet", one.slug): link_to("outlet", one.slug, one.name) for one in archive.outlets
        }
        self.link_digests = {key: table.put(link) for key, link in self.links.items()}
        self.digests = archive.cards
        for article in archive.articles:
            table.promised[archive.cards[article.id]] = partial(card_of, article)

    def of(self, articles: tuple[Article, ...]) -> tuple[Digest, ...]:
        """Return the cards of some articles, in their order."""
        return tuple([self.digests[article.id] for article in articles])


def link_to(kind: TermKind | str, slug: str, name: str) -> NamedLink:
    """Return the link to a term or outlet."""
    return NamedLink(name=name, url=term_address(kind, slug))
