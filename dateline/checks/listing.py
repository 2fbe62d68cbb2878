"""Cited works and outlets as lines of a list.

Comes in: works, the names of outlets. Goes out: headings and rows, for a table or for programs.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from dateline.checks.cited import Work
from dateline.indexing.near import near_duplicates
from dateline.model.archive import CitedWork

Cell = str | int
Headings = tuple[str, ...]
WORK_HEADINGS: Headings = ("outlet", "title", "date", "address", "link", "copies", "cited_by")
PAIR_HEADINGS: Headings = ("outlet", "first", "second", "first_address", "second_address", "why")
OUTLET_HEADINGS: Headings = ("outlet", "works", "with_address", "with_copy")


def work_lines(works: Iterable[Work], outlets: Mapping[str, str]) -> list[tuple[Cell, ...]]:
    """Return a row for each work: the same works give the same rows in the same order."""
    return [_line(work, outlets) for work in works]


def _line(work: Work, outlets: Mapping[str, str]) -> tuple[Cell, ...]:
    source = work.cited.source
    return (
        ", ".join(outlets.get(slug, slug) for slug in work.outlets),
        source.title or source.whole,
        str(source.date or source.written),
        work.url,
        work.state.value if work.url else "no address",
        len(source.archived) + len(work.copies),
        len(work.cited.cited_by),
    )


def outlet_lines(works: Iterable[Work], outlets: Mapping[str, str]) -> list[tuple[Cell, ...]]:
    """Return a row for each outlet of these works, those with most works first."""
    filed = [(slug, work) for work in works for slug in work.outlets]
    counts = Counter(slug for slug, _ in filed)
    linked = Counter(slug for slug, work in filed if work.url)
    kept = Counter(slug for slug, work in filed if work.has_copy)
    return [
        (outlets.get(slug, slug), count, linked[slug], kept[slug])
        for slug, count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    ]


def pair_lines(
    works: Iterable[Work],
    everything: Collection[Work],
    aliases: Mapping[str, str],
    outlets: Mapping[str, str],
) -> list[tuple[Cell, ...]]:
    """Return a row for every two works that may be one, if one of them is among `works`."""
    wanted = frozenset(work.cited.key for work in works)
    filed = {work.cited.key: work.outlets for work in everything}
    pairs = near_duplicates([work.cited for work in everything], aliases)
    return [
        (
            ", ".join(outlets.get(slug, slug) for slug in filed[pair.first.key]),
            _named(pair.first),
            _named(pair.second),
            pair.first.source.url,
            pair.second.source.url,
            "; ".join(pair.reasons),
        )
        for pair in pairs
        if {pair.first.key, pair.second.key} & wanted
    ]


def _named(cited: CitedWork) -> str:
    source = cited.source
    date = str(source.date or source.written)
    title = source.title or source.whole
    return f"{title} ({date})" if date else title
