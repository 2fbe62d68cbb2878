"""Every file operation of a commit and of a recovery fails once, in every way."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from dateline.publishing import journal, staging
from tests.publishing.faults import FAULTS, control_c, failing_at, no_space
from tests.publishing.press import (
    Pages,
    assert_the_next_run_heals,
    assert_whole,
    bring_back,
    print_edition,
    printed,
    put_files,
)

OLD = {
    "style.css": "old style",
    "index.html": "old front",
    "kept.html": "kept",
    "tags/press/index.html": "old tag",
    "2013/gone/a.html": "gone",
    "becomes/a/folder": "a file",
    "becomes-a-file/x.html": "a file in a folder",
}
NEW = {
    "style.css": "new style",
    "index.html": "new front",
    "kept.html": "kept",
    "2014/05/new.html": "new",
    "becomes/a/folder/index.html": "in a folder",
    "becomes-a-file": "a file now",
}
FOREIGN = {"CNAME": "archive.example.org", "2013/gone/notes.txt": "by hand"}


@pytest.fixture(autouse=True)
def without_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """No power fails here: what is tested is what follows which, not what fsync does."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return the folder of an edition that can be brought back to how it was."""
    printed(tmp_path / "before" / "output", OLD)
    put_files(tmp_path / "before" / "output", FOREIGN)
    return tmp_path / "now" / "output"


def failures(state: Path, output: Path, fault: Callable[[], None], pages: Pages) -> Iterator[int]:
    """Print over and over, failing one operation later each time, until none is left to fail."""
    for turn in count(1):
        bring_back(state, output)
        with failing_at(turn, fault) as disk, suppress(OSError, KeyboardInterrupt):
            print_edition(output, pages)
        if not disk.has_failed:
            return
        yield turn


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_operation_fails_files_are_whole_and_the_next_run_heals(
    output: Path, fault: Callable[[], None]
) -> None:
    turns = 0
    for _ in failures(output.parent.parent / "before", output, fault, NEW):
        turns += 1
        assert_whole(output, OLD, NEW, FOREIGN)
        assert_the_next_run_heals(output, NEW, FOREIGN)
    assert turns > 70


@pytest.mark.parametrize(("there", "operations"), [("output", 60), ("", 50)])
def test_whatever_operation_of_a_first_edition_fails_the_next_run_heals(
    tmp_path: Path, there: str, operations: int
) -> None:
    """Into an empty folder, file by file; or where there is none, by one renaming."""
    output, turns = tmp_path / "now" / "output", 0
    (tmp_path / "nothing" / there).mkdir(parents=True)
    for _ in failures(tmp_path / "nothing", output, no_space, OLD):
        turns += 1
        assert_whole(output, {}, OLD, {})
        assert_the_next_run_heals(output, OLD, {})
    assert turns > operations


def test_whatever_operation_of_a_recovery_fails_the_next_one_heals(
    output: Path, tmp_path: Path
) -> None:
    interrupted = []
    for turn in failures(tmp_path / "before", output, control_c, NEW):
        if journal.read(staging.folder_of(output)):
            interrupted.append(tmp_path / f"interrupted-{turn}")
            shutil.copytree(output.parent, interrupted[-1], symlinks=True)
    assert len(interrupted) > 30
    for state in interrupted[::12]:
        for _ in failures(state, output, control_c, NEW):
            assert_whole(output, OLD, NEW, FOREIGN)
            assert_the_next_run_heals(output, NEW, FOREIGN)


def test_an_edition_given_up_after_an_interruption_leaves_the_one_that_follows(
    output: Path, tmp_path: Path
) -> None:
    """Between the interruption and the next build the articles were changed back, or anew."""
    later = {**OLD, "index.html": "later front", "2015/later.html": "later"}
    for pages in (OLD, later):
        for _ in failures(tmp_path / "before", output, control_c, NEW):
            assert_the_next_run_heals(output, pages, FOREIGN)


def victims(folder: Path, death: str) -> str:
    """Let processes die in a process of their own, which checks what they leave behind."""
    command = [sys.executable, str(Path(__file__).with_name("victims.py")), str(folder), death]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.stderr == ""
    assert found.returncode == 0
    return found.stdout


def test_a_process_that_dies_at_any_operation_leaves_whole_files(tmp_path: Path) -> None:
    assert int(victims(tmp_path, "at-every-operation")) > 50


def test_a_process_that_is_killed_at_any_moment_leaves_whole_files(tmp_path: Path) -> None:
    assert int(victims(tmp_path, "at-any-moment")) >= 20
