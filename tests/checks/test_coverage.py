"""Cited works in numbers, in lists and in a picture."""

import re
import time
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from html5lib import HTMLParser

from dateline.base.citedaddress import comparable
from dateline.base.diagnostics import diagnose
from dateline.checks.chart import chart
from dateline.checks.cited import Choice, Work, chosen, places_of, works_of
from dateline.checks.coverage import Dimension, Row, as_plain, coverage
from dateline.checks.deadlinks import dead_links
from dateline.checks.listing import outlet_lines, work_lines
from dateline.checks.uncopied import uncopied_page
from dateline.engine.archive import archive_of
from dateline.engine.build import Request
from dateline.engine.fieldplaces import with_places
from dateline.engine.gather import CONTENT, scan
from dateline.model.archive import Archive
from dateline.model.keptcopy import KeptCopy
from dateline.model.linkstate import Known, Outcome, State
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article

DEAD, MOVED, NEW = (
    "https://courier.example/dead",
    "https://courier.example/moved",
    "https://herald.example/new",
)
FILES = {
    "content/a.md": article(
        title="A",
        date="2019-05-04",
        sources=f"""
  - {{outlet: The Courier, title: Dead, url: "{DEAD}"}}
  - {{outlet: The Courier, title: Moved, url: "{MOVED}",
      archived: [{{url: "https://archive.example/1", at: 2020-01-01}}]}}
  - The Herald – No address – 4 May 2020""",
    ),
    "content/b.md": article(
        title="B",
        region="Europe",
        date="2020-05-04",
        sources=f"""
  - {{outlet: The Courier, title: Dead, url: "{DEAD}"}}
  - {{outlet: The Herald, title: New, url: "{NEW}"}}""",
    ),
    "content/held.md": article(
        status="draft", sources='[{outlet: Secret, title: S, url: "https://secret.example/"}]'
    ),
}
KNOWN = {
    DEAD: Known(
        address=DEAD,
        checked="2026-11-24",
        outcome=Outcome.NOT_FOUND,
        status=404,
        words="HTTP 404",
        failed=("2026-11-01", "2026-11-02", "2026-11-24"),
        alive="2026-10-01",
    ),
    MOVED: Known(
        address=MOVED,
        checked="2026-11-24",
        outcome=Outcome.ALIVE,
        final="https://courier.example/here",
        moved=True,
        alive="2026-11-24",
    ),
}


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    return newsroom(FILES)


def archive(site: Path) -> Archive:
    request = Request(
        site=site,
        output=site / "output",
        as_of=1_780_000_000,
        jobs=1,
        holder="a test",
        clock=time.perf_counter,
    )
    found = archive_of(request)
    assert found.value is not None, found.diagnostics
    return found.value.archive


def works(room: Newsroom, known: Mapping[str, Known] = KNOWN) -> tuple[Work, ...]:
    copies = {
        comparable(NEW): (KeptCopy(address=NEW, at="2026-11-24T00:00:00Z", file="a.warc.gz"),)
    }
    return works_of(archive(room.site), known, copies)


def titles(found: tuple[Work, ...]) -> list[str]:
    return sorted(work.cited.source.title for work in found)


def test_works_know_their_links_their_copies_and_who_cites_them(room: Newsroom) -> None:
    found = {work.cited.source.title: work for work in works(room)}

    assert set(found) == {"Dead", "Moved", "No address", "New"}
    assert {title: work.state for title, work in found.items()} == {
        "Dead": State.DEAD,
        "Moved": State.ALIVE,
        "No address": State.UNCHECKED,
        "New": State.UNCHECKED,
    }
    assert {title: work.has_copy for title, work in found.items()} == {
        "Dead": False,
        "Moved": True,
        "No address": False,
        "New": True,
    }
    assert (found["Dead"].regions, found["Dead"].years) == (("asia", "europe"), (2019, 2020))
    assert found["Dead"].outlets == ("the-courier",)


@pytest.mark.parametrize(
    ("choice", "found"),
    [
        (Choice(), ["Dead", "Moved", "New", "No address"]),
        (Choice(outlets=["the-herald"]), ["New", "No address"]),
        (Choice(regions=["europe"]), ["Dead", "New"]),
        (Choice(without_address=True), ["No address"]),
        (Choice(without_copy=True), ["Dead", "No address"]),
        (Choice(without_copy=True, regions=["europe"], outlets=["the-courier"]), ["Dead"]),
        (Choice(outlets=["nobody"]), []),
    ],
)
def test_works_are_chosen(room: Newsroom, choice: Choice, found: list[str]) -> None:
    assert titles(chosen(works(room), choice)) == found


def test_an_address_is_found_in_every_manuscript(room: Newsroom) -> None:
    [dead] = [work for work in works(room) if work.url == DEAD]
    first, *others = places_of(dead.cited)
    told = diagnose("dead-link", "", first, related=tuple(others))
    manuscripts = {seen.path: seen.found for seen in scan(room.site, CONTENT, [])}
    [found] = with_places([told], manuscripts)
    assert found.span is not None
    spans = (found.span, *found.related)

    assert [(span.path, span.line) for span in spans] == [("content/b.md", 7), ("content/a.md", 7)]
    for span in spans:
        assert DEAD in span.excerpt


def test_an_editor_is_told_about_dead_and_moved_links_where_they_stand(room: Newsroom) -> None:
    dead, moved = sorted(dead_links(works(room)), key=lambda found: found.code)

    assert (dead.code, dead.is_error) == ("dead-link", False)
    assert dead.message == (
        f"{DEAD} is dead: the host has no such page; HTTP 404 "
        "(it failed on 3 days or more, first on 2026-11-01; last seen on 2026-10-01)"
    )
    assert dead.hint.startswith("look for an archived copy")
    assert dead.span is not None
    assert (dead.span.path, [span.path for span in dead.related]) == (
        "content/b.md",
        ["content/a.md"],
    )
    assert (moved.code, moved.hint) == ("moved-link", "cite https://courier.example/here")


def test_links_that_fail_or_are_unclear_are_nothing_to_do_yet(room: Newsroom) -> None:
    known = {
        DEAD: Known(
            address=DEAD, checked="2026-11-24", outcome=Outcome.GONE, failed=("2026-11-24",)
        ),
        NEW: Known(address=NEW, checked="2026-11-24", outcome=Outcome.ROBOTS),
        MOVED: Known(address=MOVED, checked="2026-11-24", outcome=Outcome.UNUSABLE_ADDRESS),
    }

    assert [found.code for found in dead_links(works(room, known))] == ["unusable-link"]


@pytest.mark.parametrize(
    ("final", "is_told"),
    [
        (f"{MOVED.replace('https', 'http')}/", False),
        (MOVED.replace("https://", "https://www."), False),
        (f"{MOVED}.html", True),
        (MOVED.replace("courier", "herald"), True),
    ],
)
def test_a_change_of_scheme_is_no_move_to_tell(
    room: Newsroom, final: str, *, is_told: bool
) -> None:
    known = {
        MOVED: Known(
            address=MOVED, checked="2026-11-24", outcome=Outcome.ALIVE, final=final, moved=True
        )
    }

    assert bool([*dead_links(works(room, known))]) is is_told


def test_a_dead_link_with_a_copy_is_less_of_a_loss(room: Newsroom) -> None:
    known = {
        NEW: Known(address=NEW, checked="2026-11-24", outcome=Outcome.GONE, failed=("1", "2", "3"))
    }

    [found] = dead_links(works(room, known))
    assert found.hint == "there is an archived copy; readers are led to it"


def rows(room: Newsroom) -> tuple[Row, ...]:
    outlets = {"the-courier": "The Courier", "the-herald": "The Herald"}
    return coverage(works(room), outlets, {"asia": "Asia"})


def test_coverage_counts_a_work_once_in_all_and_once_in_every_place(room: Newsroom) -> None:
    plain = [[*as_plain(row).values()] for row in rows(room)]

    assert [*as_plain(rows(room)[0])] == [
        *("by", "name", "works", "with_address", "alive", "failing", "dead", "unclear"),
        *("unchecked", "with_copy"),
    ]
    assert plain == [
        ["all", "", 4, 3, 1, 0, 1, 0, 1, 2],
        ["region", "Asia", 3, 2, 1, 0, 1, 0, 0, 1],
        ["region", "europe", 2, 2, 0, 0, 1, 0, 1, 1],
        ["year", "2019", 3, 2, 1, 0, 1, 0, 0, 1],
        ["year", "2020", 2, 2, 0, 0, 1, 0, 1, 1],
        ["outlet", "The Courier", 2, 2, 1, 0, 1, 0, 0, 1],
        ["outlet", "The Herald", 2, 1, 0, 0, 0, 0, 1, 1],
    ]


def test_the_lists_name_works_and_outlets(room: Newsroom) -> None:
    outlets = {"the-courier": "The Courier", "the-herald": "The Herald"}

    assert sorted(work_lines(works(room), outlets)) == [
        ("The Courier", "Dead", "", DEAD, "dead", 0, 2),
        ("The Courier", "Moved", "", MOVED, "alive", 1, 1),
        ("The Herald", "New", "", NEW, "unchecked", 1, 1),
        ("The Herald", "No address", "2020-05-04", "", "no address", 0, 1),
    ]
    assert outlet_lines(works(room), outlets) == [
        ("The Courier", 2, 2, 1),
        ("The Herald", 2, 1, 1),
    ]


# The picture.

SVG = "{http://www.w3.org/2000/svg}"


def drawn(found: tuple[Row, ...], title: str = "Sources of The Test Archive") -> ET.Element:
    return ET.fromstring(chart(found, title))  # noqa: S314 - our own


def texts(picture: ET.Element) -> list[str]:
    return [element.text or "" for element in picture.iter(f"{SVG}text")]


def test_the_chart_can_be_read_aloud(room: Newsroom) -> None:
    picture = drawn(rows(room))
    title, description = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")

    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "title description"
    assert title is not None
    assert (title.get("id"), title.text) == ("title", "Sources of The Test Archive")
    assert description is not None
    assert str(description.text).startswith(
        "All: 4 works, 3 linked, 1 alive, 2 copied. Asia: 3 works, 2 linked, 1 alive, 1 copied."
    )


def test_every_number_of_the_chart_stands_there_as_text(room: Newsroom) -> None:
    words = texts(drawn(rows(room)))

    assert "By region" in words
    assert words.count("2 works, 2 linked, 0 alive, 1 copied") == 2
    assert {"All", "Asia", "europe", "2019", "2020", "The Courier", "The Herald"} <= {*words}


def test_bars_are_as_long_as_the_numbers(room: Newsroom) -> None:
    bars = [
        (element.get("class"), float(element.get("width", "0")))
        for element in drawn(rows(room)).iter(f"{SVG}rect")
        if element.get("x") != "16" and element.get("height") in {"20", "7"}
    ]

    # Asia: three works, the most of any row: one alive, one lost, one without address; one copied.
    assert bars[6:12] == [
        ("alive", 140.0),
        ("lost", 140.0),
        ("unknown", 0.0),
        ("none", 140.0),
        ("frame", 420.0),
        ("copy", 140.0),
    ]


def test_the_chart_loads_nothing_and_runs_nothing(room: Newsroom) -> None:
    text = chart(rows(room), '<script>alert("x")</script> & more')

    assert "<script" not in text
    assert text.count("http") == 1
    assert drawn(rows(room), "<script>").find(f"{SVG}title") is not None


def test_a_long_list_of_outlets_is_cut_and_a_long_name_too() -> None:
    found = tuple(
        Row(
            by=Dimension.OUTLET,
            name=f"{n:02} {'x' * 40}",
            works=0,
            with_address=0,
            alive=0,
            failing=0,
            dead=0,
            unclear=0,
            unchecked=0,
            with_copy=0,
        )
        for n in range(60)
    )
    names = [text for text in texts(drawn(found)) if "xxx" in text]

    assert len(names) == 40
    assert {len(name) for name in names} == {30}


def test_articles_of_the_archive_itself_are_no_links_to_check(room: Newsroom) -> None:
    room.write(
        "content/c.md", article(title="C", date="2021-01-01", sources="[{outlet: Us, url: a.md}]")
    )
    room.write(
        "content/d.md",
        article(
            title="D",
            date="2021-01-02",
            sources='[{outlet: O, title: T, url: "https://example.org/archive/2019/05/a.html"}]',
        ),
    )

    assert titles(works(room)) == ["Dead", "Moved", "New", "No address"]


# The page for editors.


def page_of(found: tuple[Work, ...], title: str = "The Test Archive") -> str:
    return uncopied_page(found, title, {"the-courier": "The Courier", "the-herald": "The Herald"})


def test_reports_without_a_copy_are_listed_the_oldest_first_with_what_would_be_lost(
    room: Newsroom,
) -> None:
    page = page_of(works(room))
    headings = re.findall(r"<h2>.*? \((\d{4})-", page)
    assert headings == ["2019", "2020"]
    assert page.count(' <span class="gone">no longer online</span>') == 2
    assert f'<a href="{DEAD}" rel="noreferrer">The Courier – Dead' in page
    assert "The Herald – No address" in page
    assert page.count("(no address)") == 1
    assert "Moved" not in page
    assert "New" not in page
    assert "2 reports of The Test Archive rest on works without a copy. " in page


def test_where_every_work_has_a_copy_the_page_says_so() -> None:
    assert "There is a copy of every work that A &lt;b&gt; cites. " in page_of((), "A <b>")


def test_the_page_for_editors_is_html_that_runs_and_loads_nothing(room: Newsroom) -> None:
    page = page_of(works(room), '<script>alert("x")</script> & more')
    HTMLParser(strict=True).parse(page)
    assert "<script" not in page
    assert not re.search(r"(src|url\()", page)
