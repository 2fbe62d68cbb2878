"""New files of a site.

Comes in: a folder, and texts by path below it. Goes out: the files, all of them or none; a file
that is there is never overwritten, whoever put it there.
"""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from dateline.base.diagnostics import Diagnostic
from dateline.base.text import quoted_list
from dateline.cli.terminal import show_diagnostics
from dateline.engine.report import BuildReport
from dateline.engine.settings import settings_of
from dateline.engine.turn import refusal
from dateline.exports.writing import write_whole
from dateline.model.config import Config


def write_new(folder: Path, texts: Mapping[str, str]) -> None:
    """Write files that are not there yet, or leave saying what is in the way."""
    there = [path for path in texts if os.path.lexists(folder / path)]
    if there:
        verb = "is" if len(there) == 1 else "are"
        message = f"{quoted_list(there)} {verb} there already; nothing was written"
        raise click.UsageError(message)
    written: list[Path] = []
    try:
        for path, text in texts.items():
            _write(folder / path, text.encode(), written)
    except OSError as fault:
        for target in written:
            with suppress(OSError):
                target.unlink()
        leave_with((refusal(fault),), folder)


def _write(target: Path, data: bytes, written: list[Path]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as opened:
        written.append(target)
        opened.write(data)


def replace_text(folder: Path, path: str, text: str) -> None:
    """Put a text in place of another, wholly or not at all."""
    try:
        write_whole(folder / path, text.encode("utf-8", "surrogateescape"))
    except OSError as fault:
        leave_with((refusal(fault),), folder)


def settings_or_leave(site: Path) -> Config:
    """Return the settings of a site, or leave saying what is wrong with them."""
    outcome = settings_of(site)
    if outcome.value is None:
        leave_with(outcome.diagnostics, site)
    return outcome.value


def leave_with(said: tuple[Diagnostic, ...], site: Path) -> NoReturn:
    """Say what is wrong, and leave with the exit code that it weighs."""
    show_diagnostics(said, site)
    sys.exit(BuildReport(diagnostics=said, seconds={}).exit_code)
