"""Ctrl-C, and being told to end: a clean word, nothing left running, nothing left half done."""

import shutil
import signal
from pathlib import Path

import pytest

from benchmarks.archive import edit_body, write_archive
from dateline.engine.workers import WORTH_IT
from tests.commandline import Done, finish, run, start
from tests.processes import members, signal_all, wait_for, workers_of
from tests.trees import modes_of, tree_of

# Enough for workers to be started, and to be still at work when the signal comes.
ARTICLES = 2 * WORTH_IT
SAID = {
    signal.SIGINT: (130, "Interrupted; the output folder is whole."),
    signal.SIGTERM: (143, "Terminated; the output folder is whole."),
    signal.SIGHUP: (143, "Terminated; the output folder is whole."),
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive that was built once, without its memo."""
    site = tmp_path_factory.mktemp("archive") / "site"
    write_archive(site, ARTICLES, 1)
    assert run("build", "--jobs", "2", cwd=site).code == 0
    shutil.rmtree(site / ".dateline")
    return site


@pytest.fixture
def site(archive: Path, tmp_path: Path) -> Path:
    """Return the same archive, not yet built."""
    shutil.copytree(archive, tmp_path / "site", ignore=shutil.ignore_patterns("output"))
    return tmp_path / "site"


def build_and_signal(site: Path, number: int, *, everybody: bool) -> Done:
    """Send a signal to a build that is in full swing."""
    process = start("build", "--jobs", "2", cwd=site)
    wait_for(lambda: workers_of(process.pid), some=True)
    if everybody:
        signal_all(process, number)
    else:
        process.send_signal(number)
    done = finish(process)
    wait_for(lambda: members(process.pid), some=False)
    return done


@pytest.mark.parametrize("everybody", [True, False], ids=["all", "one"])
@pytest.mark.parametrize("number", SAID)
def test_a_signal_ends_a_build_cleanly_and_the_next_one_is_right(
    archive: Path, site: Path, number: int, *, everybody: bool
) -> None:
    code, said = SAID[signal.Signals(number)]

    done = build_and_signal(site, number, everybody=everybody)

    assert done.code == code
    assert [line for line in done.err.splitlines() if line] == [said]
    assert done.out == ""
    assert not (site / "output").exists()
    if number == signal.SIGINT:
        assert run("build", "--jobs", "2", cwd=site).code == 0
        assert tree_of(site / "output") == tree_of(archive / "output")
        assert modes_of(site / "output") == modes_of(archive / "output")
        assert sorted(path.name for path in site.iterdir() if path.name.startswith(".")) == [
            ".dateline"
        ]


def test_what_nohup_told_it_to_ignore_it_ignores(site: Path) -> None:
    shutil.rmtree(site / "content")
    write_archive(site.parent / "small", 60, 1)
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        process = start("build", "--jobs", "2", cwd=site.parent / "small")
    finally:
        signal.signal(signal.SIGHUP, before)
    wait_for(lambda: workers_of(process.pid), some=True)
    process.send_signal(signal.SIGHUP)

    assert finish(process).code == 0


def test_an_interrupted_edit_leaves_the_old_edition(site: Path, archive: Path) -> None:
    shutil.copytree(archive / "output", site / "output")
    for number in range(ARTICLES):
        edit_body(site, number)
    old = tree_of(site / "output")

    done = build_and_signal(site, signal.SIGINT, everybody=True)

    assert done.code == 130
    assert tree_of(site / "output") == old
