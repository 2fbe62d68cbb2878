"""The entries of feeds: articles and changes of articles, as feed readers show them.

Comes in: articles, changes. Goes out: digests. An entry holds what feeds print of an article and
nothing else, so that an edit that no feed shows renders none; it is written down when it is needed.
"""

from functools import partial

from dateline.base.dates import first_instant
from dateline.base.digest import Digest
from dateline.base.wording import Interface
from dateline.model.article import Article
from dateline.model.card import author_links
from dateline.model.config import Config
from dateline.planning.cards import Cards
from dateline.planning.corrections import Change
from dateline.planning.feedviews import CategoryView, FeedEntryView
from dateline.planning.licences import licence_link
from dateline.planning.parts import Table


def changed(article: Article) -> int:
    """Return the moment of an article's last change of substance, in seconds since 1970."""
    moments = [article.published.instant, *([article.updated.instant] if article.updated else [])]
    return max(moments)


class Entries:
    """The entries of all feeds; several feeds share that of an article."""

    def __init__(self, config: Config, interface: Interface, cards: Cards, table: Table) -> None:
        """Start without any."""
        self.licence, self.interface = config.licence, interface
        self.cards, self.table = cards, table
        self.kept: dict[str, Digest] = {}

    def of_articles(self, articles: tuple[Article, ...]) -> tuple[Digest, ...]:
        """Return the entries of some articles, in their order."""
        return tuple([self._of(article) for article in articles])

    def of_changes(self, changes: tuple[Change, ...]) -> tuple[Digest, ...]:
        """Return the entries of some changes, in their order."""
        return tuple([self.table.put(_of_change(one, self.interface)) for one in changes])

    def _of(self, article: Article) -> Digest:
        if article.id not in self.kept:
            entry = partial(self._entry, article)
            self.kept[article.id] = self.table.promise(entry(), entry)
        return self.kept[article.id]

    def _entry(self, article: Article) -> FeedEntryView:
        licence = article.licence or self.licence
        countries = article.place.countries
        return FeedEntryView(
            url=article.url,
            fragment="",
            title=article.headline,
            summary=article.summary,
            published=article.published.instant,
            updated=changed(article),
            authors=author_links(article),
            categories=(
                self._category("region", "regions", article.region),
                *(self._category("country", "countries", one.slug) for one in countries),
                *(self._category("tag", "tags", one.slug) for one in article.tags),
            ),
            language=article.language,
            licence=licence_link(licence) if licence != self.licence else None,
        )

    def _category(self, kind: str, folder: str, slug: str) -> CategoryView:
        return CategoryView(folder=folder, slug=slug, name=self.cards.links[kind, slug].name)


def _of_change(change: Change, interface: Interface) -> FeedEntryView:
    article, correction, number = change
    again = f"-{number}" if number > 1 else ""
    moment = first_instant(correction.date)
    kind = interface.text(correction.kind)
    return FeedEntryView(
        url=article.url,
        # Neither the words nor their kind: mending them leaves the entry the same one.
        fragment=f"#correction-{correction.date}{again}",
        title=f"{kind}: {article.headline}",
        summary=correction.text,
        published=moment,
        updated=moment,
        authors=(),
        categories=(CategoryView(folder="corrections", slug=correction.kind, name=kind),),
        language=article.language,
        licence=None,
    )
