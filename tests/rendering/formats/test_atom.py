import warnings
from collections.abc import Mapping

import pytest

from dateline.base.dates import Moment
from dateline.model.card import Card, NamedLink
from dateline.planning.views import FeedView
from dateline.rendering.render import render
from tests.indexing.desk import BASE_URL, moment
from tests.rendering.proof import laid_out, parsed

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import feedparser

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
HOSTILE = (
    "]]> <script>alert('x')</script> & &amp; \"quoted\" <!-- --> \U0001f5de \u0645\u0631\u062d"
)


def card(slug: str = "a", **changes: str) -> Card:
    texts = {"headline": f"Headline of {slug}", "summary": "", "language": "en", **changes}
    return Card(
        url=f"2020/05/{slug}.html",
        headline=texts["headline"],
        summary=texts["summary"],
        published=moment(texts.get("published", "2020-05-04")),
        updated=moment(texts["updated"]) if "updated" in texts else None,
        authors=(NamedLink(name=texts["author"], url="authors/x/index.html"),)
        if "author" in texts
        else (),
        role="",
        region=NamedLink(name=texts.get("region", "Asia"), url="regions/asia/index.html"),
        place="",
        language=texts["language"],
        direction="ltr",
    )


def feed(*cards: Card, **changes: str) -> bytes:
    view = FeedView(
        title=changes.get("title", "The Test Archive"),
        url=changes.get("url", "feed.xml"),
        page=changes.get("page", "index.html"),
        base_url=changes.get("base_url", BASE_URL),
        author=changes.get("author", "Test newsroom"),
        language=changes.get("language", "en"),
        updated=moment(changes.get("updated", "2020-05-04T10:00Z")).instant,
    )
    parts: Mapping[str, object] = {"feed": view, "entries": cards}
    page, values = laid_out(parts, renderer="format:atom", url=view.url, kind="feed")
    made = render(page, values, {}, "en")
    assert isinstance(made, bytes)
    return made


def test_a_feed_is_written_so() -> None:
    one = card(author="Asia Desk", summary="What happened.", updated="2020-05-05T06:00+06:00")
    assert feed(one).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
        "<id>https://example.org/archive/feed.xml</id>\n"
        "<title>The Test Archive</title>\n"
        "<updated>2020-05-04T10:00:00Z</updated>\n"
        "<author><name>Test newsroom</name></author>\n"
        '<link rel="self" type="application/atom+xml" '
        'href="https://example.org/archive/feed.xml"/>\n'
        '<link rel="alternate" type="text/html" href="https://example.org/archive/"/>\n'
        '<entry xml:lang="en">\n'
        "<id>https://example.org/archive/2020/05/a.html</id>\n"
        "<title>Headline of a</title>\n"
        "<published>2020-05-04T00:00:00Z</published>\n"
        "<updated>2020-05-05T00:00:00Z</updated>\n"
        "<author><name>Asia Desk</name></author>\n"
        '<category term="Asia"/>\n'
        '<link rel="alternate" type="text/html" '
        'href="https://example.org/archive/2020/05/a.html"/>\n'
        "<summary>What happened.</summary>\n"
        "</entry>\n"
        "</feed>\n"
    )


def test_a_feed_reader_reads_it() -> None:
    cards = (card("b", author="Asia Desk", summary="One."), card("a", updated="2020-05-06"))
    read = feedparser.parse(feed(*cards, title="The Archive: Asia", page="regions/asia/index.html"))
    assert read.bozo is False
    assert read.version == "atom10"
    assert (read.feed.title, read.feed.link) == (
        "The Archive: Asia",
        "https://example.org/archive/regions/asia/",
    )
    assert read.feed.id == "https://example.org/archive/feed.xml"
    assert read.feed.updated == "2020-05-04T10:00:00Z"
    assert read.feed.author == "Test newsroom"
    first, second = read.entries
    assert (first.title, first.link, first.id, first.summary, first.author) == (
        "Headline of b",
        "https://example.org/archive/2020/05/b.html",
        "https://example.org/archive/2020/05/b.html",
        "One.",
        "Asia Desk",
    )
    assert [tag.term for tag in first.tags] == ["Asia"]
    assert (second.published, second.updated) == ("2020-05-04T00:00:00Z", "2020-05-06T00:00:00Z")
    assert "summary" not in second


@pytest.mark.parametrize(
    ("published", "updated", "changed"),
    [
        ("2020-05-04", "2020-05-05", "2020-05-05T00:00:00Z"),
        # A correction dated to the day of an article that came out at noon.
        ("2020-05-04T12:00Z", "2020-05-04", "2020-05-04T12:00:00Z"),
    ],
)
def test_an_entry_is_never_changed_before_it_was_published(
    published: str, updated: str, changed: str
) -> None:
    tree = parsed(feed(card(published=published, updated=updated)))
    assert tree.findtext(f"{ATOM}entry/{ATOM}updated") == changed


@pytest.mark.parametrize("field", ["headline", "summary", "author", "region", "language"])
def test_hostile_text_in_an_entry_stays_text(field: str) -> None:
    tree = parsed(feed(card(**{field: HOSTILE})))
    (entry,) = tree.findall(f"{ATOM}entry")
    found = {
        "headline": entry.findtext(f"{ATOM}title"),
        "summary": entry.findtext(f"{ATOM}summary"),
        "author": entry.findtext(f"{ATOM}author/{ATOM}name"),
        "region": entry.find(f"{ATOM}category").get("term"),  # type: ignore[union-attr]
        "language": entry.get(LANGUAGE),
    }
    assert found[field] == HOSTILE
    assert {child.tag for child in tree.iter()} <= {
        f"{ATOM}{name}"
        for name in (
            "feed",
            "id",
            "title",
            "updated",
            "author",
            "name",
            "link",
            "entry",
            "published",
            "category",
            "summary",
        )
    }


@pytest.mark.parametrize("field", ["title", "author", "language", "base_url"])
def test_hostile_text_in_the_head_of_a_feed_stays_text(field: str) -> None:
    tree = parsed(feed(card(), **{field: HOSTILE}))
    found = {
        "title": tree.findtext(f"{ATOM}title"),
        "author": tree.findtext(f"{ATOM}author/{ATOM}name"),
        "language": tree.get(LANGUAGE),
        "base_url": (tree.findtext(f"{ATOM}id") or "").removesuffix("/feed.xml"),
    }
    assert found[field] == HOSTILE


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_a_character_that_xml_cannot_hold_does_not_break_the_feed(sign: str) -> None:
    made = feed(card(headline=f"before{sign}after"), title=f"a{sign}b")
    tree = parsed(made)
    assert tree.findtext(f"{ATOM}entry/{ATOM}title") == "before\ufffdafter"
    assert tree.findtext(f"{ATOM}title") == "a\ufffdb"


@pytest.mark.parametrize("sign", ["\t", "\x7f", "\x85", "\ud7ff", "\ue000", "\ufffd", "\U0010ffff"])
def test_a_character_that_xml_can_hold_is_kept(sign: str) -> None:
    tree = parsed(feed(card(headline=f"a{sign}b")))
    assert tree.findtext(f"{ATOM}entry/{ATOM}title") == f"a{sign}b"


def test_a_feed_without_entries_is_a_feed() -> None:
    read = feedparser.parse(feed())
    assert (read.bozo, read.entries) == (False, [])


def test_the_index_page_of_a_folder_is_its_folder_and_no_other_page_is() -> None:
    one = card("price-index")
    tree = parsed(feed(one, page="tags/x/index.html"))
    links = [link.get("href") for link in tree.iter(f"{ATOM}link")]
    assert links == [
        "https://example.org/archive/feed.xml",
        "https://example.org/archive/tags/x/",
        "https://example.org/archive/2020/05/price-index.html",
    ]


def test_moments_are_written_in_utc() -> None:
    one = card(published="2020-01-01T00:30+14:00")
    tree = parsed(feed(one))
    assert one.published == Moment(iso="2020-01-01T00:30:00+14:00", instant=1577788200)
    assert tree.findtext(f"{ATOM}entry/{ATOM}published") == "2019-12-31T10:30:00Z"
