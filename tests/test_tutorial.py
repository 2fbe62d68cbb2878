"""The tutorial, done step by step as it tells: in a shell of its own, in a fresh folder.

Blocks `console` are run, and what they show is compared with what is said; `…` stands for anything
in a line, or for any lines, and seconds and the home folder are never the same. Blocks below "the
file `…`:" are written; "change the line `…` to `…`" and the like are done.
"""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commandline import ROOT, pattern, surroundings

TUTORIAL = (ROOT / "docs/tutorial/first-report.md").read_text(encoding="utf-8")
STEP = re.compile(
    r"```console\n(?P<console>.*?)```"
    r"|the file `(?P<path>[^`]+)`:\n\n```\w+\n(?P<text>.*?)```"
    r"|change the line `(?P<old>[^`]+)` to `(?P<new>[^`]+)`"
    r"|Add the line `(?P<line>[^`]+)` below `(?P<above>[^`]+)`"
    r"|Add these lines below `(?P<over>[^`]+)`:\n\n```\w+\n(?P<lines>.*?)```"
    r"|Delete the line `(?P<gone>[^`]+)`"
    r"|[Oo]pen `(?P<open>[^`]+)`",
    re.DOTALL,
)
SECONDS = re.compile(r"\d+\.\d s\b")


class Reader:
    """Somebody who does what the tutorial says."""

    def __init__(self, home: Path) -> None:
        self.home = self.place = home
        self.file = home
        program = home / "bin" / "dateline"
        program.parent.mkdir()
        command = shlex.join([sys.executable, "-P", "-m", "dateline"])
        program.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        path = f"{program.parent}:/usr/bin:/bin"
        self.environment = surroundings(PATH=path, HOME=str(home), COLUMNS="80")

    def follow(self, step: re.Match[str]) -> None:
        if step["console"]:
            for command, shown in commands(step["console"]):
                self.run(command, shown)
        elif step["path"]:
            self.file = self.place / step["path"]
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.write_text(step["text"], encoding="utf-8")
        elif step["open"]:
            assert (self.place / step["open"]).is_file(), step[0]
        else:
            self.edit(step)

    def edit(self, step: re.Match[str]) -> None:
        added = step["lines"] or f"{step['line']}\n"
        above = f"{step['above'] or step['over']}\n"
        old, new = above, f"{above}{added}"
        if step["old"]:
            old, new = f"{step['old']}\n", f"{step['new']}\n"
        elif step["gone"]:
            old, new = f"{step['gone']}\n", ""
        text = self.file.read_text(encoding="utf-8")
        assert text.count(old) == 1, step[0]
        self.file.write_text(text.replace(old, new), encoding="utf-8")

    def run(self, command: str, shown: str) -> None:
        done = subprocess.run(
            ["sh", "-c", f"{command}\nstatus=$?; pwd > {self.home}/place; exit $status"],
            cwd=self.place,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        self.place = Path((self.home / "place").read_text(encoding="utf-8").strip())
        said = SECONDS.sub("0.0 s", done.stdout.replace(str(self.home.resolve()), "/home/you"))
        assert pattern(SECONDS.sub("0.0 s", shown)).fullmatch(said), (
            f"$ {command}\n{said}\ninstead of\n{shown}"
        )


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Yield each command of a block with what it shows."""
    for part in block.split("$ ")[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


@pytest.fixture(scope="module")
def steps() -> list[re.Match[str]]:
    return list(STEP.finditer(TUTORIAL))


def test_the_tutorial_comes_out_as_it_tells(steps: list[re.Match[str]], tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    for step in steps:
        reader.follow(step)

    page = (reader.place / "output/2010/12/media-law.html").read_text(encoding="utf-8")
    assert "An earlier version gave the votes against the law as 78." in page


def test_no_block_of_the_tutorial_is_passed_over(steps: list[re.Match[str]]) -> None:
    done = sum(bool(step["console"] or step["text"] or step["lines"]) for step in steps)

    assert done == TUTORIAL.count("\n```\n")
    assert len(steps) > done
