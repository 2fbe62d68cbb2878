"""Every file operation of a commit and of a recovery fails once, in every way."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from random import Random

import pytest

from dateline.publishing import journal, manifest, staging
from tests.publishing.child import pages_of
from tests.publishing.faults import DIED, FAULTS, control_c, failing_at, no_space
from tests.publishing.press import (
    edition_of,
    files_in,
    listing_of,
    print_edition,
    printed,
    put_files,
)

CHILD = Path(__file__).with_name("child.py")
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
Pages = Mapping[str, str]


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


def bring_back(state: Path, output: Path) -> None:
    shutil.rmtree(output.parent, ignore_errors=True)
    shutil.copytree(state, output.parent, symlinks=True)


def failures(state: Path, output: Path, fault: Callable[[], None], pages: Pages) -> Iterator[int]:
    """Print over and over, failing one operation later each time, until none is left to fail."""
    for turn in count(1):
        bring_back(state, output)
        with failing_at(turn, fault) as disk, suppress(OSError, KeyboardInterrupt):
            print_edition(output, pages)
        if not disk.has_failed:
            return
        yield turn


def assert_whole(output: Path, old: Pages, new: Pages, foreign: Pages) -> None:
    """Each file is wholly old or wholly new, and the new manifest lists what is there."""
    found = files_in(output)
    before = {**edition_of(old), **foreign} if old else {}
    after = {**edition_of(new), **foreign}
    for url, text in found.items():
        assert url.endswith("/") or text in {before.get(url), after.get(url)}, url
    assert before.keys() & after.keys() <= found.keys()
    if found.get(manifest.NAME) == listing_of(new):
        assert found == after


def assert_the_next_run_heals(output: Path, new: Pages, foreign: Pages) -> None:
    """One further run ends in exactly the new edition, with nothing left beside it."""
    printed(output, new)
    after = {**edition_of(new), **foreign}
    assert files_in(output.parent) == {f"output/{url}": text for url, text in after.items()}


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_operation_fails_files_are_whole_and_the_next_run_heals(
    output: Path, fault: Callable[[], None]
) -> None:
    turns = 0
    for _ in failures(output.parent.parent / "before", output, fault, NEW):
        turns += 1
        assert_whole(output, OLD, NEW, FOREIGN)
        assert_the_next_run_heals(output, NEW, FOREIGN)
    assert turns > 100


def test_whatever_operation_of_a_first_edition_fails_the_next_run_heals(tmp_path: Path) -> None:
    output, turns = tmp_path / "now" / "output", 0
    (tmp_path / "nothing").mkdir()
    for _ in failures(tmp_path / "nothing", output, no_space, OLD):
        turns += 1
        assert_whole(output, {}, OLD, {})
        assert_the_next_run_heals(output, OLD, {})
    assert turns > 80


def test_whatever_operation_of_a_recovery_fails_the_next_one_heals(
    output: Path, tmp_path: Path
) -> None:
    interrupted = []
    for turn in failures(tmp_path / "before", output, control_c, NEW):
        if journal.read(staging.folder_of(output)):
            interrupted.append(tmp_path / f"interrupted-{turn}")
            shutil.copytree(output.parent, interrupted[-1], symlinks=True)
    assert len(interrupted) > 40
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


def test_a_process_that_dies_at_any_operation_leaves_whole_files(tmp_path: Path) -> None:
    output, deaths = tmp_path / "now" / "output", 0
    old, new = pages_of("a", 6), pages_of("b", 6)
    printed(tmp_path / "before" / "output", old)
    while True:
        bring_back(tmp_path / "before", output)
        command = [sys.executable, str(CHILD), str(output), "b", "6", str(deaths + 1)]
        ended = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
        if ended.returncode == 0:
            break
        assert ended.returncode == DIED
        deaths += 1
        assert_whole(output, old, new, {})
        assert_the_next_run_heals(output, new, {})
    assert deaths > 60
    assert files_in(output) == edition_of(new)


def test_a_process_that_is_killed_at_any_moment_leaves_whole_files(tmp_path: Path) -> None:
    output, chance = tmp_path / "now" / "output", Random(20130517)
    editions = {letter: pages_of(letter, 300) for letter in "ab"}
    printed(output, editions["a"])
    began = time.perf_counter()
    assert not was_killed(output, "b", after=60)
    usual = time.perf_counter() - began
    interrupted = 0
    for letter, other in [("a", "b"), ("b", "a")] * 12:
        interrupted += was_killed(output, letter, after=chance.uniform(0, usual))
        assert_whole(output, editions[other], editions[letter], {})
        assert_the_next_run_heals(output, editions[letter], {})
    assert interrupted >= 20


def was_killed(output: Path, letter: str, after: float) -> bool:
    """Start a process that prints; tell whether it was still at it after so many seconds."""
    command = [sys.executable, str(CHILD), str(output), letter, "300"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        with suppress(subprocess.TimeoutExpired):
            child.wait(after)
        child.kill()
    return child.returncode == -signal.SIGKILL
