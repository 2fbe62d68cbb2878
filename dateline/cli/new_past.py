"""What past articles suggest for a new one.

Comes in: a site. Goes out: the places and authors that are usual for a region, most frequent first
and among equals the latest. An archive that cannot be read now suggests nothing; that is said by
the next build, and no reason not to write.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from dateline.cli.request import request_of
from dateline.engine.archive import archive_of
from dateline.model.article import Article


class Past:
    """The published articles of a site, newest first."""

    def __init__(self, articles: Iterable[Article]) -> None:
        """Take the articles."""
        self.articles = tuple(articles)

    def region(self) -> str:
        """Return the name of the region that most articles are filed under; empty without any."""
        return _usual(article.region_name for article in self.articles)

    def country(self, region: str) -> str:
        """Return the code of the country that most articles of a region are about."""
        there = (one for one in self.articles if one.region == region)
        return _usual(land.code for one in there for land in one.place.countries[:1])

    def city(self, country: str) -> str:
        """Return the city that most articles from a country come from; it is known by its code."""
        there = (one for one in self.articles if one.place.countries)
        cities = (one.place.city for one in there if one.place.countries[0].code == country)
        return _usual(city for city in cities if city)

    def author(self, region: str) -> str:
        """Return who wrote most articles of a region."""
        there = (one for one in self.articles if one.region == region)
        return _usual(person.name for one in there for person in one.byline.people[:1])


def past_of(site: Path) -> Past:
    """Return the past articles of a site."""
    found = archive_of(request_of(site, None, None, 1)).value
    return Past(found.archive.articles if found else ())


def _usual(names: Iterable[str]) -> str:
    # `most_common` keeps the order of first sight among equals.
    return next((name for name, _ in Counter(names).most_common(1)), "")
