"""Who wrote an article."""

from msgspec import Struct


class Person(Struct, frozen=True, gc=False):
    """A name as printed and the slug of the page about it. A desk or an agency is one, too."""

    name: str
    slug: str


class Byline(Struct, frozen=True, gc=False):
    """The line under the headline. No people at all: the article is unsigned."""

    people: tuple[Person, ...] = ()
    role: str = ""
    desk: str = ""
