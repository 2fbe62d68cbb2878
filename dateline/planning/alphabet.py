"""A-Z indexes of articles, by headline and by place: the ways through the archive without a script.

Comes in: the archive and its cards. Goes out: pages. A short index is one page; a long one has a
page for each letter, so that a new article touches the page of its letter. A place is the city of
an article or, where it has none, its country.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from dateline.base.searchwords import fold
from dateline.model.addresses import index_address
from dateline.model.archive import Archive
from dateline.model.article import Article
from dateline.model.card import NamedLink
from dateline.model.page import Part
from dateline.planning.cards import Cards
from dateline.planning.indexviews import LetterGroup, LettersView
from dateline.planning.parts import Table

WHOLE_INDEX = 200
DIGITS, HAN = "0–9", "字"


NOTHING = NamedLink(name="")
# What ASCII has besides letters, digits and the space.
_SIGNS = {code: None for code in range(128) if not chr(code).isalnum() and chr(code) != " "}


class Filed(NamedTuple):
    """An article in an index: by what it is sorted, its letter first, and its heading."""

    order: tuple[str, ...]
    heading: NamedLink
    article: Article


def plan_alphabet(archive: Archive, cards: Cards, table: Table) -> None:
    """Add the indexes of headlines and of places."""
    if archive.articles:
        headlines = sorted(_by_headline(archive), key=attrgetter("order"))
        _plan_kind("headlines", headlines, cards, table)
    places = sorted(_by_place(archive, cards), key=attrgetter("order"))
    if places:
        _plan_kind("places", places, cards, table)


def letter_of(folded: str) -> str:
    """Return the letter of an index that a folded text belongs under."""
    first = folded[:1]
    if not first.isalnum():
        first = next((sign for sign in folded if sign.isalnum()), "0")
    if first.isnumeric() and not "\u3400" <= first <= "\u9fff":
        return DIGITS
    return HAN if "\u3400" <= first <= "\u9fff" else first.upper()


def _by_headline(archive: Archive) -> Iterator[Filed]:
    for article in archive.articles:
        words = _bare(fold(article.headline))
        order = letter_of(words), words, article.published.iso, article.id
        yield Filed(order, NOTHING, article)


def _bare(folded: str) -> str:
    """Return a folded text without signs."""
    if folded.isascii():
        return folded.translate(_SIGNS).strip()
    return "".join([sign for sign in folded if sign.isalnum() or sign == " "]).strip()


def _by_place(archive: Archive, cards: Cards) -> Iterator[Filed]:
    found: defaultdict[tuple[str, str], list[Article]] = defaultdict(list)
    for article in archive.articles:
        name, countries = place_of(article), article.place.countries
        if name:
            found[name, countries[0].slug if countries else ""].append(article)
    for (name, country), articles in found.items():
        folded = fold(name)
        url = cards.links["country"][country].url if country else ""
        order, heading = (letter_of(folded), folded, name), NamedLink(name=name, url=url)
        # Sorting leaves those of one place as they are: the newest first, as in every list.
        yield from (Filed(order, heading, article) for article in articles)


def place_of(article: Article) -> str:
    """Return where an article belongs in the index of places: "Almaty, Kazakhstan", or nothing."""
    city, countries = article.place.city, article.place.countries
    if city and countries:
        return f"{city}, {countries[0].name}"
    return countries[0].name if countries else city


def _plan_kind(kind: str, filed: Sequence[Filed], cards: Cards, table: Table) -> None:
    url = index_address(kind)
    if len(filed) <= WHOLE_INDEX:
        _plan_page(kind, url, (), filed, cards, table)
        return
    by_letter: defaultdict[str, list[Filed]] = defaultdict(list)
    for one in filed:
        by_letter[one.order[0]].append(one)
    letters = tuple(
        NamedLink(name=letter, url=_letter_address(kind, letter)) for letter in by_letter
    )
    _plan_page(kind, url, letters, (), cards, table)
    for link, found in zip(letters, by_letter.values(), strict=True):
        _plan_page(kind, link.url, letters, found, cards, table)


def _letter_address(kind: str, letter: str) -> str:
    """Return the address of a letter: letters of other scripts by the number of their sign."""
    plain = {DIGITS: "0-9"}.get(letter, letter.lower())
    name = plain if plain.isascii() else "-".join(f"u{ord(sign):04x}" for sign in plain)
    return f"{kind}/{name}.html"


def _plan_page(
    kind: str,
    url: str,
    letters: tuple[NamedLink, ...],
    filed: Sequence[Filed],
    cards: Cards,
    table: Table,
) -> None:
    view = LettersView(kind=kind, url=url, letters=letters, groups=tuple(_groups(filed)))
    listed = Part("articles", cards.of(tuple([one.article for one in filed])))
    table.plan(url, f"{kind}-index", "letters.html", table.part("letters", view), listed)


def _groups(filed: Sequence[Filed]) -> Iterator[LetterGroup]:
    counts: defaultdict[tuple[str, NamedLink], int] = defaultdict(int)
    for one in filed:
        counts[one.order[0], one.heading] += 1
    last = ""
    for (letter, heading), count in counts.items():
        yield LetterGroup(letter="" if letter == last else letter, heading=heading, count=count)
        last = letter
