"""Atom feeds and sitemaps.

Comes in: the archive, its cards and the pages planned so far. Goes out: pages whose renderers are
formats. Without a base URL there are none, because both demand whole addresses.
"""

from collections import defaultdict

from dateline.base.dates import utc_text
from dateline.model.addresses import term_address, term_feed_address
from dateline.model.archive import Archive
from dateline.model.article import Article
from dateline.model.config import Config
from dateline.model.page import Part
from dateline.planning.cards import Cards
from dateline.planning.parts import Table
from dateline.planning.views import FeedView, SitemapView

FEED = "feed.xml"
# The sitemap protocol allows 50,000 addresses in one file (https://www.sitemaps.org/protocol.html).
LARGEST_SITEMAP = 40_000
_NOT_FOR_SEARCH = frozenset({"moved", "not-found", "text", "feed", "search-index"})


def plan_feeds(archive: Archive, config: Config, cards: Cards, table: Table) -> None:
    """Add the feed of the site and of every region, tag and author."""
    if not config.base_url:
        return
    _plan_feed(config, FEED, "index.html", config.title, archive.articles, cards, table)
    for term in (*archive.regions, *archive.tags, *archive.authors):
        title = f"{config.title}: {term.name}"
        url = term_feed_address(term.kind, term.slug)
        page = term_address(term.kind, term.slug)
        _plan_feed(config, url, page, title, term.articles, cards, table)


def _plan_feed(
    config: Config,
    url: str,
    page: str,
    title: str,
    articles: tuple[Article, ...],
    cards: Cards,
    table: Table,
) -> None:
    newest = articles[: config.feed_limit]
    view = FeedView(
        title=title,
        url=url,
        page=page,
        base_url=config.base_url,
        author=config.publisher.name or config.title,
        language=config.language,
        updated=max((changed(one) for one in newest), default=0),
    )
    parts = table.part("feed", view), Part("entries", cards.of(newest))
    first = "" if url == FEED else articles[-1].manuscript
    table.plan(url, "feed", "format:atom", *parts, named_by=first)


def changed(article: Article) -> int:
    """Return the moment of an article's last change of substance, in seconds since 1970."""
    moments = [article.published.instant, *([article.updated.instant] if article.updated else [])]
    return max(moments)


def plan_sitemap(archive: Archive, config: Config, table: Table) -> None:
    """Add the sitemap of all pages planned so far; in a large archive, one for each year."""
    if not config.base_url:
        return
    days = {one.url: utc_text(changed(one))[:10] for one in archive.articles}
    pages = [page for page in table.pages if page.kind not in _NOT_FOR_SEARCH]
    others = [(page.url, "") for page in pages if page.url not in days]
    if len(pages) <= LARGEST_SITEMAP:
        _plan_sitemap(config, "sitemap.xml", [*others, *days.items()], table, index=False)
        return
    by_year: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for article in archive.articles:
        by_year[f"{article.published.year:04d}"].append((article.url, days[article.url]))
    by_year["pages"] = others
    for name, entries in sorted(by_year.items()):
        _plan_sitemap(config, f"sitemaps/{name}.xml", entries, table, index=False)
    names = [(f"sitemaps/{name}.xml", "") for name in by_year]
    _plan_sitemap(config, "sitemap.xml", names, table, index=True)


def _plan_sitemap(
    config: Config, url: str, entries: list[tuple[str, str]], table: Table, *, index: bool
) -> None:
    view = SitemapView(base_url=config.base_url, index=index, entries=tuple(sorted(entries)))
    table.plan(url, "sitemap", "format:sitemap", table.part("sitemap", view))
