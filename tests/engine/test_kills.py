"""Builds killed without a word: every file stays wholly old or new, and the next build heals.

Full builds and builds of a few edits take turns. A third are killed at any moment, a third while
pages are staged, a third in the short time in which an edition is renamed into place. The long
programme, before a release:

    DATELINE_KILLS=200 python -m pytest -n 0 -s -o faulthandler_timeout=0 tests/engine/test_kills.py
"""

import os
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

import pytest

from benchmarks.archive import edit_body, new_article, retag, write_archive
from dateline.engine.workers import WORTH_IT
from dateline.publishing import journal, staging
from tests.commandline import finish, start
from tests.newsroom import Newsroom
from tests.processes import kill, members, wait_for
from tests.trees import difference, modes_of, tree_of

KILLS = int(os.environ.get("DATELINE_KILLS", "12"))
# Enough for workers to be started, to read and to render.
ARTICLES = WORTH_IT
# No later than now, which is what the command makes of a later date.
AS_OF = min(datetime.now(UTC).date(), date(2026, 12, 31)).isoformat()
HISTORIES = (1, 2)


@dataclass
class Victims:
    """An archive whose builds are killed, and what was seen of it."""

    folder: Path
    chance: Random
    usual: float = 0
    seen: Counter[str] = field(default_factory=Counter)
    added: list[Path] = field(default_factory=list)
    number: int = 0

    def __post_init__(self) -> None:
        self.site = self.folder / "site"
        self.output = self.site / "output"
        write_archive(self.site, ARTICLES, 1)

    def edit(self) -> None:
        """Do to the sources what a morning does."""
        for _ in range(self.chance.randint(1, 4)):
            edit_body(self.site, self.chance.randrange(ARTICLES))
        retag(self.site, self.chance.randrange(ARTICLES))
        if self.chance.random() < 0.5:
            self.added.append(new_article(self.site, self.number))
            self.number += 1
        elif self.added:
            self.added.pop(0).unlink()

    def clean_tree(self) -> dict[str, bytes]:
        """Return what a build from nothing makes of the sources, and learn how long that takes."""
        other = self.folder / "clean"
        shutil.rmtree(other, ignore_errors=True)
        ignored = shutil.ignore_patterns("output", ".dateline", ".output*")
        shutil.copytree(self.site, other, ignore=ignored)
        began = time.monotonic()
        after = self.built(other)
        self.usual = time.monotonic() - began
        return after

    @staticmethod
    def built(site: Path) -> dict[str, bytes]:
        room = Newsroom.__new__(Newsroom)
        room.site, room.output = site, site / "output"
        report = room.build(as_of=AS_OF)
        assert report.exit_code == 0, report.diagnostics
        return tree_of(room.output)

    def kill_a_build(self, *, full: bool) -> bool:
        """Start a build, kill it, and tell whether that came before its end."""
        jobs = self.chance.choice(["1", "2"])
        when = self.chance.choice(["at any moment", "while staging", "in the commit"])
        folder = staging.folder_of(self.output)
        process = start("build", "--jobs", jobs, "--as-of", AS_OF, cwd=self.site)
        if when == "in the commit":
            self.wait_for_file(folder / journal.NAME, process.poll)
            time.sleep(self.chance.uniform(0, 0.01))
        elif when == "while staging":
            self.wait_for_file(folder, process.poll)
            time.sleep(self.chance.uniform(0, self.usual / (4 if full else 16)))
        else:
            # A build of edits is about half of a full one; a kill that comes too late is no kill.
            time.sleep(self.chance.uniform(0, self.usual if full else self.usual / 2))
        kill(process)
        wait_for(lambda: members(process.pid), some=False)
        done = finish(process)
        self.seen[self.moment() if done.code == -signal.SIGKILL else "too late"] += 1
        return done.code == -signal.SIGKILL

    @staticmethod
    def wait_for_file(path: Path, ended: Callable[[], int | None]) -> None:
        while not path.exists() and ended() is None:
            time.sleep(0.002)

    def moment(self) -> str:
        """Return how far the build had come, by what it left."""
        folder = staging.folder_of(self.output)
        if (folder / journal.NAME).exists():
            return "in the commit"
        return "while staging" if folder.exists() else "before or after"


@pytest.mark.parametrize("history", HISTORIES)
def test_a_killed_build_leaves_whole_files_and_the_next_build_heals(
    tmp_path: Path, history: int
) -> None:
    victims = Victims(tmp_path, Random(history))
    before: dict[str, bytes] = {}
    kills = number = 0
    wanted = {"while staging", "in the commit"}
    while kills < KILLS // len(HISTORIES) or not wanted <= victims.seen.keys():
        full = number % 2 == 0
        number += 1
        assert number < 20 * (KILLS + 1), f"no kill where it is wanted: {victims.seen}"
        if full:
            shutil.rmtree(victims.output, ignore_errors=True)
            shutil.rmtree(victims.site / ".dateline", ignore_errors=True)
            before = {}
        victims.edit()
        after = victims.clean_tree()

        kills += victims.kill_a_build(full=full)

        left = tree_of(victims.output) if victims.output.exists() else {}
        for url, data in left.items():
            assert data in {before.get(url), after.get(url)}, f"kill {kills}: {url}"
        # What both editions have is never missing in between.
        assert before.keys() & after.keys() <= left.keys(), f"kill {kills}"
        healed = victims.built(victims.site)
        assert healed == after, f"kill {kills}\n{difference(after, healed)}"
        assert modes_of(victims.output) == modes_of(tmp_path / "clean" / "output")
        assert not staging.folder_of(victims.output).exists()
        before = after
    print(f"history {history}: {number} builds, {dict(victims.seen)}")  # noqa: T201 - for the long programme
