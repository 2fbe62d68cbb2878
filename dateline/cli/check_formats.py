"""Diagnostics as other programs want to have them.

Comes in: diagnostics, and the site's folder. Goes out: text. What goes to programs that publish
what they are given tells nothing of held articles; see `engine.report.discreet`.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from dateline.base.diagnostics import Diagnostic, Span
from dateline.cli.terminal import path_of, place_of, printable
from dateline.engine.report import SETTINGS

# What is wrong with no file in particular is shown at the top of this one.
NOWHERE = Span(path=SETTINGS)
# The lines around a round of watching.
BEGIN, END = "dateline check: begin", "dateline check: end"
# https://docs.github.com/actions/reference/workflow-commands-for-github-actions
_IN_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_DATA, ":": "%3A", ",": "%2C"}
_LINE_END = re.compile(r"\s*\n\s*")


def gcc_lines(diagnostics: Iterable[Diagnostic], site: Path) -> list[str]:
    """Return lines as compilers print them, which every editor can read."""
    return [
        f"{place_of(found.span or NOWHERE, site)}: {found.severity}: "
        f"{printable(_with_hint(found))} [{found.code}]"
        for found in diagnostics
    ]


def _with_hint(found: Diagnostic) -> str:
    hint = _LINE_END.sub(" ", found.hint.strip())
    return f"{found.message} (hint: {hint})" if hint else found.message


def github_lines(diagnostics: Iterable[Diagnostic], site: Path) -> list[str]:
    """Return commands that have GitHub write remarks beside the lines of a change."""
    return [_command(found, site) for found in diagnostics]


def _command(found: Diagnostic, site: Path) -> str:
    span = found.span or NOWHERE
    properties: dict[str, object] = {
        "file": printable(Path(path_of(span, site)).as_posix()),
        "line": span.line,
        "endLine": max(span.line, span.end_line),
        "title": found.code,
    }
    # Columns are heeded only where a remark is about a single line.
    if span.line == span.end_line:
        properties |= {"col": span.column, "endColumn": max(span.column, span.end_column)}
    told = ",".join(f"{name}={_escaped(text, _IN_PROPERTY)}" for name, text in properties.items())
    hints = [f"hint: {found.hint}"] if found.hint else []
    lines = "\n".join([found.message, *hints]).splitlines()
    text = "\n".join(printable(line) for line in lines)
    return f"::{found.severity} {told}::{_escaped(text, _IN_DATA)}"


def _escaped(value: object, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in str(value))
