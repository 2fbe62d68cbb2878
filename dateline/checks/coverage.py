"""How well the archive's sources are secured, per region, year and outlet.

Comes in: cited works. Goes out: one `Row` for each region, year and outlet, and one for all. A work
that articles of two regions cite counts in both, and once in the row for all.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dateline.base.canonical import Plain
from dateline.checks.cited import Work
from dateline.model.linkstate import State


class Dimension(StrEnum):
    """By what works are counted."""

    ALL = "all"
    REGION = "region"
    YEAR = "year"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Counts of works under one name; `alive` to `unchecked` are of those `with_address`."""

    by: Dimension
    name: str
    works: int
    with_address: int
    alive: int
    failing: int
    dead: int
    unclear: int
    unchecked: int
    with_copy: int


def coverage(
    works: Iterable[Work], outlets: Mapping[str, str], places: Mapping[str, str]
) -> tuple[Row, ...]:
    """Return the rows; `outlets` and `places` (regions) give the names that belong to slugs."""
    everything = tuple(works)
    regions = _rows(
        everything,
        Dimension.REGION,
        lambda work: tuple(places.get(slug, slug) for slug in work.regions),
    )
    years = _rows(everything, Dimension.YEAR, lambda work: tuple(map(str, work.years)))
    named = _rows(
        everything,
        Dimension.OUTLET,
        lambda work: tuple(outlets.get(slug, slug) for slug in work.outlets),
    )
    return (
        _row(Dimension.ALL, "", everything),
        *sorted(regions, key=lambda row: row.name),
        *sorted(years, key=lambda row: row.name),
        *sorted(named, key=lambda row: (-row.works, row.name)),
    )


def _rows(
    works: tuple[Work, ...], by: Dimension, names: Callable[[Work], tuple[str, ...]]
) -> list[Row]:
    filed: dict[str, list[Work]] = {}
    for work in works:
        for name in names(work):
            filed.setdefault(name, []).append(work)
    return [_row(by, name, found) for name, found in filed.items()]


def _row(by: Dimension, name: str, works: Iterable[Work]) -> Row:
    everything = tuple(works)
    linked = [work for work in everything if work.url]

    def of(state: State) -> int:
        return sum(work.state is state for work in linked)

    return Row(
        by=by,
        name=name,
        works=len(everything),
        with_address=len(linked),
        alive=of(State.ALIVE),
        failing=of(State.FAILING),
        dead=of(State.DEAD),
        unclear=of(State.UNCLEAR),
        unchecked=of(State.UNCHECKED),
        with_copy=sum(work.has_copy for work in everything),
    )


def as_plain(row: Row) -> dict[str, Plain]:
    """Return a row for programs."""
    return {
        "by": row.by.value,
        "name": row.name,
        "works": row.works,
        "with_address": row.with_address,
        "alive": row.alive,
        "failing": row.failing,
        "dead": row.dead,
        "unclear": row.unclear,
        "unchecked": row.unchecked,
        "with_copy": row.with_copy,
    }
