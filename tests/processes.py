"""Processes as the system sees them (Linux): who started whom, and who is left."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path


def members(session: int) -> list[int]:
    """Return the processes of a session that still run; zombies do not count."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        state, _parent, _group, owner = fields[:4]
        if int(owner) == session and state not in {"Z", "X"}:
            found.append(int(path.parent.name))
    return found


def children(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(child) for child in text.split()]


def workers_of(pid: int) -> list[int]:
    """Return the workers of a build: the children of the server that forks them."""
    return [worker for child in children(pid) for worker in children(child)]


def heeds(pid: int, number: int) -> bool:
    """Tell whether a signal would reach a process now: it neither ignores it nor holds it back."""
    try:
        text = Path(f"/proc/{pid}/status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False  # it has just ended
    masks = dict(line.split(":\t", 1) for line in text.splitlines() if line.startswith("Sig"))
    deaf = int(masks["SigBlk"], 16) | int(masks["SigIgn"], 16)
    return not deaf >> (number - 1) & 1


def wait_for(found: Callable[[], list[int]], *, some: bool) -> list[int]:
    """Wait until there are some processes, or none; how long is no matter of the test."""
    for _ in range(6_000):
        pids = found()
        if bool(pids) is some:
            return pids
        time.sleep(0.01)
    raise AssertionError(f"still {found()}")


def kill(process: "subprocess.Popen[str]") -> None:
    """Kill the process alone, without a word: what it has started is left to itself."""
    process.send_signal(signal.SIGKILL)
    process.wait()


def signal_all(process: "subprocess.Popen[str]", number: int) -> None:
    """Send a signal to a process and all it has started, as a terminal sends Ctrl-C."""
    os.killpg(process.pid, number)
