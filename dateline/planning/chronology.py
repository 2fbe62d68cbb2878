"""The pages of years and months.

Comes in: the archive and its cards. Goes out: pages. A month is always complete; a year lists its
articles as long as they fit on a page and otherwise leads to its months.
"""

from dateline.base.dates import PartialDate
from dateline.model.addresses import month_address, year_address
from dateline.model.archive import Archive
from dateline.model.article import Article
from dateline.model.card import NamedLink
from dateline.model.page import Part
from dateline.planning.cards import Cards
from dateline.planning.parts import Table
from dateline.planning.versions import told
from dateline.planning.views import MonthLink, MonthView, YearView
from dateline.planning.years import ByMonth, by_month, by_year

WHOLE_YEAR = 100


def year_links(archive: Archive) -> tuple[NamedLink, ...]:
    """Return the years that have articles, newest first."""
    return tuple(_year_link(year) for year in by_year(archive.articles))


def plan_chronology(archive: Archive, cards: Cards, table: Table) -> None:
    """Add the pages of all years and months that have articles."""
    found = by_month(archive.articles)
    months = sorted(found)
    for before, month, after in zip([None, *months], months, [*months[1:], None], strict=False):
        around = _month_link(before), _month_link(after)
        _plan_month(month, found[month], around, cards, table)
    _plan_years(months, found, cards, table)


def _plan_month(
    month: tuple[int, int],
    articles: tuple[Article, ...],
    around: tuple[MonthLink | None, MonthLink | None],
    cards: Cards,
    table: Table,
) -> None:
    view = MonthView(
        date=PartialDate(year=month[0], month=month[1]),
        url=month_address(*month),
        year=_year_link(month[0]),
        count=len(told(articles)),
        previous=around[0],
        next=around[1],
    )
    parts = table.part("month", view), Part("articles", cards.of(articles))
    table.plan(view.url, "month", "month.html", *parts)


def _plan_years(
    months: list[tuple[int, int]],
    found: ByMonth,
    cards: Cards,
    table: Table,
) -> None:
    years = sorted({year for year, _ in months})
    for index, year in enumerate(years):
        of_year = [month for month in months if month[0] == year]
        articles = [article for month in reversed(of_year) for article in found[month]]
        complete = len(articles) <= WHOLE_YEAR
        view = YearView(
            year=year,
            url=year_address(year),
            complete=complete,
            # A count that no list on the page stands behind would be re-rendered for every article.
            count=len(told(articles)) if complete else 0,
            months=tuple(link for month in of_year if (link := _month_link(month))),
            previous=_year_link(years[index - 1]) if index else None,
            next=_year_link(years[index + 1]) if index + 1 < len(years) else None,
        )
        shown = cards.of(articles) if complete else ()
        table.plan(view.url, "year", "year.html", table.part("year", view), Part("articles", shown))


def _year_link(year: int) -> NamedLink:
    return NamedLink(name=str(year), url=year_address(year))


def _month_link(month: tuple[int, int] | None) -> MonthLink | None:
    if month is None:
        return None
    return MonthLink(date=PartialDate(year=month[0], month=month[1]), url=month_address(*month))
