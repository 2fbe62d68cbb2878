"""The entries of feeds: articles and changes of articles, as feed readers show them.

Comes in: articles, changes. Goes out: digests. An entry holds what feeds print of an article and
nothing else, so that an edit that no feed shows renders none; it is written down when it is needed.
"""

from collections.abc import Mapping
from functools import partial

from dateline.base.canonical import encode
from dateline.base.dates import first_instant
from dateline.base.digest import Digest, digest_of
from dateline.base.wording import Interface
from dateline.model.addresses import FOLDERS
from dateline.model.archive import Archive
from dateline.model.article import Article
from dateline.model.card import NamedLink, author_links
from dateline.model.config import Config
from dateline.planning.cards import Cards
from dateline.planning.corrections import Change
from dateline.planning.feedviews import CategoryView, FeedEntryView
from dateline.planning.licences import licence_link
from dateline.planning.parts import Table


def changed(article: Article) -> int:
    """Return the moment of an article's last change of substance, in seconds since 1970."""
    published, updated = article.published.instant, article.updated
    return max(published, updated.instant) if updated else published


class Entries:
    """The entries of all feeds; several feeds share that of an article."""

    def __init__(
        self, archive: Archive, config: Config, interface: Interface, cards: Cards, table: Table
    ) -> None:
        """Take stock of what the entries of all articles are made of."""
        self.interface, self.table = interface, table
        self.moments = {one.id: changed(one) for one in archive.articles}
        self.digests = {
            one.id: digest_of(encode(_ingredients(one, cards, config.licence)))
            for one in archive.articles
        }
        table.promise_of_articles(
            partial(_entry, cards.links, config.licence),
            {self.digests[one.id]: one for one in archive.articles},
        )

    def of_articles(self, articles: tuple[Article, ...]) -> tuple[Digest, ...]:
        """Return the entries of some articles, in their order."""
        digests = self.digests
        return tuple([digests[article.id] for article in articles])

    def updated(self, articles: tuple[Article, ...]) -> int:
        """Return the moment of the last change among some articles."""
        return max([self.moments[one.id] for one in articles], default=0)

    def of_changes(self, changes: tuple[Change, ...]) -> tuple[Digest, ...]:
        """Return the entries of some changes, in their order."""
        return tuple([self.table.put(_of_change(one, self.interface)) for one in changes])


def _ingredients(article: Article, cards: Cards, licence: str) -> tuple[object, ...]:
    """Return all that the entry of an article is made of; `licence` is that of the feed."""
    links = cards.link_digests
    countries, tags = links["country"], links["tag"]
    own = article.licence if article.licence != licence else ""
    shown = article.url, article.headline, article.summary, article.language, own
    filed = [countries[one.slug] for one in article.place.countries]
    filed += [tags[one.slug] for one in article.tags]
    moments = article.published.instant, changed(article)
    region = links["region"][article.region]
    return "entry", shown, moments, article.byline.people, region, filed


def _entry(
    links: Mapping[str, Mapping[str, NamedLink]], feed_licence: str, article: Article
) -> FeedEntryView:
    licence = article.licence or feed_licence
    filed = (
        ("region", article.region),
        *(("country", one.slug) for one in article.place.countries),
        *(("tag", one.slug) for one in article.tags),
    )
    return FeedEntryView(
        url=article.url,
        fragment="",
        title=article.headline,
        summary=article.summary,
        published=article.published.instant,
        updated=changed(article),
        authors=author_links(article),
        categories=tuple(
            CategoryView(folder=FOLDERS[kind], slug=slug, name=links[kind][slug].name)
            for kind, slug in filed
        ),
        language=article.language,
        licence=licence_link(licence) if licence != feed_licence else None,
    )


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
