"""Where the pages of an archive stand.

Comes in: terms, years, articles. Goes out: addresses relative to the output folder. They are
promises: see the table of addresses in the documentation of the content format.
"""

from typing import Literal

from dateline.base.digest import Digest

TermKind = Literal["region", "country", "tag", "author", "series"]
FOLDERS: dict[str, str] = {
    "region": "regions",
    "country": "countries",
    "tag": "tags",
    "author": "authors",
    "series": "series",
    "outlet": "outlets",
}


def term_address(kind: TermKind | str, slug: str) -> str:
    """Return the address of the page of a term or outlet."""
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
