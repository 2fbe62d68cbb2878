"""Diagnostics and reports as people read them.

Comes in: diagnostics, a report. Goes out: lines. Talk goes to stderr, data to stdout; every
message can be understood without colour. Control characters of contributors' text never reach the
terminal.
"""

import os
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import click

from dateline.base.counting import counted
from dateline.base.diagnostics import Diagnostic, Span, column_in_excerpt
from dateline.engine.report import BuildReport
from dateline.model.held import Held

# Controls, line ends, what turns the direction of reading, what has no width, and bytes of names
# that are not UTF-8.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060"
    r"\u2066-\u2069\ud800-\udfff\ufeff]"
)
_COLOURS = {"error": "red", "warning": "yellow"}
_WHY_HELD = {
    "draft": "a draft",
    "embargo": "embargoed until {until}",
    "scheduled": "scheduled for {until}",
    "withdrawn": "withdrawn",
}


def printable(text: str) -> str:
    """Return `text` as one line, with what could confuse a terminal made visible."""
    return _UNPRINTABLE.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def format_diagnostic(found: Diagnostic, site: Path, *, colour: bool = False) -> str:
    """Return a diagnostic with its place, the line it is about, and the hint."""
    head = f"{found.severity}[{found.code}]"
    head = click.style(head, fg=_COLOURS[found.severity], bold=True) if colour else head
    place = f"{place_of(found.span, site)}: " if found.span else ""
    lines = [f"{place}{head} {printable(found.message)}"]
    if found.span and found.span.excerpt.strip():
        lines += _excerpt(found.span)
    first, *others = (printable(line) for line in found.hint.split("\n"))
    if first:
        lines += [f"  hint: {first}", *(f"        {line}".rstrip() for line in others)]
    return "\n".join(lines)


def place_of(span: Span, site: Path) -> str:
    """Return path, line and column, the path as one would write it who stands where we do."""
    return f"{printable(path_of(span, site))}:{span.line}:{span.column}"


def path_of(span: Span, site: Path) -> str:
    """Return the path of a file of the site relative to where the person stands."""
    return os.path.relpath(site / span.path)


def _excerpt(span: Span) -> list[str]:
    """Return the source line, and a caret below the stretch that is meant."""
    typed = span.excerpt.rstrip().replace("\t", " ")
    begin = column_in_excerpt(span.column) - 1
    length = span.end_column - span.column if span.end_line == span.line else len(typed)
    carets = "^" * max(1, _width(typed[begin : begin + length]))
    return [f"    {printable(typed)}", f"    {' ' * _width(typed[:begin])}{carets}"]


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes: Chinese signs two, accents none."""
    return sum(
        0
        if unicodedata.category(sign) in {"Mn", "Me", "Cf"}
        else 1 + (unicodedata.east_asian_width(sign) in {"W", "F"})
        for sign in printable(text)
    )


def is_colourful() -> bool:
    """Tell whether stderr is a terminal that may be coloured (https://no-color.org/)."""
    return not os.environ.get("NO_COLOR") and sys.stderr.isatty()


def show_diagnostics(diagnostics: Iterable[Diagnostic], site: Path) -> None:
    """Write diagnostics to stderr."""
    colour = is_colourful()
    for found in diagnostics:
        click.echo(format_diagnostic(found, site, colour=colour), err=True, color=colour)


def show_slow_watch(fault: OSError) -> None:
    """Write to stderr that changes are looked for the slow way, and why."""
    why = printable(fault.strerror or str(fault))
    click.echo(f"No events of the system ({why}): files are looked over every second.", err=True)


def show_held(held: Iterable[Held], site: Path) -> None:
    """Write which manuscripts are held back, and why, to stderr: nowhere else."""
    for one in held:
        why = _WHY_HELD[one.reason].format(until=one.until)
        path = printable(os.path.relpath(site / one.manuscript))
        click.echo(f"held: {path} is {why}", err=True)


def summary(report: BuildReport, front_page: Path) -> str:
    """Return the one line in which a build ends."""
    errors = sum(found.is_error for found in report.diagnostics)
    warnings = len(report.diagnostics) - errors
    said = f", {counted(warnings, 'warning')}" if warnings else ""
    seconds = f"{sum(report.seconds.values()):.1f} s"
    if errors:
        return f"Nothing was published: {counted(errors, 'error')}{said}; {seconds}."
    counts = (
        f"{counted(report.articles, 'article')}: {len(report.rendered):,} rendered, "
        f"{report.kept:,} unchanged, {len(report.removed):,} removed, {len(report.held):,} held"
    )
    counts += f"{said}; {seconds}"
    if report.dry_run:
        return f"Would build {counts}."
    return f"Built {counts}. {front_page.as_uri()}"
