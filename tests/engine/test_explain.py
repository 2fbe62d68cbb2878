"""Why a page is rendered: the words for every way there is."""

import sqlite3
import time
from datetime import UTC
from pathlib import Path

import pytest

from dateline.base.dates import Moment, parse_moment
from dateline.base.diagnostics import Diagnostic
from dateline.engine.build import Request, explain
from dateline.engine.explain import Explanation
from dateline.publishing import lock
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article

PAGE = "2020/05/a.html"


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    room = newsroom(
        {
            "content/a.md": article("First text.", title="Report A"),
            "static/own.css": "p { color: black }",
        }
    )
    assert room.build().exit_code == 0
    return room


def request(room: Newsroom) -> Request:
    as_of = parse_moment("2026-01-01", UTC)
    assert isinstance(as_of, Moment)
    return Request(
        site=room.site,
        output=room.output,
        as_of=as_of.instant,
        jobs=1,
        holder="a test",
        clock=time.perf_counter,
    )


def explained(room: Newsroom, url: str = PAGE) -> Explanation:
    found = explain(request(room), url)
    assert isinstance(found, Explanation), found
    return found


def refused(room: Newsroom, url: str = PAGE) -> list[Diagnostic]:
    found = explain(request(room), url)
    assert not isinstance(found, Explanation)
    return list(found)


def different(found: Explanation) -> list[tuple[str, str]]:
    return [(part.name, part.verdict) for part in found.parts if part.verdict != "same"]


def test_a_page_that_would_be_kept(room: Newsroom) -> None:
    found = explained(room)

    assert (found.url, found.kind, found.renderer) == (PAGE, "article", "article.html")
    assert found.owner == "content/a.md"
    assert not found.rendered
    assert found.reason == "nothing it is made of has changed, and the file is as we wrote it"
    assert {"rendering code", "template", "site", "article", "body"} <= {
        part.name for part in found.parts
    }
    assert different(found) == []


def test_a_page_of_which_a_part_changed(room: Newsroom) -> None:
    room.edit("content/a.md", "First text", "Other text")

    found = explained(room)

    assert found.rendered
    assert found.reason == "changed: body"
    assert different(found) == [("body", "changed")]


def test_a_page_whose_template_changed(room: Newsroom) -> None:
    text = (Path(__file__).parents[2] / "templates/base.html").read_text(encoding="utf-8")
    room.write("templates/base.html", f"{text}\n")

    assert explained(room).reason == "changed: template"


def test_a_page_that_is_new(room: Newsroom) -> None:
    room.write("content/b.md", article(title="Report B", date="2021-02-03"))

    found = explained(room, "2021/02/b.html")

    assert found.rendered
    assert found.reason == "the last edition has no such page, or is not remembered"
    assert {part.verdict for part in found.parts} == {"new"}


def test_a_page_whose_file_was_changed_by_somebody(room: Newsroom) -> None:
    (room.output / PAGE).write_text("damaged", encoding="utf-8")

    found = explained(room)

    assert found.rendered
    assert found.reason == "the file in the output folder is not as we wrote it"
    assert different(found) == []


def test_a_file_that_is_copied(room: Newsroom) -> None:
    found = explained(room, "static/own.css")

    assert (found.kind, found.renderer, found.owner) == ("file", "copying", "static/own.css")
    assert [(part.name, part.verdict) for part in found.parts] == [("content", "same")]
    room.write("static/own.css", "p { color: grey }")
    assert explained(room, "static/own.css").reason == "changed: content"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/2020/05/a.html", PAGE),
        ("https://example.org/archive/2020/05/a.html", PAGE),
        ("https://example.org/archive/2020/05/a.html#sources", PAGE),
        ("https://example.org/archive/", "index.html"),
        ("https://example.org/archive", "index.html"),
        ("/", "index.html"),
        ("regions/asia/", "regions/asia/index.html"),
    ],
)
def test_an_address_may_be_given_as_a_browser_shows_it(
    room: Newsroom, typed: str, meant: str
) -> None:
    assert explained(room, typed).url == meant


def test_an_address_that_is_not_in_the_edition_names_the_nearest(room: Newsroom) -> None:
    [found] = refused(room, "2020/05/b.html")

    assert (found.code, found.message) == (
        "unknown-page",
        "the edition has no page 2020/05/b.html",
    )
    assert found.hint == f"did you mean {PAGE}?"
    [found] = refused(room, "x")
    assert found.hint == "give an address below the output folder"


def test_an_address_of_another_site_is_not_in_the_edition(room: Newsroom) -> None:
    [found] = refused(room, "https://example.org/archived/2020/05/a.html")

    assert found.code == "unknown-page"


def test_explaining_changes_no_output(room: Newsroom) -> None:
    room.edit("content/a.md", "First text", "Other text")
    before = room.tree()
    explained(room)

    assert room.tree() == before
    assert explained(room).rendered


def test_a_site_with_errors_is_not_explained(room: Newsroom) -> None:
    room.edit("content/a.md", "region: Asia", "region: Asai")

    assert [found.code for found in refused(room)] == ["unknown-region"]


def test_settings_with_errors_are_not_explained(room: Newsroom) -> None:
    room.edit("site_config.yaml", "timezone: UTC", "timezone: Utopia")

    assert [found.code for found in refused(room)] == ["bad-timezone"]


def test_a_folder_without_settings_is_not_explained(room: Newsroom) -> None:
    room.delete("site_config.yaml")

    assert [found.code for found in refused(room)] == ["no-config"]


def test_while_a_build_is_at_work_nothing_is_explained(room: Newsroom) -> None:
    with lock.hold(room.site / ".dateline/lock", "process 1 since noon"):
        [found] = refused(room)

    assert (found.code, found.message) == (
        "locked",
        "another build of this site is at work (process 1 since noon)",
    )


def test_a_memory_of_parts_that_is_damaged_makes_them_new(room: Newsroom) -> None:
    for strange in (b"{", b"[1]", b'{"body":3}'):
        connection = sqlite3.connect(room.site / ".dateline/memo.sqlite3")
        with connection:
            connection.execute("UPDATE imprints SET value = ?", (strange,))
        connection.close()

        found = explained(room)
        assert not found.rendered
        assert dict(different(found))["body"] in {"new", "changed"}
