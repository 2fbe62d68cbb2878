"""A preview from its beginning to its end.

Comes in: the site, how to serve it, a clock, and what to tell at the terminal. Goes out: nothing;
it goes on until it is interrupted. Builds run in the thread that called, because only there can the
reading of a hopeless manuscript be cut short; everything else has threads that heed no signals.
"""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn, Protocol

from dateline.base.diagnostics import Diagnostic, diagnose
from dateline.engine.build import Request, build
from dateline.engine.previews import Preview, alone, preview_folder
from dateline.engine.report import BuildReport
from dateline.engine.turn import refusal
from dateline.preview.answers import Desk
from dateline.preview.dressing import Manner
from dateline.preview.listening import Listeners
from dateline.preview.overlay import Editor
from dateline.preview.request import Door
from dateline.preview.server import House, Server
from dateline.preview.showing import Showing
from dateline.preview.signals import signals_held_back
from dateline.preview.watch import Watch
from dateline.publishing import lock, manifest

_BETWEEN_TRIES = 0.3


class Teller(Protocol):
    """Who tells what happens."""

    def built(self, report: BuildReport, *, is_first: bool) -> None: ...

    def without_events(self, fault: OSError) -> None: ...

    def bug(self, fault: Exception) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """How to preview a site.

    `now` gives the moment in seconds since 1970, `clock` counts seconds from any start. `names` are
    the hosts, with port, that the preview answers to besides its own; `word` must be known to be
    let in, if there is one; `editor` is the address that opens a file, perhaps empty.
    """

    site: Path
    for_desk: bool
    jobs: int
    holder: str
    now: Callable[[], int]
    clock: Callable[[], float]
    hosts: frozenset[str]
    word: str = ""
    editor: str = ""
    make_watch: Callable[[Path, Callable[[], float]], Watch] = Watch

    @property
    def preview(self) -> Preview:
        """Which of the previews this is."""
        return Preview.DESK if self.for_desk else Preview.PUBLISHED


def preview_until_interrupted(setup: Setup, listeners: Listeners, teller: Teller) -> Diagnostic:
    """Preview a site until an exception ends it; say why not if another preview is at work."""
    try:
        with alone(setup.site, setup.preview, setup.holder):
            session = Session(setup, listeners, teller)
            try:
                session.run()
            finally:
                session.close()
    except lock.Held as held:
        message = f"another preview of this site is at work ({held.holder or 'unknown process'})"
        return diagnose("locked", message, hint="look at that one, or end it")
    except OSError as fault:
        return refusal(fault)


class Session:
    """A preview under way."""

    def __init__(self, setup: Setup, listeners: Listeners, teller: Teller) -> None:
        """Begin to serve and to watch; nothing is built yet."""
        self._setup, self._teller = setup, teller
        self._request = Request(
            site=setup.site,
            output=preview_folder(setup.site, setup.preview),
            as_of=0,
            jobs=setup.jobs,
            holder=setup.holder,
            clock=setup.clock,
            preview=setup.preview,
        )
        self._written: tuple[int, int, int] | None = None
        begun = setup.now()
        self._showing = Showing(counter=begun, begun=begun)
        # Links are followed once: what is below is contained in what the folder really is.
        root = Path(os.path.realpath(self._request.output))
        editor = Editor(setup.site, setup.editor)
        manner = Manner(root=root, editor=editor, for_desk=setup.for_desk)
        desk = Desk(manner, lambda: self._showing, setup.word)
        house = House(Door(setup.hosts, setup.word), desk, setup.clock, teller.bug)
        with signals_held_back():
            self._server = Server(listeners, house)
            self._watch = setup.make_watch(setup.site, setup.clock)

    def run(self) -> NoReturn:
        """Build, and build again whenever something may have changed, until interrupted."""
        is_first, warned = True, False
        while True:
            with signals_held_back():
                self._watch.begin()
            if self._watch.fault and not warned:
                self._teller.without_events(self._watch.fault)
                warned = True
            report = self._built()
            if _is_taken(report):
                threading.Event().wait(_BETWEEN_TRIES)
                continue
            self._show(report)
            self._teller.built(report, is_first=is_first)
            is_first = False
            self._watch.wait(lambda until=report.until: 0 < until <= self._setup.now())  # type: ignore[misc]

    def _built(self) -> BuildReport:
        """Build; what a build of ours wrote need not be looked at again if nobody was there."""
        untouched = self._written is not None and self._written == self._listing()
        moment = self._setup.now()
        report = build(replace(self._request, as_of=moment, untouched=untouched))
        if report.published:
            self._written = self._listing()
        # The next build would otherwise have two archives in memory.
        return replace(report, made_from=None)

    def _listing(self) -> tuple[int, int, int] | None:
        """Return how the list of the preview's files looks: `clean` and other builds change it."""
        try:
            status = (self._request.output / manifest.NAME).stat()
        except OSError:
            return None
        return status.st_ino, status.st_size, status.st_mtime_ns

    def nudge(self) -> None:
        """Have the preview look again, as an edit does."""
        self._watch.nudge()

    def close(self) -> None:
        """End the preview."""
        self._watch.close()
        self._server.close()

    def _show(self, report: BuildReport) -> None:
        before = self._showing
        self._showing = before.after(report)
        if self._showing.counter != before.counter:
            self._server.streams.tell(self._showing.counter)


def _is_taken(report: BuildReport) -> bool:
    """Tell whether another build is at work, for whose end we wait."""
    return [found.code for found in report.diagnostics] == ["locked"]
