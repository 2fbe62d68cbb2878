"""Previews: built like editions, into folders of their own, for the desk with what is to come."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.engine.build import Request, build
from dateline.engine.previews import Preview, preview_folder
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article
from tests.publishing.faults import failing_at, no_space
from tests.trees import tree_of

PAGE, DRAFT, SOON, GONE = (f"2020/05/{name}.html" for name in ("open", "draft", "soon", "gone"))


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    return newsroom(
        {
            "content/open.md": article(title="Open"),
            "content/draft.md": article(title="Draft", status="draft"),
            "content/soon.md": article(title="Soon", embargo="2030-01-01T00:00Z"),
            "content/gone.md": article(title="Gone", status="withdrawn"),
            "content/_tags/a.md": "---\ntitle: A\n---\n\nWords.\n",
        }
    )


def request(room: Newsroom, preview: Preview | None, output: Path | None = None) -> Request:
    return Request(
        site=room.site,
        output=output or preview_folder(room.site, preview or Preview.PUBLISHED),
        as_of=1_770_000_000,
        jobs=1,
        holder="a test",
        clock=time.perf_counter,
        preview=preview,
    )


def test_a_preview_shows_what_readers_see(room: Newsroom) -> None:
    report = build(request(room, Preview.PUBLISHED))
    room.build()

    assert report.exit_code == 0
    assert {one.reason for one in report.held} == {"draft", "embargo", "withdrawn"}
    preview = tree_of(preview_folder(room.site, Preview.PUBLISHED))
    del preview["PREVIEW.txt"]
    assert preview == tree_of(room.output)


def test_a_commit_that_was_cut_short_is_compared_whatever_is_said_of_the_folder(
    room: Newsroom,
) -> None:
    """Its pages are on the disk already, and nobody remembers them as the last edition's."""
    ours = request(room, Preview.PUBLISHED)
    page = ours.output / PAGE
    build(ours)
    first = page.read_text(encoding="utf-8")
    for turn in range(1, 500):
        room.edit("content/open.md", "A sentence.", "Another sentence.")
        with failing_at(turn, no_space):
            report = build(ours)
        room.edit("content/open.md", "Another sentence.", "A sentence.")
        if not report.published and page.read_text(encoding="utf-8") != first:
            break
        build(ours)

    assert build(replace(ours, untouched=True)).published

    assert page.read_text(encoding="utf-8") == first


def test_the_desks_preview_shows_what_is_to_come_and_not_what_was_withdrawn(
    room: Newsroom,
) -> None:
    report = build(request(room, Preview.DESK))

    folder = preview_folder(room.site, Preview.DESK)
    there = {page for page in (PAGE, DRAFT, SOON, GONE) if (folder / page).is_file()}
    assert there == {PAGE, DRAFT, SOON}
    assert "Draft" in (folder / "index.html").read_text(encoding="utf-8")
    # Why readers do not see them is still said.
    assert {one.reason for one in report.held} == {"draft", "embargo", "withdrawn"}
    assert not room.output.exists()


def test_a_preview_in_between_changes_no_edition(room: Newsroom) -> None:
    room.build()
    before = tree_of(room.output)
    build(request(room, Preview.DESK))

    assert room.build().rendered == ()
    assert tree_of(room.output) == before


@pytest.mark.parametrize("preview", Preview)
def test_a_preview_is_built_into_its_own_folder_only(room: Newsroom, preview: Preview) -> None:
    other = next(one for one in Preview if one is not preview)
    for output in (room.output, preview_folder(room.site, other), room.site / ".dateline"):
        report = build(request(room, preview, output))
        assert [found.code for found in report.diagnostics] == ["refused-output"]
        assert not (output / "index.html").exists()


def test_an_edition_is_never_built_into_a_preview(room: Newsroom) -> None:
    build(request(room, Preview.DESK))
    report = build(request(room, None, preview_folder(room.site, Preview.DESK)))
    assert [found.code for found in report.diagnostics] == ["refused-output"]


def test_each_page_of_a_preview_is_known_by_the_file_to_open(room: Newsroom) -> None:
    report = build(request(room, Preview.DESK))
    assert report.origins[DRAFT] == "content/draft.md"
    assert report.origins["index.html"].endswith("templates/front.html")
    assert room.build().origins == {}


@pytest.mark.parametrize("edit", [False, True], ids=["nothing", "a sentence"])
def test_a_recalled_preview_still_knows_the_files(room: Newsroom, *, edit: bool) -> None:
    first = build(request(room, Preview.DESK))
    if edit:
        room.edit("content/open.md", "A sentence.", "Another sentence.")
    again = build(request(room, Preview.DESK))

    assert "index" not in again.seconds
    assert again.origins == first.origins
    assert again.rendered == ((PAGE, "search/words/0.js") if edit else ())


def test_without_what_is_known_of_files_a_preview_is_planned_again(room: Newsroom) -> None:
    import sqlite3

    first = build(request(room, Preview.DESK))
    with sqlite3.connect(room.site / ".dateline" / "memo.sqlite3") as memo:
        memo.execute("UPDATE notes SET value = x'00' WHERE subject LIKE 'origins in %'")
    memo.close()
    assert build(request(room, Preview.DESK)).origins == first.origins


def test_a_report_says_until_when_the_same_files_give_the_same(room: Newsroom) -> None:
    first = request(room, Preview.DESK)
    until = build(first).until
    assert until == 1_893_456_000  # 2030-01-01
    held = build(replace(first, as_of=until)).held
    assert {one.reason for one in held} == {"draft", "withdrawn"}
