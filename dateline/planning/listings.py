"""The pages of regions, countries, tags, authors and series, and the indexes of all of them.

Comes in: the archive and its cards. Goes out: pages. Long lists are parted by time, never by offset
from the newest, so that a new article touches one page of a list and old pages can be cited: the
page of a term shows its newest whole years, and each older year has a page of its own. A region
has a page for every year.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import takewhile
from operator import attrgetter
from typing import NamedTuple

from dateline.model.addresses import (
    ATOM,
    FOLDERS,
    JSON_FEED,
    data_address,
    index_address,
    term_address,
    term_feed,
    term_year_address,
)
from dateline.model.archive import Archive, Term
from dateline.model.article import Article, Introduction
from dateline.model.card import NamedLink
from dateline.model.config import Config
from dateline.model.page import Part
from dateline.planning.cards import Cards
from dateline.planning.charts import timeline, years_chart
from dateline.planning.maps import Atlas
from dateline.planning.parts import Table
from dateline.planning.pictures import picture_views
from dateline.planning.versions import told
from dateline.planning.views import GroupView, TermIndexView, TermView, TokenView
from dateline.planning.years import ByYear, by_year

WHOLE_LIST = 200
NEWEST = 20
NEWEST_OF_REGION = 10
_WITH_FEED = frozenset({"region", "country", "tag", "author"})
NOTHING_DRAWN = Part("maps", ()), Part("charts", ()), Part("timelines", ())


class Parted(NamedTuple):
    """A list in pieces: what stands on the term's own page, and the years that have their own.

    `counts` are the articles of every year, each in one language.
    """

    own: tuple[Article, ...]
    complete: bool
    years: ByYear
    counts: dict[int, int]


def part_by_time(term: Term) -> Parted:
    """Return which articles of a term stand on which of its pages."""
    years = by_year(term.articles)
    counts = {year: len(told(found)) for year, found in years.items()}
    if term.kind == "region":
        complete = len(term.articles) <= NEWEST_OF_REGION
        return Parted(term.articles[:NEWEST_OF_REGION], complete, years, counts)
    if term.kind == "series" or len(term.articles) <= WHOLE_LIST:
        return Parted(term.articles, complete=True, years={}, counts=counts)
    own: list[Article] = []
    while len(own) < NEWEST:
        own += years.pop(next(iter(years)))
    return Parted(tuple(own), not years, years, counts)


def plan_listings(
    archive: Archive, config: Config, atlas: Atlas, cards: Cards, table: Table
) -> Iterator[None]:
    """Add the pages of all terms, and the index of each kind that has any.

    Rests after each term.
    """
    files = term_files(config)
    for terms in (
        archive.regions,
        archive.countries,
        archive.tags,
        archive.authors,
        archive.series,
    ):
        for term in terms:
            plan_term(term, atlas, files, archive, cards, table)
            yield
        if terms:
            _plan_index(terms[0].kind, terms, atlas, table)


class TermFiles(NamedTuple):
    """What terms have besides pages: whether there are feeds, and tables of regions."""

    has_feeds: bool
    has_data: bool


def term_files(config: Config) -> TermFiles:
    """Return what the settings say that terms have besides pages."""
    return TermFiles(bool(config.base_url), config.publish.data)


def plan_term(
    term: Term,
    atlas: Atlas,
    files: TermFiles,
    archive: Archive,
    cards: Cards,
    table: Table,
) -> None:
    """Add the pages of one term; it depends on no article but its own."""
    parted = part_by_time(term)
    pages = _pages_of(term, parted, atlas, files, cards)
    url = term_address(term.kind, term.slug)
    own = pages.view(url, None, parted.own, complete=parted.complete)
    introduction, context = introduction_parts(term.introduction, archive, table)
    table.plan(
        url,
        term.kind,
        "term.html",
        table.part("term", own),
        introduction,
        context,
        *_drawn(term, parted, atlas, table),
        Part("articles", cards.of(parted.own)),
        owner=term.introduction.manuscript if term.introduction else "",
        named_by=_oldest(term).manuscript,
    )
    for year, found in parted.years.items():
        address = term_year_address(term.kind, term.slug, year)
        of_year = pages.view(address, year, found, complete=True)
        table.plan(
            address,
            f"{term.kind}-year",
            "term.html",
            table.part("term", of_year),
            Part("introduction", ()),
            table.part("context", TokenView()),
            *NOTHING_DRAWN,
            Part("articles", cards.of(found)),
            named_by=found[-1].manuscript,
        )


def _oldest(term: Term) -> Article:
    """Return the oldest article of a term; of several of one moment, the first by id."""
    if term.kind == "series":
        return term.articles[0]
    last = term.articles[-1].published.instant
    of_one_moment = takewhile(lambda one: one.published.instant == last, reversed(term.articles))
    return min(of_one_moment, key=attrgetter("id"))


def _drawn(term: Term, parted: Parted, atlas: Atlas, table: Table) -> tuple[Part, ...]:
    """Return the parts of a term's own page that are drawn, in the order of `NOTHING_DRAWN`."""
    pages = {year: term_year_address(term.kind, term.slug, year) for year in parted.years}
    years = years_chart(parted.counts, pages)
    maps = {"region": atlas.of_region, "country": atlas.of_country}.get(term.kind, _no_map)(term)
    lines = timeline(term.articles) if term.kind == "series" else ()
    return table.parts("maps", maps), table.parts("charts", years), table.parts("timelines", lines)


def _no_map(_term: Term) -> tuple[()]:
    return ()


def _pages_of(
    term: Term,
    parted: Parted,
    atlas: Atlas,
    files: TermFiles,
    cards: Cards,
) -> "TermPages":
    years = tuple(
        NamedLink(name=str(year), url=term_year_address(term.kind, term.slug, year))
        for year in parted.years
    )
    feed = term_feed(term.kind, term.slug) if files.has_feeds and term.kind in _WITH_FEED else ""
    data = data_address(term.slug) if files.has_data and term.kind == "region" else ""
    parent: NamedLink | None = None
    related: tuple[NamedLink, ...] = ()
    if term.kind == "country":
        parent = cards.links["region"].get(atlas.region_of[term.slug])
        beside = atlas.countries_of[atlas.region_of[term.slug]]
        related = tuple(cards.links["country"][one.slug] for one in beside if one is not term)
    if term.kind == "region":
        countries = atlas.countries_of.get(term.slug, ())
        related = tuple(cards.links["country"][one.slug] for one in countries)
    return TermPages(term, years, (feed, data), parent, related)


class TermPages:
    """The views of one term's pages, which differ in little."""

    def __init__(
        self,
        term: Term,
        years: tuple[NamedLink, ...],
        files: tuple[str, str],
        parent: NamedLink | None,
        related: tuple[NamedLink, ...],
    ) -> None:
        """Remember what the pages have in common.

        `files` are their feed, without the ending of a format, and their folder of tables.
        """
        self.term, self.years = term, years
        self.feed, self.data = files
        self.parent, self.related = parent, related

    def view(
        self, url: str, year: int | None, listed: tuple[Article, ...], *, complete: bool
    ) -> TermView:
        """Return the view of the term's own page (`year` is None) or of one of its years."""
        term, introduction = self.term, self.term.introduction
        ends = [term.articles[0].published.year, term.articles[-1].published.year]
        itself = NamedLink(name=term.name, url=term_address(term.kind, term.slug))
        return TermView(
            kind=term.kind,
            name=term.name,
            url=url,
            summary=introduction.summary if introduction else "",
            role=introduction.role if introduction else "",
            country=introduction.country if introduction else "",
            home_page=introduction.home_page if introduction else "",
            parent=itself if year else self.parent,
            related=() if year else self.related,
            year=year,
            count=len(told(listed)),
            complete=complete,
            first_year=min(ends),
            last_year=max(ends),
            years=self.years,
            feed=self.feed and self.feed + ATOM,
            json_feed=self.feed and self.feed + JSON_FEED,
            data=self.data if year is None else "",
        )


def introduction_parts(
    introduction: Introduction | None, archive: Archive, table: Table
) -> tuple[Part, Part]:
    """Return the parts of a page that hold its hand-written introduction and resolve its links."""
    if introduction is None or introduction.body is None:
        return Part("introduction", ()), table.part("context", TokenView())
    tokens = TokenView(
        links=archive.links.get(introduction.manuscript, ()),
        pictures=picture_views(introduction.pictures, archive),
    )
    return Part("introduction", (introduction.body,)), table.part("context", tokens)


def _plan_index(kind: str, terms: tuple[Term, ...], atlas: Atlas, table: Table) -> None:
    names = [
        (term.slug, NamedLink(name=term.name, url=term_address(kind, term.slug))) for term in terms
    ]
    if kind != "region":
        plan_name_index(FOLDERS[kind], names, table)
        return
    whole = GroupView(heading="", entries=tuple(link for _, link in names))
    view = TermIndexView(kind="regions", url=index_address("regions"), groups=(whole,))
    parts = table.part("index", view), table.parts("maps", (atlas.of_world(),))
    table.plan(view.url, "regions-index", "regions.html", *parts)


def plan_name_index(folder: str, names: list[tuple[str, NamedLink]], table: Table) -> None:
    """Add the index of all names of one kind, given with their slugs."""
    view = TermIndexView(kind=folder, url=index_address(folder), groups=groups_by_letter(names))
    table.plan(view.url, f"{folder}-index", "terms.html", table.part("index", view))


def groups_by_letter(names: list[tuple[str, NamedLink]]) -> tuple[GroupView, ...]:
    """Return links, given with their slugs, under the first letters of their slugs."""
    groups: defaultdict[str, list[NamedLink]] = defaultdict(list)
    for slug, link in names:
        first = slug[0].upper()
        groups[first if first.isalpha() else "0–9"].append(link)
    return tuple(GroupView(heading=key, entries=tuple(groups[key])) for key in sorted(groups))
