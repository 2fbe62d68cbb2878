"""The same work, in this process or in others; and no process that outlives the build."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.archive import write_archive
from dateline.engine.batch import WorkerLost
from dateline.engine.workers import BATCH, WORTH_IT, Workers, make_ready, processors
from tests.commandline import finish, start
from tests.engine.labour import common, dawdle, die, hang_up, has_imported, squares, stumble, whoami
from tests.processes import heeds, kill, members, wait_for, workers_of

MANY = range(1_000)


@pytest.fixture
def pool(tmp_path: Path) -> Iterator[Callable[[int], Workers]]:
    made: list[Workers] = []

    def make(jobs: int) -> Workers:
        made.append(Workers(jobs, common(tmp_path)))
        return made[-1]

    yield make
    for workers in made:
        # A pool that broke while a worker was being started waits for it for ever.
        workers.abandon()


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order_whatever_the_number_of_processes(
    pool: Callable[[int], Workers], jobs: int
) -> None:
    found = [number for batch in pool(jobs).map(squares, MANY, 7) for number in batch]

    assert found == [number * number for number in MANY]


def test_one_job_is_done_in_this_process(pool: Callable[[int], Workers]) -> None:
    workers = pool(1)

    assert {pid for pid, _, _ in workers.map(whoami, MANY)} == {os.getpid()}
    assert workers.pool is None


def test_little_work_is_done_in_this_process(pool: Callable[[int], Workers]) -> None:
    workers = pool(2)

    assert list(workers.map(whoami, range(WORTH_IT - 1), 100)) == [
        (os.getpid(), "en", tuple(range(WORTH_IT - 1)))
    ]
    assert workers.pool is None


def test_much_work_is_done_by_others_who_know_what_is_common(
    pool: Callable[[int], Workers],
) -> None:
    workers = pool(2)
    found = list(workers.map(whoami, MANY))

    assert os.getpid() not in {pid for pid, _, _ in found}
    assert {language for _, language, _ in found} == {"en"}
    assert [len(batch) for _, _, batch in found] == [BATCH] * (1_000 // BATCH) + [1_000 % BATCH]


def test_workers_that_are_there_do_little_work_too(pool: Callable[[int], Workers]) -> None:
    workers = pool(2)
    list(workers.map(whoami, MANY))

    [(pid, _, _)] = workers.map(whoami, [1])

    assert pid != os.getpid()


def test_batches_are_made_only_as_fast_as_they_are_worked_off(
    pool: Callable[[int], Workers],
) -> None:
    made: list[int] = []

    def batches() -> Iterator[tuple[int, ...]]:
        for number in MANY:
            made.append(number)
            yield (number,)

    results = pool(2).map_batches(squares, batches(), len(MANY))
    next(results)

    assert len(made) <= 3 * 2 + 1
    assert sum(len(batch) for batch in results) == len(MANY) - 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_exception_comes_back_as_it_is(pool: Callable[[int], Workers], jobs: int) -> None:
    with pytest.raises(ValueError, match=r"^0$"):
        list(pool(jobs).map(stumble, MANY))


def test_a_worker_that_dies_is_missed(pool: Callable[[int], Workers]) -> None:
    with pytest.raises(WorkerLost):
        list(pool(2).map(die, MANY))


def test_a_pipe_that_breaks_is_a_worker_lost(pool: Callable[[int], Workers]) -> None:
    with pytest.raises(WorkerLost):
        list(pool(2).map(hang_up, MANY))


def test_workers_that_are_forked_begin_with_everything_imported(
    pool: Callable[[int], Workers],
) -> None:
    names = ("dateline.reading.read", "dateline.rendering.render") * WORTH_IT
    forked = sys.platform not in {"win32", "darwin"}

    found = {one for batch in pool(2).map(has_imported, names) for one in batch}

    assert found == {forked}


def test_making_workers_ready_leaves_no_trace_in_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONPATH", "somewhere")
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    before = dict(os.environ)

    make_ready(2)

    assert dict(os.environ) == before


def test_closing_ends_the_processes(tmp_path: Path) -> None:
    workers = Workers(2, common(tmp_path))
    pids = {pid for pid, _, _ in workers.map(whoami, MANY)}
    workers.close()
    workers.close()

    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_abandoning_does_not_wait_for_work_that_is_under_way(tmp_path: Path) -> None:
    workers = Workers(2, common(tmp_path))
    results = workers.map(dawdle, MANY, 1)
    assert next(results) == (0,)

    workers.abandon()

    assert list(tmp_path.iterdir()) == []
    assert multiprocessing.active_children() == []


def test_as_many_processes_are_useful_as_there_are_processors_for_us() -> None:
    assert 1 <= processors() <= (os.cpu_count() or 1)


# Real builds, whose processes are looked at from outside.


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_archive(tmp_path / "site", 400, 1)
    return tmp_path / "site"


def test_workers_end_when_the_build_is_killed(site: Path) -> None:
    process = start("build", "--jobs", "2", cwd=site)
    assert wait_for(lambda: workers_of(process.pid), some=True)

    kill(process)

    wait_for(lambda: members(process.pid), some=False)
    finish(process)


def test_a_worker_that_is_killed_ends_the_build_with_4_and_changes_nothing(site: Path) -> None:
    process = start("build", "--jobs", "2", cwd=site)
    [worker, *_] = wait_for(lambda: workers_of(process.pid), some=True)

    os.kill(worker, signal.SIGKILL)
    done = finish(process)

    assert done.code == 4
    assert done.out == ""
    assert done.err.splitlines()[:2] == [
        "error[worker-lost] a worker process ended without a word",
        "  hint: build again with --jobs 1",
    ]
    assert done.err.splitlines()[2].startswith("Nothing was published: 1 error; ")
    assert not (site / "output").exists()
    wait_for(lambda: members(process.pid), some=False)


def test_ctrl_c_strikes_the_build_alone_and_none_of_the_processes_it_has_started(
    site: Path,
) -> None:
    process = start("build", "--jobs", "2", cwd=site)
    heard: set[int] = set()

    def look() -> list[int]:
        # Also those that are only just being started, and have prepared themselves for nothing.
        found = [pid for pid in members(process.pid) if pid != process.pid]
        heard.update(pid for pid in found if heeds(pid, signal.SIGINT))
        return workers_of(process.pid)

    wait_for(look, some=True)
    finish(process)

    assert heard == set()


def test_workers_import_nothing_from_the_folder_the_build_is_started_in(
    site: Path, tmp_path: Path
) -> None:
    mark = tmp_path / "imported"
    trap = f"open({str(mark)!r}, 'w').close()\nraise ImportError\n"
    for name in ("dateline/__init__.py", "markdown.py", "yaml.py", "jinja2.py", "queue.py"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(trap, encoding="utf-8")
    script = tmp_path / "command.py"
    words = "from dateline.cli.main import main\nif __name__ == '__main__':\n    main()\n"
    script.write_text(words, encoding="utf-8")

    process = start("build", "--jobs", "2", cwd=site, command=(sys.executable, str(script)))

    assert finish(process).code == 0
    assert not mark.exists()


@pytest.mark.parametrize("jobs", [1, 2])
def test_whoever_listens_hears_how_far_the_work_is(tmp_path: Path, jobs: int) -> None:
    heard: list[tuple[str, int, int]] = []
    workers = Workers(jobs, common(tmp_path), lambda *said: heard.append(said))
    batches = (tuple(range(n, n + 40)) for n in (0, 40, 80))

    list(workers.map_batches(squares, batches, 120, work="reading"))

    workers.close()
    assert heard == [("reading", done, 120) for done in (40, 80, 120)]


def test_heavy_work_is_shared_out_sooner(pool: Callable[[int], Workers]) -> None:
    heavy, light = pool(2), pool(2)
    for workers, weight in ((heavy, WORTH_IT), (light, 1)):
        list(workers.map_batches(squares, iter([(1,), (2,)]), 2, weight=weight))
    assert (heavy.pool is None, light.pool is None) == (False, True)


def counted_batches(sizes: list[int]) -> Iterator[tuple[int, ...]]:
    return (tuple(range(size)) for size in sizes)


@pytest.mark.parametrize(
    ("sizes", "by_others"),
    [([], False), ([WORTH_IT - 1], False), ([WORTH_IT], True), ([1, 1], True), ([0, 1, 1], True)],
)
def test_of_work_whose_end_is_not_known_a_second_batch_tells_that_it_is_much(
    pool: Callable[[int], Workers], sizes: list[int], *, by_others: bool
) -> None:
    workers = pool(2)

    found = [*workers.map_batches(whoami, counted_batches(sizes), None)]

    assert [len(batch) for _, _, batch in found] == sizes
    assert all((pid != os.getpid()) == by_others for pid, _, _ in found)
    assert (workers.pool is not None) == by_others


@pytest.mark.parametrize(
    ("expected", "told"),
    [(0, [(2, 5), (5, 5), (6, 6)]), (5, [(2, 5), (5, 5), (6, 6)]), (9, [(2, 9), (5, 9), (6, 9)])],
)
def test_whoever_watches_hears_what_is_expected_or_more(
    expected: int, told: list[tuple[int, int]], tmp_path: Path
) -> None:
    heard: list[tuple[int, int]] = []
    workers = Workers(1, common(tmp_path), lambda _, done, of: heard.append((done, of)))

    list(workers.map_batches(squares, counted_batches([2, 3, 1]), None, expected=expected))

    assert heard == told
