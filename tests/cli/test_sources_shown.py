"""What people see of `dateline sources` on a terminal, and elsewhere."""

import io
import re
import sys

import pytest

from dateline.cli import progress as shown
from dateline.cli.progress import progress
from dateline.cli.tables import show_table

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def read_plain(self) -> str:
        return ESCAPES.sub("", self.getvalue())


def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> tuple[Terminal, Terminal]:
    """Put terminals in the place of stdout and stderr."""
    out, err = Terminal(), Terminal()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    for name, text in (("NO_COLOR", "1"), ("COLUMNS", "60"), ("TERM", "xterm")):
        monkeypatch.setenv(name, text)
    return out, err


ROWS = [("The [bold]Courier[/bold]", "a\u202eb"), ("The Herald", "x" * 80)]


def test_elsewhere_a_table_is_fields_parted_by_tabs(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    show_table(("outlet", "title"), ROWS)

    assert capsysbinary.readouterr().out.decode() == (
        f"outlet\ttitle\nThe [bold]Courier[/bold]\ta<U+202E>b\nThe Herald\t{'x' * 80}\n"
    )


def test_on_a_terminal_a_table_loses_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    out, _ = at_a_terminal(monkeypatch)
    show_table(("outlet", "title"), ROWS)
    text = out.read_plain()

    assert "[bold]Courier[/bold]" in text, "brackets are text"
    assert "a<U+202E>b" in text
    assert text.count("x") == 80
    assert all(len(line) <= 60 for line in text.splitlines())


def test_on_a_terminal_there_is_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = at_a_terminal(monkeypatch)
    with progress("Checking links", 2) as step:
        step("https://a.example/[red]")
        step("https://b.example/")

    assert out.getvalue() == ""
    assert "Checking links" in err.read_plain()
    assert "2/2" in err.read_plain()


def test_elsewhere_a_line_is_said_at_most_every_ten_seconds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    times = iter([0.0, 9.9, 10.0, 10.0, 15.0, 20.5, 20.5])
    step = shown._lines("Checking links", 1200, lambda: next(times))
    for address in "abcd":
        step(address)

    assert capsys.readouterr().err == "Checking links: 2 of 1,200\nChecking links: 4 of 1,200\n"


def test_short_work_says_nothing_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Checking links", 1) as step:
        step("https://a.example/")

    assert capsys.readouterr().err == ""
