"""What pages and files show of an article, written down once.

Comes in: an article. Goes out: canonical bytes, each known by its digest. Reading makes them and
the memo keeps them, so that neither planning nor rendering needs the article for its pages.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from dateline.base.canonical import encode
from dateline.base.digest import Digest, digest_of
from dateline.model.article import Article, record_of
from dateline.model.card import card_of
from dateline.model.entry import citable_of, entry_of, references_of
from dateline.model.feedentry import feed_entry_of

_BY_PAGES: Mapping[str, Callable[[Article], object]] = {
    "record": record_of,
    "card": card_of,
    "feed_entry": feed_entry_of,
}
_BY_PROGRAMS: Mapping[str, Callable[[Article], object]] = {
    "citable": citable_of,
    "entry": entry_of,
    "references": references_of,
}


class Shown(NamedTuple):
    """The digests of what is shown, by the field of a `Reading` that names it; the bytes by digest.

    Two fields may name the same bytes.
    """

    digests: Mapping[str, Digest]
    values: Mapping[Digest, bytes]


def shown_of(article: Article, *, programs: bool) -> Shown:
    """Return what is shown of an article; of what only `programs` read, only where it is wanted."""
    digests: dict[str, Digest] = {}
    values: dict[Digest, bytes] = {}
    wanted = {**_BY_PAGES, **_BY_PROGRAMS} if programs else _BY_PAGES
    for name, make in wanted.items():
        data = encode(make(article))
        digests[name] = digest_of(data)
        values[digests[name]] = data
    return Shown(digests, values)
