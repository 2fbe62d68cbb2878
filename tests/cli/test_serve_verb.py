"""What a preview tells at the terminal. tests/preview/ has what it does."""

import webbrowser
from pathlib import Path

import pytest

from dateline.base.diagnostics import Span, diagnose
from dateline.cli.serve_verb import Terminal
from dateline.engine.report import BuildReport
from dateline.model.held import Held

URL = "http://localhost:8000/"
WARNING = diagnose("no-sources", "no sources", Span(path="content/a.md"))
OTHER = diagnose("many-tags", "many tags", Span(path="content/a.md"))
ERROR = diagnose("bad-date", "no such day", Span(path="content/a.md"))


def report(
    *found: object, rendered: tuple[str, ...] = (), held: tuple[Held, ...] = ()
) -> BuildReport:
    diagnostics = tuple(one for one in (WARNING, OTHER, ERROR) if one in found)
    return BuildReport(
        diagnostics=diagnostics, rendered=rendered, held=held, seconds={"read": 0.26}
    )


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.chdir(tmp_path)
    return Terminal(tmp_path, URL, opens=False)


def test_the_first_build_ends_with_the_address(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    held = Held(manuscript="content/b.md", reason="draft")
    terminal.built(report(rendered=("a.html",), held=(held,)), is_first=True)
    said = capsys.readouterr()
    assert said.out == "Preview: http://localhost:8000/ (Ctrl-C ends it)\n"
    assert said.err == "1 rendered, 0 removed; 0.3 s\nheld: content/b.md is a draft\n"


def test_later_ones_are_a_line_and_those_without_news_none(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal.built(report(rendered=("a.html", "b.html")), is_first=False)
    terminal.built(report(), is_first=False)
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "2 rendered, 0 removed; 0.3 s\n")


def test_a_warning_is_told_once_until_it_goes_and_comes_again(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    for found in ((WARNING,), (WARNING, OTHER), (WARNING, OTHER), (OTHER,), (WARNING, OTHER)):
        terminal.built(report(*found), is_first=False)
    said = capsys.readouterr().err
    assert (said.count("no-sources"), said.count("many-tags")) == (2, 1)


def test_an_error_is_told_each_time(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        terminal.built(report(ERROR), is_first=False)
    said = capsys.readouterr().err
    assert said.count("error[bad-date]") == 2
    assert said.count("The preview stays as it was until this is mended; 0.3 s.") == 2


def test_the_browser_is_opened_once_and_only_if_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    for opens in (False, True):
        terminal = Terminal(tmp_path, URL, opens=opens)
        terminal.built(report(), is_first=True)
        terminal.built(report(), is_first=False)
    assert opened == [URL]
    assert capsys.readouterr().out.count(URL) == 2


def test_a_machine_without_a_browser_has_a_preview_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_url: str) -> bool:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "open", fail)
    Terminal(tmp_path, URL, opens=True).built(report(), is_first=True)


def test_what_goes_wrong_besides_is_told_in_a_line(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal.without_events(OSError(28, "inotify watch limit\x1b reached"))
    terminal.bug(ValueError("x"))
    assert capsys.readouterr().err == (
        "No events of the system (inotify watch limit<U+001B> reached): "
        "files are looked over every second.\n"
        "error: a bug in the preview (ValueError('x')); it goes on.\n"
    )
