"""What stands behind what is shown of articles.

Comes in: readings. Goes out: digests by article. They were made while reading, so a build that
shows nothing of an article writes nothing of it down.
"""

from collections.abc import Iterable
from typing import NamedTuple

from dateline.base.digest import Digest
from dateline.model.article import Article, Reading


class Digests(NamedTuple):
    """What stands behind what is shown of the articles, by id."""

    records: dict[str, Digest]
    cards: dict[str, Digest]
    citables: dict[str, Digest]
    entries: dict[str, Digest]
    references: dict[str, Digest]
    words: dict[str, Digest]


def digests_of(readings: Iterable[Reading], articles: Iterable[Article]) -> Digests:
    """Return the digests of some of the articles that were read: of those that are published."""
    digests = Digests({}, {}, {}, {}, {}, {})
    by_manuscript = {one.article.manuscript: one for one in readings if one.article}
    for article in articles:
        one = by_manuscript[article.manuscript]
        found = (one.record, one.card, one.citable, one.entry, one.references, one.words)
        for kind, digest in zip(digests, found, strict=True):
            kind[article.id] = digest or Digest("")
    return digests
