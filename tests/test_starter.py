"""build.py, tried in checkouts of its own (tests/starter.py)."""

import ast
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.starter import ROOT, Checkout, lay_out


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return lay_out(tmp_path.resolve() / 'the desk\'s "copy" é')


def closed_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def test_python_3_6_can_read_the_starter() -> None:
    tree = ast.parse((ROOT / "build.py").read_text(encoding="utf-8"), feature_version=(3, 6))
    imported = [line for line in tree.body if isinstance(line, ast.Import)]
    assert tree.body[1 : len(imported) + 1] == imported
    assert isinstance(tree.body[len(imported) + 1], ast.If), "the check comes before any annotation"


def test_an_old_python_is_told_in_one_line() -> None:
    pretence = (
        "import runpy, sys; sys.version_info = (3, 10, 13); sys.version = '3.10.13 (main)';"
        "runpy.run_path('build.py', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", pretence], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 4
    assert done.stderr == "build.py: needs Python 3.11 or newer, not 3.10.13.\n"
    assert done.stdout == ""


def test_a_fresh_clone_has_to_be_set_up(checkout: Checkout) -> None:
    assert checkout.fault() == "first run"


def test_a_finished_set_up_is_used_as_it_is(checkout: Checkout) -> None:
    starter = checkout.pretend_to_be_set_up()
    assert checkout.fault() == ""
    assert starter.fault(*starter.TESTS) == ""


def test_a_changed_lock_is_noticed(checkout: Checkout) -> None:
    starter = checkout.pretend_to_be_set_up()
    (checkout.root / "requirements.lock").write_text("# another\n", encoding="utf-8")
    assert checkout.fault() == "another lock"
    assert starter.fault(*starter.TESTS) == ""


def test_a_changed_lock_of_the_test_tools_is_noticed(checkout: Checkout) -> None:
    starter = checkout.pretend_to_be_set_up()
    (checkout.root / "requirements-test.lock").write_text("# another\n", encoding="utf-8")
    assert checkout.fault() == ""
    assert starter.fault(*starter.TESTS) == "another lock"


def test_an_environment_of_another_python_is_noticed(checkout: Checkout) -> None:
    starter = checkout.pretend_to_be_set_up()
    stamp = Path(starter.RUNTIME[1])
    tag = str(sys.implementation.cache_tag)
    stamp.write_text(stamp.read_text("ascii").replace(tag, "cpython-310"), encoding="ascii")
    assert checkout.fault() == "another Python"


def test_a_moved_checkout_is_noticed(checkout: Checkout) -> None:
    checkout.pretend_to_be_set_up()
    moved = Checkout(root=checkout.root.rename(checkout.root.with_name("moved")))
    assert moved.fault() == "another folder"


def test_a_set_up_cut_short_is_noticed(checkout: Checkout) -> None:
    starter = checkout.pretend_to_be_set_up()
    starter.write(starter.RUNTIME[1], "unfinished")
    assert checkout.fault() == "unfinished"


def test_a_damaged_stamp_is_noticed(checkout: Checkout) -> None:
    starter = checkout.pretend_to_be_set_up()
    Path(starter.RUNTIME[1]).write_bytes(b"\xff\n\x00\n\xfe")
    assert checkout.fault() == "another lock"


@pytest.mark.parametrize("part", ["PYTHON", "LINK", "pyvenv.cfg"])
def test_a_half_deleted_environment_is_noticed(checkout: Checkout, part: str) -> None:
    starter = checkout.pretend_to_be_set_up()
    Path(getattr(starter, part, checkout.venv / part)).unlink()
    assert checkout.fault() == "parts are missing"


def fail(*_command: str) -> None:
    raise OSError("ERROR: the step failed")


def test_an_environment_is_marked_as_ours_before_it_is_emptied(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    starter = checkout.pretend_to_be_set_up()
    Path(starter.RUNTIME[1]).unlink()
    monkeypatch.setattr(starter, "step", fail)
    with pytest.raises(OSError, match="the step failed"):
        starter.make_environment()
    assert [path.name for path in checkout.venv.iterdir()] == [".dateline-lock"]
    assert checkout.fault() == "unfinished"


def test_test_tools_cut_short_are_noticed_and_the_runtime_stays(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    starter = checkout.pretend_to_be_set_up()
    lock = checkout.root / "requirements-test.lock"
    lock.write_text("# another\n", encoding="utf-8")
    monkeypatch.setattr(starter, "step", fail)
    with pytest.raises(OSError, match="the step failed"):
        starter.set_up((starter.RUNTIME, starter.TESTS))
    lock.write_text("", encoding="utf-8")
    assert starter.fault(*starter.TESTS) == "unfinished"
    assert checkout.fault() == ""


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_something_else_called_venv_is_left_alone(checkout: Checkout, kind: str) -> None:
    elsewhere = checkout.root / "elsewhere"
    place = elsewhere if kind == "link" else checkout.venv
    kept = place if kind == "file" else place / ("pyvenv.cfg" if kind == "link" else "notes.txt")
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("a year of work", encoding="utf-8")
    if kind == "link":
        checkout.venv.symlink_to(elsewhere)
    code, said, told = checkout.run()
    assert (code, said) == (4, "")
    assert told.splitlines() == [
        "Setting up Dateline (first run) …",
        (
            f"build.py: Dateline could not be set up: {checkout.venv} is not a Python environment: "
            "move it away. Run this again."
        ),
    ]
    assert kept.read_text(encoding="utf-8") == "a year of work"
    if kind != "file":
        assert list(place.iterdir()) == [kept]


def test_two_starters_at_once_set_up_once_and_both_run(checkout: Checkout) -> None:
    with checkout.start("one") as first, checkout.start("two") as second:
        answers = [first.communicate(), second.communicate()]
    assert [first.returncode, second.returncode] == [3, 3]
    assert "".join(told for _, told in answers) == "Setting up Dateline (first run) …\n"
    package = str(checkout.root / "dateline" / "__init__.py")
    assert [json.loads(said) for said, _ in answers] == [
        [["one"], package, str(checkout.root)],
        [["two"], package, str(checkout.root)],
    ]


def test_a_later_run_hands_over_at_once(checkout: Checkout) -> None:
    assert checkout.run()[0] == 3
    index = f"http://127.0.0.1:{closed_port()}/"
    code, said, told = checkout.run("new", "a b", "", "--title=»x«", PIP_INDEX_URL=index)
    assert (code, told) == (3, "")
    assert json.loads(said)[0] == ["new", "a b", "", "--title=»x«"]
    code, said, _ = checkout.run(DATELINE_SITE="mine")
    assert json.loads(said)[2] == "mine"
    code, said, told = checkout.run("test", "--list")
    assert (code, told) == (0, "Setting up Dateline (first run) …\n")
    assert json.loads(said) == [["--list"], str(checkout.root)]
    assert checkout.run("test")[2] == ""


def test_offline_a_half_made_environment_is_emptied_and_the_desk_told_in_one_line(
    checkout: Checkout,
) -> None:
    lock = f"jinja2==3.1.6 --hash=sha256:{'0' * 64}\n"
    (checkout.root / "requirements.lock").write_text(lock, encoding="utf-8")
    left_over = checkout.venv / "lib" / "left-over.py"
    left_over.parent.mkdir(parents=True)
    left_over.write_text("", encoding="utf-8")
    (checkout.venv / ".dateline-lock").write_text("unfinished\n", encoding="utf-8")
    index = f"http://127.0.0.1:{closed_port()}/"
    code, said, told = checkout.run(PIP_INDEX_URL=index, PIP_RETRIES="1", PIP_NO_CACHE_DIR="1")
    assert (code, said) == (4, "")
    assert told.splitlines() == [
        "Setting up Dateline (unfinished) …",
        (
            "build.py: Dateline could not be set up: ERROR: No matching distribution found for "
            "jinja2==3.1.6. Go online and run this again."
        ),
    ]
    assert not left_over.exists()
    assert checkout.fault() == "unfinished"


def test_ctrl_c_ends_a_set_up_without_a_traceback(checkout: Checkout) -> None:
    with checkout.start() as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "Setting up Dateline (first run) …\n"
        os.killpg(process.pid, signal.SIGINT)
        assert process.communicate() == ("", "")
    assert process.returncode == 130


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "WARNING: slow\nERROR: [Errno 28] No space left on device\nhint: x",
            "ERROR: [Errno 28] No space left on device. Make room on the disk and run this again.",
        ),
        (
            "[Errno 30] Read-only file system: '.venv.lock'",
            (
                "[Errno 30] Read-only file system: '.venv.lock'. "
                "Copy the checkout to a folder you can write to."
            ),
        ),
        (
            "[Errno 13] Permission denied: '.venv.lock'",
            (
                "[Errno 13] Permission denied: '.venv.lock'. "
                "Copy the checkout to a folder you can write to."
            ),
        ),
        (
            "python: No module named ensurepip",
            (
                "python: No module named ensurepip. "
                "Install it (Debian, Ubuntu: apt install python3-venv) and run this again."
            ),
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE LOCK.\n  Expected sha256 1\n",
            (
                "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE LOCK. "
                "A downloaded file is not the one we tested: please report it."
            ),
        ),
        (
            "WARNING: Retrying (Retry(total=4)) after …\nERROR: No matching distribution found",
            "ERROR: No matching distribution found. Go online and run this again.",
        ),
        ("", "no reason given. Run this again."),
    ],
)
def test_a_failed_step_is_one_line_that_says_what_to_do(
    checkout: Checkout, said: str, told: str
) -> None:
    assert checkout.starter().advice(said) == "build.py: Dateline could not be set up: " + told
