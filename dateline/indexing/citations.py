"""Joining what articles cite: one work, one outlet, however many articles name them.

Comes in: published articles, newest first, the outlets' introductions and the other names they
give. Goes out: works, outlets, and the works behind the sources of each article. Two citations are
the same work when they have the same address, as `base.citedaddress` compares them, else the same
outlet, title and date. A citation without an address is the work with the one address that others
of the same outlet, title and date give; where they give several, it stays a work of its own. The
reasons are in docs/decisions/0008-what-makes-one-work.md.

All sources of the archive are gone through on every build that cannot be recalled: what an address
is compared by was made at reading, and what stands below in one loop is there for its speed. Most
works are cited once, so a work is made of its first citation, and made anew when there are more.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from dateline.base.dates import PartialDate, newest_first
from dateline.indexing.completeness import most_complete
from dateline.indexing.introductions import Introductions
from dateline.indexing.ownarticles import OwnArticles
from dateline.indexing.wording import folded
from dateline.model.archive import CitedWork, Outlet
from dateline.model.article import Article
from dateline.model.records import Records
from dateline.model.source import SCHEME, Source

# The outlet's slug, the title as it is compared, the date as `newest_first` has it: a work whose
# address nobody gives.
Wording = tuple[str, str, int]
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

    `numbers` count the works from 0 by `Source.place` or by wording; `works` are made of their
    first citations, `several` are all citations of those that have more, in the order of the
    articles. `cited` are the numbers of each article's works in the order of its sources. `names`
    are the outlets as their newest citations name them, `own_names` the same without those that use
    another name. `own` are articles of this archive, by key.
    """

    numbers: dict[Key, int]
    works: list[CitedWork]
    several: dict[int, list[Citation]]
    cited: dict[str, list[int]]
    names: dict[str, str]
    own_names: dict[str, str]
    own: dict[str, Article]


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
    works = found.works
    for number, citations in found.several.items():
        works[number] = _joined(works[number].key, citations, found.own)
    _look_up(works, records)
    keys = [*_sorting_keys(found)]
    in_order = sorted(found.numbers.values(), key=keys.__getitem__)
    by_key = [works[number] for number in in_order if number not in moved]
    for number, addressed in moved.items():
        works[number] = works[addressed]
    return Joined(
        works=tuple(by_key),
        outlets=tuple(_outlets(by_key, found, introductions)),
        cited={one: tuple([works[number] for number in row]) for one, row in found.cited.items()},
    )


def _found(articles: Iterable[Article], aliases: Mapping[str, str], own: OwnArticles) -> Found:
    found = Found({}, [], {}, {}, {}, {}, {})
    numbers, works, several, cited, names, own_names, ours = found
    home, newsroom = f"{SCHEME}{own.home}" if own.home else NO_ADDRESS, own.outlets
    alone: dict[str, tuple[str, ...]] = {"": ()}
    for article in articles:
        row, citing = list[int](), (article,)
        for source in article.sources:
            slug, place, age = source.outlet_slug, source.place, newest_first(source.date)
            outlet, named = aliases.get(slug, slug), ""
            if source.article or outlet in newsroom or place.startswith(home):
                meant = own.find(source, outlet, article)
                if meant:
                    named = own.key(meant)
                    place, ours[named] = f"{SCHEME}{named}", meant
            wording = "" if place else folded(source.title or source.whole)
            number = numbers.setdefault(place or (outlet, wording, age), len(works))
            if number == len(works):
                named = named if place else f"{outlet}|{wording}|{_day(source.date)}"
                filed = alone.setdefault(outlet, (outlet,))
                mine = ours.get(named or source.address) if ours else None
                works.append(CitedWork(named, source, citing, filed, age, mine))
            else:
                so_far = several.setdefault(number, [_first(works[number])])
                so_far.append((article, source, outlet))
            row.append(number)
            if outlet and outlet not in own_names:
                names.setdefault(outlet, source.outlet)
                if outlet == slug:
                    own_names.setdefault(outlet, source.outlet)
        if row:
            cited[article.id] = row
    return found


def _sorting_keys(found: Found) -> Iterator[str]:
    """Yield what puts the works into the order of their keys; most have it at hand."""
    for place, number in found.numbers.items():
        yield place if isinstance(place, str) else f"{SCHEME}{found.works[number].key}"


def _first(work: CitedWork) -> Citation:
    """Return the citation that a work was made of."""
    return work.cited_by[0], work.source, work.outlets[0] if work.outlets else ""


@lru_cache(maxsize=1 << 13)  # the days of some twenty years
def _day(date: PartialDate | None) -> str:
    return str(date) if date else ""


def _with_addresses(found: Found) -> dict[int, int]:
    """Give works without address the number of the one that has their address, by their own."""
    moved: dict[int, int] = {}
    addresses = _addresses(found)
    order = {one: number for number, one in enumerate(found.cited)}
    for wording, number in found.numbers.items():
        address = "" if isinstance(wording, str) else addresses.get(wording)
        if address:
            moved[number] = found.numbers[address]
            first = _first(found.works[moved[number]])
            citations = found.several.setdefault(moved[number], [first])
            citations += found.several.pop(number, [_first(found.works[number])])
            citations.sort(key=lambda one: order[one[0].id])
    return moved


def _addresses(found: Found) -> dict[Wording, str]:
    """Return the addresses of works that are cited without any, too, by their wordings.

    It is empty where there are several; without a title nothing is known to be the same. Titles are
    only looked at where outlet and day are the same.
    """
    wordings = {key for key in found.numbers if not isinstance(key, str) and key[1]}
    days = {((outlet,) if outlet else (), age) for outlet, _, age in wordings}
    addresses: dict[Wording, str] = {}
    for address, number in found.numbers.items():
        work = found.works[number]
        if not isinstance(address, str):
            continue
        if number not in found.several and (work.outlets, work.age) not in days:
            continue
        for _, source, outlet in found.several.get(number, [_first(work)]):
            wording = (outlet, folded(source.title or source.whole), newest_first(source.date))
            if wording in wordings and addresses.setdefault(wording, address) != address:
                addresses[wording] = ""
    return addresses


def _joined(key: str, citations: list[Citation], own: Mapping[str, Article]) -> CitedWork:
    """Return a work as all its citations together have it.

    Articles may disagree about its outlet: it is filed under every one that is named.
    """
    source = most_complete([source for _, source, _ in citations])
    return CitedWork(
        named="" if key == source.address else key,
        source=source,
        cited_by=tuple({article.id: article for article, _, _ in citations}.values()),
        outlets=tuple(sorted({outlet for _, _, outlet in citations if outlet})),
        age=newest_first(source.date),
        article=own.get(key),
    )


def _look_up(works: list[CitedWork], records: Records) -> None:
    """Add to works what the records know of them."""
    known = records.gone.keys() | records.copies.keys()
    for number, work in enumerate(works) if known else ():
        address = work.source.address
        if address in known:
            gone, copies = records.gone.get(address), records.copies.get(address, ())
            works[number] = work.known(gone, copies)


def _outlets(
    works: list[CitedWork], found: Found, introductions: Introductions
) -> Iterator[Outlet]:
    """Yield the outlets; `works` are in the order of their keys, which those of a day keep."""
    by_outlet: dict[str, list[CitedWork]] = {slug: [] for slug in sorted(found.names)}
    for work in sorted(works, key=attrgetter("age")):
        for slug in work.outlets:
            by_outlet[slug].append(work)
    for slug, published in by_outlet.items():
        introduction = introductions.get(("outlets", slug))
        citing = {one.id: one for work in published for one in work.cited_by}
        yield Outlet(
            name=(introduction.name if introduction else "")
            or found.own_names.get(slug, found.names[slug]),
            slug=slug,
            works=tuple(published),
            years=Counter([one.published.year for one in citing.values()]),
            introduction=introduction,
        )
