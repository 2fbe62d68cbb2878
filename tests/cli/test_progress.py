"""How far a build has come, on a terminal and elsewhere."""

import io
import sys
from collections.abc import Callable

import pytest

from dateline.cli.progress import progress_of_build


class Terminal(io.StringIO):
    """Text that is written to a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def at(*moments: float) -> Callable[[], float]:
    left = list(moments)
    return lambda: left.pop(0) if len(left) > 1 else left[0]


def test_a_long_build_says_at_most_every_ten_seconds_how_far_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    # The beginning, then: asked, asked and said, asked, asked and said.
    with progress_of_build(at(0, 9, 11, 11, 15, 22, 22)) as tell:
        tell("reading", 48, 10_000)
        tell("reading", 1_200, 10_000)
        tell("reading", 10_000, 10_000)
        tell("rendering", 480, 48_000)
    assert capsys.readouterr().err == "Reading: 1,200 of 10,000\nRendering: 480 of 48,000\n"


def test_a_short_build_shows_nothing_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress_of_build(at(0, 0.4)) as tell:
        tell("reading", 48, 96)
    assert terminal.getvalue() == ""


def test_work_that_is_done_or_small_needs_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress_of_build(at(0, 7)) as tell:
        tell("reading", 48, 48)
        tell("rendering", 1, 23)
    assert terminal.getvalue() == ""


def test_a_longer_build_draws_a_bar_that_is_gone_when_it_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress_of_build(at(0, 0.6)) as tell:
        tell("reading", 48, 96)
        tell("reading", 96, 96)
        tell("rendering", 7, 1_000)
    drawn = terminal.getvalue()
    assert "Rendering" in drawn
    assert "7/1000" in drawn
    # The line of the bar is cleared.
    assert drawn.rstrip().endswith("\x1b[2K")
