"""Where the pages of an archive stand.

Comes in: terms, years, articles. Goes out: addresses relative to the output folder. They are
promises: see the table of addresses in the documentation of the content format.
"""

from typing import Literal

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


def term_address(kind: TermKind | str, slug: str) -> str:
    """Return the address of the page of a term, outlet or name."""
    return f"{FOLDERS[kind]}/{slug}/index.html"


def term_year_address(kind: TermKind | str, slug: str, year: int) -> str:
    """Return the address of the page of one year of a term."""
    return f"{FOLDERS[kind]}/{slug}/{year:04d}.html"


def term_feed_address(kind: TermKind | str, slug: str) -> str:
    """Return the address of the Atom feed of a term."""
    return f"{FOLDERS[kind]}/{slug}/feed.xml"


def index_address(folder: str) -> str:
    """Return the address of the index of all terms of one kind, or of the sources."""
    return f"{folder}/index.html"


def year_address(year: int) -> str:
    """Return the address of a year."""
    return f"{year:04d}/index.html"


def month_address(year: int, month: int) -> str:
    """Return the address of a month."""
    return f"{year:04d}/{month:02d}/index.html"
