"""The command itself: verbs, help, exit codes, and what happens when Dateline itself fails."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from dateline import __version__
from dateline.cli import build_verb, main
from dateline.cli.main import VERBS, dateline
from tests.commandline import Done, finish, run, start
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article


def invoke(*words: str) -> Result:
    return CliRunner().invoke(dateline, words)


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    return newsroom({"content/a.md": article()})


# Words.


def test_the_version_is_one_line(tmp_path: Path) -> None:
    assert run("--version", cwd=tmp_path) == Done(code=0, out=f"dateline {__version__}\n", err="")


def test_help_lists_every_verb_with_what_it_does() -> None:
    found = invoke("--help")

    assert found.exit_code == 0
    assert "Build archives of investigative reporting." in found.stdout
    words = " ".join(found.stdout.split())
    for verb, does in VERBS.items():
        assert f"{verb} {does}" in words
    assert invoke("-h").stdout == found.stdout


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_of_its_own(verb: str) -> None:
    found = invoke(verb, "--help")

    assert found.exit_code == 0
    assert found.stdout.startswith(f"Usage: dateline {verb} ")


def test_no_verb_is_build(room: Newsroom) -> None:
    done = run(cwd=room.site)

    assert done.code == 0
    assert done.out.startswith("Built 1 article: ")


def test_options_without_a_verb_are_those_of_build(room: Newsroom) -> None:
    assert run("--dry-run", cwd=room.site).out.startswith("Would build 1 article: ")
    assert run("--site", room.site, "--strict", cwd=room.site.parent).code == 0


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("biuld",), 'there is no verb "biuld"; did you mean "build"?'),
        (("bild", "--fresh"), 'there is no verb "bild"; did you mean "build"?'),
        (("publish",), f'there is no verb "publish"; the verbs are {", ".join(sorted(VERBS))}'),
    ],
)
def test_a_verb_that_does_not_exist_is_wrong_usage_with_a_hint(
    tmp_path: Path, words: tuple[str, ...], hint: str
) -> None:
    done = run(*words, cwd=tmp_path)

    assert (done.code, done.out) == (2, "")
    assert hint in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "--frehs"), "No such option '--frehs'"),
        (("--frehs",), "No such option '--frehs'"),
        (("build", "content"), "Got unexpected extra argument (content)"),
        (("build", "--jobs", "0"), "0 is not in the range 1<=x<=64"),
        (("build", "--jobs", "many"), "'many' is not a valid integer"),
        (("explain",), "Missing argument 'WHAT'"),
        (("schema", "articel"), "'articel' is not one of"),
    ],
)
def test_wrong_usage_ends_with_2_and_does_nothing(
    room: Newsroom, words: tuple[str, ...], said: str
) -> None:
    done = run(*words, cwd=room.site)

    assert (done.code, done.out) == (2, "")
    assert said.casefold() in done.err.casefold()
    assert "Usage: dateline" in done.err
    assert not (room.site / ".dateline").exists()


def test_an_option_nearly_right_names_the_right_one(tmp_path: Path) -> None:
    assert "--fresh" in run("build", "--frehs", cwd=tmp_path).err


# Exit codes.


def test_the_exit_code_tells_whose_fault_it_is(room: Newsroom) -> None:
    def code(*words: str | Path) -> int:
        return run(*words, cwd=room.site).code

    assert code() == 0
    room.edit("content/a.md", "region: Asia", "region: Asai")
    assert code() == 1
    assert code("--no-such-option") == 2
    room.edit("content/a.md", "region: Asai", "region: Asia")
    room.edit("site_config.yaml", "timezone: UTC", "timezone: Utopia")
    assert code() == 3
    room.edit("site_config.yaml", "timezone: Utopia", "timezone: UTC")
    (room.site / ".dateline" / "lock").unlink()
    (room.site / ".dateline" / "lock").mkdir()
    assert code() == 4


# Bugs of ours.


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Let the build have a bug, and return the folder where reports go."""

    def fail(_request: object) -> None:
        raise ZeroDivisionError("by a bug of ours")

    monkeypatch.setattr(build_verb, "build", fail)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture(autouse=True)
def _signals_as_before() -> Iterator[None]:
    """The command takes signals for itself; tests that run it here give them back."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_a_bug_of_ours_ends_with_70_and_a_file_for_the_report(
    broken: Path, room: Newsroom, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as leaving:
        main.main(["build", "--site", str(room.site)])

    said = capsys.readouterr()
    [report] = broken.glob("dateline-bug-*.txt")
    assert leaving.value.code == 70
    assert said.out == ""
    assert said.err == (
        "error: a bug in Dateline (ZeroDivisionError). The output folder is as it was.\n"
        f"  hint: please report it with the file {report}\n"
    )
    text = report.read_text(encoding="utf-8")
    assert text.startswith(f"dateline {__version__}, Python {sys.version}\n['build', '--site', ")
    assert "ZeroDivisionError: by a bug of ours" in text
    assert "Traceback (most recent call last)" in text
    assert report.stat().st_mode & 0o077 == 0


def test_a_report_that_cannot_be_written_is_no_second_bug(
    broken: Path,
    room: Newsroom,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(broken / "nowhere"))
    with pytest.raises(SystemExit) as leaving:
        main.main(["build", "--site", str(room.site)])

    assert leaving.value.code == 70
    assert "  hint: please report what `--debug` shows\n" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--debug", "build"], ["--debug"], ["build", "--debug"]])
@pytest.mark.usefixtures("broken")
def test_with_debug_a_bug_shows_its_traceback(
    words: list[str], room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(room.site)

    with pytest.raises(ZeroDivisionError):
        main.main(words)


def test_debug_changes_nothing_where_there_is_no_bug(room: Newsroom) -> None:
    done = run("--debug", cwd=room.site)

    assert (done.code, done.err) == (0, "")
    room.edit("content/a.md", "region: Asia", "region: Asai")
    done = run("build", "--debug", cwd=room.site)
    assert (done.code, done.codes) == (1, ["unknown-region"])
    assert "Traceback" not in done.err


def test_an_interrupted_question_is_an_interruption(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_request: object) -> None:
        raise click.Abort

    monkeypatch.setattr(build_verb, "build", interrupted)
    with pytest.raises(SystemExit) as leaving:
        main.main(["build"])

    assert leaving.value.code == 130
    assert capsys.readouterr().err == "Interrupted; the output folder is whole.\n"


def test_a_reader_that_goes_away_is_no_bug(room: Newsroom) -> None:
    """As in `dateline build --json | head -1`."""
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "dateline", "build", "--json"]
    with subprocess.Popen(
        command, cwd=room.site, stdout=writer, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        os.close(writer)
        _, err = process.communicate()

    assert process.returncode == 1
    assert "Traceback" not in err
    assert "bug" not in err
    assert (room.output / "index.html").exists()


def test_output_that_cannot_be_encoded_is_written_all_the_same(newsroom: MakeNewsroom) -> None:
    room = newsroom({"content/алматы.md": article(title="Алматы", region="Азия")})
    ascii_only = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}

    done = run("build", "--json", cwd=room.site, environment=ascii_only)
    assert done.code == 1
    [said] = [one for one in _said(done) if one["code"] == "unknown-region"]
    assert said["path"] == "content/алматы.md"
    assert "error[unknown-region]" in done.err
    done = run("schema", "article", cwd=room.site, environment=ascii_only)
    assert (done.code, done.err) == (0, "")


def _said(done: Done) -> list[dict[str, object]]:
    said = done.report["diagnostics"]
    assert isinstance(said, list)
    return said


def test_nothing_of_a_session_is_left_behind(room: Newsroom) -> None:
    """No bug report, no temporary file: what a build writes is in the site."""
    before = set(room.site.parent.iterdir())
    done = finish(start("build", cwd=room.site, environment={"TMPDIR": str(room.site.parent)}))

    assert done.code == 0
    assert {path for path in room.site.parent.iterdir() if not _is_of_pytest(path)} == {
        path for path in before if not _is_of_pytest(path)
    }


def _is_of_pytest(path: Path) -> bool:
    return bool(re.match(r"pytest-|\.coverage", path.name))
