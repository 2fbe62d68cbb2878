"""Joining what articles cite: one work, one outlet, however many articles name them.

Comes in: published articles, newest first, the outlets' introductions and the other names they
give. Goes out: works, outlets, and the works behind the sources of each article. Two citations are
the same work when they have the same address, as `base.citedaddress` compares them, else the same
outlet, title and date. A citation without an address is the work with the one address that others
of the same outlet, title and date give; where they give several, it stays a work of its own. The
reasons are in docs/decisions/0008-what-makes-one-work.md.

All sources of the archive are gone through on every build that cannot be recalled: what an address
is compared by was made at reading, and what stands below in one loop is there for its speed.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from dateline.base.dates import PartialDate
from dateline.indexing.completeness import most_complete
from dateline.indexing.introductions import Introductions
from dateline.indexing.ownarticles import OwnArticles
from dateline.indexing.wording import folded
from dateline.model.archive import CitedWork, Outlet
from dateline.model.article import Article
from dateline.model.records import Records
from dateline.model.source import Source

# The outlet's slug, the title as it is compared, the date: a work whose address nobody gives.
Wording = tuple[str, str, PartialDate | None]
Key = str | Wording
# Who cites, how, and the slug of the outlet that is meant.
Citation = tuple[Article, Source, str]
NO_ADDRESS = "\n"


class Joined(NamedTuple):
    """Works by key, outlets by slug, and the works behind the sources of each article by id."""

    works: tuple[CitedWork, ...]
    outlets: tuple[Outlet, ...]
    cited: Mapping[str, tuple[CitedWork, ...]]


class Found(NamedTuple):
    """Everything that is known while articles are being gone through.

    `numbers` count the works from 0 by key; `works` are their citations in the order of the
    articles, `cited` the numbers of each article's works in the order of its sources. `addresses`
    leads from a wording to the address of its work, empty where there are several. `names` are the
    outlets as their newest citations name them, `own_names` the same without those that use another
    name. `own` are articles of this archive, by key.
    """

    numbers: dict[Key, int]
    works: list[list[Citation]]
    cited: dict[str, list[int]]
    addresses: dict[Wording, str]
    names: dict[str, str]
    own_names: dict[str, str]
    own: dict[Key, Article]


def join_citations(
    articles: Iterable[Article],
    aliases: Mapping[str, str],
    introductions: Introductions,
    own: OwnArticles,
    records: Records,
) -> Joined:
    """Return works and outlets; `aliases` leads from another name's slug to an outlet."""
    found = _found(articles, aliases, own)
    moved = _with_addresses(found)
    works = [
        _work(key, citations, found.own)
        for key, citations in zip(found.numbers, found.works, strict=True)
    ]
    _look_up(works, records)
    for number, addressed in moved.items():
        works[number] = works[addressed]
    order = sorted(found.numbers.values(), key=[work.key for work in works].__getitem__)
    by_outlet: dict[str, list[CitedWork]] = {slug: [] for slug in sorted(found.names)}
    for number in order:
        for outlet in () if number in moved else _outlets_of(found.works[number]):
            by_outlet[outlet].append(works[number])
    outlets = (
        _outlet(slug, found.own_names.get(slug, found.names[slug]), works_of, introductions)
        for slug, works_of in by_outlet.items()
    )
    return Joined(
        works=tuple([works[number] for number in order if number not in moved]),
        outlets=tuple(outlets),
        cited={one: tuple([works[number] for number in row]) for one, row in found.cited.items()},
    )


def _look_up(works: list[CitedWork], records: Records) -> None:
    """Add to works what the records know of them."""
    known = records.gone.keys() | records.copies.keys()
    for number, work in enumerate(works) if known else ():
        address = work.source.address
        if address in known:
            gone, copies = records.gone.get(address), records.copies.get(address, ())
            works[number] = work.known(gone, copies)


def _outlets_of(citations: list[Citation]) -> Iterable[str]:
    """Return the outlets of a work: articles may disagree, it is filed under every one named."""
    if len(citations) == 1:
        outlet = citations[0][2]
        return (outlet,) if outlet else ()
    return {outlet: None for _, _, outlet in citations if outlet}


def _found(articles: Iterable[Article], aliases: Mapping[str, str], own: OwnArticles) -> Found:
    found = Found({}, [], {}, {}, {}, {}, {})
    numbers, works, cited, addresses, names, own_names, ours = found
    home = own.home or NO_ADDRESS
    for article in articles:
        row: list[int] = []
        for source in article.sources:
            slug, address = source.outlet_slug, source.address
            outlet = aliases.get(slug, slug)
            wording = (outlet, folded(source.title or source.whole), source.date)
            if source.article or outlet in own.outlets or address.startswith(home):
                meant = own.find(source, outlet, article)
                if meant:
                    address = own.key(meant)
                    ours[address] = meant
            if address and wording[1] and addresses.setdefault(wording, address) != address:
                addresses[wording] = ""
            number = numbers.setdefault(address or wording, len(works))
            if number == len(works):
                works.append([])
            works[number].append((article, source, outlet))
            row.append(number)
            if outlet:
                names.setdefault(outlet, source.outlet)
                if outlet == slug:
                    own_names.setdefault(outlet, source.outlet)
        if row:
            cited[article.id] = row
    return found


def _with_addresses(found: Found) -> dict[int, int]:
    """Give works without address the number of the one that has their address, by their own."""
    moved: dict[int, int] = {}
    if not found.addresses:
        return moved
    order = {one: number for number, one in enumerate(found.cited)}
    for wording, number in found.numbers.items():
        address = "" if isinstance(wording, str) else found.addresses.get(wording)
        if address:
            moved[number] = found.numbers[address]
            citations = found.works[moved[number]]
            citations += found.works[number]
            citations.sort(key=lambda one: order[one[0].id])
    return moved


def _work(key: Key, citations: list[Citation], own: Mapping[Key, Article]) -> CitedWork:
    name = key if isinstance(key, str) else f"{key[0]}|{key[1]}|{_day(key[2])}"
    if len(citations) == 1:
        article, source, _ = citations[0]
        return CitedWork(key=name, source=source, cited_by=(article,), article=own.get(key))
    return CitedWork(
        key=name,
        source=most_complete([source for _, source, _ in citations]),
        cited_by=tuple({article.id: article for article, _, _ in citations}.values()),
        article=own.get(key),
    )


@lru_cache(maxsize=1 << 13)  # the days of some twenty years
def _day(date: PartialDate | None) -> str:
    return str(date) if date else ""


def _outlet(slug: str, name: str, works: list[CitedWork], introductions: Introductions) -> Outlet:
    """Return the outlet; `works` are in the order of their keys, which those of a day keep."""
    introduction = introductions.get(("outlets", slug))
    articles = {article.id for work in works for article in work.cited_by}
    return Outlet(
        name=introduction.name if introduction and introduction.name else name,
        slug=slug,
        works=tuple(sorted(works, key=_newest)),
        articles=len(articles),
        introduction=introduction,
    )


def _newest(work: CitedWork) -> int:
    """Return what sorts the newest day first, then months and years, what is undated last."""
    date = work.source.date
    return -(date.year * 10000 + (date.month or 0) * 100 + (date.day or 0)) if date else 0
