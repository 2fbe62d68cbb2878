"""The pages of a few tags, planned without the rest of the archive.

Comes in: an archive that has all articles of these tags, the frame of all pages. Goes out: the
pages and feeds of the tags, and what the pages of articles show of their tags. The functions are
those that plan a whole archive.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from dateline.base.digest import Digest
from dateline.base.wording import Interface
from dateline.model.archive import Archive
from dateline.model.config import Config
from dateline.model.page import Page, Part
from dateline.planning.cards import Cards
from dateline.planning.entries import Entries
from dateline.planning.feeds import plan_newest
from dateline.planning.listings import plan_term, term_files
from dateline.planning.maps import Atlas
from dateline.planning.parts import Table
from dateline.planning.sharedparts import tags_part


class Refiling(NamedTuple):
    """What was planned: pages, and the values they see as in a `Plan`.

    `tags` are the parts that name the tags of an article, `filings` what feeds show it filed under,
    none where there are no feeds; both are by the article's id.
    """

    pages: tuple[Page, ...]
    table: Table
    tags: Mapping[str, Part]
    filings: Mapping[str, Digest]


def plan_tags(
    archive: Archive, slugs: Collection[str], frame: Part, config: Config, interface: Interface
) -> Refiling:
    """Return the pages of some tags; `archive` has all of their articles, and may have others."""
    table = Table()
    table.frame = (frame,)
    cards, atlas, files = Cards(archive, table), Atlas(archive, config), term_files(config)
    entries = Entries(archive, config, interface, cards, table) if config.base_url else None
    for term in archive.tags:
        if term.slug in slugs:
            plan_term(term, atlas, files, archive, cards, table)
            if entries:
                plan_newest(term, config, entries)
    return Refiling(
        pages=tuple(table.pages),
        table=table,
        tags={one.id: tags_part(one, cards) for one in archive.articles},
        filings={one.id: entries.filing(one) for one in archive.articles} if entries else {},
    )
