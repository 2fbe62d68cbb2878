"""The pages of outlets and cited works.

Comes in: the archive. Goes out: a page for each outlet with every work of it that the archive
cites, and the index of cited works by the year of the work.
"""

from collections import defaultdict

from dateline.model.archive import Archive, CitedWork, Outlet
from dateline.planning.addresses import index_address, term_address
from dateline.planning.listings import introduction_parts, plan_name_index
from dateline.planning.parts import Table
from dateline.planning.views import NamedLink, OutletView, SourcesView, WorksView, WorkView

UNDATED = "undated"


def plan_sources(archive: Archive, table: Table) -> None:
    """Add the pages of all outlets and of all cited works."""
    if not archive.works:
        return
    links = {outlet.slug: _outlet_link(outlet) for outlet in archive.outlets}
    views: dict[str, WorkView] = {}
    for work in archive.works:
        slug = work.source.outlet_slug
        outlet_link = links.get(archive.outlet_aliases.get(slug, slug), NamedLink(name=""))
        views[work.key] = _work_view(work, outlet_link)
    for outlet in archive.outlets:
        _plan_outlet(outlet, tuple(views[work.key] for work in outlet.works), archive, table)
    # Also without any outlet: the index of sources leads there.
    plan_name_index("outlets", list(links.items()), table)
    _plan_years(archive.works, views, table)


def _outlet_link(outlet: Outlet) -> NamedLink:
    return NamedLink(name=outlet.name, url=term_address("outlet", outlet.slug))


def _work_view(work: CitedWork, outlet: NamedLink) -> WorkView:
    source = work.source
    return WorkView(
        anchor="",
        outlet=outlet,
        title=source.title or source.whole,
        date=source.date,
        written=source.written,
        url=source.url,
        language=source.language,
        author=source.author,
        archived=source.archived,
        cited_by=tuple(NamedLink(name=one.headline, url=one.url) for one in work.cited_by),
    )


def _plan_outlet(
    outlet: Outlet, works: tuple[WorkView, ...], archive: Archive, table: Table
) -> None:
    facts = outlet.introduction
    view = OutletView(
        name=outlet.name,
        url=term_address("outlet", outlet.slug),
        summary=facts.summary if facts else "",
        aliases=facts.aliases if facts else (),
        country=facts.country if facts else "",
        home_page=facts.home_page if facts else "",
        note=facts.note if facts else "",
        articles=outlet.articles,
        works=works,
    )
    introduction, context = introduction_parts(facts, archive, table)
    table.plan(
        view.url,
        "outlet",
        "outlet.html",
        table.part("outlet", view),
        introduction,
        context,
        owner=facts.manuscript if facts else "",
        named_by=outlet.works[0].cited_by[-1].manuscript,
    )


def _plan_years(works: tuple[CitedWork, ...], views: dict[str, WorkView], table: Table) -> None:
    by_year: defaultdict[int | None, list[CitedWork]] = defaultdict(list)
    for work in works:
        by_year[work.source.date.year if work.source.date else None].append(work)
    order = sorted((year for year in by_year if year is not None), reverse=True)
    keys: list[int | None] = [*order, *([None] if None in by_year else [])]
    years = tuple(
        NamedLink(name=str(year) if year else UNDATED, url=_year_address(year)) for year in keys
    )
    for year in keys:
        found = sorted(by_year[year], key=_by_outlet_and_date)
        shown = tuple(views[work.key] for work in found)
        view = WorksView(url=_year_address(year), year=year, works=shown, years=years)
        table.plan(view.url, "works", "works.html", table.part("works", view))
    index = SourcesView(url=index_address("sources"), years=years)
    table.plan(index.url, "sources", "sources.html", table.part("sources", index))


def _by_outlet_and_date(work: CitedWork) -> tuple[str, str, str]:
    return work.source.outlet_slug, str(work.source.date or ""), work.key


def _year_address(year: int | None) -> str:
    return f"sources/{UNDATED if year is None else f'{year:04d}'}.html"
