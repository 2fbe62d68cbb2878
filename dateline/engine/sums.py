"""The search index as it was summed up last, brought up to date.

Comes in: an archive, or the articles whose words changed, and the memo. Goes out: the digests of
all shards of words, and what makes their values when pages want them. A sum over ten thousand
articles takes longer than the rest of planning, so the memo keeps the shards, and of what they are
the sum. Where that differs in a few articles, what those added is taken out and put in anew;
otherwise, or if anything is missing, all is summed up again. Both give the same shards, as
`planning/shards.py` says.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from dateline.base.canonical import decode, encode, recovered, verbatim
from dateline.base.digest import Digest, digest_of
from dateline.engine.bodies import Damaged
from dateline.engine.fingerprint import building_code
from dateline.engine.store import Store
from dateline.model.archive import Archive
from dateline.model.concordance import Concordance
from dateline.planning.shards import (
    Change,
    Shard,
    amended,
    amendments,
    article_keys,
    shard_counts,
    summed,
)

# With more changes than this, summing up anew takes about as long.
MOST_CHANGED = 50
AT_ONCE = 500
_SUBJECT = "search index"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What the shards that the memo keeps are the sum of.

    `articles` names the concordance of each article by the article's key, `shared` the keys that
    several articles would have; `shards` are the digests of all shards by number.
    """

    articles: Mapping[str, Digest]
    shared: tuple[str, ...]
    shards: tuple[Digest, ...]

    @property
    def digest(self) -> Digest:
        """What tells these sums from all others."""
        return digest_of(encode(self))


def sums_of(archive: Archive, store: Store) -> Sums:
    """Return the sums over an archive, and keep them; the way there depends on what was kept."""
    keys = article_keys(archive.articles)
    words = archive.words
    # A newsroom that publishes no search has its articles read without their words.
    wanted = {keys.by_id[one.id]: words[one.id] for one in archive.articles if words[one.id]}
    count = shard_counts(len(wanted))["words"]
    kept = kept_sums(store)
    if kept and len(kept.shards) == count:
        found = amended_sums(kept, wanted, keys.shared, store)
        if found:
            return found
    documents = _concordances(sorted(wanted.items()), store)
    shards = dict(enumerate(summed(documents, count)))
    nothing = Sums(articles={}, shared=(), shards=(Digest(""),) * count)
    return _keep(nothing, wanted, keys.shared, shards, store)


def amended_sums(
    kept: Sums, wanted: Mapping[str, Digest], shared: Collection[str], store: Store
) -> Sums | None:
    """Return the sums over articles of which most are those of `kept`, and keep them.

    There are none if that would take too long, or if something is missing.
    """
    keys = {key for key, _ in kept.articles.items() ^ wanted.items()}
    if len(keys) > MOST_CHANGED:
        return None
    versions = [(kept.articles.get(key), wanted.get(key)) for key in sorted(keys)]
    names = {digest for pair in versions for digest in pair if digest}
    found = {digest: decode(Concordance, data) for digest, data in store.bodies(names).items()}
    if len(found) < len(names):
        return None
    changes = [
        Change(key, found[before] if before else None, found[after] if after else None)
        for key, (before, after) in zip(sorted(keys), versions, strict=True)
    ]
    shards: dict[int, Shard] = {}
    for number, todo in amendments(changes, len(kept.shards)).items():
        data = store.note(_subject(number), kept.shards[number])
        if data is None:
            return None
        shards[number] = amended(decode(Shard, data), todo)
    return _keep(kept, wanted, shared, shards, store)


def _concordances(
    articles: Sequence[tuple[str, Digest]], store: Store
) -> Iterator[tuple[str, Concordance]]:
    """Yield the concordances of all articles by their keys, few at a time."""
    for n in range(0, len(articles), AT_ONCE):
        some = articles[n : n + AT_ONCE]
        found = store.bodies(digest for _, digest in some)
        for key, digest in some:
            if digest not in found:
                raise Damaged  # it was there when the manuscripts were read
            yield key, decode(Concordance, found[digest])


def _keep(
    before: Sums,
    articles: Mapping[str, Digest],
    shared: Collection[str],
    shards: Mapping[int, Shard],
    store: Store,
) -> Sums:
    """Keep the shards that are new in place of the former ones, and what all are the sum of."""
    digests = list(before.shards)
    rows: list[tuple[str, str, bytes]] = []
    for number, shard in shards.items():
        data = encode(shard)
        digests[number] = digest_of(data)
        rows.append((_subject(number), digests[number], data))
    sums = Sums(articles=articles, shared=tuple(sorted(shared)), shards=tuple(digests))
    if sums != before:
        store.keep_notes([*rows, (_SUBJECT, building_code(), encode(sums))])
    return sums


def kept_sums(store: Store) -> Sums | None:
    """Return the sums that the memo keeps."""
    return recovered(Sums, store.note(_SUBJECT, building_code()))


def promised_shards(sums: Sums, store: Store) -> dict[Digest, Callable[[], object]]:
    """Return what makes the value of each shard, when a page that shows it is rendered."""
    return {
        digest: partial(_kept_shard, number, digest, store)
        for number, digest in enumerate(sums.shards)
    }


def _kept_shard(number: int, digest: Digest, store: Store) -> object:
    data = store.note(_subject(number), digest)
    if data is None:
        raise Damaged
    return verbatim(data)


def _subject(number: int) -> str:
    return f"{_SUBJECT}, shard {number}"
