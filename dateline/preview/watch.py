"""Whether the site may have changed.

Comes in: the site's folder. Goes out: a nudge, which only means "look again". What happened is not
asked: editors save in many ways, folders come and go, and systems lose events. So beside the
system's own events all files are looked over every few seconds, and every second where the system
has no events left to give.
"""

import logging
import os
import threading
import warnings
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from dateline.base.diagnostics import Diagnostic
from dateline.engine.gather import CONFIG, CONTENT, STATIC, TEMPLATES, is_leftover, scan
from dateline.model.keptcopy import INDEX
from dateline.model.linkstate import RECORD

FOLDERS = (CONTENT, TEMPLATES, STATIC, RECORD.partition("/")[0])
# Beside content/, whose scan leaves most of the folder of this one out.
_FILES = (CONFIG, INDEX)
_NAMES = frozenset({CONFIG, *FOLDERS})
# Opening and reading a file are events, too; our own builds make thousands of them.
_CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})
_SETTLED, _LONGEST_UNREST = 0.02, 100
GLANCE, GLANCE_WITHOUT_EVENTS = 5.0, 1.0
# Looking over all files takes at most this part of one processor.
_SHARE = 20


class _Nudge(FileSystemEventHandler):
    """Passes on that something below a folder, or one of `names` in it, was changed."""

    def __init__(self, nudge: Callable[[], None], names: frozenset[str] = frozenset()) -> None:
        self._nudge, self._names = nudge, names

    def on_any_event(self, event: FileSystemEvent) -> None:
        # A folder is modified by whatever is done in it, of which there is an event of its own.
        is_echo = event.is_directory and event.event_type == "modified"
        if is_echo or event.event_type not in _CHANGES:
            return
        paths = (event.src_path, event.dest_path)
        named = {os.path.basename(os.fsdecode(path)) for path in paths if path}  # noqa: PTH119
        if self._names & named if self._names else not all(map(is_leftover, named)):
            self._nudge()


class Watch:
    """Waits for changes of a site. Only one thread may wait."""

    def __init__(
        self,
        site: Path,
        clock: Callable[[], float],
        make_observer: Callable[[], BaseObserver] = Observer,
    ) -> None:
        """Begin to watch; `clock` counts seconds."""
        self._site, self._clock = site, clock
        self._nudged = threading.Event()
        self._watched: dict[str, tuple[ObservedWatch, tuple[int, int]]] = {}
        self._seen = ""
        self._glance = GLANCE
        self.fault: OSError | None = None
        self._observer: BaseObserver | None = None
        # What watchdog finds odd when folders come and go fast is a list of all folders each time.
        warnings.filterwarnings("ignore", category=RuntimeWarning, module="watchdog")
        logging.getLogger("watchdog").setLevel(logging.CRITICAL + 1)
        try:
            observer = make_observer()
            self._observer = observer
            observer.start()
            observer.schedule(_Nudge(self.nudge, _NAMES), str(site))
        except OSError as fault:
            self._do_without(fault)

    def nudge(self) -> None:
        """Have whoever waits look again."""
        self._nudged.set()

    def begin(self) -> None:
        """Take what is there as seen; whatever changes from now on ends the next wait."""
        self._nudged.clear()
        self._renew()
        begun = self._clock()
        self._seen = look_of(self._site)
        least = GLANCE if self._observer else GLANCE_WITHOUT_EVENTS
        self._glance = max(least, _SHARE * (self._clock() - begun))

    def wait(self, is_over: Callable[[], bool]) -> None:
        """Return when something may have changed since `begin`, or when `is_over` says so."""
        while not self._nudged.wait(self._glance):
            if is_over() or look_of(self._site) != self._seen:
                return
        for _ in range(_LONGEST_UNREST):
            self._nudged.clear()
            if not self._nudged.wait(_SETTLED):
                return

    def close(self) -> None:
        """Watch no longer."""
        observer, self._observer = self._observer, None
        if observer and observer.is_alive():
            observer.stop()
            observer.join()

    def _renew(self) -> None:
        """Watch the folders that are there now, which may be others of the same name."""
        for name in FOLDERS:
            folder = self._site / name
            identity = _identity(folder)
            known = self._watched.get(name)
            if self._observer is None or (known[1] if known else None) == identity:
                continue
            try:
                if known:
                    del self._watched[name]
                    self._observer.unschedule(known[0])
                if identity:
                    nudge = _Nudge(self.nudge)
                    place = os.path.realpath(folder)
                    watch = self._observer.schedule(nudge, place, recursive=True)
                    self._watched[name] = watch, identity
            except OSError as fault:
                self._do_without(fault)

    def _do_without(self, fault: OSError) -> None:
        """Go on without the system's events: it has none left to give, or knows none."""
        self.fault = fault
        self._watched.clear()
        self.close()


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def look_of(site: Path) -> str:
    """Return a digest of how every file of a site looks that a build would read."""
    digest = blake2b()
    said: list[Diagnostic] = []
    for folder in FOLDERS:
        if (site / folder).is_dir():
            for found in scan(site, folder, said):
                digest.update(f"{found.path!a} {found.state}\n".encode())
    for name in _FILES:
        try:
            status = (site / name).stat()
        except OSError:
            continue
        look = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        digest.update(f"{name} {look}\n".encode())
    # What cannot be read today may be readable tomorrow.
    digest.update("".join(found.message for found in said).encode("utf-8", "replace"))
    return digest.hexdigest()
