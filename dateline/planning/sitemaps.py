"""Sitemaps: of all pages, and of the news.

Comes in: the archive and the pages planned so far. Goes out: pages whose renderers are formats.
Without a base URL there are none, because sitemaps demand whole addresses.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from operator import attrgetter

from dateline.base.dates import utc_day
from dateline.model.archive import Archive
from dateline.model.article import Article
from dateline.model.config import Config
from dateline.model.feedentry import last_changed
from dateline.model.page import ARTICLE
from dateline.planning.feedviews import AddressView, NewsEntryView, NewsView, SitemapView
from dateline.planning.parts import Table

SITEMAP, NEWS_SITEMAP = "sitemap.xml", "sitemap-news.xml"
# The sitemap protocol allows 50,000 addresses in one file (https://www.sitemaps.org/protocol.html).
LARGEST_SITEMAP = 40_000
# Google wants articles of two days, and at most so many
# (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
NEWS_SECONDS, MOST_NEWS = 2 * 24 * 3600, 1000
_NOT_FOR_SEARCH = frozenset(
    {"moved", "not-found", "text", "feed", "citation", "data-file", "search-index"}
)
_Alternates = tuple[tuple[str, str], ...]


def plan_sitemap(archive: Archive, config: Config, table: Table) -> None:
    """Add the sitemap of all pages planned so far; in a large archive, one for each year."""
    if not config.base_url:
        return
    alternates = _alternates(archive)
    by_year: defaultdict[str, list[AddressView]] = defaultdict(list)
    for one in archive.articles:
        day, others = utc_day(last_changed(one)), alternates.get(one.id, ())
        view = AddressView(url=one.url, changed=day, alternates=others)
        by_year[f"{one.published.year:04d}"].append(view)
    kinds = table.urls.keys() - _NOT_FOR_SEARCH - {ARTICLE}
    by_year["pages"] = [AddressView(url=url) for kind in kinds for url in table.urls[kind]]
    if sum(map(len, by_year.values())) <= LARGEST_SITEMAP:
        everything = [entry for found in by_year.values() for entry in found]
        _plan_sitemap(config, SITEMAP, everything, table)
        return
    parts = dict(_in_parts(by_year))
    for url, entries in parts.items():
        _plan_sitemap(config, url, entries, table)
    # What has changed in the sitemap of a year is said here, or all of them would be fetched.
    index = [
        AddressView(url=url, changed=max(one.changed for one in found))
        for url, found in parts.items()
    ]
    _plan_sitemap(config, SITEMAP, index, table, index=True)


def _in_parts(
    groups: Mapping[str, list[AddressView]],
) -> Iterator[tuple[str, list[AddressView]]]:
    """Yield the address and the entries of each sitemap; a group too large for one gets several."""
    for name, found in groups.items():
        entries = sorted(found, key=attrgetter("url"))
        for start in range(0, len(entries), LARGEST_SITEMAP):
            number = f"-{start // LARGEST_SITEMAP + 1}" if start else ""
            yield f"sitemaps/{name}{number}.xml", entries[start : start + LARGEST_SITEMAP]


def _plan_sitemap(
    config: Config, url: str, entries: list[AddressView], table: Table, *, index: bool = False
) -> None:
    ordered = tuple(sorted(entries, key=attrgetter("url")))
    view = SitemapView(base_url=config.base_url, index=index, entries=ordered)
    table.plan(url, "sitemap", "format:sitemap", table.part("sitemap", view))


def _alternates(archive: Archive) -> dict[str, _Alternates]:
    """Return for each article that can be read in several languages all of them, by id.

    All name the same ones, themselves included; whoever reads none of these gets the original. Of
    two translations into one language nobody can say which is meant, so neither is named.
    """
    found: dict[str, _Alternates] = {}
    for family in _families(archive):
        originals = [one for one in family if one.id not in archive.translation_of]
        original = (originals or family)[0]
        taken = [original.language, *(one.language for one in family if one is not original)]
        named = [one for one in family if one is original or taken.count(one.language) == 1]
        pairs = sorted((one.language, one.url) for one in named)
        if len(named) > 1:
            found |= {one.id: (*pairs, ("x-default", original.url)) for one in named}
    return found


def _families(archive: Archive) -> Iterator[list[Article]]:
    """Yield the articles that are translations of one another, however indirectly, by id."""
    by_id = {one.id: one for one in archive.articles}
    family_of: dict[str, list[Article]] = {}
    for key, original in archive.translation_of.items():
        mine = family_of.get(key, [by_id[key]])
        theirs = family_of.get(original.id, [original])
        if mine is not theirs:
            family = [*mine, *theirs]
            family_of |= {one.id: family for one in family}
    for key, family in family_of.items():
        if family[0].id == key:
            yield sorted(family, key=lambda one: one.id)


def plan_news_sitemap(archive: Archive, config: Config, table: Table) -> None:
    """Add the sitemap of the newest article and of those of the two days before it.

    Not of the two days before the build: the same archive is the same edition at any moment.
    """
    if not config.base_url:
        return
    newest = max((one.published.instant for one in archive.articles), default=0)
    entries = tuple(
        NewsEntryView(
            url=one.url,
            title=one.headline,
            language=one.language,
            published=one.published.iso,
        )
        for one in archive.articles[:MOST_NEWS]
        if newest - one.published.instant < NEWS_SECONDS
    )
    view = NewsView(base_url=config.base_url, name=config.title, entries=entries)
    table.plan(NEWS_SITEMAP, "sitemap", "format:news", table.part("news", view))
