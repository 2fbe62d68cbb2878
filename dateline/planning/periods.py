"""A feed in pieces: what its current document holds, and what its archived documents hold.

Comes in: articles, newest first. Goes out: the newest ones, and whole periods of older ones. A
period is a year, or a month where the year has many articles. Only its own articles decide what is
in it, so an article that comes, changes or goes touches one document; blocks of so many articles
each would be shifted by an old article that is added late, or by one that is withdrawn.
"""

from itertools import islice
from typing import NamedTuple

from dateline.model.article import Article
from dateline.planning.chronology import WHOLE_YEAR
from dateline.planning.years import by_month, by_year


class Period(NamedTuple):
    """A year or, if `month` is set, a month, and all its articles, newest first."""

    year: int
    month: int
    articles: tuple[Article, ...]

    @property
    def name(self) -> str:
        """How the period is called in addresses."""
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}"


class Parted(NamedTuple):
    """The newest articles, at least as many as wanted, and the periods before, newest first."""

    current: tuple[Article, ...]
    archived: tuple[Period, ...]


def part_by_period(articles: tuple[Article, ...], least: int) -> Parted:
    """Leave whole periods to the archived documents, and `least` articles to the current one.

    The current one grows by an article at a time and hands a whole period over at once, so no
    archived document is ever added to by what is new.
    """
    periods = _periods(articles)
    count = number = 0
    while number < len(periods) and count < least:
        count += len(periods[number].articles)
        number += 1
    archived = periods[number:]
    return Parted(_in_order(articles, periods[:number]) if archived else articles, archived)


def _in_order(articles: tuple[Article, ...], periods: tuple[Period, ...]) -> tuple[Article, ...]:
    """Return the articles of some periods, which are among the first of all, in their order."""
    wanted = {article.id for period in periods for article in period.articles}
    found = (article for article in articles if article.id in wanted)
    return tuple(islice(found, len(wanted)))


def _periods(articles: tuple[Article, ...]) -> tuple[Period, ...]:
    periods: list[Period] = []
    for year, found in by_year(articles).items():
        parts = by_month(found) if len(found) > WHOLE_YEAR else {(year, 0): found}
        periods += (Period(*key, those) for key, those in parts.items())
    return tuple(periods)
