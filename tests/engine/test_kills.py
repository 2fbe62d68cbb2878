"""Builds killed at random moments: each file is wholly old or new, and the next build heals.

`DATELINE_KILLS=200` runs the long programme.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.archive import edit_body, write_archive
from tests.newsroom import Newsroom

KILLS = int(os.environ.get("DATELINE_KILLS", "20"))
ARTICLES = 40
ROOT = Path(__file__).resolve().parent.parent.parent


def room_at(site: Path) -> Newsroom:
    room = Newsroom.__new__(Newsroom)
    room.site, room.output = site, site / "output"
    return room


def clean_tree(site: Path, other: Path) -> dict[str, bytes]:
    """Return what a build from nothing makes of the same sources."""
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(site, other, ignore=shutil.ignore_patterns("output", ".dateline", ".output*"))
    room = room_at(other)
    assert room.build(as_of="2026-12-31").exit_code == 0
    return room.tree()


def kill_after(site: Path, seconds: float) -> None:
    """Start a build and kill it, as a power cut would; its workers end by themselves."""
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "dateline", "build", "--jobs", "1", "--as-of", "2026-12-31"],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as child:
        time.sleep(seconds)
        child.kill()


def test_a_killed_build_leaves_whole_files_and_the_next_build_heals(tmp_path: Path) -> None:
    chance = random.Random(7)
    site = tmp_path / "site"
    write_archive(site, ARTICLES, 1)
    room = room_at(site)
    started = time.monotonic()
    assert room.build(as_of="2026-12-31").exit_code == 0
    whole = time.monotonic() - started
    before = room.tree()
    for number in range(KILLS):
        if number % 4 == 0:
            shutil.rmtree(site / "output")
            shutil.rmtree(site / ".dateline", ignore_errors=True)
            before = {}
        for _ in range(3):
            edit_body(site, chance.randrange(ARTICLES))
        after = clean_tree(site, tmp_path / "clean")

        kill_after(site, chance.uniform(0.2, whole + 1.0))

        for url, data in (room.tree() if room.output.exists() else {}).items():
            assert data in (before.get(url), after.get(url)), f"kill {number}: {url}"
        assert room.build(as_of="2026-12-31").exit_code == 0
        assert room.tree() == after, f"kill {number}"
        before = after
