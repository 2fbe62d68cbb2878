"""The words search finds an article by.

Comes in: an article and the words a reader sees of its body. Goes out: its `Concordance`. Stems of
English and Russian words are Snowball's (https://snowballstem.org/); they are made here, once, and
handed on with the words, so that a browser needs no stemmer. Of Arabic words only the article and
what is written together with it is taken off.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

from dateline.base.searchwords import folded_words, printed_words
from dateline.model.article import Article
from dateline.model.concordance import (
    HEADLINE,
    JOINT,
    MANY,
    NAMED,
    SIGNS,
    SUMMARY,
    Concordance,
    level,
)

MOST_WORDS = 1 << 17
_STEMMED = {"en": "english", "ru": "russian"}
_ARTICLE = re.compile("(?:[وف]?[بك]?ال|[وف]?لل)(?=..)")
_SHORTEST = 3
_LEVELS = tuple(SIGNS[level(count)] for count in range(5))


def concordance_of(article: Article, prose: str) -> Concordance:
    """Return the words of an article whose body reads `prose`."""
    entries = _entries(article.language.partition("-")[0])
    counts: dict[str, int] = {}
    count_of = counts.get
    text = " ".join([prose, *_beside_the_prose(article)])
    for printed, count in Counter(printed_words(text)).items():
        for entry in entries[printed]:
            counts[entry] = count_of(entry, 0) + count
    by_sign: dict[str, list[str]] = {sign: [] for sign in _LEVELS[1:]}
    for entry, place in _places(article, entries).items():
        sign = SIGNS[place + level(counts.pop(entry, 0))]
        by_sign.setdefault(sign, []).append(entry)
    lists = [by_sign[sign] for sign in _LEVELS[1:]]
    for entry, count in counts.items():
        lists[count - 1 if count < MANY else -1].append(entry)
    return Concordance({sign: tuple(sorted(words)) for sign, words in by_sign.items() if words})


class Entries(dict[bytes, tuple[str, ...]]):
    """By printed piece: the entries it has in a concordance, found out once for all articles."""

    def __init__(self, language: str) -> None:
        """Begin with no word of the language."""
        self.stem = _stemmer(language)

    def __missing__(self, printed: bytes) -> tuple[str, ...]:
        if len(self) >= MOST_WORDS:
            self.clear()
        entries = self[printed] = tuple([self._entry(word) for word in folded_words(printed)])
        return entries

    def _entry(self, word: str) -> str:
        stem = self.stem(word) if len(word) > _SHORTEST else word
        return word if stem == word else f"{word}{JOINT}{stem}"


@cache
def _entries(language: str) -> Entries:
    return Entries(language)


def _places(article: Article, entries: Entries) -> dict[str, int]:
    """Return the words that stand elsewhere than in the prose, and the sum of the places."""
    places: dict[str, int] = {}
    for place, text in (
        (HEADLINE, article.headline),
        (SUMMARY, article.summary),
        (NAMED, " ".join(_names(article))),
    ):
        found = {entry for printed in printed_words(text) for entry in entries[printed]}
        for entry in found:
            places[entry] = places.get(entry, 0) + place
    return places


def _beside_the_prose(article: Article) -> Iterator[str]:
    """Yield what the page prints around its prose, as the article's own words."""
    yield article.methods
    yield from (one.text for one in article.corrections)
    yield from (one.text for one in article.events)
    yield from (one.role for one in article.entities)


def _names(article: Article) -> Iterator[str]:
    """Yield the names the article is filed under."""
    yield from (one.name for one in article.entities)
    yield from (one.name for one in article.tags)
    yield from (one.name for one in article.byline.people)
    yield from (one.name for one in article.place.countries)
    yield article.place.city
    yield article.region_name
    yield from (one.name for one in [article.series] if one)


def _stemmer(language: str) -> Callable[[str], str]:
    if language == "ar":
        return _without_article
    if language not in _STEMMED:
        return str
    from snowballstemmer import stemmer  # all its languages at once: only where words are new

    stem: Callable[[str], str] = stemmer(_STEMMED[language]).stemWord
    return stem


def _without_article(word: str) -> str:
    return _ARTICLE.sub("", word, count=1) if _ARTICLE.match(word) else word
