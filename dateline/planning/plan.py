"""The archive into the complete list of files of an edition.

Comes in: the archive, the settings, the theme's static files, the shards of words, the texts of the
interface. Goes out: pages, sheaf by sheaf, and the addresses that clash; or all of it as a `Plan`.
Whatever is not in the plan is not in the edition.
"""

from collections.abc import Iterator, Mapping

from dateline.base.diagnostics import Diagnostic, Outcome
from dateline.base.digest import Digest
from dateline.base.wording import Interface
from dateline.model.archive import Archive
from dateline.model.article import Article, FixedPage
from dateline.model.config import Config
from dateline.model.filing import Filing
from dateline.model.plan import Plan, Sheaf
from dateline.planning.alphabet import plan_alphabet
from dateline.planning.articles import plan_articles
from dateline.planning.cards import Cards
from dateline.planning.chronology import plan_chronology
from dateline.planning.collisions import Claimed
from dateline.planning.corrections import plan_corrections
from dateline.planning.feeds import plan_feeds
from dateline.planning.files import copies, plan_host_files
from dateline.planning.filing import Files
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


class Planning:
    """An edition as it is planned: first its sheaves, all of them, then what is known at the end.

    `words` are summed up beforehand.
    """

    def __init__(
        self,
        archive: Archive,
        config: Config,
        assets: Mapping[str, Digest],
        words: WordShards,
        interface: Interface,
    ) -> None:
        """Take what the edition shows; nothing is planned yet."""
        self.archive, self.config, self.assets = archive, config, assets
        self.words, self.interface = words, interface
        self.copies = copies(archive, assets)
        # What is known before anything is planned should not be told after everything is printed.
        self.missing = tuple(missing_logo(config, assets))
        self.table = Table()
        self.files, self.claimed = Files(archive), Claimed()

    def sheaves(self) -> Iterator[Sheaf]:
        """Yield every page of the edition, some at a time."""
        for _ in self._steps():
            if self.table.is_full:
                yield self._taken()
        last = self._taken()
        self.claimed.note(Claim(copy.url, copy.source_path) for copy in self.copies)
        yield last

    def _taken(self) -> Sheaf:
        self.claimed.note(self.table.claims)
        sheaf = self.table.take()
        self.files.note(sheaf.pages)
        return sheaf

    def _steps(self) -> Iterator[None]:
        """Add all pages to the table; rest wherever some of them may be taken."""
        archive, config, interface, table = self.archive, self.config, self.interface, self.table
        table.frame = (table.shared_part("site", site_view(archive, config, self.assets)),)
        cards, atlas = Cards(archive, table), Atlas(archive, config)
        shelves = Shelves(archive)
        machine = Machine(archive, config, Standing(archive, shelves), table)
        yield from plan_articles(archive, config, cards, table, machine)
        indexes = index_links(archive, config, interface)
        plan_front(archive, indexes, atlas, cards, table)
        yield from plan_listings(archive, config, atlas, cards, table)
        yield from plan_sources(archive, shelves, cards, table)
        machine.add_data()
        yield from plan_names(archive, cards, table)
        plan_alphabet(archive, cards, table)
        plan_chronology(archive, cards, table)
        plan_corrections(archive, config, table)
        plan_fixed_pages(archive, table)
        plan_search(archive, config, self.words, indexes, cards, table)
        yield
        plan_sitemap(archive, config, table)
        plan_news_sitemap(archive, config, table)
        yield from plan_feeds(archive, config, interface, cards, table)
        plan_host_files(archive, config, table)

    def owners(self) -> dict[str, str]:
        """Return the manuscript that each page shows, of those that show one."""
        copied = {one.url for one in self.copies}
        return {url: one for url, one in self.claimed.owners().items() if url not in copied}

    def filing(self) -> Filing:
        """Return how the articles are filed."""
        return self.files.filing()

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong so far: all files planned can stand beside each other."""
        return self.claimed.is_sound and not self.missing

    def faults(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the edition."""
        shown: tuple[Article | FixedPage, ...] = (*self.archive.articles, *self.archive.pages)
        return (*self.missing, *self.claimed.faults(shown))


def whole(planning: Planning) -> Outcome[Plan]:
    """Return all that is planned at once, for whoever looks at the edition as a whole."""
    sheaves = list(planning.sheaves())
    made = Plan(
        pages=tuple([page for sheaf in sheaves for page in sheaf.pages]),
        copies=planning.copies,
        values={
            **planning.table.shared,
            **{digest: one for sheaf in sheaves for digest, one in sheaf.values.items()},
            **{digest: one for sheaf in sheaves for digest, one in sheaf.kept.items()},
        },
        promised={digest: make for one in sheaves for digest, make in one.promised.items()},
        owners=planning.owners(),
        filing=planning.filing(),
    )
    return Outcome(value=made, diagnostics=planning.faults())
