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
    feed_entries: dict[str, Digest]
    citables: dict[str, Digest]
    entries: dict[str, Digest]
    references: dict[str, Digest]
    words: dict[str, Digest]


def digests_of(readings: Iterable[Reading], articles: Iterable[Article]) -> Digests:
    """Return the digests of some of the articles that were read: of those that are published."""
    read = {one.article.manuscript: one for one in readings if one.article}
    found = [(article.id, read[article.manuscript]) for article in articles]
    nothing = Digest("")
    return Digests(
        records={key: one.record or nothing for key, one in found},
        cards={key: one.card or nothing for key, one in found},
        feed_entries={key: one.feed_entry or nothing for key, one in found},
        citables={key: one.citable or nothing for key, one in found},
        entries={key: one.entry or nothing for key, one in found},
        references={key: one.references or nothing for key, one in found},
        words={key: one.words or nothing for key, one in found},
    )
