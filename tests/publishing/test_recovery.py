import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.base.digest import Digest, digest_of
from dateline.model.edition import Changes
from dateline.publishing import journal, manifest, staging
from dateline.publishing.recovery import Recovery, recover
from tests.publishing.faults import control_c, failing_at
from tests.publishing.press import (
    edition_of,
    files_in,
    listing_of,
    print_edition,
    printed,
    put_files,
    stage,
    waiting,
)

OLD = {"index.html": "old front", "old.html": "old", "kept.html": "kept"}
NEW = {"index.html": "new front", "kept.html": "kept", "a/new.html": "new"}


def sums(pages: dict[str, str]) -> dict[str, Digest]:
    return {url: digest_of(text.encode()) for url, text in pages.items()}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    printed(tmp_path / "output", OLD)
    return tmp_path / "output"


@pytest.fixture
def room(output: Path) -> Path:
    return staging.folder_of(output)


def interrupt(output: Path, pages: dict[str, str]) -> None:
    """Stop a commit when its journal is written and nothing is in place yet."""
    for turn in range(1, 200):
        with failing_at(turn, control_c), pytest.raises(KeyboardInterrupt):
            print_edition(output, pages)
        if journal.read(staging.folder_of(output)):
            return
        staging.clear(output)


def test_without_a_journal_the_manifest_says_what_is_ours(output: Path) -> None:
    assert recover(output) == Recovery(owned=sums(OLD))


def test_where_nothing_was_published_nothing_is_ours(tmp_path: Path) -> None:
    assert recover(tmp_path / "none") == Recovery(owned={})
    assert list(tmp_path.iterdir()) == []


def test_what_was_staged_without_a_journal_is_dropped(output: Path, room: Path) -> None:
    stage(output, NEW)
    assert recover(output) == Recovery(owned=sums(OLD))
    assert not room.exists()
    assert files_in(output) == edition_of(OLD)


def test_an_interrupted_commit_is_carried_to_its_end(output: Path, room: Path) -> None:
    interrupt(output, NEW)
    assert files_in(output) == edition_of(OLD)
    assert recover(output) == Recovery(owned=sums(NEW), resumed=True)
    assert files_in(output) == edition_of(NEW)
    assert not room.exists()


def test_a_commit_whose_journal_only_was_left_needs_no_more_than_a_look(
    output: Path, room: Path, tmp_path: Path
) -> None:
    interrupt(output, NEW)
    shutil.copytree(room, tmp_path / "copy")
    recover(output)
    room.mkdir()
    shutil.copy(tmp_path / "copy" / "journal", room)
    assert recover(output) == Recovery(owned=sums(NEW), resumed=True)
    assert files_in(output) == edition_of(NEW)
    assert not room.exists()


def test_damaged_bytes_are_not_published_and_the_journal_stays(output: Path, room: Path) -> None:
    """As after a power cut: the journal was on the disk, the staged bytes were not."""
    interrupt(output, NEW)
    waiting(output, "index.html").write_bytes(b"\0" * 9)
    assert recover(output) == Recovery(
        owned=sums({**NEW, "index.html": "old front", "old.html": "old"}),
        resumed=True,
        lost=("index.html",),
    )
    assert files_in(output) == {**edition_of(OLD), "a/new.html": "new"}
    assert journal.read(room) is not None


def test_a_second_run_after_damage_still_knows_what_is_ours(output: Path) -> None:
    interrupt(output, NEW)
    waiting(output, "index.html").unlink()
    first = recover(output)
    assert recover(output) == first
    last = {"index.html": "last front"}
    assert printed(output, last) == Changes(
        changed=("index.html",), removed=("a/new.html", "kept.html", "old.html")
    )
    assert files_in(output.parent) == {f"output/{k}": v for k, v in edition_of(last).items()}


def test_a_second_interruption_after_damage_still_knows_what_is_ours(output: Path) -> None:
    interrupt(output, NEW)
    waiting(output, "index.html").unlink()
    recover(output)
    second = {"index.html": "second front", "a/new.html": "new", "b.html": "b"}
    interrupt_again(output, second)
    waiting(output, "b.html").unlink()
    assert recover(output) == Recovery(
        owned=sums(
            {
                "index.html": "second front",
                "a/new.html": "new",
                "kept.html": "kept",
                "old.html": "old",
            }
        ),
        resumed=True,
        lost=("b.html",),
    )
    assert printed(output, {}).foreign == ()
    assert files_in(output) == edition_of({})


def interrupt_again(output: Path, pages: dict[str, str]) -> None:
    earlier = journal.read(staging.folder_of(output))
    for turn in range(1, 200):
        with failing_at(turn, control_c), pytest.raises(KeyboardInterrupt):
            print_edition(output, pages)
        if journal.read(staging.folder_of(output)) != earlier:
            return


def test_a_page_whose_staged_bytes_are_lost_but_which_is_in_place_is_done(output: Path) -> None:
    interrupt(output, NEW)
    put_files(output, {"a/new.html": "new"})
    waiting(output, "a/new.html").unlink()
    assert recover(output) == Recovery(owned=sums(NEW), resumed=True)
    assert files_in(output) == edition_of(NEW)


def test_a_foreign_file_that_appeared_meanwhile_is_not_overwritten(output: Path) -> None:
    interrupt(output, NEW)
    put_files(output, {"a/new.html": "by hand"})
    found = recover(output)
    assert found.lost == ("a/new.html",)
    assert "a/new.html" not in found.owned
    assert (output / "a/new.html").read_text() == "by hand"
    outcome = print_edition(output, NEW)
    assert [each.code for each in outcome.diagnostics] == ["file-in-the-way"]
    assert (output / "a/new.html").read_text() == "by hand"


def test_a_link_that_appeared_meanwhile_is_not_followed(output: Path, tmp_path: Path) -> None:
    interrupt(output, NEW)
    (tmp_path / "elsewhere").mkdir()
    (output / "a").symlink_to(tmp_path / "elsewhere")
    assert recover(output).lost == ("a/new.html",)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_of_ours_edited_meanwhile_is_replaced_and_an_edited_old_one_stays(
    output: Path,
) -> None:
    interrupt(output, NEW)
    put_files(output, {"index.html": "edited", "old.html": "edited"})
    assert recover(output) == Recovery(owned=sums(NEW), resumed=True)
    assert files_in(output) == {**edition_of(NEW), "old.html": "edited"}


def test_a_file_of_ours_that_stands_where_a_folder_must_be_gives_way(
    output: Path, room: Path
) -> None:
    new = {"kept.html/index.html": "in a folder", "index.html": "new front"}
    interrupt(output, new)
    assert recover(output) == Recovery(owned=sums(new), resumed=True)
    assert files_in(output) == edition_of(new)
    assert not room.exists()


def test_an_output_that_vanished_meanwhile_is_made_again(output: Path) -> None:
    interrupt(output, NEW)
    shutil.rmtree(output)
    recover(output)
    assert printed(output, NEW).changed == ("kept.html",)
    assert files_in(output) == edition_of(NEW)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],
        lambda data: data.replace(b"old.html", b"kept.html"),
        lambda data: data.replace(b"format 1", b"format 2"),
        lambda _: b"",
    ],
)
def test_a_journal_that_is_damaged_or_of_another_format_is_not_believed(
    output: Path, room: Path, damage: Callable[[bytes], bytes]
) -> None:
    interrupt(output, NEW)
    whole = (room / "journal").read_bytes()
    assert damage(whole) != whole
    (room / "journal").write_bytes(damage(whole))
    assert recover(output) == Recovery(owned=sums(OLD))
    assert files_in(output) == edition_of(OLD)
    assert not room.exists()


@pytest.mark.parametrize("text", [None, "", "# Dateline edition, format 1\n"])
def test_a_journal_whose_manifest_is_lost_is_not_believed(
    output: Path, room: Path, text: str | None
) -> None:
    interrupt(output, NEW)
    path = room / digest_of(listing_of(NEW).encode())
    path.unlink()
    if text is not None:
        path.write_text(text)
    assert recover(output) == Recovery(owned=sums(OLD))
    assert files_in(output) == edition_of(OLD)
    assert not room.exists()


def test_a_journal_whose_manifest_is_of_another_format_is_not_believed(
    output: Path, room: Path
) -> None:
    other = b"# Dateline edition, format 2\n"
    staging.make(output)
    (room / digest_of(other)).write_bytes(other)
    journal.write(room, journal.Journal(replacements=(), removals=(), manifest=digest_of(other)))
    assert recover(output) == Recovery(owned=sums(OLD))
    assert manifest.text_at(output) == listing_of(OLD)
    assert not room.exists()
