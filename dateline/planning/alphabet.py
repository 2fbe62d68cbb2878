"""A-Z indexes of articles, by headline and by place: the ways through the archive without a script.

Comes in: the archive and its cards. Goes out: pages. A short index is one page; a long one has a
page for each letter, so that a new article touches the page of its letter. A place is the city of
an article or, where it has none, its country.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
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


class Filed(NamedTuple):
    """An article in an index: its letter, its heading, by what the heading and it are sorted."""

    letter: str
    heading: NamedLink
    order: tuple[str, ...]
    article: Article


def plan_alphabet(archive: Archive, cards: Cards, table: Table) -> None:
    """Add the indexes of headlines and of places."""
    if archive.articles:
        _plan_kind("headlines", sorted(_by_headline(archive), key=_order), cards, table)
    places = sorted(_by_place(archive, cards), key=_order)
    if places:
        _plan_kind("places", places, cards, table)


def _order(filed: Filed) -> tuple[str, ...]:
    return filed.order


def letter_of(folded: str) -> str:
    """Return the letter of an index that a folded text belongs under."""
    first = next((sign for sign in folded if sign.isalnum()), "0")
    if first.isnumeric() and not "\u3400" <= first <= "\u9fff":
        return DIGITS
    return HAN if "\u3400" <= first <= "\u9fff" else first.upper()


def _by_headline(archive: Archive) -> Iterator[Filed]:
    nothing = NamedLink(name="")
    for article in archive.articles:
        folded = fold(article.headline)
        words = "".join([sign for sign in folded if sign.isalnum() or sign == " "]).strip()
        letter = letter_of(words)
        yield Filed(letter, nothing, (letter, words, article.published.iso, article.id), article)


def _by_place(archive: Archive, cards: Cards) -> Iterator[Filed]:
    for number, article in enumerate(archive.articles):
        name = place_of(article)
        if name:
            folded = fold(name)
            letter = letter_of(folded)
            countries = article.place.countries[:1]
            url = "".join([cards.links["country", one.slug].url for one in countries])
            heading = NamedLink(name=name, url=url)
            # Of one place the newest come first, as in every list.
            yield Filed(letter, heading, (letter, folded, name, f"{number:09d}"), article)


def place_of(article: Article) -> str:
    """Return where an article belongs in the index of places: "Almaty, Kazakhstan", or nothing."""
    place = article.place
    names = [place.city, *(one.name for one in place.countries[:1])]
    return ", ".join([name for name in names if name])


def _plan_kind(kind: str, filed: Sequence[Filed], cards: Cards, table: Table) -> None:
    url = index_address(kind)
    if len(filed) <= WHOLE_INDEX:
        _plan_page(kind, url, (), filed, cards, table)
        return
    by_letter: defaultdict[str, list[Filed]] = defaultdict(list)
    for one in filed:
        by_letter[one.letter].append(one)
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
        counts[one.letter, one.heading] += 1
    last = ""
    for (letter, heading), count in counts.items():
        yield LetterGroup(letter="" if letter == last else letter, heading=heading, count=count)
        last = letter
