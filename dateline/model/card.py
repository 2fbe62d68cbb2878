"""Articles as lists show them.

A card depends on its manuscript and on nothing else in the archive, so reading knows its digest,
and a build that renders no list never writes a card down. The body is not on it: mending a sentence
changes no list.
"""

from msgspec import Struct

from dateline.base.dates import Moment
from dateline.base.text import direction
from dateline.model.addresses import term_address
from dateline.model.article import Article


class NamedLink(Struct, frozen=True, kw_only=True, gc=False):
    """Words that lead to a page; an empty `url` means that there is no page to lead to."""

    name: str
    url: str = ""


class Card(Struct, frozen=True, kw_only=True, gc=False):
    """An article in a list: what lists, feeds and neighbours show of it, and no more.

    `translated` tells whether it is a translation of another article of the archive.
    """

    url: str
    headline: str
    summary: str
    published: Moment
    updated: Moment | None
    authors: tuple[NamedLink, ...]
    role: str
    region: NamedLink
    place: str
    language: str
    direction: str
    translated: bool


def card_of(article: Article) -> Card:
    """Return the card of an article."""
    return Card(
        url=article.url,
        headline=article.headline,
        summary=article.summary,
        published=article.published,
        updated=article.updated,
        authors=author_links(article),
        role=article.byline.role,
        region=NamedLink(name=article.region_name, url=term_address("region", article.region)),
        place=article.place.dateline,
        language=article.language,
        direction=direction(article.language),
        translated=bool(article.translation_of),
    )


def author_links(article: Article) -> tuple[NamedLink, ...]:
    """Return the authors of an article, as printed, with their pages."""
    return tuple(
        NamedLink(name=person.name, url=term_address("author", person.slug))
        for person in article.byline.people
    )
