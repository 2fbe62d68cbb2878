"""Who wrote an article."""

from typing import NamedTuple


class Person(NamedTuple):
    """A name as printed and the slug of the page about it. A desk or an agency is one, too."""

    name: str
    slug: str


class Byline(NamedTuple):
    """The line under the headline. No people at all: the article is unsigned."""

    people: tuple[Person, ...] = ()
    role: str = ""
    desk: str = ""
