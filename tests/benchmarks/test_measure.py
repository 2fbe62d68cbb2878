import os
import sys
from pathlib import Path

from benchmarks.measure import Measurement, measure

MEBIBYTE = 1024 * 1024
# Both processes hold 60 MiB at the same moment: the parent waits for the child.
TWO_HOLDERS = """
import os, time

read, write = os.pipe()
child = os.fork()
held = os.urandom(60 * 1024 * 1024)
if child == 0:
    os.write(write, b"x")
    time.sleep(1)
    os._exit(0)
os.read(read, 1)
os.waitpid(child, 0)
"""


# The child goes on holding what the parent held before there was a child: 60 MiB in both, and once
# in the machine.
SHARED = """
import os, time

held = os.urandom(60 * 1024 * 1024)
if os.fork() == 0:
    time.sleep(1)
    os._exit(0)
os.wait()
"""


def run(program: str, folder: Path) -> Measurement:
    return measure([sys.executable, "-c", program], folder=folder, environment=dict(os.environ))


def test_memory_is_added_up_over_the_process_tree(tmp_path: Path) -> None:
    measured = run(TWO_HOLDERS, tmp_path)

    assert 120 * MEBIBYTE <= measured.pss <= measured.rss <= 200 * MEBIBYTE


def test_shared_pages_count_once_in_proportional_set_sizes(tmp_path: Path) -> None:
    measured = run(SHARED, tmp_path)

    assert 120 * MEBIBYTE <= measured.rss <= 200 * MEBIBYTE
    assert 60 * MEBIBYTE <= measured.pss <= 100 * MEBIBYTE


def test_the_size_of_whoever_measures_does_not_count(tmp_path: Path) -> None:
    held = os.urandom(100 * MEBIBYTE)
    measured = run("import time; time.sleep(0.1)", tmp_path)

    assert measured.rss < len(held)


def test_processor_time_of_a_child_process_counts(tmp_path: Path) -> None:
    work = "import time\nwhile time.process_time() < 0.3: pass"
    program = (
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}], check=True)"
    )

    assert run(program, tmp_path).cpu >= 0.3


def test_processor_time_of_a_process_nobody_waits_for_counts(tmp_path: Path) -> None:
    program = """
import os, time
read, write = os.pipe()
child = os.fork()
while child == 0 and time.process_time() < 0.4:
    pass
if child:
    os.close(write)
    os.read(read, 1)  # until it has ended; it is not asked for how
os._exit(0)
"""

    assert run(program, tmp_path).cpu >= 0.3


def test_output_talk_and_exit_code_are_kept_apart(tmp_path: Path) -> None:
    program = "import os, sys; print(os.getcwd()); print('words', file=sys.stderr); sys.exit(3)"
    measured = run(program, tmp_path)

    assert measured.output.decode() == f"{tmp_path.resolve()}\n"
    assert measured.talk == b"words\n"
    assert measured.exit_code == 3


def test_a_killed_command_is_told_by_its_exit_code(tmp_path: Path) -> None:
    assert run("import os; os.kill(os.getpid(), 9)", tmp_path).exit_code == -9
