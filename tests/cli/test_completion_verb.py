"""Words are completed by the shell itself."""

import shutil
from pathlib import Path

import pytest

from dateline.cli.main import VERBS
from tests.cli.test_imports import HEAVY, SLOW, loaded_by
from tests.commandline import run


def completed(*words: str, cwd: Path) -> list[str]:
    """Return what completes the last of the words."""
    environment = {
        "_DATELINE_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(["dateline", *words]),
        "COMP_CWORD": str(len(words)),
    }
    done = run(cwd=cwd, environment=environment)
    assert (done.code, done.err) == (0, "")
    return [line.partition(",")[2] for line in done.out.splitlines()]


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("bash", "_DATELINE_COMPLETE=bash_complete"),
        ("zsh", "#compdef dateline"),
        ("fish", "complete --no-files --command dateline"),
    ],
)
def test_a_script_is_printed_for_each_shell(tmp_path: Path, shell: str, line: str) -> None:
    done = run("completion", shell, cwd=tmp_path)

    assert (done.code, done.err) == (0, "")
    assert line in done.out


def test_a_shell_that_is_not_known_is_wrong_usage(tmp_path: Path) -> None:
    done = run("completion", "tcsh", cwd=tmp_path)

    assert (done.code, done.out) == (2, "")
    assert "'bash', 'fish', 'zsh'" in done.err


def test_verbs_and_options_are_completed(tmp_path: Path) -> None:
    assert completed("", cwd=tmp_path) == sorted(VERBS)
    assert completed("ex", cwd=tmp_path) == ["explain", "export"]
    assert completed("--v", cwd=tmp_path) == ["--version"]
    assert completed("build", "--s", cwd=tmp_path) == ["--site", "--strict"]
    assert completed("new", "a", cwd=tmp_path) == ["article", "author"]
    assert completed("export", "", cwd=tmp_path)[:2] == ["bib", "csl"]
    assert completed("check", "--only", "links,p", cwd=tmp_path) == [
        "links,pictures",
        "links,privacy",
    ]
    assert completed("check", "--format", "g", cwd=tmp_path) == ["github", "gcc"]


def test_a_verb_that_does_not_exist_is_completed_by_verbs_without_a_word(tmp_path: Path) -> None:
    assert completed("nonsense", "", cwd=tmp_path) == sorted(VERBS)


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not here")
def test_bash_takes_the_script(tmp_path: Path) -> None:
    script = run("completion", "bash", cwd=tmp_path).out
    (tmp_path / "completion.sh").write_text(script, encoding="utf-8")
    words = "source ./completion.sh && complete -p dateline"

    done = run("-c", words, cwd=tmp_path, command=("bash", "--norc"))

    assert (done.code, done.err) == (0, "")
    assert "-F _dateline_completion dateline" in done.out


def test_the_script_is_printed_without_loading_what_a_build_needs(tmp_path: Path) -> None:
    assert not loaded_by("completion", "zsh", cwd=tmp_path) & (HEAVY | SLOW)
