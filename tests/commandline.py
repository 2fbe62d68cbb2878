"""The real command in a process of its own, as a person at a terminal runs it.

`run_here` is the same without the process, for tests that are about what the command says.
"""

import json
import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from dateline.cli.main import dateline

ROOT = Path(__file__).resolve().parent.parent
DATELINE = (sys.executable, "-P", "-m", "dateline")
# What the person who runs the tests has set must not decide them.
_UNSET = ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH", "DATELINE_SITE", "PYTHONHASHSEED", "TZ")
CODE = re.compile(r"(?:error|warning)\[([a-z-]+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How a command ended: its exit code (negative: killed by that signal) and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, object]:
        """What `--json` printed."""
        found: dict[str, object] = json.loads(self.out)
        return found

    @property
    def codes(self) -> list[str]:
        """The diagnostics on stderr."""
        return CODE.findall(self.err)


def surroundings(**more: str) -> dict[str, str]:
    """Return the environment of a command, with `more` in it."""
    usual = {name: text for name, text in os.environ.items() if name not in _UNSET}
    return {**usual, "PYTHONPATH": str(ROOT), **more}


def start(
    *words: str | Path,
    cwd: Path,
    environment: Mapping[str, str] | None = None,
    command: tuple[str, ...] = DATELINE,
) -> "subprocess.Popen[str]":
    """Start a command in a session of its own, as a shell does with a job."""
    return subprocess.Popen(
        [*command, *map(str, words)],
        cwd=cwd,
        env=surroundings(**(environment or {})),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def finish(process: "subprocess.Popen[str]") -> Done:
    """Wait for the end of a command."""
    with process:
        out, err = process.communicate()
    return Done(code=process.returncode, out=out, err=err)


def run(
    *words: str | Path,
    cwd: Path,
    environment: Mapping[str, str] | None = None,
    command: tuple[str, ...] = DATELINE,
) -> Done:
    """Run a command to its end."""
    return finish(start(*words, cwd=cwd, environment=environment, command=command))


def run_at_a_terminal(
    *words: str | Path, cwd: Path, environment: Mapping[str, str] | None = None
) -> Done:
    """Run the command with a terminal; `err` is everything that it shows."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [*DATELINE, *map(str, words)],
        cwd=cwd,
        env=surroundings(TERM="xterm", **(environment or {})),
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=follower,
    ) as process:
        os.close(follower)
        shown = b""
        while True:
            select.select([leader], [], [])
            try:
                more = os.read(leader, 65536)
            except OSError:  # how Linux says that nobody writes any more
                break
            shown += more
        process.wait()
    os.close(leader)
    return Done(code=process.returncode, out="", err=shown.decode().replace("\r\n", "\n"))


def run_here(*words: str | Path, cwd: Path) -> Done:
    """Run a verb in this process, which spares the start of another."""
    with chdir(cwd):
        done = CliRunner(env=dict.fromkeys(_UNSET)).invoke(dateline, [*map(str, words)])
    return Done(code=done.exit_code, out=done.stdout, err=done.stderr)


def run_powerless(*words: str | Path, cwd: Path) -> Done:
    """Run the command so that permissions count, also for root."""
    powerless = (sys.executable, str(ROOT / "tests" / "powerless.py"))
    return run(*words, cwd=cwd, command=(*powerless, *DATELINE))


def pattern(shown: str) -> re.Pattern[str]:
    """Return what matches a text in which `…` is anything in a line, and a line of it any lines."""
    return re.compile(
        "".join(
            r"(?:.*\n)*" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n"
            for line in shown.splitlines()
        )
    )
