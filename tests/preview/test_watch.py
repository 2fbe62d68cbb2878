"""However somebody saves, moves or replaces files, the preview looks again."""

import errno
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from dateline.preview import watch as module
from dateline.preview.watch import Watch, look_of


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for folder in ("content/asia", "templates", "static", "records", "output", ".dateline"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "site_config.yaml").write_text("title: x")
    (tmp_path / "content/asia/a.md").write_text("a")
    return tmp_path


@pytest.fixture
def watch(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    """Return a watch that has nothing but the system's events to go by."""
    monkeypatch.setattr(module, "GLANCE", 1e6)
    one = Watch(site, time.perf_counter)
    assert one.fault is None
    yield one
    one.close()


def in_place(path: Path) -> None:
    path.write_text(path.read_text() + "!")


def by_rename(path: Path) -> None:
    """Save as most editors do: a new file beside, renamed into place."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text("new")
    beside.replace(path)


def by_backup(path: Path) -> None:
    """Save as some editors do: the old file becomes the backup, a new one takes its name."""
    path.rename(path.with_name(f"{path.name}~"))
    path.write_text("new")


def by_link(path: Path) -> None:
    beside = path.with_name("#new#")
    beside.write_text("new")
    path.unlink()
    os.link(beside, path)
    beside.unlink()


WAYS: dict[str, Callable[[Path], object]] = {
    "in place": in_place,
    "by rename": by_rename,
    "by backup": by_backup,
    "by link": by_link,
    "cut short": lambda path: os.truncate(path, 0),
    "deleted": lambda path: path.unlink(),
    "renamed": lambda path: path.rename(path.with_name("b.md")),
    "moved up": lambda path: path.rename(path.parent.parent / "b.md"),
    "moved out": lambda path: path.rename(path.parents[2] / "b.md"),
    "folder renamed": lambda path: path.parent.rename(path.parent.with_name("africa")),
    "folder deleted": lambda path: shutil.rmtree(path.parent),
    "new folder with a file": lambda path: shutil.copytree(path.parent, path.parent / "new"),
}


def wait(watch: Watch) -> None:
    """Wait for the end of `wait`; that it comes is what is tested."""
    thread = threading.Thread(target=watch.wait, args=(lambda: False,), daemon=True)
    thread.start()
    thread.join(120)
    assert not thread.is_alive()


@pytest.mark.parametrize("way", WAYS)
def test_a_change_is_noticed_however_it_is_made(way: str, site: Path, watch: Watch) -> None:
    watch.begin()
    WAYS[way](site / "content/asia/a.md")
    wait(watch)


@pytest.mark.parametrize(
    "path", ["site_config.yaml", "templates/a.html", "static/a.css", "records/links.jsonl"]
)
def test_what_a_site_is_made_of_besides_is_watched(path: str, site: Path, watch: Watch) -> None:
    watch.begin()
    (site / path).write_text("new")
    wait(watch)


def test_settings_saved_by_rename_are_noticed(site: Path, watch: Watch) -> None:
    watch.begin()
    by_rename(site / "site_config.yaml")
    wait(watch)


def test_what_is_built_and_what_editors_leave_is_no_change(site: Path, watch: Watch) -> None:
    watch.begin()
    (site / "output/a.html").write_text("x")
    (site / ".dateline/memo").write_text("x")
    (site / ".output.dateline-staging").mkdir()
    (site / "notes.txt").write_text("x")
    (site / "content/asia/.a.md.swp").write_text("x")
    (site / "content/asia/a.md~").write_text("x")
    # Reading is no change either.
    for path in (site / "content").rglob("*.md"):
        path.read_bytes()
    assert not watch._nudged.wait(0.5)


@pytest.mark.parametrize("name", ["content", "templates"])
def test_a_folder_that_is_replaced_is_watched_again(name: str, site: Path, watch: Watch) -> None:
    watch.begin()
    (site / name).rename(site / "old")
    (site / name).mkdir()
    wait(watch)
    watch.begin()
    (site / name / "b.md").write_text("b")
    wait(watch)


def test_a_folder_that_is_new_is_watched(site: Path, watch: Watch) -> None:
    shutil.rmtree(site / "templates")
    watch.begin()
    (site / "templates").mkdir()
    wait(watch)
    watch.begin()
    (site / "templates/a.html").write_text("a")
    wait(watch)


def test_churning_folders_leave_a_watch_that_still_sees(site: Path, watch: Watch) -> None:
    for number in range(100):
        watch.begin()
        folder = site / "content" / f"f{number % 7}" / "below"
        folder.mkdir(parents=True)
        (folder / "a.md").write_text("a")
        folder.parent.rename(site / "content" / "moved")
        shutil.rmtree(site / "content" / "moved")
    watch.begin()
    (site / "content/asia/a.md").write_text("new")
    wait(watch)
    assert watch.fault is None


def test_two_thousand_files_at_once_are_one_change(site: Path, watch: Watch) -> None:
    watch.begin()
    thread = threading.Thread(target=watch.wait, args=(lambda: False,), daemon=True)
    thread.start()
    for number in range(2_000):
        folder = site / "content" / f"y{number % 20}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.md").write_text("a")
    thread.join(120)
    assert not thread.is_alive()
    # After the unrest, nothing of it is left to be noticed a second time.
    watch.wait(lambda: True) if watch._nudged.is_set() else None
    before = look_of(site)
    watch.begin()
    assert look_of(site) == before


class Exhausted:
    """An observer of a system that has no watches left."""

    def __init__(self, number: int, after: int) -> None:
        self.number, self.left = number, after
        self.real = Observer()

    def start(self) -> None:
        self.real.start()

    def schedule(self, *arguments: object, **named: object) -> object:
        if not self.left:
            raise OSError(self.number, os.strerror(self.number))
        self.left -= 1
        return self.real.schedule(*arguments, **named)  # type: ignore[arg-type]

    def is_alive(self) -> bool:
        return self.real.is_alive()

    def stop(self) -> None:
        self.real.stop()

    def join(self) -> None:
        self.real.join()


@pytest.mark.parametrize("after", [0, 1, 3])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EMFILE])
@pytest.mark.parametrize("way", ["in place", "by rename", "deleted", "folder renamed"])
def test_without_watches_all_files_are_looked_over(
    way: str, number: int, after: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "GLANCE_WITHOUT_EVENTS", 0.02)

    def make() -> BaseObserver:
        return Exhausted(number, after)  # type: ignore[return-value]

    threads = threading.active_count()
    watch = Watch(site, time.perf_counter, make)
    watch.begin()
    assert watch.fault is not None
    assert watch.fault.errno == number
    WAYS[way](site / "content/asia/a.md")
    wait(watch)
    watch.close()
    assert threading.active_count() <= threads + 1


def test_lost_events_are_made_up_for(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "GLANCE", 0.02)
    watch = Watch(site, time.perf_counter)
    monkeypatch.setattr(watch._nudged, "set", lambda: None)
    watch.begin()
    in_place(site / "content/asia/a.md")
    wait(watch)
    watch.close()


def test_a_day_that_comes_ends_the_wait(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "GLANCE", 0.02)
    watch = Watch(site, time.perf_counter)
    watch.begin()
    watch.wait(lambda: True)
    watch.close()


def test_how_a_site_looks_tells_files_apart_by_all_that_is_known_of_them(site: Path) -> None:
    seen = {look_of(site)}
    path = site / "content/asia/a.md"
    status = path.stat()
    path.write_text("b")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    seen.add(look_of(site))
    (site / "site_config.yaml").write_text("title: y")
    seen.add(look_of(site))
    (site / "content/_saved").mkdir()
    (site / "content/_saved/index.jsonl").write_text("{}")
    seen.add(look_of(site))
    shutil.rmtree(site / "content")
    seen.add(look_of(site))
    assert len(seen) == 5


def test_closing_leaves_no_thread(site: Path) -> None:
    threads = threading.active_count()
    watch = Watch(site, time.perf_counter)
    watch.begin()
    watch.close()
    watch.close()
    assert threading.active_count() == threads
