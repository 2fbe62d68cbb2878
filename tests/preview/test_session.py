"""A session with a clock, a watch and a system that can be told what to do."""

import errno
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver

from dateline.engine.previews import Preview, alone
from dateline.engine.report import BuildReport
from dateline.preview import watch as module
from dateline.preview.listening import Listeners, listen
from dateline.preview.session import Session, Setup, preview_until_interrupted
from dateline.preview.watch import Watch
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article
from tests.preview.served import eventually, get

PAGE, SOON = "/2020/05/a.html", "/2020/05/soon.html"
DAY = 1_893_456_000  # 2030-01-01


@dataclass
class Told:
    """What was told."""

    reports: list[BuildReport] = field(default_factory=list)
    faults: list[OSError] = field(default_factory=list)
    bugs: list[Exception] = field(default_factory=list)

    def built(self, report: BuildReport, *, is_first: bool) -> None:
        assert is_first is not bool(self.reports)
        self.reports.append(report)

    def without_events(self, fault: OSError) -> None:
        self.faults.append(fault)

    def bug(self, fault: Exception) -> None:
        self.bugs.append(fault)


class Ended(Exception):  # noqa: N818 - the test is over
    pass


@dataclass
class Clock:
    """The moment, until it ends the session."""

    moment: int = DAY - 100
    is_over: bool = False

    def __call__(self) -> int:
        if self.is_over:
            raise Ended
        return self.moment


@dataclass
class Running:
    port: int
    told: Told
    clock: Clock


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    return newsroom(
        {
            "content/a.md": article("The first words."),
            "content/soon.md": article("Soon.", embargo="2030-01-01T00:00Z"),
        }
    )


def opened() -> tuple[Listeners, int]:
    listeners = listen(0, ())
    assert isinstance(listeners, list)
    return listeners, int(listeners[0].getsockname()[1])


def shows(port: int, words: str) -> bool:
    return words in get(port, PAGE).text


@contextmanager
def session(
    room: Newsroom, make_watch: Callable[[Path, Callable[[], float]], Watch]
) -> Iterator[Running]:
    listeners, port = opened()
    told, clock = Told(), Clock()
    setup = Setup(
        site=room.site,
        for_desk=False,
        jobs=1,
        holder="a test",
        now=clock,
        clock=time.perf_counter,
        hosts=frozenset({f"localhost:{port}"}),
        make_watch=make_watch,
    )
    one = Session(setup, listeners, told)

    def run() -> None:
        with pytest.raises(Ended):
            one.run()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        eventually(lambda: told.reports, "the first build")
        yield Running(port, told, clock)
    finally:
        clock.is_over = True
        one.nudge()
        thread.join()
        one.close()


def test_a_system_without_watches_is_told_of_once_and_edits_are_shown(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "GLANCE_WITHOUT_EVENTS", 0.02)

    def none_left() -> BaseObserver:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    with session(room, lambda site, clock: Watch(site, clock, none_left)) as running:
        for number in range(3):
            room.write("content/a.md", article(f"Words, number {number}."))
            words = f"Words, number {number}."
            eventually(partial(shows, running.port, words), words)
        assert [fault.errno for fault in running.told.faults] == [errno.ENOSPC]


def test_an_embargo_that_ends_is_noticed_without_any_edit(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "GLANCE", 0.02)
    with session(room, Watch) as running:
        assert get(running.port, SOON).status == 404
        running.clock.moment = DAY - 1
        assert get(running.port, SOON).status == 404
        running.clock.moment = DAY
        eventually(lambda: get(running.port, SOON).status == 200, "the end of the embargo")
        eventually(lambda: running.told.reports[-1].held == (), "the word of it")


def test_what_the_last_build_wrote_is_looked_at_again_only_if_somebody_was_there(
    room: Newsroom,
) -> None:
    preview = room.site / ".dateline" / "preview" / "published"
    room.write("content/b.md", article("Others.", title="Another"))
    with session(room, Watch) as running:
        eventually((preview / "2020/05/b.html").exists, "the other page")
        (preview / "2020/05/b.html").unlink()
        room.write("content/a.md", article("The second words."))
        eventually(partial(shows, running.port, "The second words."), "the edit")
        assert not (preview / "2020/05/b.html").exists()
        # As `dateline clean` does.
        shutil.rmtree(preview)
        room.write("content/a.md", article("The third words."))
        eventually(partial(shows, running.port, "The third words."), "the edit")
        eventually((preview / "2020/05/b.html").exists, "the page that was missing")


def test_nothing_that_changes_builds_nothing(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "GLANCE", 0.01)
    with session(room, Watch) as running:
        looks = threading.Event()
        looks.wait(0.5)
        # A first build may be followed by one for what happened while it began.
        assert len(running.told.reports) <= 2


def test_of_one_preview_there_is_one(room: Newsroom) -> None:
    listeners, port = opened()
    setup = Setup(
        site=room.site,
        for_desk=False,
        jobs=1,
        holder="the second",
        now=lambda: DAY,
        clock=time.perf_counter,
        hosts=frozenset({f"localhost:{port}"}),
    )
    told = Told()
    with alone(room.site, Preview.PUBLISHED, "the first"):
        found = preview_until_interrupted(setup, listeners, told)
    assert (found.code, told.reports) == ("locked", [])
    assert "another preview of this site is at work (the first)" in found.message
    for one in listeners:
        one.close()


def test_a_site_that_cannot_be_written_to_is_said(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_named: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "lock")

    listeners, port = opened()
    setup = Setup(
        site=room.site,
        for_desk=True,
        jobs=1,
        holder="a test",
        now=lambda: DAY,
        clock=time.perf_counter,
        hosts=frozenset({f"localhost:{port}"}),
    )
    monkeypatch.setattr("dateline.publishing.lock.os.open", refuse)
    found = preview_until_interrupted(setup, listeners, Told())
    assert (found.code, "Permission denied" in found.message) == ("disk", True)
    for one in listeners:
        one.close()
