"""Feeds: of the archive, of regions, countries, tags and authors, and of corrections.

Comes in: the archive and its cards. Goes out: pages whose renderers are formats, each feed as Atom
and as JSON Feed. Without a base URL there are none, because feeds demand whole addresses. The feeds
of the archive and of its regions lead back to their first article by archived documents (RFC 5005).
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from dateline.base.dates import first_instant
from dateline.base.wording import Interface
from dateline.model.addresses import (
    ATOM,
    CORRECTIONS_FEED,
    JSON_FEED,
    SITE_FEED,
    archived_feed,
    corrections_address,
    month_address,
    term_address,
    term_feed,
    term_year_address,
    year_address,
)
from dateline.model.archive import Archive, Term
from dateline.model.article import Article
from dateline.model.config import Config
from dateline.planning.cards import Cards
from dateline.planning.corrections import changes_of
from dateline.planning.entries import Entries, Listed
from dateline.planning.feedviews import FeedView, History
from dateline.planning.licences import licence_link
from dateline.planning.parts import Table
from dateline.planning.periods import Period, part_by_period


class Feed(NamedTuple):
    """A feed: its address without ending, its page, its title, the manuscript it comes from."""

    address: str
    page: str
    title: str
    named_by: str = ""


class Document(NamedTuple):
    """A document of a feed; `older` is the address of the one before it, or empty."""

    address: str
    page: str
    listed: Listed
    updated: int
    history: History
    older: str = ""


def plan_feeds(
    archive: Archive, config: Config, interface: Interface, cards: Cards, table: Table
) -> Iterator[None]:
    """Add every feed of the archive; rests after each document."""
    if not config.base_url:
        return
    entries = Entries(archive, config, interface, cards, table)
    whole = Feed(SITE_FEED, "index.html", config.title)
    yield from _plan_with_history(whole, archive.articles, _page_of_period, config, entries)
    for term in archive.regions:
        feed, pages = _feed_of(term, config), _page_in_region(term)
        yield from _plan_with_history(feed, term.articles, pages, config, entries)
    for term in (*archive.countries, *archive.tags, *archive.authors):
        plan_newest(term, config, entries)
        yield
    _plan_corrections(archive, config, entries)


def _feed_of(term: Term, config: Config) -> Feed:
    address, page = term_feed(term.kind, term.slug), term_address(term.kind, term.slug)
    return Feed(address, page, f"{config.title}: {term.name}", term.articles[-1].manuscript)


def _page_of_period(period: Period) -> str:
    if period.month:
        return month_address(period.year, period.month)
    return year_address(period.year)


def _page_in_region(term: Term) -> Callable[[Period], str]:
    return lambda period: term_year_address(term.kind, term.slug, period.year)


def _plan_with_history(
    feed: Feed,
    articles: tuple[Article, ...],
    page_of: Callable[[Period], str],
    config: Config,
    entries: Entries,
) -> Iterator[None]:
    current, archived = part_by_period(articles, config.feed_limit)
    addresses = [*(archived_feed(feed.address, period.name) for period in archived), ""]
    document = Document(
        feed.address,
        feed.page,
        entries.of_articles(current),
        entries.updated(current),
        "current" if archived else "complete",
        addresses[0],
    )
    _plan_document(document, feed, config, entries.table)
    yield
    for period, address, older in zip(archived, addresses, addresses[1:], strict=False):
        listed, updated = entries.of_articles(period.articles), entries.updated(period.articles)
        document = Document(address, page_of(period), listed, updated, "archived", older)
        _plan_document(document, feed, config, entries.table)
        yield


def plan_newest(term: Term, config: Config, entries: Entries) -> None:
    """Add the feed of the newest articles of a term; it depends on no article but the term's."""
    feed, articles = _feed_of(term, config), term.articles
    newest = articles[: config.feed_limit]
    history: History = "complete" if len(newest) == len(articles) else "newest"
    listed, updated = entries.of_articles(newest), entries.updated(newest)
    document = Document(feed.address, feed.page, listed, updated, history)
    _plan_document(document, feed, config, entries.table)


def _plan_corrections(archive: Archive, config: Config, entries: Entries) -> None:
    changes = changes_of(archive)
    if not changes:
        return
    newest = changes[: config.feed_limit]
    page, named_by = corrections_address(), changes[-1].article.manuscript
    title = f"{config.title}: {entries.interface.text('corrections')}"
    feed = Feed(CORRECTIONS_FEED, page, title, named_by)
    history: History = "complete" if len(newest) == len(changes) else "newest"
    listed, updated = entries.of_changes(newest), first_instant(newest[0].correction.date)
    document = Document(feed.address, feed.page, listed, updated, history)
    _plan_document(document, feed, config, entries.table)


def _plan_document(document: Document, feed: Feed, config: Config, table: Table) -> None:
    view = FeedView(
        title=feed.title,
        address=feed.address,
        page=document.page,
        base_url=config.base_url,
        author=config.publisher.name or config.title,
        language=config.language,
        licence=licence_link(config.licence),
        updated=document.updated,
        history=document.history,
        older=document.older,
    )
    parts = table.part("feed", view), *document.listed.parts()
    for ending, renderer in ((ATOM, "format:atom"), (JSON_FEED, "format:jsonfeed")):
        url = document.address + ending
        table.plan(url, "feed", renderer, *parts, named_by=feed.named_by)
