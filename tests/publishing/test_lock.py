import errno
import os
import signal
import stat
import subprocess
import sys
import types
from pathlib import Path

import pytest

from dateline.publishing import lock

HOLDER = """
import sys
from pathlib import Path
from dateline.publishing import lock
with lock.hold(Path(sys.argv[1]), "process 123 since 2026-11-23 09:00"):
    print("held", flush=True)
    sys.stdin.read()
"""

RUNNER = """
import sys
from pathlib import Path
from dateline.publishing import lock
try:
    with lock.hold(Path(sys.argv[1]), "one of eight"):
        print("free", flush=True)
        sys.stdin.read()
except lock.Held as held:
    print(f"held by {held.holder}", flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".dateline" / "build.lock"


def hold_elsewhere(path: Path) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


def try_to_hold(path: Path) -> str:
    """Return what the holder says, or nothing if the lock was free."""
    try:
        with lock.hold(path, "we"):
            return ""
    except lock.Held as held:
        return held.holder


def test_the_folder_of_the_lock_is_made_for_us_alone(path: Path) -> None:
    with lock.hold(path, "we"):
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert path.read_text() == "we"
    assert path.read_text() == ""


def test_another_process_learns_who_holds_the_lock_and_gets_it_afterwards(path: Path) -> None:
    with hold_elsewhere(path) as process:
        assert try_to_hold(path) == "process 123 since 2026-11-23 09:00"
        assert try_to_hold(path) == "process 123 since 2026-11-23 09:00"
        process.communicate()
    assert process.returncode == 0
    assert try_to_hold(path) == ""


def test_a_holder_that_has_not_yet_said_who_it_is_is_asked_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, silent = lock._line_in, [""]
    monkeypatch.setattr(lock, "_line_in", lambda one: silent.pop() if silent else read(one))
    with hold_elsewhere(path) as process:
        assert try_to_hold(path) == "process 123 since 2026-11-23 09:00"
        process.communicate()


def test_a_lock_that_is_let_go_meanwhile_is_taken(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hold_elsewhere(path) as process:

        def let_go(_descriptor: int) -> str:
            process.communicate()
            return ""

        monkeypatch.setattr(lock, "_line_in", let_go)
        assert try_to_hold(path) == ""


def test_the_lock_goes_with_a_process_that_is_killed(path: Path) -> None:
    with hold_elsewhere(path) as process:
        process.kill()
        process.communicate()
    assert process.returncode == -signal.SIGKILL
    assert path.read_text() == "process 123 since 2026-11-23 09:00"
    assert try_to_hold(path) == ""


def test_of_eight_that_come_at_once_one_gets_the_lock(path: Path) -> None:
    command = [sys.executable, "-c", RUNNER, str(path)]
    runners = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for _ in range(8)
    ]
    words = []
    for runner in runners:
        assert runner.stdout is not None
        words.append(runner.stdout.readline())
    for runner in runners:
        runner.communicate()
    assert sorted(words) == [b"free\n"] + [b"held by one of eight\n"] * 7


def test_the_lock_is_released_when_the_work_fails(path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), lock.hold(path, "we"):
        raise KeyboardInterrupt
    assert try_to_hold(path) == ""


def test_a_second_hold_in_one_process_is_refused_too(path: Path) -> None:
    with lock.hold(path, "serve"):
        assert try_to_hold(path) == "serve"


def test_what_the_holder_says_is_shown_without_signs_that_steer_a_terminal(path: Path) -> None:
    with lock.hold(path, "x" * 600):
        assert try_to_hold(path) == "x" * 500
        path.write_bytes(b"pro\x1b[31mcess\n\xff")
        assert try_to_hold(path) == "pro[31mcess�"


def test_a_holder_that_has_not_said_who_it_is_holds_the_lock_all_the_same(path: Path) -> None:
    with lock.hold(path, ""), pytest.raises(lock.Held) as held, lock.hold(path, "we"):
        pass
    assert held.value.holder == ""


def test_a_file_system_without_locks_is_an_error_that_names_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def flock(_descriptor: int, _operation: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", flock)
    with pytest.raises(OSError, match="No locks available") as fault, lock.hold(path, "we"):
        pass
    assert fault.value.errno == errno.ENOLCK
    assert fault.value.filename == str(path)


class Windows(types.ModuleType):
    """The part of Windows' `msvcrt` that locks, which this system does not have."""

    LK_NBLCK, LK_UNLCK = 2, 0

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.taken: set[int] = set()

    def locking(self, descriptor: int, mode: int, count: int) -> None:
        place = os.lseek(descriptor, 0, os.SEEK_CUR)
        assert count == 1
        if mode == self.LK_UNLCK:
            self.taken.remove(place)
        elif place in self.taken:
            raise PermissionError(errno.EACCES, "Permission denied")
        else:
            self.taken.add(place)


def test_windows_locks_a_byte_behind_the_text(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    windows = Windows()
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", windows)
    with lock.hold(path, "process 5"):
        assert windows.taken == {1 << 30}
        assert path.read_text() == "process 5"
        assert try_to_hold(path) == "process 5"
    assert windows.taken == set()
    assert try_to_hold(path) == ""
