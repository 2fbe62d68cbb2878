"""What stands behind what is shown of articles.

Comes in: readings. Goes out: digests by article. They were made while reading, so a build that
shows nothing of an article writes nothing of it down.
"""

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import NamedTuple

from dateline.base.digest import Digest
from dateline.model.article import Article, Reading


class Digests(NamedTuple):
    """What stands behind what is shown of the articles, by id."""

    records: Mapping[str, Digest]
    cards: Mapping[str, Digest]
    feed_entries: Mapping[str, Digest]
    citables: Mapping[str, Digest]
    entries: Mapping[str, Digest]
    references: Mapping[str, Digest]
    words: Mapping[str, Digest]


def digests_of(readings: Iterable[Reading], articles: Iterable[Article]) -> Digests:
    """Return the digests of some of the articles that were read: of those that are published.

    An archive without files for programs or without search has no digests for them: of all that it
    does not publish, there is one empty table.
    """
    read = {one.article.manuscript: one for one in readings if one.article}
    found = {article.id: read[article.manuscript] for article in articles}
    nothing = dict.fromkeys(found, Digest(""))

    def by_id(name: str) -> Mapping[str, Digest]:
        digest = attrgetter(name)
        if not any(map(digest, found.values())):
            return nothing
        return {key: digest(one) or Digest("") for key, one in found.items()}

    return Digests(
        records=by_id("record"),
        cards=by_id("card"),
        feed_entries=by_id("feed_entry"),
        citables=by_id("citable"),
        entries=by_id("entry"),
        references=by_id("references"),
        words=by_id("words"),
    )
