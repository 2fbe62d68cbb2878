"""Equal values of many articles, as one value.

Comes in: a reading that was just decoded, which nobody else has seen yet. Goes out: the same
reading, with what it has in common with former ones in memory only once. Tags, places, authors,
outlets and days repeat from article to article, and would be a quarter of what all readings take.
"""

from msgspec.structs import force_setattr

from dateline.model.article import Reading

_OF_ARTICLES = ("place", "byline", "series", "region", "region_name", "language", "licence")
_OF_SOURCES = ("outlet", "outlet_slug", "date", "accessed")


class Known:
    """What readings have in common so far."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.values: dict[object, object] = {}

    def shared(self, reading: Reading, path: str) -> Reading:
        """Return a reading with values that are known put in place of its own equal ones.

        `path` is that of its manuscript.
        """
        article = reading.article
        if article:
            force_setattr(article, "manuscript", path)
            known = self.values.setdefault
            for name in _OF_ARTICLES:
                value = getattr(article, name)
                force_setattr(article, name, known(value, value))
            force_setattr(article, "tags", tuple([known(one, one) for one in article.tags]))
            for source in article.sources:
                for name in _OF_SOURCES:
                    value = getattr(source, name)
                    force_setattr(source, name, known(value, value))
        return reading
