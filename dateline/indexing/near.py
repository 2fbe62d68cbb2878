"""Works that may be one and the same, for an editor to look at.

Comes in: the cited works of an archive. Goes out: pairs, each with the reasons why it is one. What
is sure has been joined already; here it is better to ask once too often, but not about everything
an outlet ever wrote on a subject. No pair is made by comparing all with all: works are put in
blocks by what near ones have in common, and only inside a block are titles compared letter by
letter. A block that is too large tells nothing and is passed over.
"""

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import ceil
from typing import NamedTuple

from dateline.indexing.wording import folded
from dateline.model.archive import CitedWork

SAME_DAY = "outlet, title and date are the same, the addresses differ"
OTHER_DATE = "outlet and title are the same, the dates differ"
OTHER_OUTLET = "title and date are the same, the outlets differ"
OTHER_HOST = "the addresses differ in the host only"
LIKE_TITLE = "the titles of one outlet are nearly the same"
_LARGEST_BLOCK = 50
_ALIKE = 0.88
# Titles of which fewer than six in ten words agree are not so alike letter by letter.
_SHARED_WORDS = 0.6
_SHORTEST_TITLE = 3
_SHORTEST_PATH = 12
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")

Pair = tuple[int, int]


class NearPair(NamedTuple):
    """Two works that may be one, in the order of their keys, and why."""

    first: CitedWork
    second: CitedWork
    reasons: tuple[str, ...]


def near_duplicates(works: Sequence[CitedWork], aliases: Mapping[str, str]) -> tuple[NearPair, ...]:
    """Return the pairs of works that may be one, in the order of their keys.

    `aliases` leads from another name's slug to an outlet, as in the archive.
    """
    ordered = sorted(works, key=lambda work: work.key)
    found: defaultdict[Pair, list[str]] = defaultdict(list)
    for reason, pairs in _searches(ordered, aliases):
        for pair in pairs:
            found[pair].append(reason)
    return tuple(
        NearPair(ordered[first], ordered[second], tuple(reasons))
        for (first, second), reasons in sorted(found.items())
    )


def _searches(
    works: Sequence[CitedWork], aliases: Mapping[str, str]
) -> Iterator[tuple[str, Iterable[Pair]]]:
    """Yield each reason with the pairs it holds for."""
    slugs = [work.source.outlet_slug for work in works]
    outlets = [aliases.get(slug, slug) for slug in slugs]
    titles = [_title(work) for work in works]
    days = [str(work.source.date or "") for work in works]
    of_outlet = list(_pairs(_blocks(zip(outlets, titles, strict=True), titles)))
    yield SAME_DAY, [(one, other) for one, other in of_outlet if days[one] == days[other]]
    yield OTHER_DATE, [(one, other) for one, other in of_outlet if days[one] != days[other]]
    of_day = _pairs(_blocks(zip(days, titles, strict=True), titles, days))
    yield OTHER_OUTLET, [(one, other) for one, other in of_day if outlets[one] != outlets[other]]
    paths = [_path(work) for work in works]
    yield OTHER_HOST, _pairs(_blocks(paths, paths))
    yield LIKE_TITLE, _alike(outlets, titles)


def _title(work: CitedWork) -> str:
    title = folded(work.source.title or work.source.whole)
    return " ".join(_WORD.findall(title))


def _path(work: CitedWork) -> str:
    """Return the path of an address if it is too special for two sites to have it by chance."""
    path = work.source.address.partition("/")[2]
    is_special = len(path) >= _SHORTEST_PATH and any(sign.isdigit() for sign in path)
    return path if is_special else ""


def _blocks(keys: Iterable[Hashable], *needed: Sequence[str]) -> Iterable[list[int]]:
    """Return the numbers of all works that have the same key, without those that lack a part."""
    blocks: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        if all(part[number] for part in needed):
            blocks[key].append(number)
    return blocks.values()


def _pairs(blocks: Iterable[list[int]]) -> Iterator[Pair]:
    for block in blocks:
        if 1 < len(block) <= _LARGEST_BLOCK:
            yield from combinations(block, 2)


def _alike(outlets: Sequence[str], titles: Sequence[str]) -> Iterator[Pair]:
    """Yield the pairs of one outlet whose titles differ by a slip of the keyboard or a word."""
    words = [frozenset(title.split()) for title in titles]
    common = Counter(word for each in words for word in each)
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, outlet in enumerate(outlets):
        if len(words[number]) >= _SHORTEST_TITLE:
            for word in _rarest(words[number], common.__getitem__):
                blocks[outlet, word].append(number)
    for one, other in dict.fromkeys(_pairs(blocks.values())):
        if _are_alike(titles[one], titles[other]):
            yield one, other


def _rarest(words: frozenset[str], how_common: Callable[[str], int]) -> list[str]:
    """Return so many of the rarest words that near titles share one of them.

    Two sets that agree in a share of their words agree in one of the first n - ceil(share * n) + 1
    of each, in whatever order the words of all are put.
    """
    ordered = sorted(words, key=lambda word: (how_common(word), word))
    return ordered[: len(words) - ceil(_SHARED_WORDS * len(words)) + 1]


def _are_alike(first: str, second: str) -> bool:
    """Return whether two different titles are nearly one; another number is another part."""
    if first == second or _NUMBER.findall(first) != _NUMBER.findall(second):
        return False
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    return (
        matcher.real_quick_ratio() >= _ALIKE
        and matcher.quick_ratio() >= _ALIKE
        and matcher.ratio() >= _ALIKE
    )
