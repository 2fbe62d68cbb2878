"""Every way we know in which a newsroom goes wrong, and the words it is told so in.

Each `*.txt` here is a case (see `casefile`); what no text file can hold is made by `arranged`. A
good edition is there first, and an edition with errors must not touch a byte of it.
"""

import os
import re
from pathlib import Path

import pytest

from dateline.base.codes import CODES
from dateline.base.diagnostics import Diagnostic, column_in_excerpt
from dateline.cli.terminal import format_diagnostic, show_held
from tests.invalid.arranged import GOOD, set_up
from tests.invalid.casefile import CASES, Case, rewrite
from tests.invalid.privilege import heeding_permissions
from tests.newsroom import Newsroom

# What other verbs than `build` say has its cases in their tests.
ELSEWHERE = frozenset(["Importing", "The machine", "Checking links", "Saved copies", "Checks"])
Snapshot = dict[str, tuple[int, int, bytes]]


def snapshot(folder: Path) -> Snapshot:
    return {
        path.relative_to(folder).as_posix(): (
            path.stat().st_mtime_ns,
            path.stat().st_ino,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in sorted(folder.rglob("*"))
    }


def words(newsroom: Newsroom, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what the command says, less its last line and what it says of the good site too."""
    said = [format_diagnostic(found, newsroom.site) for found in newsroom.diagnostics]
    capsys.readouterr()
    held = [one for one in newsroom.report.held if one.manuscript not in GOOD]
    show_held(held, newsroom.site)
    return "\n".join([*said, *capsys.readouterr().err.splitlines()])


def assert_helpful(newsroom: Newsroom, found: Diagnostic) -> None:
    """Assert that a diagnostic points into a file, quotes what is there, and helps."""
    span = found.span
    assert span, found
    assert found.hint or not found.is_error, found
    file = newsroom.site / span.path
    if not span.excerpt or not file.is_file():
        return
    text = file.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
    if "\ufeff" not in span.excerpt:
        text = text.replace("\ufeff", "")
    line = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[span.line - 1]
    assert span.excerpt.removeprefix("…") in line, found
    assert 1 <= span.column <= len(line) + 1, found
    at = column_in_excerpt(span.column) - 1
    assert span.excerpt[at : at + 1] == line[span.column - 1 : span.column], found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_told_exactly(
    case: Case, site: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(site.output)
    set_up(site, case)

    with heeding_permissions():
        report = site.build()

    said = words(site, capsys)
    if os.environ.get("DATELINE_UPDATE"):
        rewrite(case, report.exit_code, f"{said}\n" if said else "")
    else:
        assert said == case.expected
        assert report.exit_code == case.exit_code
    for found in report.diagnostics:
        assert_helpful(site, found)
    if report.exit_code:
        after = snapshot(site.output)
        touched = [path for path in before | after if before.get(path) != after.get(path)]
        assert touched == []
    with heeding_permissions():
        assert site.build().diagnostics == report.diagnostics, "the memo says something else"
    for url, wanted in case.pages.items():
        assert (site.output / url).exists() == (wanted is not None), url
        page = site.page(url) if wanted else ""
        assert [line for line in wanted or () if line not in page] == []


def test_every_mistake_in_content_that_has_a_code_has_a_case() -> None:
    said = "\n".join(case.expected for case in CASES)
    shown = set(re.findall(r" (?:error|warning)\[([a-z-]+)\] ", said))
    awaited = {
        code.name
        for code in CODES.values()
        if code.fault == "content" and code.group not in ELSEWHERE
    }
    # The first is the last resort of the YAML reader, the second takes five seconds.
    assert awaited - shown == {"yaml-syntax", "slow-article"}


def test_line_ends_do_not_change_a_byte_of_a_page(site: Newsroom) -> None:
    text = (site.site / "content/earlier/floods.md").read_text(encoding="utf-8")
    site.build()
    before = site.tree()
    for end in ("\r\n", "\r"):
        site.write("content/earlier/floods.md", text.replace("\n", end))
        assert site.build().rendered == ()
        assert site.tree() == before
