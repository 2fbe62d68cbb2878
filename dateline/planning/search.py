"""Search without a server: its page, and the pieces of the index.

Comes in: the archive, its cards, the shards of words. Goes out: `search.html`, and files that its
script loads as it needs them (decision 12): which articles have a word, which articles a filter
leaves, and the cards of the articles found.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.base.digest import Digest
from dateline.base.searchwords import STOP_WORDS
from dateline.model.archive import Archive, Term
from dateline.model.article import Article
from dateline.model.card import NamedLink
from dateline.model.config import Config
from dateline.model.page import Page, Part
from dateline.planning.cards import Cards
from dateline.planning.indexviews import ChoiceView, FilterView, SearchView
from dateline.planning.parts import Table
from dateline.planning.shards import ARTICLES_A_SHARD, KEY, article_keys, shard_counts, shard_of

SEARCH = "search.html"
INDEX = "search-index"


class WordShards(NamedTuple):
    """The digests of all shards of words by number, and what makes their values."""

    digests: Sequence[Digest]
    promised: Mapping[Digest, Callable[[], object]]


def plan_search(
    archive: Archive,
    config: Config,
    words: WordShards,
    indexes: Sequence[NamedLink],
    cards: Cards,
    table: Table,
) -> None:
    """Add the search page and the whole index, unless the newsroom publishes no search."""
    if not config.publish.search:
        return
    counts = shard_counts(len(archive.articles))
    keys = article_keys(archive.articles).by_id
    table.promised |= words.promised
    for number, digest in enumerate(words.digests):
        table.add(word_page(number, digest))
    _plan_articles(archive, keys, counts["articles"], cards, table)
    _plan_filters(archive, keys, counts["filters"], table)
    view = SearchView(
        words=len(words.digests),
        articles=counts["articles"],
        filters=counts["filters"],
        # As coarse as the number of shards, so that a new article does not change the page.
        size=counts["articles"] * ARTICLES_A_SHARD["articles"],
        stop_words=" ".join(sorted(STOP_WORDS)),
        choices=tuple(_choices(archive)),
    )
    parts = table.part("search", view), table.parts("indexes", indexes)
    table.plan(SEARCH, "search", "search.html", *parts)


def word_page(number: int, digest: Digest) -> Page:
    """Return the file of a shard of words."""
    return _file("words", number, Part("words", digest))


def _file(kind: str, number: int, *parts: Part) -> Page:
    return Page(_address(kind, number), INDEX, f"format:search-{kind}", parts)


def _address(kind: str, number: int) -> str:
    return f"search/{kind}/{number}.js"


def _plan_articles(
    archive: Archive, keys: Mapping[str, str], count: int, cards: Cards, table: Table
) -> None:
    """Add the files that say what the articles behind the keys are: their cards."""
    shards: list[list[Article]] = [[] for _ in range(count)]
    for article in archive.articles:
        shards[shard_of(keys[article.id], count)].append(article)
    for number, articles in enumerate(shards):
        in_order = tuple(sorted(articles, key=lambda one: keys[one.id]))
        names = table.part("keys", [keys[one.id] for one in in_order])
        table.add(_file("articles", number, names, Part("cards", cards.of(in_order))))


def _plan_filters(archive: Archive, keys: Mapping[str, str], count: int, table: Table) -> None:
    """Add the files that say which articles have a region, year, tag or author."""
    shards: list[list[str]] = [[] for _ in range(count)]
    for name, articles in sorted(_filtered(archive)):
        joined = "".join(sorted([keys[one.id] for one in articles]))
        shards[shard_of(name, count)] += (name, joined)
    for number, shard in enumerate(shards):
        table.add(filters_page(number, shard, table))


def filters_page(number: int, shard: Sequence[str], table: Table) -> Page:
    """Return the file of a shard of filters: by turns their names, and the articles they leave."""
    return _file("filters", number, table.part("filters", shard))


def filters_address(number: int) -> str:
    """Return where the file of a shard of filters stands."""
    return _address("filters", number)


def filter_of(kind: str, slug: str) -> str:
    """Return the name of the filter that leaves the articles of a term."""
    return f"{kind}/{slug}"


def refiltered(shard: Sequence[str], there: Mapping[str, Mapping[str, bool]]) -> list[str]:
    """Return a shard of filters of which some leave other articles.

    `there` tells by the name of a filter and the key of an article whether it is to be left.
    """
    found = dict(zip(shard[::2], shard[1::2], strict=True))
    for name, changes in there.items():
        keys = {found[name][n : n + KEY] for n in range(0, len(found[name]), KEY)}
        keys |= changes.keys()
        found[name] = "".join(sorted(key for key in keys if changes.get(key, True)))
    return [text for item in found.items() for text in item]


def _filtered(archive: Archive) -> Iterator[tuple[str, Sequence[Article]]]:
    for term in (*archive.regions, *archive.tags, *archive.authors):
        yield filter_of(term.kind, term.slug), term.articles
    years: defaultdict[int, list[Article]] = defaultdict(list)
    for article in archive.articles:
        years[article.published.year].append(article)
    yield from ((f"year/{year:04d}", found) for year, found in years.items())


def _choices(archive: Archive) -> Iterator[FilterView]:
    years = sorted({article.published.year for article in archive.articles}, reverse=True)
    by_year = tuple([ChoiceView(value=f"{year:04d}", name=str(year)) for year in years])
    for field, choices in (
        ("region", _named(archive.regions)),
        ("year", by_year),
        ("tag", _named(archive.tags)),
        ("author", _named(archive.authors)),
    ):
        if choices:
            yield FilterView(field=field, choices=choices)


def _named(terms: Sequence[Term]) -> tuple[ChoiceView, ...]:
    return tuple([ChoiceView(value=term.slug, name=term.name) for term in terms])
