"""The demonstration archive as files: whole, reachable, and asking nobody for anything."""

import re
from pathlib import Path

import pytest

from tests.demonstration.printed import Address, Edition, Printed

BASE_URL = "https://example.org/archive"
# What a `link` may name elsewhere: browsers load none of these by themselves.
NAMED_ONLY = frozenset({"canonical", "license", "alternate", "schema.DC"})
# Pages that nobody is meant to be led to: the one for addresses that lead nowhere.
UNLINKED = frozenset({"404.html"})


@pytest.fixture(scope="module")
def edition(archive: Path) -> Edition:
    return Edition(archive)


def is_article(url: str) -> bool:
    return bool(re.fullmatch(r"\d{4}/\d\d/(?!index\.)[^/]+\.html", url))


def test_every_link_leads_to_a_file_and_to_an_anchor_in_it(edition: Edition) -> None:
    broken = [
        f"{url}: {one.value}"
        for url in edition.pages
        for one, target, anchor in edition.links(url)
        if target not in edition.files
        or (anchor and target in edition.pages and anchor not in edition.pages[target].ids)
    ]
    assert broken == []
    assert sum(len(page.addresses) for page in edition.pages.values()) > 10_000


def test_every_article_is_within_three_clicks_of_the_front_page(edition: Edition) -> None:
    away = edition.clicks("index.html")
    articles = {url: away.get(url) for url in edition.pages if is_article(url)}
    assert len(articles) == 39
    assert {url: clicks for url, clicks in articles.items() if clicks is None or clicks > 3} == {}


def test_no_page_is_an_orphan(edition: Edition) -> None:
    assert edition.pages.keys() - edition.clicks("index.html").keys() == UNLINKED


def is_permitted(one: Address) -> bool:
    """Tell whether a page may name an address that is not below its own folder."""
    relation = set(one.attributes.get("rel", "").split())
    if one.element == "link":
        return one.value.startswith(("https://", "http://")) and relation <= NAMED_ONLY
    if one.element != "a" or one.attribute != "href":
        return False
    is_own = one.value == BASE_URL or one.value.startswith(f"{BASE_URL}/")
    return is_own or (one.value.startswith(("https://", "http://")) and "noreferrer" in relation)


def test_no_page_names_anything_elsewhere_but_sources_and_itself(edition: Edition) -> None:
    found = [
        f"{url}: {one.element} {one.attribute}={one.value}"
        for url, page in edition.pages.items()
        for one in page.addresses
        if one.is_outside and not is_permitted(one)
    ]
    assert found == []
    assert {url: page.acts for url, page in edition.pages.items() if page.acts} == {}


def test_nothing_is_framed_embedded_or_run_but_the_search(edition: Edition) -> None:
    never = {"iframe", "object", "embed", "applet", "base", "style", "audio", "video", "frame"}
    assert {url for url, page in edition.pages.items() if page.elements & never} == set()
    scripts = {
        (url, one.value)
        for url, page in edition.pages.items()
        for one in page.addresses
        if one.element == "script"
    }
    assert scripts == {("search.html", "static/search.js")}


def test_the_style_asks_for_nothing(edition: Edition) -> None:
    sheets = sorted(edition.folder.rglob("*.css"))
    assert [sheet.name for sheet in sheets] == ["style.css"]
    text = sheets[0].read_text("utf-8")
    assert re.findall(r"url\(|@import|image-set\(|src\(|@font-face", text) == []


@pytest.mark.parametrize(
    ("html", "refused"),
    [
        ('<img src="https://example.net/a.png">', True),
        ('<img srcset="a.png 1x, //example.net/b.png 2x">', True),
        ('<a href="https://example.net/">', True),
        ('<a href="https://example.net/" rel="license noreferrer">', False),
        ('<a href="javascript:x" rel="noreferrer">', True),
        ('<a href="https://example.org/archive">', False),
        ('<a href="https://example.org/archive.evil.net/">', True),
        ('<a ping="https://example.net/" href="a.html">', True),
        ('<link rel="stylesheet alternate" href="https://example.net/a.css">', True),
        ('<link rel="canonical" href="https://example.net/">', False),
        ('<meta http-equiv="refresh" content="0; url=https://example.net/">', True),
        ('<form action="https://example.net/">', True),
        ('<svg><use xlink:href="/a.svg#b">', True),
        ('<a href="../a.html#b">', False),
    ],
)
def test_what_is_asked_for_elsewhere_is_seen(html: str, *, refused: bool) -> None:
    found = [one for one in Printed(html).addresses if one.is_outside and not is_permitted(one)]
    assert bool(found) is refused


def test_a_style_in_a_page_and_a_handler_are_seen() -> None:
    assert Printed('<p style="color: red" onclick="x">').acts == [
        "p style=color: red",
        "p onclick=x",
    ]
