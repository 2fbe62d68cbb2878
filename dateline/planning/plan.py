"""The archive into the complete list of files of an edition.

Comes in: the archive, the settings, the theme's static files, the shards of words, the texts of the
interface. Goes out: a `Plan`, and the addresses that clash. Whatever is not in the plan is not in
the edition.
"""

from collections.abc import Mapping

from dateline.base.diagnostics import Outcome
from dateline.base.digest import Digest
from dateline.base.wording import Interface
from dateline.model.archive import Archive
from dateline.model.config import Config
from dateline.model.plan import Plan
from dateline.planning.alphabet import plan_alphabet
from dateline.planning.articles import plan_articles
from dateline.planning.cards import Cards
from dateline.planning.chronology import plan_chronology
from dateline.planning.collisions import collisions
from dateline.planning.corrections import plan_corrections
from dateline.planning.feeds import plan_feeds
from dateline.planning.files import copies, plan_host_files
from dateline.planning.filing import filing_of
from dateline.planning.home import (
    index_links,
    missing_logo,
    plan_fixed_pages,
    plan_front,
    site_view,
)
from dateline.planning.listings import plan_listings
from dateline.planning.machine import Machine
from dateline.planning.maps import Atlas
from dateline.planning.names import plan_names
from dateline.planning.parts import Claim, Table
from dateline.planning.search import WordShards, plan_search
from dateline.planning.shelves import Shelves
from dateline.planning.sitemaps import plan_news_sitemap, plan_sitemap
from dateline.planning.sources import plan_sources
from dateline.planning.standing import Standing


def plan(
    archive: Archive,
    config: Config,
    assets: Mapping[str, Digest],
    words: WordShards,
    interface: Interface,
) -> Outcome[Plan]:
    """Return every file of the edition that shows `archive`; `words` are summed up beforehand."""
    table = Table()
    table.frame = (table.part("site", site_view(archive, config, assets)),)
    cards, atlas = Cards(archive, table), Atlas(archive, config)
    shelves = Shelves(archive)
    machine = Machine(archive, config, Standing(archive, shelves), table)
    plan_articles(archive, config, cards, table, machine)
    indexes = index_links(archive, config, interface)
    plan_front(archive, indexes, atlas, cards, table)
    plan_listings(archive, config, atlas, cards, table)
    plan_sources(archive, shelves, cards, table)
    machine.add_data()
    plan_names(archive, cards, table)
    plan_alphabet(archive, cards, table)
    plan_chronology(archive, cards, table)
    plan_corrections(archive, config, table)
    plan_fixed_pages(archive, table)
    plan_search(archive, config, words, indexes, cards, table)
    plan_sitemap(archive, config, table)
    plan_news_sitemap(archive, config, table)
    plan_feeds(archive, config, interface, cards, table)
    plan_host_files(archive, config, table)
    made = Plan(
        pages=tuple(table.pages),
        copies=copies(archive, assets),
        values=table.values,
        promised=table.promised,
        owners=table.owners,
        filing=filing_of(archive, table.pages),
    )
    copied = (Claim(copy.url, copy.source_path) for copy in made.copies)
    clashes = collisions([*table.claims, *copied], (*archive.articles, *archive.pages))
    return Outcome(value=made, diagnostics=(*missing_logo(config, assets), *clashes))
