"""From the plan to the output folder: all of it, or nothing."""

import os
from pathlib import Path

import pytest

from dateline.publishing import manifest, staging
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    room = newsroom(
        {
            "content/a.md": article("First text.", title="Report A"),
            "content/b.md": article("Second text.", title="Report B", date="2021-02-03"),
        }
    )
    assert room.build().exit_code == 0
    return room


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return what changes when anything is written: of every file and folder, inode and time."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        found[path.relative_to(folder).as_posix()] = (status.st_ino, status.st_mtime_ns)
    return found


def test_a_first_build_adds_everything(newsroom: MakeNewsroom) -> None:
    room = newsroom({"content/a.md": article()})
    report = room.build()
    urls = sorted(room.tree().keys() - {manifest.NAME})

    assert report.published
    assert list(report.added) == room.rendered == urls
    assert (report.changed, report.removed, report.foreign) == ((), (), ())
    assert (report.articles, report.read, report.kept) == (1, 1, 0)
    assert set(report.seconds) == {
        "gather",
        "recall",
        "read",
        "index",
        "plan",
        "reconcile",
        "render",
        "publish",
        "remember",
    }


def test_a_build_with_nothing_to_do_touches_nothing(room: Newsroom) -> None:
    before = stamps(room.output)
    report = room.build()

    assert stamps(room.output) == before
    assert (report.read, report.rendered, report.published) == (0, (), True)
    assert report.kept == len(room.tree()) - 1


def test_an_edit_of_a_body_changes_one_page_and_what_finds_its_words(room: Newsroom) -> None:
    before = stamps(room.output)
    room.edit("content/a.md", "First text", "Other text")

    report = room.build()

    assert report.rendered == report.changed == ("2020/05/a.html", "search/words/0.js")
    after = stamps(room.output)
    assert {url for url in after if after[url] != before[url]} <= {
        "search/words",
        "search/words/0.js",
        "2020",
        "2020/05",
        "2020/05/a.html",
        manifest.NAME,
    }


def test_a_page_that_comes_out_as_it_was_is_rendered_and_not_touched(room: Newsroom) -> None:
    before = stamps(room.output)
    text = (Path(__file__).parents[2] / "templates/month.html").read_text(encoding="utf-8")
    room.write("templates/month.html", text + "{# a remark #}")

    report = room.build()

    assert report.rendered
    assert (report.added, report.changed) == ((), ())
    assert stamps(room.output) == before


def test_an_article_that_is_gone_takes_its_pages_along(room: Newsroom) -> None:
    room.delete("content/b.md")

    report = room.build()

    assert set(report.removed) >= {"2021/02/b.html", "2021/02/index.html", "2021/index.html"}
    assert not (room.output / "2021").exists()


def test_a_fresh_build_renders_everything_and_touches_nothing_that_is_right(
    room: Newsroom,
) -> None:
    before = stamps(room.output)
    report = room.build(fresh=True)

    assert set(report.rendered) == room.tree().keys() - {manifest.NAME}
    assert report.read == 2
    assert (report.added, report.changed) == ((), ())
    assert stamps(room.output) == before


def test_an_output_file_that_was_damaged_or_lost_is_made_again(room: Newsroom) -> None:
    expected = room.tree()
    (room.output / "2020/05/a.html").write_text("damaged", encoding="utf-8")
    (room.output / "index.html").unlink()

    report = room.build()

    assert sorted(report.rendered) == ["2020/05/a.html", "index.html"]
    assert room.tree() == expected


def test_two_output_folders_are_remembered_apart(room: Newsroom) -> None:
    other = room.site.parent / "other"

    assert set(room.build(output=other).added) == room.tree().keys() - {manifest.NAME}
    assert room.tree(other) == room.tree()
    assert room.build().rendered == ()
    assert room.build(output=other).rendered == ()


# Files of others.


def test_a_foreign_file_is_reported_and_left_alone(room: Newsroom) -> None:
    (room.output / "CNAME").write_text("archive.example.org", encoding="utf-8")
    (room.output / "2020/05/notes.txt").write_text("mine", encoding="utf-8")
    os.link(room.output / "CNAME", room.output / "2020/hard")
    (room.output / "link.html").symlink_to("index.html")

    report = room.build()

    assert report.exit_code == 0
    assert report.foreign == ("2020/05/notes.txt", "2020/hard", "CNAME", "link.html")
    assert room.codes == ["foreign-file"] * 4
    assert room.diagnostics[2].message == (
        "CNAME in the output folder was not written by Dateline; it is left alone"
    )
    room.delete("content/a.md")
    room.build()
    assert (room.output / "2020/05/notes.txt").read_text(encoding="utf-8") == "mine"
    assert (room.output / "CNAME").read_text(encoding="utf-8") == "archive.example.org"
    assert (room.output / "link.html").is_symlink()


def test_a_page_of_ours_that_somebody_edited_is_left_when_its_article_goes(room: Newsroom) -> None:
    page = room.output / "2021/02/b.html"
    page.write_text("edited by hand", encoding="utf-8")
    room.delete("content/b.md")

    report = room.build()

    assert "2021/02/b.html" not in report.removed
    assert report.foreign == ("2021/02/b.html",)
    assert page.read_text(encoding="utf-8") == "edited by hand"


def test_with_strict_a_foreign_file_is_an_error_and_nothing_is_published(room: Newsroom) -> None:
    (room.output / "CNAME").write_text("archive.example.org", encoding="utf-8")
    room.edit("content/a.md", "First text", "Other text")
    before = room.tree()

    report = room.build(strict=True)

    assert (report.exit_code, report.published) == (1, False)
    assert [(found.code, found.is_error) for found in report.diagnostics] == [
        ("foreign-file", True)
    ]
    assert room.tree() == before


def test_a_foreign_file_where_a_page_must_go_is_an_error_and_nothing_is_changed(
    room: Newsroom,
) -> None:
    (room.output / "2022/03").mkdir(parents=True)
    (room.output / "2022/03/c.html").write_text("mine", encoding="utf-8")
    (room.output / "2022/index.html").mkdir()
    (room.output / "2022/index.html/inside").write_text("mine", encoding="utf-8")
    before = room.tree()
    room.write("content/c.md", article(date="2022-03-04"))

    report = room.build()

    assert (report.exit_code, report.published) == (3, False)
    assert room.codes == ["file-in-the-way"] * 2
    assert room.tree() == before
    assert not staging.folder_of(room.output).exists()


def test_after_the_file_is_moved_out_of_the_way_the_build_goes_on(room: Newsroom) -> None:
    (room.output / "2022/03").mkdir(parents=True)
    (room.output / "2022/03/c.html").write_text("mine", encoding="utf-8")
    room.write("content/c.md", article(date="2022-03-04"))
    assert room.build().exit_code == 3
    (room.output / "2022/03/c.html").unlink()

    assert room.build().exit_code == 0
    assert "2022/03/c.html" in room.report.added


# Dry runs.


def test_a_dry_run_says_what_would_be_done_and_changes_no_output(room: Newsroom) -> None:
    room.edit("content/a.md", "First text", "Other text")
    room.delete("content/b.md")
    before = stamps(room.site.parent)
    before = {path: stamp for path, stamp in before.items() if ".dateline" not in path}

    report = room.build(dry_run=True)

    after = stamps(room.site.parent)
    assert {path: stamp for path, stamp in after.items() if ".dateline" not in path} == before
    assert report.dry_run
    assert not report.published
    assert "2020/05/a.html" in report.rendered
    assert "2021/02/b.html" in report.removed
    would = (set(report.rendered), report.removed, report.kept)
    done = room.build()
    assert (set(done.rendered), done.removed, done.kept) == would


def test_a_dry_run_of_a_first_build_makes_no_output_folder(newsroom: MakeNewsroom) -> None:
    room = newsroom({"content/a.md": article()})
    report = room.build(dry_run=True)

    assert report.exit_code == 0
    assert "2020/05/a.html" in report.rendered
    assert not room.output.exists()
    assert not staging.folder_of(room.output).exists()


def test_a_dry_run_leaves_an_interrupted_build_as_it_is(room: Newsroom) -> None:
    folder = staging.make(room.output)
    (folder / "left").write_text("behind", encoding="utf-8")

    room.build(dry_run=True)
    assert (folder / "left").exists()
    room.build()
    assert not folder.exists()


def test_a_dry_run_with_errors_has_the_exit_code_of_the_build(room: Newsroom) -> None:
    room.edit("content/a.md", "region: Asia", "region: Asai")

    assert room.build(dry_run=True).exit_code == 1
