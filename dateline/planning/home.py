"""The front page, the fixed pages, and the page for addresses that lead nowhere.

Comes in: the archive, settings, cards. Goes out: pages, and the frame that every page shares.
"""

from itertools import islice

from dateline.base.text import direction
from dateline.model.addresses import ATOM, JSON_FEED, SITE_FEED, index_address, term_address
from dateline.model.archive import Archive
from dateline.model.card import NamedLink
from dateline.model.config import Config
from dateline.model.page import Part
from dateline.planning.alphabet import place_of
from dateline.planning.cards import Cards
from dateline.planning.chronology import year_links
from dateline.planning.corrections import changes_of
from dateline.planning.licences import licence_link
from dateline.planning.maps import Atlas
from dateline.planning.parts import Table
from dateline.planning.pictures import picture_views
from dateline.planning.views import FixedPageView, FrontView, SiteView, TokenView

ON_FRONT_PAGE = 19


def site_view(archive: Archive, config: Config) -> SiteView:
    """Return the frame of every page. Nothing in it counts articles, on purpose."""
    by_manuscript = {page.manuscript: page for page in archive.pages}
    policies = (
        (name, by_manuscript[f"content/{path.removeprefix('content/')}"])
        for name, path in config.publisher.policies
    )
    return SiteView(
        title=config.title,
        description=config.description,
        base_url=config.base_url,
        language=config.language,
        direction=direction(config.language),
        publisher=config.publisher.name,
        licence=licence_link(config.licence),
        referrer=config.referrer,
        feed=SITE_FEED + ATOM if config.base_url else "",
        json_feed=SITE_FEED + JSON_FEED if config.base_url else "",
        regions=tuple(
            NamedLink(name=term.name, url=term_address("region", term.slug))
            for term in archive.regions
        ),
        pages=tuple(NamedLink(name=page.title, url=page.url) for page in archive.pages),
        policies=tuple(NamedLink(name=page.title or name, url=page.url) for name, page in policies),
        citations=config.publish.citations,
        theme=config.theme,
    )


def plan_front(archive: Archive, config: Config, atlas: Atlas, cards: Cards, table: Table) -> None:
    """Add the front page: the newest article leads, the next ones follow."""
    # A translation is found with its original.
    told = (one for one in archive.articles if one.id not in archive.translation_of)
    newest = tuple(islice(told, ON_FRONT_PAGE))
    indexes = index_links(archive, config)
    table.plan(
        "index.html",
        "front",
        "front.html",
        table.part("front", FrontView(years=year_links(archive), indexes=indexes)),
        table.parts("maps", atlas.ways()),
        Part("lead", cards.of(newest[:1])),
        Part("latest", cards.of(newest[1:])),
    )


def index_links(archive: Archive, config: Config) -> tuple[NamedLink, ...]:
    """Return the indexes of the archive, those that have anything in them."""
    kinds = (
        ("Regions", "regions", archive.regions),
        ("Countries", "countries", archive.countries),
        ("Places", "places", [one for one in archive.articles if place_of(one)]),
        ("Tags", "tags", archive.tags),
        ("Authors", "authors", archive.authors),
        ("Series", "series", archive.series),
        ("Outlets", "outlets", archive.outlets),
        ("Names", "names", archive.names),
        ("Headlines", "headlines", archive.articles),
        ("Sources", "sources", archive.works),
        ("Data", "data", archive.articles if config.publish.data else ()),
        # Not in the frame: the first correction of an archive must not render all of its pages.
        ("Corrections", "corrections", changes_of(archive)),
    )
    return tuple(
        NamedLink(name=name, url=index_address(folder)) for name, folder, found in kinds if found
    )


def plan_fixed_pages(archive: Archive, table: Table) -> None:
    """Add the fixed pages and the page for addresses that lead nowhere."""
    for page in archive.pages:
        view = FixedPageView(
            title=page.title,
            url=page.url,
            summary=page.summary,
            language=page.language,
            direction=direction(page.language),
        )
        tokens = TokenView(
            links=archive.links.get(page.manuscript, ()),
            pictures=picture_views(page.pictures, archive),
        )
        table.plan(
            page.url,
            "page",
            "page.html",
            table.part("fixed", view),
            Part("body", page.body),
            table.part("context", tokens),
            owner=page.manuscript,
        )
    table.plan("404.html", "not-found", "404.html")
