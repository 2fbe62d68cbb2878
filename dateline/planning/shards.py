"""The search index in pieces.

Comes in: articles and their concordances, or former shards and what changed. Goes out: shards. An
index is a sum: each article adds postings of its own, and takes away nothing of another's. So a
shard made of all articles and one made of the former shard and a few changed articles are the same.

A shard of words is word and postings by turns, the words in order. Postings are the keys of
articles, parted by weight: `!` and the sign of a weight begin its articles, but for the weight of
most; `~` and two signs begin a month, and three signs are an article of it. Keys stand in order,
which is that of their months.
"""

import zlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from dateline.model.article import Article
from dateline.model.concordance import JOINT, ONCE, SIGNS, Concordance

# Words that begin alike stand in one shard, so that a beginning finds them all.
BEGINNING = 4
SPACELESS_BEGINNING = 2
ARTICLES_A_SHARD = {"words": 10, "articles": 8, "filters": 160}
MONTH, ENDING = 2, 3
KEY = MONTH + ENDING
_FIRST_YEAR = 1800
_HASH = 1 << 18
MONTHS = len(SIGNS) ** 2
PATIENCE = 100
Shard = tuple[str, ...]


def shard_counts(articles: int) -> dict[str, int]:
    """Return how many shards of each kind an archive has: powers of two, to change rarely."""
    return {kind: _power_of_two(-(-articles // each)) for kind, each in ARTICLES_A_SHARD.items()}


def _power_of_two(least: int) -> int:
    return 1 << max(0, least - 1).bit_length()


class Keys(NamedTuple):
    """What stands for each article in postings, by id; `shared` are those that two would have."""

    by_id: Mapping[str, str]
    shared: frozenset[str]


def article_keys(articles: Iterable[Article]) -> Keys:
    """Return the key of each article: its month, and a few signs of the hash of its id.

    It depends on nothing else, unless two articles of one month have the same hash: then the
    second by id takes another.
    """
    taken: dict[str, str] = {}
    shared: set[str] = set()
    for article in sorted(articles, key=lambda one: one.id):
        key, attempt = article_key(article), 0
        while key in taken:
            shared.add(article_key(article))
            attempt += 1
            # A month that is full, as where a whole archive has one date, borrows from others.
            borrowed = attempt // PATIENCE
            key = article_key(article, f"#{attempt}", borrowed)
        taken[key] = article.id
    return Keys({one: key for key, one in taken.items()}, frozenset(shared))


def article_key(article: Article, salt: str = "", borrowed: int = 0) -> str:
    """Return the key of an article, the one it has unless another has it already."""
    year, month = article.published.year, article.published.month
    months = min(max(0, (year - _FIRST_YEAR) * 12 + month - 1), MONTHS - 1)
    months = (months + borrowed) % MONTHS
    code = zlib.crc32((article.id + salt).encode()) % _HASH
    return SIGNS[months >> 6] + SIGNS[months & 63] + _spelled(code)


def _spelled(code: int) -> str:
    return SIGNS[code >> 12] + SIGNS[code >> 6 & 63] + SIGNS[code & 63]


def shard_of(text: str, count: int) -> int:
    """Return the number of the shard that a text belongs to."""
    return zlib.crc32(text.encode()) % count


def shards_of_word(word: str, count: int) -> set[int]:
    """Return the numbers of the shards that list a word: its own, and that of its stem."""
    form, _, stem = word.partition(JOINT)
    return {shard_of(beginning(one), count) for one in (form, stem or form)}


def beginning(word: str) -> str:
    """Return what of a word decides about its shard."""
    is_spaceless = "\u3040" <= word[0] <= "\u9fff" or "\u0e00" <= word[0] <= "\u0e7f"
    return word[: SPACELESS_BEGINNING if is_spaceless else BEGINNING]


def summed(documents: Iterable[tuple[str, Concordance]], count: int) -> list[Shard]:
    """Return all shards of words, of the articles' keys, in order, and concordances."""
    by_sign: defaultdict[str, defaultdict[str, list[str]]]
    by_sign = defaultdict(lambda: defaultdict(list))
    for _, articles in groupby(documents, key=_month):
        known: defaultdict[str, set[str]] = defaultdict(set)
        for key, concordance in articles:
            first, other = f"~{key}", key[MONTH:]
            for sign, words in concordance.words.items():
                pieces, seen = by_sign[sign], known[sign]
                for word in words:
                    pieces[word].append(other if word in seen else first)
                seen.update(words)
    postings: defaultdict[str, str] = defaultdict(str)
    for sign in sorted(by_sign):
        for word, articles_of_word in by_sign.pop(sign).items():
            postings[word] += _mark(sign) + "".join(articles_of_word)
    shards: list[list[str]] = [[] for _ in range(count)]
    for word in sorted(postings):
        for number in shards_of_word(word, count):
            shards[number] += (word, postings[word])
    return [tuple(shard) for shard in shards]


def _mark(sign: str) -> str:
    """Return what begins the articles of a weight."""
    return "" if sign == ONCE else f"!{sign}"


def _month(document: tuple[str, Concordance]) -> str:
    return document[0][:MONTH]


class Change(NamedTuple):
    """What became of an article, known by its key: what it said, and what it says, if anything."""

    key: str
    before: Concordance | None
    after: Concordance | None


# By number of the shard and by word: the key of an article and its new weight, empty for none.
Amendments = Mapping[int, Mapping[str, list[tuple[str, str]]]]


def amendments(changes: Iterable[Change], count: int) -> Amendments:
    """Return what has to be done to which words of which shards."""
    found: defaultdict[int, defaultdict[str, list[tuple[str, str]]]]
    found = defaultdict(lambda: defaultdict(list))
    for change in changes:
        before, after = _by_word(change.before), _by_word(change.after)
        for word in sorted(before.keys() | after.keys()):
            sign = after.get(word, "")
            if before.get(word, "") != sign:
                for number in shards_of_word(word, count):
                    found[number][word].append((change.key, sign))
    return found


def _by_word(concordance: Concordance | None) -> dict[str, str]:
    if concordance is None:
        return {}
    return {word: sign for sign, words in concordance.words.items() for word in words}


def amended(shard: Shard, todo: Mapping[str, list[tuple[str, str]]]) -> Shard:
    """Return a shard with the postings of some words changed."""
    postings = dict(zip(shard[::2], shard[1::2], strict=True))
    for word, changes in todo.items():
        postings[word] = _amended(postings.get(word, ""), changes)
    return tuple(
        text for word in sorted(postings) if postings[word] for text in (word, postings[word])
    )


def _amended(text: str, changes: Iterable[tuple[str, str]]) -> str:
    """Return postings in which some articles have another weight, or none."""
    most, *others = text.split("!")
    by_sign = {ONCE: most, **{one[0]: one[1:] for one in others}}
    for key, new in changes:
        by_sign.setdefault(new, "")
        by_sign = {sign: _placed(key, one, there=sign == new) for sign, one in by_sign.items()}
    by_sign.pop("", None)
    return "".join([_mark(sign) + by_sign[sign] for sign in sorted(by_sign) if by_sign[sign]])


def _placed(key: str, text: str, *, there: bool) -> str:
    """Return the postings of one weight with an article or without: only its month is looked at."""
    months = text.split("~")[1:]
    month, ending = key[:MONTH], key[MONTH:]
    at = bisect_left(months, month)
    found = "".join([one for one in months[at : at + 1] if one.startswith(month)])
    endings = {found[n : n + ENDING] for n in range(MONTH, len(found), ENDING)} - {ending}
    if there:
        endings.add(ending)
    months[at : at + bool(found)] = [month + "".join(sorted(endings))] if endings else []
    return "".join([f"~{one}" for one in months])
