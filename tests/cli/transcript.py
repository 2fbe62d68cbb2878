"""What people see when they use a verb, kept in `transcripts/VERB.txt`.

In: sections below `-- dateline … --`, run one after the other in a small newsroom; with `, at a
terminal` in a real one of 80 columns (`without colour`: with NO_COLOR), in which `␛` is the sign
that begins a colour; with `, typing "…", "…"` answers are given, each when it is asked for. Out:
what is said, with what is different each time made the same: seconds, counts of pages, digests, the
folder, the port.
"""

import json
import os
import pty
import re
import shlex
import signal
import subprocess
import termios
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from dateline.cli.main import dateline
from tests.commandline import DATELINE, surroundings

FOLDER = Path(__file__).resolve().parent / "transcripts"
_SECTION = re.compile(
    r"^-- dateline (?P<words>[^\n,]+)(?P<terminal>, at a terminal)?(?P<plain> without colour)?"
    r'(?:, typing (?P<typed>"[^\n]*"))? --\n',
    re.MULTILINE,
)
_EVER_DIFFERENT = (
    (re.compile(r"\d+\.\d s\b"), "0.0 s"),
    (re.compile(r"[\d,]+ (rendered|unchanged)"), r"N \1"),
    (re.compile(r"\b\d+ files of the edition"), "N files of the edition"),
    (re.compile(r"an edition of \d+ files"), "an edition of N files"),
    (re.compile(r"\b[0-9a-f]{16}$", re.MULTILINE), "0" * 16),
    (re.compile(r"localhost:\d+"), "localhost:8000"),
)
_LAST_WORDS_OF_SERVE = b"(Ctrl-C ends it)"
ROWS, COLUMNS = 24, 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A command of a transcript, and what it says."""

    head: str
    words: list[str]
    is_terminal: bool
    is_plain: bool
    typed: list[str]
    said: str


def sections(verb: str) -> Iterator[Section]:
    text = (FOLDER / f"{verb}.txt").read_text(encoding="utf-8")
    found = list(_SECTION.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    for one, end in zip(found, ends, strict=True):
        yield Section(
            head=one[0],
            words=shlex.split(one["words"]),
            is_terminal=bool(one["terminal"]),
            is_plain=bool(one["plain"]),
            typed=json.loads(f"[{one['typed'] or ''}]"),
            said=text[one.end() : end],
        )


def run_section(section: Section, site: Path) -> str:
    """Return what a command says, line by line, and its exit code if that is not 0."""
    if section.is_terminal:
        code, said = _at_a_terminal(section, site)
    else:
        code, said = _elsewhere(section.words, section.typed, site)
    said = said.replace(str(site.resolve()), "/home/you/archive")
    for pattern, instead in _EVER_DIFFERENT:
        said = pattern.sub(instead, said)
    return f"{said}[exit {code}]\n" if code else said


def _elsewhere(words: list[str], typed: list[str], site: Path) -> tuple[int, str]:
    unset = dict.fromkeys(("NO_COLOR", "FORCE_COLOR", "DATELINE_SITE"))
    with chdir(site):
        runner = CliRunner(env={**unset, "COLUMNS": str(COLUMNS)})
        done = runner.invoke(dateline, words, input="".join(f"{one}\n" for one in typed))
    return done.exit_code, done.output


def _at_a_terminal(section: Section, site: Path) -> tuple[int, str]:
    leader, follower = pty.openpty()
    termios.tcsetwinsize(follower, (ROWS, COLUMNS))
    size = {"LINES": str(ROWS), "COLUMNS": str(COLUMNS)}
    wish = {"NO_COLOR": "1"} if section.is_plain else {}
    environment = surroundings(TERM="xterm-256color", HOME=str(site.parent), **size, **wish)
    with subprocess.Popen(
        [*DATELINE, *section.words],
        cwd=site,
        env=environment,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        start_new_session=True,
    ) as process:
        os.close(follower)
        shown = _read(leader, section.typed, process)
    os.close(leader)
    return process.returncode, shown.decode().replace("\r\n", "\n").replace("\x1b", "␛")


def _read(leader: int, typed: list[str], process: "subprocess.Popen[bytes]") -> bytes:
    """Return all that is shown, having answered each question when it was put.

    Who has no answer left ends the input, so that no question waits for ever.
    """
    answers = [*(f"{one}\n" for one in typed), "\x04"]
    shown, is_served = b"", False
    while True:
        try:
            more = os.read(leader, 65_536)
        except OSError:  # how Linux says that nobody writes any more
            return shown
        shown += more
        if not is_served and _LAST_WORDS_OF_SERVE in shown:
            process.send_signal(signal.SIGINT)
            is_served = True
        if typed and answers and shown.endswith(b": "):
            os.write(leader, answers.pop(0).encode())


def rewrite(verb: str, said: list[str]) -> None:
    """Put what was really said into a transcript, for review."""
    texts = [f"{section.head}{text}" for section, text in zip(sections(verb), said, strict=True)]
    (FOLDER / f"{verb}.txt").write_text("".join(texts), encoding="utf-8")
