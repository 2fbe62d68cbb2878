"""Articles by the year and the month in which they were published.

Comes in: articles. Goes out: the same in groups, each in the order in which they came. Every list
of an archive comes by here, so dates are compared as they are written.
"""

from collections import defaultdict
from collections.abc import Iterable

from dateline.model.article import Article

ByYear = dict[int, tuple[Article, ...]]
ByMonth = dict[tuple[int, int], tuple[Article, ...]]


def by_year(articles: Iterable[Article]) -> ByYear:
    """Return articles by year, newest year first."""
    found: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        found[article.published.iso[:4]].append(article)
    return {int(year): tuple(found[year]) for year in sorted(found, reverse=True)}


def by_month(articles: Iterable[Article]) -> ByMonth:
    """Return articles by year and month, newest month first."""
    found: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        found[article.published.iso[:7]].append(article)
    months = sorted(found, reverse=True)
    return {(int(month[:4]), int(month[5:])): tuple(found[month]) for month in months}
