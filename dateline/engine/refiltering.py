"""The filters of the search after articles were given other tags.

Comes in: these articles, the edition, the memo. Goes out: the files of filters that are others now.
As an index of words, a filter is a sum over articles: what one article adds is taken out of what
the memo keeps of the file, or put in.
"""

from collections import defaultdict
from collections.abc import Sequence

from dateline.base.canonical import decode
from dateline.base.digest import Digest
from dateline.engine.edited import Edited, Edition
from dateline.engine.sums import kept_sums
from dateline.model.page import Page
from dateline.planning.parts import Table
from dateline.planning.search import filter_of, filters_address, filters_page, refiltered
from dateline.planning.shards import article_key, shard_counts, shard_of

# By the number of a file, the name of a filter and the key of an article: whether it is there.
Changes = dict[int, dict[str, dict[str, bool]]]


def filters_again(
    retagged: Sequence[Edited], edition: Edition, table: Table
) -> tuple[Page, ...] | None:
    """Return the files of filters that are others now; none where no search is published."""
    if not edition.prepared.inputs.config.publish.search:
        return ()
    kept = kept_sums(edition.press.store)
    # A key that two articles share does not tell which of them is meant.
    if kept is None or kept.digest != edition.prepared.sums:
        return None
    if any(article_key(one.article) in kept.shared for one in retagged):
        return None
    pages: list[Page] = []
    for number, changes in _changes(retagged, edition.prepared.articles).items():
        shard = _kept_shard(number, edition)
        if shard is None:
            return None
        pages.append(filters_page(number, refiltered(shard, changes), table))
    return tuple(pages)


def _changes(retagged: Sequence[Edited], articles: int) -> Changes:
    count = shard_counts(articles)["filters"]
    changes: Changes = defaultdict(lambda: defaultdict(dict))
    for one in retagged:
        for slug, there in one.moved.items():
            name = filter_of("tag", slug)
            changes[shard_of(name, count)][name][article_key(one.article)] = there
    return changes


def _kept_shard(number: int, edition: Edition) -> tuple[str, ...] | None:
    page = edition.page_at(filters_address(number))
    digests = (
        [Digest(one.digest) for one in page.parts if isinstance(one.digest, str)] if page else []
    )
    bodies = edition.press.store.bodies(digests)
    return decode(tuple[str, ...], bodies[digests[0]]) if bodies else None
