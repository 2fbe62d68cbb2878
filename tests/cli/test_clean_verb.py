"""`dateline clean` removes what Dateline made, and nothing else."""

import shutil
from pathlib import Path

import pytest

from dateline.base.digest import digest_of
from dateline.publishing import lock, staging
from dateline.publishing.journal import Journal, Replacement, write
from dateline.publishing.manifest import parse, text_at, text_of
from tests.commandline import Done, run_here
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    room = newsroom({"content/a.md": article()})
    room.build()
    assert room.report.published
    return room


def clean(room: Newsroom, *words: str | Path) -> Done:
    return run_here("clean", *words, cwd=room.site)


def test_the_memo_goes_and_the_edition_stays(room: Newsroom) -> None:
    edition = room.tree()

    assert clean(room) == Done(code=0, out="", err="removed .dateline/memo.sqlite3\n")
    assert [path.name for path in (room.site / ".dateline").iterdir()] == ["lock"]
    assert room.tree() == edition
    room.build()
    assert room.tree() == edition


def test_an_edition_that_waits_and_previews_go_too(room: Newsroom) -> None:
    room.write(".output.dateline-staging/files/index.html", "half an edition")
    room.write(".dateline/preview/desk/index.html", "a preview")
    room.write(".dateline/mine.txt", "somebody's")

    done = clean(room)

    assert done.err == (
        "removed .dateline/memo.sqlite3\n"
        "removed .dateline/preview\n"
        "removed .output.dateline-staging\n"
    )
    assert not (room.site / ".output.dateline-staging").exists()
    assert sorted(path.name for path in (room.site / ".dateline").iterdir()) == ["lock", "mine.txt"]


def test_a_dry_run_tells_and_removes_nothing(room: Newsroom) -> None:
    before = room.tree(room.site)

    done = clean(room, "--dry-run", "--output")

    files = len(room.tree()) - 1
    assert done.code == 0
    assert done.err == (
        "would remove .dateline/memo.sqlite3\n"
        f"would remove {files} files of the edition in output\n"
    )
    assert room.tree(room.site) == before


def test_with_output_the_edition_goes(room: Newsroom) -> None:
    done = clean(room, "--output")

    assert done.code == 0
    assert not room.output.exists()
    assert clean(room, "--output").err == "There is nothing to remove.\n"


def test_what_somebody_else_put_into_the_output_folder_or_changed_stays(room: Newsroom) -> None:
    room.write("output/CNAME", "archive.example")
    room.write("output/index.html", "edited by hand")
    files = len(room.tree()) - 3

    done = clean(room, "--output")

    assert done.err == (
        "removed .dateline/memo.sqlite3\n"
        f"removed {files} files of the edition in output\n"
        "left alone, changed since it was written: output/index.html\n"
        "left alone, not written by Dateline: output/CNAME\n"
    )
    assert sorted(room.tree()) == ["CNAME", "SHA256SUMS", "index.html"]
    assert room.page("index.html") == "edited by hand"
    # The folder is still ours to build into.
    room.build()
    assert room.report.published
    assert room.page("index.html") != "edited by hand"


def test_an_interrupted_build_is_finished_before_its_edition_goes(room: Newsroom) -> None:
    """Else files that it had put in place would be nobody's."""
    folder = staging.make(room.output)
    listing = dict(parse(text_at(room.output)) or {})
    new = digest_of(b"new")
    listing["new.html"] = new
    text = text_of(listing).encode()
    (folder / digest_of(text)).write_bytes(text)
    steps = (Replacement("new.html", new, None),)
    write(folder, Journal(replacements=steps, removals=(), manifest=digest_of(text)))
    room.write("output/new.html", "new")

    assert clean(room).err == ("removed .dateline/memo.sqlite3\nremoved .output.dateline-staging\n")
    assert (folder / "journal").exists()
    assert clean(room, "--output").code == 0
    assert not room.output.exists()
    assert not folder.exists()


@pytest.mark.parametrize(
    ("out", "what"),
    [
        (".", "is the site itself or holds it"),
        ("content", "is, or lies in, the site's own `content` folder"),
        ("/", "is the root of a file system"),
        ("notes", "holds files that Dateline did not write"),
    ],
)
def test_a_folder_that_is_no_output_folder_is_refused(room: Newsroom, out: str, what: str) -> None:
    room.write("notes/a.txt", "a")
    before = room.tree(room.site)

    for words in (("--output",), ("--output", "--dry-run"), ()):
        done = clean(room, "--out", out, *words)
        assert done.code == 3
        assert f"` {what}" in done.err
    assert room.tree(room.site) == before


def test_where_there_is_no_site_nothing_is_removed(tmp_path: Path) -> None:
    (tmp_path / ".dateline").mkdir()
    (tmp_path / ".dateline/memo.sqlite3").touch()

    done = run_here("clean", "--output", cwd=tmp_path)

    assert done.code == 3
    assert "error[no-config]" in done.err
    assert (tmp_path / ".dateline/memo.sqlite3").exists()


def test_while_a_build_is_at_work_nothing_is_removed(room: Newsroom) -> None:
    with lock.hold(room.site / ".dateline/lock", "process 1"):
        done = clean(room, "--output")

    assert done.code == 4
    assert "error[locked] a build of this site is at work (process 1)" in done.err
    assert (room.output / "index.html").exists()


def test_a_site_that_was_never_built_has_nothing_to_remove(newsroom: MakeNewsroom) -> None:
    room = newsroom({"content/a.md": article()})

    assert clean(room, "--output") == Done(code=0, out="", err="There is nothing to remove.\n")
    assert not (room.site / ".dateline").exists()


def test_a_disk_that_refuses_is_told(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise OSError(13, "Permission denied", str(path))

    (room.site / ".dateline/preview").mkdir()
    monkeypatch.setattr(shutil, "rmtree", refuse)
    done = clean(room)

    assert done.code == 4
    assert "Permission denied" in done.err
