"""What an edit of an outlet's file renders, and citations that lead both ways, on whole pages."""

import re

import pytest

from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article

AP = """\
---
name: Associated Press
{aliases}
---
"""
FILES = {
    "content/dam.md": article(title="The dam", sources='["AP – Dam breaks – 4 May 2020"]'),
    "content/valley.md": article(
        title="The valley", sources='["The Associated Press – Dam breaks – 4 May 2020"]'
    ),
    "content/wire.md": article(title="The wire", sources='["A.P. – Dam breaks – 4 May 2020"]'),
    "content/court.md": article(title="The court", sources='["Reuters – Court – 4 May 2020"]'),
    "content/_outlets/ap.md": AP.format(aliases="aliases: [AP News]"),
}


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    made = newsroom(FILES)
    made.build(strict=True)
    return made


def pages_of(room: Newsroom) -> set[str]:
    return {url for url in room.rendered if url.endswith(".html")}


def test_an_outlet_has_one_page_for_all_its_names(room: Newsroom) -> None:
    page = room.page("outlets/ap/index.html")
    for title in ("The dam", "The valley"):
        assert title in page
    assert "The wire" not in page
    assert not (room.output / "outlets/the-associated-press/index.html").exists()
    assert (room.output / "outlets/a-p/index.html").exists()


def test_another_alias_renders_only_the_pages_that_show_it(room: Newsroom) -> None:
    room.write("content/_outlets/ap.md", AP.format(aliases="aliases: [AP News, AP Wire]"))
    room.build(strict=True)
    assert pages_of(room) == {"outlets/ap/index.html"}


def test_an_alias_that_joins_two_outlets_renders_only_what_names_them(room: Newsroom) -> None:
    room.write("content/_outlets/ap.md", AP.format(aliases="aliases: [AP News, A.P.]"))
    room.build(strict=True)
    assert pages_of(room) == {
        # The outlet, the article whose source now leads there, those that turn out to cite the same
        # work, and the lists of outlets and works.
        "outlets/ap/index.html",
        "2020/05/wire.html",
        "2020/05/dam.html",
        "2020/05/valley.html",
        "outlets/index.html",
        "sources/2020.html",
        "sources/index.html",
    }
    assert "The wire" in room.page("outlets/ap/index.html")
    assert not (room.output / "outlets/a-p/index.html").exists()


def test_an_alias_of_two_outlets_is_an_error_and_the_edition_stays(room: Newsroom) -> None:
    room.write("content/_outlets/reuters.md", "---\naliases: [AP News]\n---\n")
    report = room.build()
    assert [(one.code, one.span.path, one.span.line) for one in report.diagnostics if one.span] == [
        ("same-name", "content/_outlets/reuters.md", 2)
    ]
    assert "The dam" in room.page("outlets/ap/index.html")


def test_citations_and_sources_lead_to_each_other(newsroom: MakeNewsroom) -> None:
    body = "One.[@bbc] Two.[@2]\n\n- Three [@bbc, @cnn]\n\nFour.[^1]\n\n[^1]: Five [@1]."
    room = newsroom(
        {"content/a.md": article(body, sources="['BBC – A – 2019', 'CNN – B – 2019', 'CBS – C']")}
    )
    room.build(strict=True)
    page = room.page("2020/05/a.html")
    ids = set(re.findall(r' id="([^"]+)"', page))
    links = re.findall(r' href="#((?:cite|source)-[^"]+)"', page)
    assert set(links) <= ids
    assert [link for link in links if link.startswith("source")] == [
        "source-1",
        "source-2",
        "source-1",
        "source-2",
        "source-1",
    ]
    assert [link for link in links if link.startswith("cite")] == [
        "cite-1-1",
        "cite-1-2",
        "cite-1-3",
        "cite-2-1",
        "cite-2-2",
    ]
    assert page.count("Cited in the text") == 2
