"""Where something happened."""

from msgspec import Struct


class Country(Struct, frozen=True, gc=False):
    """A country. `code` is ISO 3166-1 alpha-2 (XK for Kosovo); `name` is in the site's language."""

    code: str
    name: str
    slug: str


class Place(Struct, frozen=True, gc=False):
    """Countries an article is about, its city, and the dateline that is printed ("ALMATY, …")."""

    countries: tuple[Country, ...] = ()
    city: str = ""
    dateline: str = ""
