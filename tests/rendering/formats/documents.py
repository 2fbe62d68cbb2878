"""Documents of feeds as values, and the entries in them."""

from typing import TypedDict, Unpack

from dateline.model.card import NamedLink
from dateline.model.feedentry import FeedEntry
from dateline.planning.feedviews import CategoryView, FeedView, FilingView, History
from dateline.rendering.render import render
from tests.indexing.desk import BASE_URL, moment
from tests.rendering.proof import SILENT, laid_out

CC_BY = NamedLink(name="CC BY 4.0", url="https://creativecommons.org/licenses/by/4.0/")
HOSTILE = (
    "]]> <script>alert('x')</script> & &amp; \"quoted\" <!-- --> \U0001f5de \u0645\u0631\u062d"
)


class EntryFields(TypedDict, total=False):
    url: str
    fragment: str
    title: str
    summary: str
    published: str
    updated: str
    authors: tuple[str, ...]
    categories: tuple[CategoryView, ...]
    language: str
    licence: NamedLink | None


class FeedFields(TypedDict, total=False):
    title: str
    address: str
    page: str
    base_url: str
    author: str
    language: str
    licence: NamedLink
    updated: str
    history: History
    older: str
    url: str


def asia(name: str = "Asia") -> CategoryView:
    return CategoryView(folder="regions", slug="asia", name=name)


# An entry, and what it is filed under.
Filed = tuple[FeedEntry, FilingView]


def entry(slug: str = "a", **fields: Unpack[EntryFields]) -> Filed:
    published = fields.get("published", "2020-05-04")
    said = FeedEntry(
        url=fields.get("url", f"2020/05/{slug}.html"),
        fragment=fields.get("fragment", ""),
        title=fields.get("title", f"Headline of {slug}"),
        summary=fields.get("summary", ""),
        published=moment(published).instant,
        updated=moment(fields.get("updated", published)).instant,
        authors=tuple(
            NamedLink(name=name, url="authors/x/index.html") for name in fields.get("authors", ())
        ),
        language=fields.get("language", "en"),
    )
    return said, FilingView(
        categories=fields.get("categories", (asia(),)), licence=fields.get("licence")
    )


def document(ending: str, *entries: Filed, **fields: Unpack[FeedFields]) -> bytes:
    """Return a document of a feed, in the format that goes with the ending."""
    address = fields.get("address", "feed")
    view = FeedView(
        title=fields.get("title", "The Test Archive"),
        address=address,
        page=fields.get("page", "index.html"),
        base_url=fields.get("base_url", BASE_URL),
        author=fields.get("author", "Test newsroom"),
        language=fields.get("language", "en"),
        licence=fields.get("licence", CC_BY),
        updated=moment(fields.get("updated", "2020-05-04T10:00Z")).instant,
        history=fields.get("history", "newest"),
        older=fields.get("older", ""),
    )
    renderer = {".xml": "format:atom", ".json": "format:jsonfeed"}[ending]
    url = fields.get("url", address) + ending
    said, filings = tuple(one for one, _ in entries), tuple(filing for _, filing in entries)
    parts = {"feed": view, "entries": said, "filings": filings}
    page, values = laid_out(parts, renderer, url, kind="feed")
    made = render(page, values, {}, SILENT)
    assert isinstance(made, bytes)
    return made
