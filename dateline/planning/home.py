"""The front page, the fixed pages, and the page for addresses that lead nowhere.

Comes in: the archive, settings, cards. Goes out: pages, and the frame that every page shares.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import islice

from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.base.text import closest, direction
from dateline.base.wording import Interface
from dateline.model.addresses import (
    ATOM,
    JSON_FEED,
    SITE_FEED,
    index_address,
    static_address,
    term_address,
)
from dateline.model.archive import Archive
from dateline.model.article import span_of
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
from dateline.planning.views import FixedPageView, FrontView, PolicyLink, SiteView, TokenView

ON_FRONT_PAGE = 19
TAGS_ON_FRONT_PAGE = 12
SETTINGS = "site_config.yaml"


def site_view(archive: Archive, config: Config, assets: Collection[str]) -> SiteView:
    """Return the frame of every page. Nothing in it counts articles, on purpose.

    `assets` are the paths of the files below static/.
    """
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
        logo=static_address(config.publisher.logo) if config.publisher.logo in assets else "",
        licence=licence_link(config.licence),
        referrer=config.referrer,
        feed=SITE_FEED + ATOM if config.base_url else "",
        json_feed=SITE_FEED + JSON_FEED if config.base_url else "",
        regions=tuple(
            NamedLink(name=term.name, url=term_address("region", term.slug))
            for term in archive.regions
        ),
        pages=tuple(NamedLink(name=page.title, url=page.url) for page in archive.pages),
        policies=tuple(
            PolicyLink(kind=name, name=page.title or name, url=page.url) for name, page in policies
        ),
        citations=config.publish.citations,
        search=config.publish.search,
        theme=config.theme,
    )


def missing_logo(config: Config, assets: Collection[str]) -> Iterator[Diagnostic]:
    """Yield an error if the logo that the settings name is not below static/."""
    logo = config.publisher.logo
    if logo and logo not in assets:
        field = "publisher.logo"
        near = closest(logo, assets)
        hint = f"did you mean {near}?" if near else "put the file there, or delete the line"
        mark = config.marks.get(field)
        span = span_of(SETTINGS, mark) if mark else Span(path=SETTINGS)
        yield diagnose("no-logo", f"`{field}`: there is no static/{logo}", span, hint)


def plan_front(
    archive: Archive, indexes: tuple[NamedLink, ...], atlas: Atlas, cards: Cards, table: Table
) -> None:
    """Add the front page: the newest article leads, the next ones follow."""
    # A translation is found with its original.
    told = (one for one in archive.articles if one.id not in archive.translation_of)
    newest = tuple(islice(told, ON_FRONT_PAGE))
    ways = FrontView(years=year_links(archive), tags=tag_links(archive), indexes=indexes)
    table.plan(
        "index.html",
        "front",
        "front.html",
        table.part("front", ways),
        table.parts("maps", atlas.ways()),
        Part("lead", cards.of(newest[:1])),
        Part("latest", cards.of(newest[1:])),
    )


def tag_links(archive: Archive) -> tuple[NamedLink, ...]:
    """Return the tags with the most articles, by their slugs."""
    names = {tag.slug: tag.name for tag in archive.tags}
    most = most_used({tag.slug: len(tag.articles) for tag in archive.tags})
    return tuple([NamedLink(name=names[slug], url=term_address("tag", slug)) for slug in most])


def most_used(counts: Mapping[str, int]) -> list[str]:
    """Return the slugs of the tags with the most articles, given how many each has."""
    by_number = sorted(counts, key=lambda slug: (-counts[slug], slug))
    return sorted(by_number[:TAGS_ON_FRONT_PAGE])


def index_links(archive: Archive, config: Config, interface: Interface) -> tuple[NamedLink, ...]:
    """Return the indexes of the archive, those that have anything in them."""
    kinds = (
        ("regions", archive.regions),
        ("countries", archive.countries),
        ("places", any(map(place_of, archive.articles))),
        ("tags", archive.tags),
        ("authors", archive.authors),
        ("series", archive.series),
        ("outlets", archive.outlets),
        ("names", archive.names),
        ("headlines", archive.articles),
        ("sources", archive.works),
        ("data", archive.articles if config.publish.data else ()),
        # Not in the frame: the first correction of an archive must not render all of its pages.
        ("corrections", changes_of(archive)),
    )
    return tuple(
        NamedLink(name=interface.text(kind), url=index_address(kind))
        for kind, found in kinds
        if found
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
