"""The cards of an archive, and the links that many pages share.

Comes in: the archive. Goes out: digests. What stands behind a card was written down by reading; a
link is written down once, however many pages show it.
"""

from collections.abc import Sequence

from dateline.base.digest import Digest
from dateline.model.addresses import TermKind, term_address
from dateline.model.archive import Archive, Outlet, Term
from dateline.model.article import Article
from dateline.model.card import NamedLink
from dateline.planning.parts import Table


class Cards:
    """The cards of an archive, and the links to the terms they name."""

    def __init__(self, archive: Archive, table: Table) -> None:
        """Make the links of every term and outlet, by kind and slug."""
        named: dict[str, Sequence[Term | Outlet]] = {
            "region": archive.regions,
            "country": archive.countries,
            "tag": archive.tags,
            "author": archive.authors,
            "series": archive.series,
            "outlet": archive.outlets,
        }
        self.links: dict[str, dict[str, NamedLink]] = {
            kind: {one.slug: link_to(kind, one.slug, one.name) for one in found}
            for kind, found in named.items()
        }
        self.link_digests = {
            kind: {slug: table.share(link) for slug, link in found.items()}
            for kind, found in self.links.items()
        }
        self.digests = archive.cards

    def of(self, articles: Sequence[Article]) -> tuple[Digest, ...]:
        """Return the cards of some articles, in their order."""
        return tuple(map(self.digests.__getitem__, [article.id for article in articles]))


def link_to(kind: TermKind | str, slug: str, name: str) -> NamedLink:
    """Return the link to a term or outlet."""
    return NamedLink(name=name, url=term_address(kind, slug))
