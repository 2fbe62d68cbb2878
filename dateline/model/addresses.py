"""Where the pages of an archive stand.

Comes in: terms, years, articles. Goes out: addresses relative to the output folder. They are
promises: see the table of addresses in the documentation of the content format.
"""

from typing import Literal

from dateline.base.digest import Digest
from dateline.base.slugs import slugify
from dateline.base.urls import path_fault

TermKind = Literal["region", "country", "tag", "author", "series"]
FOLDERS: dict[str, str] = {
    "region": "regions",
    "country": "countries",
    "tag": "tags",
    "author": "authors",
    "series": "series",
    "outlet": "outlets",
    "name": "names",
}
# Feeds stand at these addresses once for each format, with its ending.
SITE_FEED = "feed"
CORRECTIONS_FEED = "corrections/feed"
ATOM, JSON_FEED = ".xml", ".json"
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif")


def term_address(kind: TermKind | str, slug: str) -> str:
    """Return the address of the page of a term, outlet or name."""
    return f"{FOLDERS[kind]}/{slug}/index.html"


def term_year_address(kind: TermKind | str, slug: str, year: int) -> str:
    """Return the address of the page of one year of a term."""
    return f"{FOLDERS[kind]}/{slug}/{year:04d}.html"


def term_feed(kind: TermKind | str, slug: str) -> str:
    """Return the address of the feed of a term, without the ending of a format."""
    return f"{FOLDERS[kind]}/{slug}/feed"


def archived_feed(feed: str, period: str) -> str:
    """Return the address of what a feed had in a period, both without the ending of a format."""
    return f"{feed}/{period}"


def corrections_address(year: int | None = None) -> str:
    """Return the address of the corrections, or of those of one year."""
    return f"corrections/{year:04d}.html" if year else "corrections/index.html"


def index_address(folder: str) -> str:
    """Return the address of the index of all terms of one kind, or of the sources."""
    return f"{folder}/index.html"


def outlet_year_address(slug: str, year: int) -> str:
    """Return the address of the works of one year of an outlet."""
    return f"{FOLDERS['outlet']}/{slug}/{year:04d}.html"


def cited_works_address(name: str) -> str:
    """Return the address of a list of cited works: of a year, a month, or in another order."""
    return f"sources/{name}.html"


def data_address(region: str = "") -> str:
    """Return the folder of the tables of the archive, or of one of its regions."""
    return f"data/{region}/" if region else "data/"


def copy_address(digest: Digest) -> str:
    """Return the address of a published copy of a cited work, which its bytes alone decide."""
    return f"saved/{digest[:16]}.wacz"


def static_address(path: str) -> str:
    """Return the address of a file that stands below static/."""
    return f"static/{path}"


def year_address(year: int) -> str:
    """Return the address of a year."""
    return f"{year:04d}/index.html"


def month_address(year: int, month: int) -> str:
    """Return the address of a month."""
    return f"{year:04d}/{month:02d}/index.html"


def media_address(path: str) -> str:
    """Return the address of the picture or document at `path` below the content folder.

    It keeps the folder and the name where they are safe in an address, and spells them in plain
    letters where they are not.
    """
    below = path.removeprefix("content/")
    plain = below.lower()
    if path_fault(plain) is None:
        return f"media/{plain}"
    *folders, name = below.split("/")
    stem, dot, suffix = name.rpartition(".")
    ending = slugify(suffix) if dot else ""
    name = slugify(stem if dot else name) or "x"
    parts = ["media", *(slugify(part) or "x" for part in folders), name]
    return "/".join(parts) + (f".{ending}" if ending else "")


def narrower_address(path: str, width: int) -> str:
    """Return the address of a smaller one of a picture: of its whole name, so that none clash."""
    return f"{media_address(path)}-{width}.webp"


def is_document(path: str) -> bool:
    """Tell whether a file is called a document, which is linked and not shown."""
    return path.casefold().endswith(".pdf")


def is_picture(path: str) -> bool:
    """Tell whether a file is called a picture."""
    return path.casefold().endswith(PICTURES)
