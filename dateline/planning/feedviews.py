"""What the files see that programs read: feeds and sitemaps.

Comes in: nothing. Goes out: frozen structs, encoded canonically by `parts` and read by formats
under the same field names. An address is relative to the output folder; that of a feed is without
the ending of a format, because one value serves all formats.
"""

from typing import Literal

from msgspec import Struct

from dateline.model.card import NamedLink

# `complete`: every entry is in the one document. `current`: the newest entries, and the rest in
# archived documents. `archived`: one of these. `newest`: older entries are in no feed.
History = Literal["complete", "current", "archived", "newest"]


class FeedView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `feed`: the head of a document of a feed.

    `address` is that of the feed's current document, `older` that of the archived document before
    this one, or empty. `page` is what readers see instead. `updated` is the newest change among
    the entries of this document.
    """

    title: str
    address: str
    page: str
    base_url: str
    author: str
    language: str
    licence: NamedLink
    updated: int
    history: History
    older: str


class CategoryView(Struct, frozen=True, kw_only=True, gc=False):
    """What an entry is filed under: its folder in the archive, its slug, its name."""

    folder: str
    slug: str
    name: str


class FilingView(Struct, frozen=True, kw_only=True, gc=False):
    """One of the part `filings`: what the entry at the same place is filed under.

    `licence` is set where it is another than the feed's.
    """

    categories: tuple[CategoryView, ...]
    licence: NamedLink | None


class AddressView(Struct, frozen=True, kw_only=True, gc=False):
    """An address in a sitemap.

    `changed` is the day of its last change, empty where it is not known. `alternates` are all
    languages in which it can be read, its own among them, as pairs of language and address.
    """

    url: str
    changed: str = ""
    alternates: tuple[tuple[str, str], ...] = ()


class SitemapView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `sitemap`: addresses of pages or, with `index` set, of other sitemaps."""

    base_url: str
    index: bool
    entries: tuple[AddressView, ...]


class NewsEntryView(Struct, frozen=True, kw_only=True, gc=False):
    """An article in a news sitemap; `published` is a day or a moment in ISO 8601."""

    url: str
    title: str
    language: str
    published: str


class NewsView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `news`: the newest articles of the publication `name`."""

    base_url: str
    name: str
    entries: tuple[NewsEntryView, ...]
