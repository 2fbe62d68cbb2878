"""What the tests of citations cite."""

from typing import TypedDict, Unpack

from hypothesis import strategies as st

from dateline.base.dates import PartialDate
from dateline.rendering.citations.citable import Citable
from dateline.rendering.citations.names import Name
from tests.base.laws import lines


class Fields(TypedDict, total=False):
    title: str
    is_whole: bool
    language: str
    authors: tuple[Name, ...]
    translators: tuple[Name, ...]
    container: str
    publisher: str
    section: str
    issued: PartialDate | None
    written: str
    accessed: PartialDate | None
    url: str
    archive_url: str
    archived: PartialDate | None
    abstract: str
    keywords: tuple[str, ...]
    note: str
    changes: tuple[str, ...]


def report(**fields: Unpack[Fields]) -> Citable:
    """Return a signed report of a newspaper, with `fields` in place of or besides its own."""
    usual = Citable(
        key="2009:06:a-report",
        kind="news",
        title="Kazakhstan to Tighten Internet Law",
        authors=(Name(family="Roe", given="Jane"),),
        container="Northern Post",
        issued=PartialDate(2009, 6, 26),
        url="https://example.org/a_b%20c",
        language="en",
    )
    return usual._replace(**fields)


def page(**fields: Unpack[Fields]) -> Citable:
    """Return a web page of nobody."""
    usual = Citable(key="work:page", kind="webpage", title="A page", url="https://example.org/x")
    return usual._replace(**fields)


def line(title: str = "Post – Something – last week") -> Citable:
    """Return a line of a source list that could not be split."""
    return Citable(key="work:line", kind="document", title=title, is_whole=True)


desk = Name(literal="Dateline Asia desk")


def people(*names: str) -> tuple[Name, ...]:
    """Return names given as "Family, Given"."""
    parts = (name.partition(", ") for name in names)
    return tuple(Name(family=family, given=given) for family, _, given in parts)


# What law after law is tried with.
words = lines.map(lambda text: " ".join(text.split()))
signs = st.text(st.sampled_from("&%$#_{}~^\\\"'-,;:@ aBÉ陈0"), max_size=30).map(
    lambda text: " ".join(text.split())
)
titles = words | signs
parts_of_names = st.sampled_from(["Müller", "O'Neill", "陈", "光诚", "Jörg-Uwe", "d'Aunay", "Ñ"])
names = titles.filter(bool).map(lambda text: Name(literal=text)) | st.tuples(
    parts_of_names, parts_of_names
).map(lambda parts: Name(family=parts[0], given=parts[1]))
dates = st.builds(PartialDate, st.integers(1000, 2999)) | st.builds(
    PartialDate, st.integers(1000, 2999), st.integers(1, 12), st.none() | st.integers(1, 28)
)
urls = st.sampled_from(["", "https://example.org/a_b%20c?d=e&f#g~h", "http://bücher.example/陈"])
citables = st.builds(
    Citable,
    key=st.sampled_from(["2009:06:a", "work:b-0123456789"]),
    kind=st.sampled_from(["news", "webpage", "document"]),
    title=titles,
    language=st.sampled_from(["", "en", "kk-Cyrl"]),
    authors=st.lists(names, max_size=4).map(tuple),
    translators=st.lists(names, max_size=1).map(tuple),
    container=titles,
    publisher=titles,
    section=words,
    issued=st.none() | dates,
    accessed=st.none() | dates,
    url=urls,
    archive_url=urls,
    archived=st.none() | dates,
    abstract=titles,
    note=words,
)
