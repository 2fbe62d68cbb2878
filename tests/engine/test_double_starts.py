"""Two builds of one site at once: one builds, the other says who is at work, nothing is mixed.

Twice full builds, twice builds of an edit; more of them, before a release:

    DATELINE_STARTS=20 python -m pytest -n 0 -o faulthandler_timeout=0 tests/engine -k double
"""

import os
import re
import shutil
import signal
import time
from pathlib import Path

import pytest

from benchmarks.archive import edit_body, write_archive
from dateline.engine.workers import WORTH_IT
from tests.commandline import Done, finish, run, start
from tests.trees import tree_of

STARTS = int(os.environ.get("DATELINE_STARTS", "4"))
# Enough for workers to be started, to read and to render.
ARTICLES = WORTH_IT
AT_WORK = re.compile(
    r"error\[locked\] another build of this site is at work \(process (\d+) since "
    r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\)\n  hint: wait until it has ended\n"
    r"Nothing was published: 1 error; \d+\.\d s\.\n"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_archive(tmp_path / "site", ARTICLES, 1)
    return tmp_path / "site"


def clean_tree(site: Path) -> dict[str, bytes]:
    other = site.with_name("clean")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(site, other, ignore=shutil.ignore_patterns("output", ".dateline", ".output*"))
    assert run("build", cwd=other).code == 0
    return tree_of(other / "output")


def test_of_two_builds_started_at_once_one_wins_and_the_edition_is_its(site: Path) -> None:
    lost = 0
    for number in range(STARTS):
        if number % 2 == 0:
            shutil.rmtree(site / "output", ignore_errors=True)
            shutil.rmtree(site / ".dateline", ignore_errors=True)
        edit_body(site, number % ARTICLES)
        both = [start("build", "--jobs", "2", cwd=site) for _ in range(2)]
        pids = {str(process.pid) for process in both}
        done = [finish(process) for process in both]

        # One that came only when the other had ended has built, too, and found nothing to do.
        assert 0 in {one.code for one in done}
        for one in done:
            assert one.code in {0, 4}, one
            if one.code == 4:
                lost += 1
                found = AT_WORK.fullmatch(one.err)
                assert found, one.err
                assert found[1] in pids
                assert one.out == ""
        assert tree_of(site / "output") == clean_tree(site)
    assert lost > 0


def beside_a_build(site: Path, *words: str) -> tuple[int, Done]:
    """Stop a build at its work, run another command, let the build go on: its pid, the other."""
    process = start("build", "--jobs", "2", cwd=site)
    lock = site / ".dateline" / "lock"
    while not (lock.exists() and lock.read_bytes()):
        assert process.poll() is None
        time.sleep(0.001)
    process.send_signal(signal.SIGSTOP)
    try:
        other = run(*words, cwd=site)
    finally:
        process.send_signal(signal.SIGCONT)
    assert finish(process).code == 0
    return process.pid, other


def test_a_build_beside_one_that_is_at_work_names_it_and_touches_nothing(site: Path) -> None:
    expected = clean_tree(site)

    pid, other = beside_a_build(site, "build")

    assert other.code == 4
    found = AT_WORK.fullmatch(other.err)
    assert found
    assert int(found[1]) == pid
    assert tree_of(site / "output") == expected


def test_an_explanation_beside_a_build_is_refused_alike(site: Path) -> None:
    pid, other = beside_a_build(site, "explain", "index.html")

    assert (other.code, other.codes) == (4, ["locked"])
    assert f"process {pid} since" in other.err
