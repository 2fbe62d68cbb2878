"""The pages of people and organisations that articles name, and the index of all of them.

Comes in: the archive and its cards. Goes out: a page for each name, with every article that names
it and the part it plays there.
"""

from collections.abc import Iterator

from dateline.model.addresses import term_address
from dateline.model.archive import Archive
from dateline.model.card import NamedLink
from dateline.model.page import Part
from dateline.planning.cards import Cards
from dateline.planning.indexviews import NameView
from dateline.planning.listings import plan_name_index
from dateline.planning.parts import Table


def plan_names(archive: Archive, cards: Cards, table: Table) -> Iterator[None]:
    """Add the pages of all names and their index, if there are any; rests after each name."""
    for named in archive.names:
        view = NameView(
            name=named.name,
            kind=named.kind,
            url=term_address("name", named.slug),
            roles=tuple([mention.role for mention in named.mentions]),
        )
        articles = tuple([mention.article for mention in named.mentions])
        table.plan(
            view.url,
            "name",
            "name.html",
            table.part("name", view),
            Part("articles", cards.of(articles)),
            named_by=articles[-1].manuscript,
        )
        yield
    if archive.names:
        links = [
            (named.slug, NamedLink(name=named.name, url=term_address("name", named.slug)))
            for named in archive.names
        ]
        plan_name_index("names", links, table)
