"""The pages of outlets, and the index of cited works.

Comes in: the archive. Goes out: a page for each outlet with every work of it that the archive
cites, and one that leads to all outlets and lists the works that name none.
"""

from collections.abc import Iterator
from functools import partial

from dateline.model.addresses import index_address
from dateline.model.archive import Archive, CitedWork, Outlet
from dateline.model.article import Introduction
from dateline.model.card import NamedLink
from dateline.model.page import Part
from dateline.planning.cards import Cards
from dateline.planning.charts import years_chart
from dateline.planning.listings import groups_by_letter, introduction_parts, plan_name_index
from dateline.planning.parts import Table
from dateline.planning.views import OutletView, SourcesView, WorkView


def plan_sources(archive: Archive, cards: Cards, table: Table) -> None:
    """Add the pages of all outlets and of all cited works."""
    if not archive.works:
        return
    for outlet in archive.outlets:
        _plan_outlet(outlet, archive, cards, table)
    names = [(outlet.slug, cards.links["outlet", outlet.slug]) for outlet in archive.outlets]
    if names:
        plan_name_index("outlets", names, table)
    url = index_address("sources")
    filed = {work.key for outlet in archive.outlets for work in outlet.works}
    nameless = tuple(_work_view(work) for work in archive.works if work.key not in filed)
    view = SourcesView(url=url, outlets=groups_by_letter(names), works=nameless)
    table.plan(url, "sources", "sources.html", table.part("sources", view))


def _work_view(work: CitedWork) -> WorkView:
    source = work.source
    return WorkView(
        title=source.title or source.whole,
        date=source.date,
        written=source.written,
        url=source.url,
        language=source.language,
        author=source.author,
        archived=source.archived,
        cited_by=tuple([NamedLink(name=one.headline, url=one.url) for one in work.cited_by]),
    )


def _plan_outlet(outlet: Outlet, archive: Archive, cards: Cards, table: Table) -> None:
    url = cards.links["outlet", outlet.slug].url
    facts = outlet.introduction
    shown = [
        (work.source, [(one.headline, one.url) for one in work.cited_by]) for work in outlet.works
    ]
    digest = table.promise(
        ("outlet", outlet.name, url, _facts(facts), shown), partial(_outlet_view, outlet, url)
    )
    introduction, context = introduction_parts(facts, archive, table)
    table.plan(
        url,
        "outlet",
        "outlet.html",
        Part("outlet", digest),
        introduction,
        context,
        table.parts("charts", years_chart(_years_of(outlet), {})),
        owner=facts.manuscript if facts else "",
        named_by=outlet.works[0].cited_by[-1].manuscript,
    )


def _years_of(outlet: Outlet) -> Iterator[int]:
    """Yield the year of every article that cites one of the outlet's works."""
    citing = {one.id: one for work in outlet.works for one in work.cited_by}
    return (article.published.year for article in citing.values())


def _facts(facts: Introduction | None) -> tuple[object, ...]:
    if facts is None:
        return ()
    return facts.summary, facts.aliases, facts.country, facts.home_page, facts.note


def _outlet_view(outlet: Outlet, url: str) -> OutletView:
    facts = outlet.introduction
    return OutletView(
        name=outlet.name,
        url=url,
        summary=facts.summary if facts else "",
        aliases=facts.aliases if facts else (),
        country=facts.country if facts else "",
        home_page=facts.home_page if facts else "",
        note=facts.note if facts else "",
        articles=outlet.articles,
        works=tuple([_work_view(work) for work in outlet.works]),
    )
