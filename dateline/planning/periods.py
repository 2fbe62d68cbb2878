"""A feed in pieces: what its current document holds, and what its archived documents hold.

Comes in: articles, newest first. Goes out: the newest ones, and whole periods of older ones. A
period is a year, or a month where the year has many articles. Only its own articles decide what is
in it, so an article that comes, changes or goes touches one document; blocks of so many articles
each would be shifted by an old article that is added late, or by one that is withdrawn.
"""

from collections import defaultdict
from typing import NamedTuple

from dateline.model.article import Article
from dateline.planning.chronology import WHOLE_YEAR


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
    older = {article.id for period in archived for article in period.articles}
    return Parted(tuple(one for one in articles if one.id not in older), archived)


def _periods(articles: tuple[Article, ...]) -> tuple[Period, ...]:
    by_month: defaultdict[tuple[int, int], list[Article]] = defaultdict(list)
    of_year: defaultdict[int, int] = defaultdict(int)
    for article in articles:
        of_year[article.published.year] += 1
    for article in articles:
        year = article.published.year
        month = article.published.month if of_year[year] > WHOLE_YEAR else 0
        by_month[year, month].append(article)
    return tuple(Period(*key, tuple(by_month[key])) for key in sorted(by_month, reverse=True))
