import warnings
from typing import Unpack

import pytest

from dateline.model.card import NamedLink
from dateline.planning.feedviews import CategoryView, History
from tests.rendering.formats.documents import HOSTILE, FeedFields, Filed, asia, document, entry
from tests.rendering.proof import parsed

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    import feedparser

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
BY_ND = NamedLink(name="CC BY-ND 4.0", url="https://creativecommons.org/licenses/by-nd/4.0/")


def feed(*entries: Filed, **fields: Unpack[FeedFields]) -> bytes:
    return document(".xml", *entries, **fields)


def links(made: bytes) -> dict[str, str]:
    """Return the links in the head of a feed, by relation."""
    found = parsed(made).findall(f"{ATOM}link")
    assert len({link.get("rel") for link in found}) == len(found)
    return {link.get("rel", ""): link.get("href", "") for link in found}


def test_a_feed_is_written_so() -> None:
    one = entry(
        authors=("Asia Desk",),
        summary="What happened.",
        updated="2020-05-05T06:00+06:00",
        categories=(asia(), CategoryView(folder="tags", slug="media-law", name="Media law")),
        licence=BY_ND,
    )
    assert feed(one).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" '
        'xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="en">\n'
        "<id>https://example.org/archive/feed.xml</id>\n"
        "<title>The Test Archive</title>\n"
        "<updated>2020-05-04T10:00:00Z</updated>\n"
        "<author><name>Test newsroom</name></author>\n"
        "<rights>CC BY 4.0</rights>\n"
        '<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/>\n'
        '<link rel="self" type="application/atom+xml" '
        'href="https://example.org/archive/feed.xml"/>\n'
        '<link rel="alternate" type="text/html" href="https://example.org/archive/"/>\n'
        '<entry xml:lang="en">\n'
        "<id>https://example.org/archive/2020/05/a.html</id>\n"
        "<title>Headline of a</title>\n"
        "<published>2020-05-04T00:00:00Z</published>\n"
        "<updated>2020-05-05T00:00:00Z</updated>\n"
        "<author><name>Asia Desk</name><uri>https://example.org/archive/authors/x/</uri></author>\n"
        '<category scheme="https://example.org/archive/regions/" term="asia" label="Asia"/>\n'
        '<category scheme="https://example.org/archive/tags/" term="media-law" '
        'label="Media law"/>\n'
        "<rights>CC BY-ND 4.0</rights>\n"
        '<link rel="license" href="https://creativecommons.org/licenses/by-nd/4.0/"/>\n'
        '<link rel="alternate" type="text/html" '
        'href="https://example.org/archive/2020/05/a.html"/>\n'
        "<summary>What happened.</summary>\n"
        "</entry>\n"
        "</feed>\n"
    )


def test_a_feed_reader_reads_it() -> None:
    entries = (
        entry("b", authors=("Asia Desk",), summary="One.", language="ru", licence=BY_ND),
        entry("a", updated="2020-05-06"),
    )
    read = feedparser.parse(
        feed(
            *entries,
            title="The Archive: Asia",
            address="regions/asia/feed",
            page="regions/asia/index.html",
        )
    )
    assert read.bozo is False
    assert read.version == "atom10"
    assert (read.feed.title, read.feed.link) == (
        "The Archive: Asia",
        "https://example.org/archive/regions/asia/",
    )
    assert read.feed.id == "https://example.org/archive/regions/asia/feed.xml"
    assert read.feed.updated == "2020-05-04T10:00:00Z"
    assert (read.feed.author, read.feed.rights) == ("Test newsroom", "CC BY 4.0")
    first, second = read.entries
    assert (first.title, first.link, first.id, first.summary, first.author) == (
        "Headline of b",
        "https://example.org/archive/2020/05/b.html",
        "https://example.org/archive/2020/05/b.html",
        "One.",
        "Asia Desk",
    )
    assert (first.title_detail.language, first.rights) == ("ru", "CC BY-ND 4.0")
    assert first.authors == [
        {"name": "Asia Desk", "href": "https://example.org/archive/authors/x/"}
    ]
    assert [dict(tag) for tag in first.tags] == [
        {"term": "asia", "scheme": "https://example.org/archive/regions/", "label": "Asia"}
    ]
    assert (second.published, second.updated) == ("2020-05-04T00:00:00Z", "2020-05-06T00:00:00Z")
    assert "summary" not in second
    assert "rights" not in second


def test_entries_about_one_page_have_ids_of_their_own() -> None:
    read = feedparser.parse(feed(entry(fragment="#correction-2021-01-02"), entry()))
    page = "https://example.org/archive/2020/05/a.html"
    assert [one.id for one in read.entries] == [f"{page}#correction-2021-01-02", page]
    assert [one.link for one in read.entries] == [page, page]


@pytest.mark.parametrize("licence", [NamedLink(name=""), NamedLink(name="All rights reserved")])
def test_a_licence_is_named_as_far_as_it_is_known(licence: NamedLink) -> None:
    made = feed(licence=licence)
    assert "license" not in links(made)
    assert parsed(made).findtext(f"{ATOM}rights", "") == licence.name


@pytest.mark.parametrize(
    ("history", "older", "marks", "relations"),
    [
        ("newest", "", [], {}),
        ("complete", "", ["complete"], {}),
        ("current", "feed/2019", [], {"prev-archive": "feed/2019.xml"}),
        (
            "archived",
            "feed/2017-12",
            ["archive"],
            {"current": "feed.xml", "prev-archive": "feed/2017-12.xml"},
        ),
        ("archived", "", ["archive"], {"current": "feed.xml"}),
    ],
)
def test_a_document_says_where_in_the_history_it_stands(
    history: History, older: str, marks: list[str], relations: dict[str, str]
) -> None:
    url = "feed/2018" if history == "archived" else "feed"
    made = feed(entry(), history=history, older=older, url=url)
    root = parsed(made)
    found = [one.tag.removeprefix(HISTORY) for one in root if one.tag.startswith(HISTORY)]
    assert found == marks
    base = "https://example.org/archive"
    assert links(made) == {
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "self": f"{base}/{url}.xml",
        "alternate": f"{base}/",
        **{relation: f"{base}/{address}" for relation, address in relations.items()},
    }
    # All documents are one feed.
    assert root.findtext(f"{ATOM}id") == f"{base}/feed.xml"


@pytest.mark.parametrize("field", ["title", "summary", "author", "category", "language", "licence"])
def test_hostile_text_in_an_entry_stays_text(field: str) -> None:
    one = entry(
        title=HOSTILE,
        summary=HOSTILE,
        authors=(HOSTILE,),
        categories=(asia(HOSTILE),),
        language=HOSTILE,
        licence=NamedLink(name=HOSTILE),
    )
    tree = parsed(feed(one))
    (found,) = tree.findall(f"{ATOM}entry")
    (category,) = found.findall(f"{ATOM}category")
    texts = {
        "title": found.findtext(f"{ATOM}title"),
        "summary": found.findtext(f"{ATOM}summary"),
        "author": found.findtext(f"{ATOM}author/{ATOM}name"),
        "category": category.get("label"),
        "language": found.get(LANGUAGE),
        "licence": found.findtext(f"{ATOM}rights"),
    }
    assert texts[field] == HOSTILE
    names = "feed id title updated author name uri link entry published category summary rights"
    assert {child.tag for child in tree.iter()} <= {f"{ATOM}{name}" for name in names.split()}


@pytest.mark.parametrize("field", ["title", "author", "language", "base_url"])
def test_hostile_text_in_the_head_of_a_feed_stays_text(field: str) -> None:
    tree = parsed(feed(entry(), title=HOSTILE, author=HOSTILE, language=HOSTILE, base_url=HOSTILE))
    found = {
        "title": tree.findtext(f"{ATOM}title"),
        "author": tree.findtext(f"{ATOM}author/{ATOM}name"),
        "language": tree.get(LANGUAGE),
        "base_url": (tree.findtext(f"{ATOM}id") or "").removesuffix("/feed.xml"),
    }
    assert found[field] == HOSTILE


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff"])
def test_a_character_that_xml_cannot_hold_does_not_break_the_feed(sign: str) -> None:
    made = feed(entry(title=f"before{sign}after"), title=f"a{sign}b")
    tree = parsed(made)
    assert tree.findtext(f"{ATOM}entry/{ATOM}title") == "before\ufffdafter"
    assert tree.findtext(f"{ATOM}title") == "a\ufffdb"


@pytest.mark.parametrize("sign", ["\t", "\x7f", "\x85", "\ud7ff", "\ue000", "\ufffd", "\U0010ffff"])
def test_a_character_that_xml_can_hold_is_kept(sign: str) -> None:
    tree = parsed(feed(entry(title=f"a{sign}b")))
    assert tree.findtext(f"{ATOM}entry/{ATOM}title") == f"a{sign}b"


def test_a_feed_without_entries_is_a_feed() -> None:
    read = feedparser.parse(feed())
    assert (read.bozo, read.entries) == (False, [])


def test_the_index_page_of_a_folder_is_its_folder_and_no_other_page_is() -> None:
    made = feed(entry("price-index"), page="tags/x/index.html")
    assert links(made)["alternate"] == "https://example.org/archive/tags/x/"
    address = parsed(made).find(f"{ATOM}entry/{ATOM}link")
    assert address is not None
    assert address.get("href") == "https://example.org/archive/2020/05/price-index.html"


def test_moments_are_written_in_utc() -> None:
    tree = parsed(feed(entry(published="2020-01-01T00:30+14:00")))
    assert tree.findtext(f"{ATOM}entry/{ATOM}published") == "2019-12-31T10:30:00Z"
