"""The charts of an archive: articles per year, and the timeline of a series.

Comes in: articles. Goes out: views, none where there is nothing to see: one year, one date.
"""

from collections.abc import Iterable, Mapping

from dateline.base.dates import PartialDate
from dateline.model.article import Article
from dateline.planning.chartviews import BarView, TimelineEntry, TimelineView, YearsView


def years_chart(counts: Mapping[int, int], pages: Mapping[int, str]) -> tuple[YearsView, ...]:
    """Return the chart of articles per year, given their numbers.

    `pages` are the addresses of years that have a page of their own.
    """
    if len(counts) < 2:  # noqa: PLR2004 - one bar compares with nothing
        return ()
    most = max(counts.values())
    peaks = [year for year, count in counts.items() if count == most]
    bars = tuple(
        BarView(year=year, count=counts[year], url=pages.get(year, ""))
        for year in sorted(counts, reverse=True)
    )
    peak = peaks[0] if len(peaks) == 1 else None
    return (YearsView(bars=bars, total=sum(counts.values()), most=most, peak=peak),)


def timeline(articles: Iterable[Article]) -> tuple[TimelineView, ...]:
    """Return the timeline of a series, given its articles in their order."""
    entries: dict[TimelineEntry, None] = {}
    for article in articles:
        for event in article.events:
            entries[_entry(event.date, event.text, "", article)] = None
        entries[_entry(_day_of(article), article.headline, article.url, article)] = None
    ordered = tuple(sorted(entries, key=_order))
    days = {entry.date for entry in ordered}
    return (TimelineView(entries=ordered),) if len(days) > 1 else ()


def _entry(date: PartialDate, text: str, url: str, article: Article) -> TimelineEntry:
    return TimelineEntry(date=date, text=text, url=url, language=article.language)


def _day_of(article: Article) -> PartialDate:
    year, month, day = article.published.day.split("-")
    return PartialDate(year=int(year), month=int(month), day=int(day))


def _order(entry: TimelineEntry) -> tuple[int, int, int, str, str, str]:
    """Return what sorts entries by date, events before the articles that report them."""
    date = entry.date
    return date.year, date.month or 0, date.day or 0, entry.url, entry.text, entry.language
