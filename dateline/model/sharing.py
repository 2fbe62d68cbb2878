"""Equal values of many articles, as one value.

Comes in: a reading that was just decoded, which nobody else has seen yet. Goes out: the same
reading, with what it has in common with former ones in memory only once. Tags, places, authors,
outlets, keys, days and anchors repeat from article to article, and would be a third of what all
readings take.
"""

from collections.abc import Mapping

from msgspec.structs import force_setattr

from dateline.model.article import Reading

_OF_ARTICLES = (
    *("place", "byline", "series", "region", "region_name", "language", "licence"),
    *("published", "anchors"),
)
_OF_SOURCES = ("key", "outlet", "outlet_slug", "date", "accessed")
# An empty mapping takes as much as a short one, and hardly an article has fields of its own.
_NO_FIELDS: Mapping[str, object] = {}


class Known:
    """What readings have in common so far."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.values: dict[object, object] = {}

    def shared(self, reading: Reading, path: str) -> Reading:
        """Return a reading with values that are known put in place of its own equal ones.

        `path` is that of its manuscript. What the front matter was like is only looked for in the
        memo, when a manuscript was edited: nobody has it besides.
        """
        force_setattr(reading, "front", None)
        article = reading.article
        if article:
            force_setattr(article, "manuscript", path)
            if not article.extra:
                force_setattr(article, "extra", _NO_FIELDS)
            known = self.values.setdefault
            force_setattr(article, "tags", tuple([known(one, one) for one in article.tags]))
            # Where all of them together are known, so is each.
            if article.anchors not in self.values:
                anchors = tuple([known(one, one) for one in article.anchors])
                force_setattr(article, "anchors", anchors)
            for name in _OF_ARTICLES:
                if value := getattr(article, name):
                    force_setattr(article, name, known(value, value))
            for source in article.sources:
                for name in _OF_SOURCES:
                    if value := getattr(source, name):
                        force_setattr(source, name, known(value, value))
        return reading
