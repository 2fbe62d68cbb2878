"""The parts that pages of articles have in common.

Comes in: the archive and its cards. Goes out: parts of the pages of articles. A part that many
pages have is one object: the parts of pages are the largest thing in a plan.
"""

from dateline.base.dates import Moment, PartialDate
from dateline.base.digest import Digest
from dateline.model.addresses import month_address, year_address
from dateline.model.archive import Archive
from dateline.model.article import Article
from dateline.model.card import NamedLink
from dateline.model.page import Part
from dateline.planning.cards import Cards
from dateline.planning.licences import licence_link
from dateline.planning.parts import Table
from dateline.planning.views import MonthLink

NO_OLDER, NO_NEWER = Part("older", ()), Part("newer", ())
NO_RELATED, NO_SERIES = Part("related", ()), Part("series_articles", ())
Neighbours = tuple[Part, Part]


class SharedParts:
    """The links of articles, each written down once, and the cards beside them."""

    def __init__(self, archive: Archive, licence: str, cards: Cards, table: Table) -> None:
        """Look at the archive once for all its articles; `licence` is that of most."""
        self.archive, self.licence, self.cards, self.table = archive, licence, cards, table
        self.outlets: dict[str, Digest] = {"": table.share(NamedLink(name=""))}
        self.outlets |= cards.link_digests["outlet"]
        self.neighbours = neighbours(archive, cards)
        self.series = {
            term.slug: Part("series_articles", cards.of(term.articles)) for term in archive.series
        }
        self.regions = {
            slug: Part("region", link) for slug, link in cards.link_digests["region"].items()
        }
        self.lists: dict[tuple[str, ...], Part] = {}
        self.months: dict[str, tuple[Part, Part]] = {}
        self.licences: dict[str, Part] = {}

    def links(self, article: Article) -> tuple[Part, ...]:
        """Return the links to what an article is filed under, and to its licence."""
        countries = article.place.countries
        return (
            self.regions[article.region],
            self._list("countries", "country", tuple([one.slug for one in countries])),
            tags_part(article, self.cards),
            self._list("authors", "author", tuple([one.slug for one in article.byline.people])),
            *self._dates(article.published),
            self._licence(article.licence or self.licence),
        )

    def cited(self, article: Article) -> Part:
        """Return the links to the outlets of an article's sources."""
        outlets, aliases = self.outlets, self.archive.outlet_aliases
        slugs = [one.outlet_slug for one in article.sources]
        return Part("outlets", tuple([outlets[aliases.get(slug, slug)] for slug in slugs]))

    def beside(self, article: Article) -> tuple[Part, ...]:
        """Return the cards of the articles beside an article."""
        related = self.archive.related.get(article.id)
        return (
            *self.neighbours[article.id],
            Part("related", self.cards.of(related)) if related else NO_RELATED,
            self.series[article.series.slug] if article.series else NO_SERIES,
        )

    def _list(self, name: str, kind: str, slugs: tuple[str, ...]) -> Part:
        key = (name, *slugs)
        if key not in self.lists:
            links = self.cards.link_digests[kind]
            self.lists[key] = Part(name, tuple([links[slug] for slug in slugs]))
        return self.lists[key]

    def _dates(self, published: Moment) -> tuple[Part, Part]:
        """Return the links to a year and to a month, whose date templates write out."""
        key = published.iso[:7]
        if key not in self.months:
            year, month = published.year, published.month
            date, address = PartialDate(year=year, month=month), month_address(year, month)
            self.months[key] = (
                self.table.shared_part("year", NamedLink(name=str(year), url=year_address(year))),
                self.table.shared_part("month", MonthLink(date=date, url=address)),
            )
        return self.months[key]

    def _licence(self, name: str) -> Part:
        if name not in self.licences:
            self.licences[name] = self.table.shared_part("licence", licence_link(name))
        return self.licences[name]


def tags_part(article: Article, cards: Cards) -> Part:
    """Return the links to the tags of an article."""
    links = cards.link_digests["tag"]
    return Part("tags", tuple([links[one.slug] for one in article.tags]))


def neighbours(archive: Archive, cards: Cards) -> dict[str, Neighbours]:
    """Return the cards of the older and the newer article of the same region, by id.

    A translation stands where its original does, and not beside it.
    """
    found: dict[str, Neighbours] = {}
    for region in archive.regions:
        line = [one for one in region.articles if one.id not in archive.translation_of]
        digests = cards.of(line)
        older = [*(Part("older", (digest,)) for digest in digests[1:]), NO_OLDER]
        newer = [NO_NEWER, *(Part("newer", (digest,)) for digest in digests[:-1])]
        # Without any article in it, a line still has two ends.
        ends = zip(older, newer, strict=True)
        found |= {one.id: both for one, both in zip(line, ends, strict=False)}
    for translation, original in archive.translation_of.items():
        found[translation] = found.get(original.id, (NO_OLDER, NO_NEWER))
    return found
