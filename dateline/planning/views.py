"""What templates may see, as small plain values: this module is the contract with every theme.

Comes in: nothing. Goes out: frozen structs, encoded canonically by `parts` and read by
templates under the same field names. An address is always relative to the output folder; a
template writes it as `{{ page.root }}{{ address }}`. Counts stand only on the page they count, so
that a new article touches a handful of pages.
"""

from collections.abc import Mapping

from msgspec import Struct

from dateline.base.dates import PartialDate
from dateline.model.card import NamedLink


class PolicyLink(Struct, frozen=True, kw_only=True, gc=False):
    """The page of a policy; `kind` is what the settings call the policy."""

    kind: str
    name: str
    url: str


class SiteView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `site`, on every page: the frame. It holds nothing that an edit of an article changes.

    `direction` is `ltr` or `rtl`. `regions` lists the regions that have articles, `pages` the fixed
    pages, `policies` those the configuration names; `logo` is the address of the publisher's.
    `feed` (Atom) and `json_feed` are empty without a base URL. `citations` tells whether articles
    have files for reference managers beside them, `search` whether there is a search page.
    """

    title: str
    description: str
    base_url: str
    language: str
    direction: str
    publisher: str
    logo: str
    licence: NamedLink
    referrer: str
    feed: str
    json_feed: str
    regions: tuple[NamedLink, ...]
    pages: tuple[NamedLink, ...]
    policies: tuple[PolicyLink, ...]
    citations: bool
    search: bool
    theme: Mapping[str, str]


class SeriesView(Struct, frozen=True, kw_only=True, gc=False):
    """Where an article stands in its series: `position` counts from 1, oldest first."""

    name: str
    url: str
    position: int
    total: int


class VersionLink(Struct, frozen=True, kw_only=True, gc=False):
    """An article that is a translation of another, or its original."""

    name: str
    url: str
    language: str


class Version(Struct, frozen=True, kw_only=True, gc=False):
    """Where an article stands in one of its languages."""

    language: str
    url: str


class ArticleContext(Struct, frozen=True, kw_only=True, gc=False):
    """Part `context` of an article page: what of it is neither its own nor shared with other pages.

    The links to its region, countries, tags, authors, outlets, year, month and licence are parts of
    their own, because many pages share each of them. `versions` are all languages the article is
    to be had in, its own among them and the original first; it is empty where there is but one.
    `links` and `pictures` resolve the tokens of the body; they are not for templates.
    """

    direction: str
    series: SeriesView | None = None
    translation_of: VersionLink | None = None
    translations: tuple[VersionLink, ...] = ()
    versions: tuple[Version, ...] = ()
    links: tuple[str, ...] = ()
    pictures: tuple["PictureView", ...] = ()


class TokenView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `context` of a page whose body is hand-written: what its tokens stand for."""

    links: tuple[str, ...] = ()
    pictures: tuple["PictureView", ...] = ()


class PictureView(Struct, frozen=True, kw_only=True, gc=False):
    """What the token of a picture stands for. `width` and `height` are 0 where they are not known.

    `sources` are smaller ones, each with its width, all of one media type: `type`, which is empty
    where every browser that knows the picture knows them too.
    """

    url: str
    width: int = 0
    height: int = 0
    sources: tuple[tuple[str, int], ...] = ()
    type: str = ""


class TermView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `term`: the page of a region, country, tag, author or series, or of one year of it.

    `kind` is `region`, `country`, `tag`, `author` or `series`. `year` is set on the page of
    one year. `count` is the number of articles listed; `complete` tells whether these are all
    of the term (or of its year); a translation beside its original is listed and not counted.
    `related` are the countries of a region, or the others of a country's. `years` are the pages
    of single years, newest first. `feed` (Atom), `json_feed` and `data`, the folder of the tables
    of a region, may be empty.
    """

    kind: str
    name: str
    url: str
    summary: str
    role: str
    country: str
    home_page: str
    parent: NamedLink | None
    related: tuple[NamedLink, ...]
    year: int | None
    count: int
    complete: bool
    first_year: int
    last_year: int
    years: tuple[NamedLink, ...]
    feed: str
    data: str
    json_feed: str


class TermIndexView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `index`: all terms of one kind. `groups` are by first letter, in the order to print."""

    kind: str
    url: str
    groups: tuple["GroupView", ...]


class GroupView(Struct, frozen=True, kw_only=True, gc=False):
    """A letter, or another heading, and the names below it."""

    heading: str
    entries: tuple[NamedLink, ...]


class YearView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `year`: a year and its months that have articles.

    `complete` tells whether the page lists every article of the year; otherwise the months do.
    """

    year: int
    url: str
    complete: bool
    count: int
    months: tuple["MonthLink", ...]
    previous: NamedLink | None
    next: NamedLink | None


class MonthLink(Struct, frozen=True, kw_only=True, gc=False):
    """A month that has articles: `date` has year and month."""

    date: PartialDate
    url: str


class MonthView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `month`: one month, complete; `previous` and `next` are months with articles."""

    date: PartialDate
    url: str
    year: NamedLink
    count: int
    previous: MonthLink | None
    next: MonthLink | None


class CorrectionView(Struct, frozen=True, kw_only=True, gc=False):
    """A change owned up to, and the article that was changed; `language` is that of its words."""

    date: PartialDate
    kind: str
    text: str
    article: NamedLink
    language: str


class CorrectionsView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `corrections`: the changes owned up to, newest first, or those of one year.

    `year` is set on the page of one year. `complete` tells whether all are listed; otherwise
    `years` are the pages of older years, newest first. `feed` (Atom) and `json_feed` may be empty.
    """

    url: str
    year: int | None
    complete: bool
    entries: tuple[CorrectionView, ...]
    years: tuple[NamedLink, ...]
    feed: str
    json_feed: str


class FrontView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `front`: the ways in from the front page, years newest first.

    `tags` are those with the most articles, by their slugs.
    """

    years: tuple[NamedLink, ...]
    tags: tuple[NamedLink, ...]
    indexes: tuple[NamedLink, ...]


class FixedPageView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `fixed`: a page that is not an article."""

    title: str
    url: str
    summary: str
    language: str
    direction: str


class MovedView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `moved`: where the article of an old address is now."""

    target: NamedLink


class TextView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `text`: a file that is written as it is."""

    text: str
