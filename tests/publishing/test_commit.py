import os
import stat
from pathlib import Path

import pytest

from dateline.base.diagnostics import Diagnostic, Severity
from dateline.base.digest import digest_of
from dateline.model.edition import Changes
from dateline.publishing import manifest, staging
from dateline.publishing.commit import publish
from tests.publishing.press import (
    edition_of,
    entry_of,
    files_in,
    listing_of,
    print_edition,
    printed,
    put_files,
    stage,
    stamps_of,
    waiting,
)

OLD = {
    "style.css": "style",
    "index.html": "old front",
    "2013/05/a.html": "a",
    "2013/05/b.html": "b",
    "2013/06/c.html": "c",
}
MOVE_HINT = "move it out of the output folder; what belongs to the site goes into static/"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site" / "output"


def in_the_way(message: str, hint: str = MOVE_HINT) -> Diagnostic:
    return Diagnostic(code="file-in-the-way", severity=Severity.ERROR, message=message, hint=hint)


def standing(url: str, what: str) -> Diagnostic:
    return in_the_way(
        f"`{url}` in the output folder is {what}, and a file of the edition must go there"
    )


def test_the_first_edition_appears_whole(output: Path) -> None:
    assert printed(output, OLD) == Changes(added=tuple(sorted(OLD)))
    assert files_in(output.parent) == {f"output/{k}": v for k, v in edition_of(OLD).items()}


def test_the_first_edition_is_one_renaming(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    renamed: list[tuple[str, str]] = []
    real = os.replace

    def seen(new: str, target: str) -> None:
        renamed.append((new, target))
        real(new, target)

    monkeypatch.setattr("os.replace", seen)
    printed(output, OLD)

    assert renamed == [(staging.whole_of(output), str(output))]
    assert {path.stat().st_mode & 0o777 for path in output.rglob("*")} == {0o644, 0o755}


def test_what_came_to_stand_there_while_the_first_edition_was_made_stays(output: Path) -> None:
    staging.begin(output)
    found = stage(output, OLD)
    put_files(output, {"own.txt": "own"})
    entries = {each.url: entry_of(each) for each in found}

    outcome = publish(output, entries, list(entries), {})

    assert outcome.value is not None
    assert outcome.value.foreign == ("own.txt",)
    assert files_in(output) == {**edition_of(OLD), "own.txt": "own"}
    assert not staging.folder_of(output).exists()


def test_what_an_interrupted_first_edition_left_is_not_published(output: Path) -> None:
    staging.begin(output)
    stage(output, {"withdrawn.html": "a name"})

    printed(output, OLD)

    assert files_in(output.parent) == {f"output/{k}": v for k, v in edition_of(OLD).items()}


def test_an_edition_replaces_the_one_before_it(output: Path) -> None:
    printed(output, OLD)
    new = {**OLD, "index.html": "new front", "2014/d.html": "d"}
    del new["2013/06/c.html"], new["2013/05/a.html"]
    assert printed(output, new) == Changes(
        added=("2014/d.html",),
        changed=("index.html",),
        removed=("2013/05/a.html", "2013/06/c.html"),
        kept=2,
    )
    assert files_in(output) == edition_of(new)
    assert not (output / "2013" / "06").exists()


def test_files_whose_bytes_stay_are_not_touched(output: Path) -> None:
    printed(output, OLD)
    kept = [url for url in OLD if url != "index.html"]
    stamps = stamps_of(output, kept)
    printed(output, {**OLD, "index.html": "new front"})
    assert stamps_of(output, kept) == stamps


def test_nothing_at_all_is_written_when_nothing_changed(output: Path) -> None:
    printed(output, OLD)
    everything = [".", "output", *(f"output/{url}" for url in edition_of(OLD))]
    stamps = stamps_of(output.parent, everything)
    assert printed(output, OLD) == Changes(kept=5)
    assert stamps_of(output.parent, everything) == stamps


def test_files_appear_in_the_order_given_and_the_manifest_last(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed(output, {"gone.html": "gone"})
    seen: list[str] = []
    replace, unlink = os.replace, os.unlink

    def seen_replace(new: str, target: str) -> None:
        seen.append(f"+ {Path(target).relative_to(output.parent)}")
        replace(new, target)

    def seen_unlink(path: Path) -> None:
        seen.append(f"- {path.relative_to(output.parent)}")
        unlink(path)

    monkeypatch.setattr(os, "replace", seen_replace)
    monkeypatch.setattr(os, "unlink", seen_unlink)
    printed(output, {"z.css": "z", "a/b.html": "b", "a.html": "a"})
    assert seen == [
        "+ .output.dateline-staging/journal",
        "+ output/z.css",
        "+ output/a/b.html",
        "+ output/a.html",
        "- output/gone.html",
        "+ output/SHA256SUMS",
        "- .output.dateline-staging/journal",
    ]


@pytest.fixture
def settled(output: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Tell what reaches the disk, each with the number of files that stand in the output then."""
    seen: list[str] = []
    fsync = os.fsync

    def seen_fsync(descriptor: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink().relative_to(output.parent)
        seen.append(f"{path} {sum(one.is_file() for one in output.rglob('*'))}")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", seen_fsync)
    return seen


def test_the_manifest_of_a_first_edition_reaches_the_disk_before_the_edition_appears(
    output: Path, settled: list[str]
) -> None:
    printed(output, {"a.html": "a"})
    assert settled == [".output.dateline-staging/edition/SHA256SUMS 0", ". 2"]


def test_the_manifest_and_the_journal_reach_the_disk_before_anything_is_replaced(
    output: Path, settled: list[str]
) -> None:
    output.mkdir(parents=True)
    pages = {"a.html": "a"}
    printed(output, pages)
    assert settled == [
        f".output.dateline-staging/{digest_of(listing_of(pages).encode())} 0",
        ".output.dateline-staging/journal.new 0",
        ".output.dateline-staging 0",
        ". 0",
        "output 2",
        ".output.dateline-staging 2",
    ]


def test_everything_is_readable_whatever_the_umask(output: Path) -> None:
    before = os.umask(0o077)
    try:
        printed(output, OLD)
    finally:
        os.umask(before)
    for path in (output, *output.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o755 if path.is_dir() else 0o644), path


def test_in_a_folder_of_ours_alone_nobody_looks_for_other_files(output: Path) -> None:
    printed(output, {"a.html": "a"})
    put_files(output, {"notes.txt": "mine"})
    found = stage(output, {"a.html": "b"})
    entries = {each.url: entry_of(each) for each in found}
    owned = manifest.read(output) or {}
    changes = publish(output, entries, ["a.html"], owned, alone=True).value
    assert changes == Changes(changed=("a.html",), foreign=())
    assert files_in(output)["notes.txt"] == "mine"


def test_foreign_files_are_left_and_reported(output: Path) -> None:
    printed(output, OLD)
    put_files(output, {"CNAME": "x", "2013/06/notes.txt": "by hand"})
    new = {"index.html": "old front"}
    changes = printed(output, new)
    assert changes.foreign == ("2013/06/notes.txt", "CNAME")
    assert changes.removed == ("2013/05/a.html", "2013/05/b.html", "2013/06/c.html", "style.css")
    assert files_in(output) == {**edition_of(new), "CNAME": "x", "2013/06/notes.txt": "by hand"}


def test_a_file_that_somebody_edited_is_not_removed(output: Path) -> None:
    printed(output, OLD)
    put_files(output, {"2013/05/a.html": "edited by hand"})
    new = {"index.html": "old front"}
    changes = printed(output, new)
    assert changes.foreign == ("2013/05/a.html",)
    assert files_in(output) == {**edition_of(new), "2013/05/a.html": "edited by hand"}


def test_a_file_of_ours_that_somebody_edited_is_put_right(output: Path) -> None:
    printed(output, OLD)
    put_files(output, {"index.html": "edited by hand"})
    (output / "style.css").unlink()
    assert printed(output, OLD) == Changes(changed=("index.html", "style.css"), kept=3)
    assert files_in(output) == edition_of(OLD)


def test_a_file_that_is_gone_already_is_not_reported_as_removed(output: Path) -> None:
    printed(output, OLD)
    (output / "2013/06/c.html").unlink()
    new = {url: text for url, text in OLD.items() if url != "2013/06/c.html"}
    assert printed(output, new) == Changes(kept=4)
    assert manifest.text_at(output) == listing_of(new)


def test_a_foreign_file_with_the_same_bytes_becomes_ours(output: Path) -> None:
    printed(output, OLD)
    put_files(output, {"CNAME": "archive.example.org"})
    new = {**OLD, "CNAME": "archive.example.org"}
    assert printed(output, new) == Changes(kept=6)
    assert files_in(output) == edition_of(new)
    assert printed(output, OLD).removed == ("CNAME",)


def test_every_foreign_file_in_the_way_is_reported_and_nothing_is_changed(output: Path) -> None:
    printed(output, OLD)
    put_files(output, {"CNAME": "by hand", "2014/d.html": "by hand"})
    before = files_in(output)
    stamps = stamps_of(output, before)
    new = {"index.html": "new front", "2014/d.html": "d", "CNAME": "from static"}
    outcome = print_edition(output, new)
    assert outcome.value is None
    assert outcome.diagnostics == (
        standing("2014/d.html", "a file that Dateline did not write"),
        standing("CNAME", "a file that Dateline did not write"),
    )
    assert files_in(output) == before
    assert stamps_of(output, before) == stamps


def test_a_file_where_a_folder_must_be_is_in_the_way_unless_it_is_ours_and_leaves(
    output: Path,
) -> None:
    printed(output, {"tags": "ours", "names": "ours", "desks": "ours"})
    put_files(output, {"lists": "by hand", "names": "edited"})
    new = {
        "tags/press/index.html": "1",
        "names/index.html": "2",
        "lists/a/b.html": "3",
        "desks": "ours",
    }
    outcome = print_edition(output, new)
    what = "a file that Dateline did not write, or that was changed since"
    assert outcome.diagnostics == (standing("lists", what), standing("names", what))
    (output / "lists").unlink()
    (output / "names").unlink()
    assert printed(output, new).removed == ("tags",)
    assert files_in(output) == edition_of(new)


def test_a_folder_where_a_file_must_go_is_in_the_way_unless_all_in_it_is_ours_and_leaves(
    output: Path,
) -> None:
    printed(output, {"tags/press/index.html": "ours", "names/index.html": "ours"})
    put_files(output, {"names/notes.txt": "by hand", "lists/notes.txt": "by hand"})
    (output / "tags" / "empty").mkdir()
    new = {"tags": "1", "names": "2", "lists": "3"}
    outcome = print_edition(output, new)
    what = "a folder that holds other files"
    assert outcome.diagnostics == (standing("names", what), standing("lists", what))
    (output / "names/notes.txt").unlink()
    (output / "lists/notes.txt").unlink()
    assert printed(output, new).removed == ("names/index.html", "tags/press/index.html")
    assert files_in(output) == edition_of(new)


def test_nothing_is_written_through_links(output: Path) -> None:
    printed(output, {"a/index.html": "a", "b.html": "b"})
    elsewhere = output.parent / "elsewhere"
    put_files(elsewhere, {"index.html": "precious", "b.html": "precious"})
    (output / "a/index.html").unlink()
    (output / "a").rmdir()
    (output / "a").symlink_to(elsewhere)
    (output / "b.html").unlink()
    (output / "b.html").symlink_to(elsewhere / "b.html")
    before = files_in(output.parent)
    outcome = print_edition(output, {"a/index.html": "new", "b.html": "new", "c.html": "c"})
    assert outcome.diagnostics == (
        standing("a", "a link"),
        standing("b.html", "neither a file nor a folder"),
    )
    staging.clear(output)
    assert files_in(output.parent) == before


def test_nothing_is_removed_through_links(output: Path) -> None:
    printed(output, {"a/index.html": "a", "b.html": "b", "c.html": "c"})
    (output / "a").rename(output.parent / "elsewhere")
    (output / "a").symlink_to(output.parent / "elsewhere")
    (output / "b.html").rename(output.parent / "b.html")
    (output / "b.html").symlink_to(output.parent / "b.html")
    changes = printed(output, {"c.html": "c"})
    assert changes == Changes(kept=1, foreign=("a", "b.html"))
    assert (output.parent / "elsewhere/index.html").read_text() == "a"
    assert (output.parent / "b.html").read_text() == "b"


@pytest.mark.parametrize("url", ["SHA256SUMS", "sha256sums", "SHA256SUMS/index.html"])
def test_no_file_of_the_edition_may_take_the_place_of_the_manifest(output: Path, url: str) -> None:
    printed(output, OLD)
    outcome = print_edition(output, {**OLD, url: "not a list"})
    expected = in_the_way(
        f"`{url}` would stand where the list of the edition's files goes",
        "give the file another name",
    )
    assert expected in outcome.diagnostics
    assert files_in(output) == edition_of(OLD)


def test_a_foreign_manifest_is_not_replaced(output: Path) -> None:
    put_files(output, {"SHA256SUMS": "sums of something else"})
    outcome = print_edition(output, OLD)
    assert outcome.diagnostics == (standing("SHA256SUMS", "not the list that Dateline writes"),)
    assert files_in(output) == {"SHA256SUMS": "sums of something else"}


@pytest.mark.parametrize("text", ["about", "about us"])
def test_two_spellings_of_one_file_are_one_file(output: Path, text: str) -> None:
    """On a disk that ignores case, a renamed page must not be removed under its old name."""
    printed(output, {"About.html": "about", "Gone.html": "gone", "x.html": "x"})
    os.link(output / "About.html", output / "about.html")
    (output / "gone.html").write_text("gone")
    changes = printed(output, {"about.html": text, "gone.html": "gone"})
    assert changes.removed == ("Gone.html", "x.html")
    assert changes.foreign == ("About.html",)
    assert (output / "about.html").read_text() == text


def test_a_spelling_that_is_not_there_yet_is_another_file(output: Path) -> None:
    printed(output, {"About.html": "about"})
    assert printed(output, {"about.html": "about"}).removed == ("About.html",)
    assert files_in(output) == edition_of({"about.html": "about"})


def test_an_empty_edition_leaves_its_manifest_and_nothing_else(output: Path) -> None:
    printed(output, OLD)
    assert printed(output, {}).removed == tuple(sorted(OLD))
    assert files_in(output) == edition_of({})


def test_a_staged_file_that_vanished_is_an_error_that_the_next_run_heals(output: Path) -> None:
    found = stage(output, OLD)
    waiting(output, "2013/05/b.html").unlink()
    entries = {each.url: entry_of(each) for each in found}
    with pytest.raises(FileNotFoundError):
        publish(output, entries, list(OLD), {})
    assert printed(output, OLD) == Changes(added=("2013/05/b.html",), kept=4)
    assert files_in(output) == edition_of(OLD)
