"""Run one command as a child process and measure it from outside.

In: a command, and where it runs. Out: a `Measurement`.

- Wall time: from the start of the child until it has been waited for.
- CPU time: user and system. `wait4` counts the child and every descendant that its own parent has
  waited for; nobody waits for a fork server. So the times of all processes of the tree are read
  from `/proc/PID/stat` with the memory, and the larger of the two sums stands. What a process does
  after the last look, at most 10 ms before its end, is not in the second.
- Peak memory, `rss`: every 10 ms the resident sets of all processes of the tree are read from
  `/proc/PID/statm` and added. Pages shared between processes count once for each, so this is an
  upper bound with workers and exact without.
- Peak memory, `pss`: the proportional set sizes from `/proc/PID/smaps_rollup`, in which a shared
  page counts once in all: what the machine really has to have. The kernel walks the page tables
  for them, a millisecond for every 60 MB, so they are read for a fiftieth of the time and no more:
  every 50 ms while a tree is small, every second when it holds a gigabyte.

A peak between two looks is missed. The kernel's `ru_maxrss` would not miss it, but it begins with
the size of whoever starts the command, and a benchmark that knows every report is large itself.

Only Linux has these files.
"""

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_INTERVAL: Final = 0.01
# Between two looks at proportional set sizes: at least so long, and so many times what one took.
_REST: Final = 0.05
_RESTS: Final = 50
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_PROCESSES: Final = Path("/proc")
_KILOBYTE: Final = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """What a command cost. Seconds and bytes."""

    exit_code: int
    wall: float
    cpu: float
    rss: int
    pss: int
    output: bytes
    talk: bytes


def measure(command: Sequence[str], *, folder: Path, environment: Mapping[str, str]) -> Measurement:
    """Run the command to its end."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as talk:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=talk,
        )
        sampler = _Sampler(process.pid)
        sampler.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - started
            # `wait4` has taken the exit status, so the process object must be told.
            process.returncode = os.waitstatus_to_exitcode(status)
        finally:
            sampler.stop()
            if process.returncode is None:
                process.kill()
                process.wait()
        return Measurement(
            exit_code=process.returncode,
            wall=wall,
            cpu=max(usage.ru_utime + usage.ru_stime, sum(sampler.ticks.values()) / _TICKS),
            rss=sampler.rss,
            pss=sampler.pss,
            output=_whole(output.fileno()),
            talk=_whole(talk.fileno()),
        )


class _Sampler(threading.Thread):
    """Watches a process and its descendants; the main thread waits in the kernel meanwhile."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.rss = self.pss = 0
        self.ticks: dict[int, int] = {}
        self._pid = pid
        self._rested = 0.0
        self._ended = threading.Event()

    def run(self) -> None:
        while True:
            tree = _tree(self._pid)
            self.rss = max(self.rss, sum(map(_resident, tree)))
            for pid in tree:
                self.ticks[pid] = max(self.ticks.get(pid, 0), _worked(pid))
            if time.perf_counter() >= self._rested:
                # What it takes from the machine, however long it had to wait for a core.
                before = time.thread_time()
                self.pss = max(self.pss, sum(map(_proportional, tree)))
                took = time.thread_time() - before
                self._rested = time.perf_counter() + max(_REST, _RESTS * took)
            if self._ended.wait(_INTERVAL):
                return

    def stop(self) -> None:
        self._ended.set()
        self.join()


def _tree(root: int) -> list[int]:
    """Return the process and its living descendants."""
    found = [root]
    for pid in found:
        try:
            for thread in (_PROCESSES / str(pid) / "task").iterdir():
                found += map(int, (thread / "children").read_bytes().split())
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has ended since its parent was asked
    return found


def _worked(pid: int) -> int:
    """Return the user and system time of a process without its children, in ticks."""
    try:
        stat = (_PROCESSES / str(pid) / "stat").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    # The name of the command may hold spaces; it ends with the last bracket. See proc(5).
    fields = stat.rpartition(b")")[2].split()
    return int(fields[11]) + int(fields[12])


def _resident(pid: int) -> int:
    try:
        return int((_PROCESSES / str(pid) / "statm").read_bytes().split()[1]) * _PAGE
    except (FileNotFoundError, ProcessLookupError):
        return 0


def _proportional(pid: int) -> int:
    try:
        lines = (_PROCESSES / str(pid) / "smaps_rollup").read_bytes().split(b"\n")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith(b"Pss:")) * _KILOBYTE


def _whole(descriptor: int) -> bytes:
    return os.pread(descriptor, os.fstat(descriptor).st_size, 0)
