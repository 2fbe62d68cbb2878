"""The entries of feeds: articles and changes of articles, as feed readers show them.

Comes in: articles, changes. Goes out: digests. What an entry says of an article by itself was
written down by reading. What the article is filed under, and a licence of its own, stands beside
it, since the archive decides how that is called; most articles share it with others.
"""

from collections.abc import Iterable
from typing import NamedTuple

from dateline.base.dates import first_instant
from dateline.base.digest import Digest
from dateline.base.wording import Interface
from dateline.model.addresses import FOLDERS
from dateline.model.archive import Archive
from dateline.model.article import Article
from dateline.model.config import Config
from dateline.model.feedentry import FeedEntry, last_changed
from dateline.model.page import Part
from dateline.planning.cards import Cards
from dateline.planning.corrections import Change
from dateline.planning.feedviews import CategoryView, FilingView
from dateline.planning.licences import licence_link
from dateline.planning.parts import Table

# The slugs of region, countries and tags, and the licence where it is not the feed's.
_Filing = tuple[str, tuple[str, ...], tuple[str, ...], str]


class Listed(NamedTuple):
    """The entries of a document of a feed, and what each of them is filed under."""

    entries: tuple[Digest, ...]
    filings: tuple[Digest, ...]

    def parts(self) -> tuple[Part, Part]:
        """Return the parts of the document."""
        return Part("entries", self.entries), Part("filings", self.filings)


class Entries:
    """The entries of all feeds; several feeds share that of an article."""

    def __init__(
        self, archive: Archive, config: Config, interface: Interface, cards: Cards, table: Table
    ) -> None:
        """Take stock of what the entries of all articles are made of."""
        self.interface, self.table = interface, table
        self.licence, self.links = config.licence, cards.links
        self.moments = {one.id: last_changed(one) for one in archive.articles}
        self.digests = archive.feed_entries
        self.known: dict[_Filing, Digest] = {}

    def of_articles(self, articles: tuple[Article, ...]) -> Listed:
        """Return the entries of some articles, in their order."""
        return Listed(
            tuple([self.digests[article.id] for article in articles]),
            tuple([self.filing(article) for article in articles]),
        )

    def updated(self, articles: tuple[Article, ...]) -> int:
        """Return the moment of the last change among some articles."""
        return max([self.moments[one.id] for one in articles], default=0)

    def of_changes(self, changes: tuple[Change, ...]) -> Listed:
        """Return the entries of some changes, in their order."""
        put, interface = self.table.put, self.interface
        return Listed(
            tuple([put(_of_change(one, interface)) for one in changes]),
            tuple([put(_filing_of_change(one, interface)) for one in changes]),
        )

    def filing(self, article: Article) -> Digest:
        """Return what an article is filed under; the same is written down once."""
        countries = tuple([one.slug for one in article.place.countries])
        tags = tuple([one.slug for one in article.tags])
        own = article.licence if article.licence != self.licence else ""
        key = article.region, countries, tags, own
        if key not in self.known:
            view = FilingView(
                categories=(
                    *self._categories("region", (article.region,)),
                    *self._categories("country", countries),
                    *self._categories("tag", tags),
                ),
                licence=licence_link(own) if own else None,
            )
            self.known[key] = self.table.keep(view)
        return self.known[key]

    def _categories(self, kind: str, slugs: Iterable[str]) -> list[CategoryView]:
        links, folder = self.links[kind], FOLDERS[kind]
        return [CategoryView(folder=folder, slug=one, name=links[one].name) for one in slugs]


def _of_change(change: Change, interface: Interface) -> FeedEntry:
    article, correction, number = change
    again = f"-{number}" if number > 1 else ""
    moment = first_instant(correction.date)
    return FeedEntry(
        url=article.url,
        # Neither the words nor their kind: mending them leaves the entry the same one.
        fragment=f"#correction-{correction.date}{again}",
        title=f"{interface.text(correction.kind)}: {article.headline}",
        summary=correction.text,
        published=moment,
        updated=moment,
        authors=(),
        language=article.language,
    )


def _filing_of_change(change: Change, interface: Interface) -> FilingView:
    kind = change.correction.kind
    name = interface.text(kind)
    category = CategoryView(folder="corrections", slug=kind, name=name)
    return FilingView(categories=(category,), licence=None)
