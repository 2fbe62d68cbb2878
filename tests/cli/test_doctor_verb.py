"""`dateline doctor` looks, tells, and changes nothing."""

import json
import os
import platform
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import __version__
from dateline.cli import doctor_machine
from dateline.cli.doctor_machine import numbers
from dateline.publishing import lock
from tests.commandline import Done, run, run_here
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    return newsroom({"content/a.md": article()})


def doctor(where: Path | Newsroom, *words: str | Path) -> Done:
    return run_here("doctor", *words, cwd=where.site if isinstance(where, Newsroom) else where)


def checks(where: Path | Newsroom, *words: str | Path) -> dict[str, tuple[str, str, str]]:
    """Return state, what was seen and the hint of each check, by name."""
    report = json.loads(doctor(where, "--json", *words).out)
    return {one["name"]: (one["state"], one["seen"], one["hint"]) for one in report["checks"]}


def test_a_sound_machine_and_site_are_fine(room: Newsroom) -> None:
    room.build()
    files = len(room.tree()) - 1
    before = room.tree(room.site)

    found = checks(room)

    assert {*found} >= {"python", "libraries", "git", "browser", "settings", "memo", "lock"}
    assert found["python"] == ("fine", platform.python_version(), "")
    assert found["libraries"][0] == "fine"
    assert found["settings"] == ("fine", "site_config.yaml", "")
    assert found["memo"][0] == "fine"
    assert found["memo"][1].endswith(" MiB, sound")
    assert found["lock"] == ("fine", "free", "")
    assert found["output"] == ("fine", f"{room.output}: an edition of {files} files", "")
    assert room.tree(room.site) == before
    assert doctor(room).code == 0


def test_a_site_that_was_never_built_is_fine_and_stays_so(room: Newsroom) -> None:
    found = checks(room)

    assert found["memo"] == ("fine", "none yet", "")
    assert found["output"] == ("fine", f"{room.output}: no edition yet", "")
    assert not (room.site / ".dateline").exists()


def test_versions_and_limits_are_told(room: Newsroom) -> None:
    report = json.loads(doctor(room, "--json").out)

    assert report["dateline"] == __version__
    assert report["python"].endswith(platform.python_version())
    assert {"click", "jinja2", "pyyaml", "watchdog", "warcio"} <= report["libraries"].keys()
    assert "tzdata" not in report["libraries"]  # wanted on Windows only
    assert report["limits"]["processors"] >= 1
    assert report["exit_code"] == 0
    text = doctor(room).out
    assert text.startswith(f"dateline    {__version__}\npython      ")
    assert "\nlibraries:\n  anyascii " in text
    assert "\nchecks:\n  fine     python: " in text


def test_nothing_secret_is_told_and_the_home_folder_is_a_tilde(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(room.site.parent))
    monkeypatch.setenv("API_TOKEN", "hunter2")
    monkeypatch.setenv("TZ", "Asia/Almaty")
    monkeypatch.setenv("DATELINE_SITE", str(room.site))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(room.site)
        from click.testing import CliRunner

        from dateline.cli.main import dateline

        for words in (["doctor"], ["doctor", "--json"]):
            out = CliRunner().invoke(dateline, words).stdout
            assert "hunter2" not in out
            assert "API_TOKEN" not in out
            assert str(room.site.parent) not in out
            assert f"~/{room.site.name}/output: no edition yet" in out
            assert "Asia/Almaty" in out


def test_without_a_site_the_machine_is_looked_at(tmp_path: Path) -> None:
    done = doctor(tmp_path)

    assert done.code == 0
    assert "  doubtful settings: no site_config.yaml in " in done.out
    assert "           hint: change to the folder of the site, or name it with --site\n" in done.out
    assert "memo:" not in done.out


# What may be wrong.


def test_broken_settings_are_told(room: Newsroom) -> None:
    room.write("site_config.yaml", "title: T\nregoins: []\n")

    state, seen, hint = checks(room)["settings"]
    assert (state, hint) == ("bad", "there is no key `regoins`")
    assert seen.startswith("site_config.yaml has ")
    assert doctor(room).code == 3


def test_an_output_folder_that_would_be_refused_is_told(room: Newsroom) -> None:
    room.write("output/mine.txt", "mine")

    assert checks(room)["output"][0] == "bad"
    assert "holds files that Dateline did not write" in checks(room)["output"][1]
    assert doctor(room).code == 3
    assert doctor(room, "--out", room.site / "elsewhere").code == 0


def test_a_damaged_memo_is_told_and_left_for_the_build(room: Newsroom) -> None:
    room.write(".dateline/memo.sqlite3", "no database at all, and long enough to be looked at")

    state, seen, hint = checks(room)["memo"]
    assert state == "doubtful"
    assert seen == "memo.sqlite3 cannot be read (file is not a database)"
    assert hint == "`dateline clean` removes it; the next build renders every page"
    assert doctor(room).code == 0


def test_a_memo_of_another_format_is_told(room: Newsroom) -> None:
    room.build()
    memo = sqlite3.connect(room.site / ".dateline/memo.sqlite3")
    memo.execute("PRAGMA user_version = 99")
    memo.close()

    assert checks(room)["memo"][1] == "memo.sqlite3 has format 99, not 6"


def test_a_build_at_work_is_told(room: Newsroom) -> None:
    with lock.hold(room.site / ".dateline/lock", "process 1 since noon"):
        assert checks(room)["lock"] == (
            "doubtful",
            "held by process 1 since noon",
            "wait until that build has ended, or end the process",
        )


def test_a_place_without_locks_is_told(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    room.build()

    def refuse(_path: Path, _holder: str) -> Iterator[None]:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(lock, "hold", refuse)
    assert checks(room)["lock"][:2] == ("bad", "No locks available")
    assert doctor(room).code == 4


@pytest.mark.parametrize(
    ("mebibytes", "state", "code"), [(5000, "fine", 0), (500, "doubtful", 0), (5, "bad", 4)]
)
def test_little_space_is_told(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, mebibytes: int, state: str, code: int
) -> None:
    usage = type("Usage", (), {"free": mebibytes << 20})
    monkeypatch.setattr("shutil.disk_usage", lambda _path: usage)

    found = checks(room)["space"]
    assert found[:2] == (state, f"{mebibytes:,} MiB free where the output folder is")
    assert doctor(room).code == code


def test_a_library_that_is_too_old_or_missing_is_told(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = doctor_machine.version_of
    versions = {"jinja2": "3.0.9", "markdown": "", "warcio": ""}
    monkeypatch.setattr(doctor_machine, "version_of", lambda name: versions.get(name, real(name)))

    state, seen, hint = checks(room)["libraries"]
    assert (state, seen) == (
        "bad",
        "jinja2 is 3.0.9, at least 3.1.6 is needed; markdown is not installed",
    )
    assert hint == "install Dateline anew, in an environment of its own"
    assert doctor(room).code == 4


@pytest.mark.parametrize(
    ("version", "found"),
    [("3.1.6", (3, 1, 6)), ("8.2", (8, 2)), ("12.0.0", (12,)), ("2.0rc1", (2,)), ("", ())],
)
def test_versions_are_compared_by_their_numbers(version: str, found: tuple[int, ...]) -> None:
    assert numbers(version) == found


def test_a_machine_without_git_is_told(room: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    found = checks(room)
    assert found["git"] == (
        "doubtful",
        "not found",
        "an archive is best kept under version control",
    )
    assert found["browser"] == ("fine", "none; only the tests of Dateline itself want one", "")
    assert doctor(room).code == 0


def test_few_watches_are_told(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    limits = tmp_path / "inotify"
    limits.mkdir()
    (limits / "max_user_watches").write_text("100\n", encoding="ascii")
    monkeypatch.setattr(doctor_machine, "_INOTIFY", limits)

    assert checks(room)["inotify"] == (
        "doubtful",
        "max_user_watches 100",
        "raise fs.inotify.max_user_watches, or folders will be watched in vain",
    )


def test_a_repository_that_would_keep_the_memo_is_told(room: Newsroom) -> None:
    assert checks(room)["version control"][1] == "the site is not in a git repository"
    subprocess.run(["git", "init", "-q", room.site], check=True)

    assert checks(room)["version control"] == (
        "doubtful",
        "git would keep .dateline/",
        "add a line `.dateline/` to .gitignore: the memo holds drafts",
    )
    room.write(".gitignore", ".dateline/\n")
    assert checks(room)["version control"] == ("fine", "git ignores .dateline/", "")


def test_the_real_command_ends_well(room: Newsroom) -> None:
    done = run("doctor", "--json", cwd=room.site, environment={"HOME": os.sep})

    assert (done.code, done.err) == (0, "")
    assert done.report["exit_code"] == 0
