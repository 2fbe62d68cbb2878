"""The record on disk, and the log of a round that is under way.

Comes in: the site's folder, what was found out. Goes out: the record, always whole. Each finding is
written into a log in `.dateline/` as soon as it is there; at the end the log is worked into
`records/links.jsonl`, which is replaced at one blow. A round that was killed leaves its log, and
the next one begins with what is in it.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from dateline.base.diagnostics import Outcome, Span, diagnose
from dateline.engine.build import WORK_FOLDER
from dateline.model.linkstate import RECORD, Known
from dateline.reading.linkrecord import joined, known_in, line_of, read_record, record_text

LOG = f"{WORK_FOLDER}/links.jsonl"
LOCK = f"{WORK_FOLDER}/sources-lock"


def read_known(site: Path) -> Outcome[dict[str, Known]]:
    """Return all that is known of links, that of a killed round too, or what is wrong with it."""
    try:
        known, said = read_record(RECORD, _text(site / RECORD))
        log = _text(site / LOG)
    except (OSError, UnicodeDecodeError) as fault:
        words = fault.strerror if isinstance(fault, OSError) else "it is not UTF-8"
        hint = "check its permissions, or restore it from version control"
        found = diagnose("link-record", f"{RECORD}: {words}", Span(path=RECORD), hint)
        return Outcome(value=None, diagnostics=(found,))
    # The last line of a log that was cut off is nothing to tell anybody about.
    for line in log.split("\n"):
        found_line = known_in(line) if line else ""
        if isinstance(found_line, Known):
            before = known.get(found_line.address)
            known[found_line.address] = joined(before, found_line) if before else found_line
    return Outcome(value=None if said else known, diagnostics=said)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


class Logbook:
    """What is known while a round is under way; `note` is safe the moment it returns."""

    def __init__(self, log: TextIO, known: Mapping[str, Known]) -> None:
        self.log, self.known = log, dict(known)
        self.changed = False

    def note(self, one: Known) -> None:
        """Write a finding down."""
        self.known[one.address] = one
        self.changed = True
        self.log.write(f"{line_of(one)}\n")
        self.log.flush()


@contextmanager
def keeping(site: Path, known: Mapping[str, Known]) -> Iterator[Logbook]:
    """Keep a log for the time of the block, and work it into the record however the block ends."""
    log = site / LOG
    log.parent.mkdir(parents=True, exist_ok=True)
    was_killed = log.exists() and log.stat().st_size > 0
    with log.open("a", encoding="utf-8", newline="\n") as file:
        if was_killed:
            file.write("\n")  # behind a line that was cut off
        book = Logbook(file, known)
        try:
            yield book
        finally:
            if book.changed or was_killed:
                write_whole(site / RECORD, record_text(book.known.values()))
    with suppress(FileNotFoundError):
        log.unlink()


def write_whole(path: Path, text: str) -> None:
    """Replace a file at one blow, having made sure that its bytes have reached the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.tmp")
    with beside.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
