"""The first memoised function over a whole content folder.

Comes in: the site, the settings, the memo. Goes out: one `Reading` for each manuscript, in the
order of their paths. Only manuscripts whose bytes, path, options or reading code are new are read;
what comes out of the memo and what comes from a worker passes through the same decoder.
"""

import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from dateline.base.canonical import decode, encode, recovered
from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.base.digest import Digest, digest_of, digest_of_parts
from dateline.engine.batch import Common
from dateline.engine.fingerprint import reading_code
from dateline.engine.gather import read_bytes
from dateline.engine.stock import Contents
from dateline.engine.store import Store
from dateline.engine.workers import Workers
from dateline.model.article import Reading
from dateline.model.config import ReadingOptions
from dateline.model.manuscript import Manuscript
from dateline.model.sharing import Known

if TYPE_CHECKING:
    from dateline.reading.written import Read

SECONDS_FOR_ONE = 5.0
# Whatever is kept at once, nearly all pages of the memo's index are written again.
KEPT_AT_ONCE = 480
# Path, digest, canonical reading, and what is kept apart from it.
Row = tuple[str, Digest, bytes, tuple[tuple[Digest, bytes], ...]]


class Task(NamedTuple):
    """A manuscript to be read, and what it said before it was edited, where that is at hand."""

    manuscript: Manuscript
    former: Reading | None = None


class Readings(NamedTuple):
    """What manuscripts say, by path; `read` counts those that were not in the memo.

    `as_stocked` tells whether all of them still were what they were when stock was taken.
    """

    readings: Mapping[str, Reading]
    read: int
    as_stocked: bool


def read_all(
    contents: Contents,
    options: ReadingOptions,
    store: Store,
    workers: Workers,
    said: list[Diagnostic],
) -> Readings:
    """Return the readings of all manuscripts, in the order of their paths."""
    paths = [path for path in sorted(contents.manuscripts) if path in contents.digests]
    key_of = key_of_reading(options)
    keys = {key_of(path, contents.digests[path]): path for path in paths}
    found = _read_keyed(keys, key_of, contents, store, workers, said, {})
    store.forget_unused(keys, (d for one in found.readings.values() for d in kept_apart(one)))
    return found


def key_of_reading(options: ReadingOptions) -> Callable[[str, Digest], str]:
    """Return what makes the memo's key for the manuscript at a path with bytes of a digest."""
    prefix = digest_of_parts([reading_code(), digest_of(encode(options))])
    return lambda path, digest: digest_of_parts([prefix, path, digest])


def read_some(
    paths: Iterable[str],
    contents: Contents,
    options: ReadingOptions,
    store: Store,
    workers: Workers,
    said: list[Diagnostic],
    former: Mapping[str, Reading] | None = None,
) -> Readings:
    """Return the readings of some manuscripts, in the order given, out of the memo or anew.

    `former` are those of the same manuscripts, with the same options, before they were edited.
    """
    key_of = key_of_reading(options)
    keys = {key_of(path, contents.digests[path]): path for path in paths}
    return _read_keyed(keys, key_of, contents, store, workers, said, former or {})


def _read_keyed(
    keys: Mapping[str, str],
    key_of: Callable[[str, Digest], str],
    contents: Contents,
    store: Store,
    workers: Workers,
    said: list[Diagnostic],
    former: Mapping[str, Reading],
) -> Readings:
    """Return the readings of the manuscripts that the keys of the memo lead to, in that order."""
    known = Known()
    readings = {path: known.shared(one, path) for path, one in _each_remembered(keys, store)}
    missing = [path for path in keys.values() if path not in readings]
    # What a worker says is a copy.
    ours = {path: path for path in missing}
    manuscripts = (_manuscript(contents, path, said) for path in missing)
    tasks = (Task(one, former.get(one.path)) for one in manuscripts if one)
    as_stocked = True
    batches = workers.map_batches(read_batch, _batches(tasks), len(missing), work="reading")
    for batch in several(batches):
        rows: list[tuple[str, bytes]] = []
        kept: list[tuple[Digest, bytes]] = []
        for told, digest, value, apart in batch:
            path = ours[told]
            readings[path] = known.shared(decode(Reading, value), path)
            as_stocked = as_stocked and digest == contents.digests[path]
            rows.append((key_of(path, digest), value))
            kept += apart
        store.keep_bodies(kept)
        store.keep_readings(rows)
    in_order = {path: readings[path] for path in keys.values() if path in readings}
    return Readings(in_order, len(missing), as_stocked)


def several(batches: Iterable[list[Row]]) -> Iterator[list[Row]]:
    """Yield the rows of several batches together, to be kept at once."""
    rows: list[Row] = []
    for batch in batches:
        rows += batch
        if len(rows) >= KEPT_AT_ONCE:
            yield rows
            rows = []
    if rows:
        yield rows


def remembered(keys: Mapping[str, str], store: Store) -> dict[str, Reading]:
    """Return the readings that are in the memo, by path; `keys` lead to paths."""
    return dict(_each_remembered(keys, store))


def _each_remembered(keys: Mapping[str, str], store: Store) -> Iterator[tuple[str, Reading]]:
    decoded = ((path, recovered(Reading, value)) for path, value in store.readings(keys))
    return ((path, reading) for path, reading in decoded if reading)


def kept_apart(reading: Reading) -> set[Digest]:
    """Return the digests of what is kept apart: prose, words, and what is shown of an article."""
    owner = reading.article or reading.fixed_page or reading.introduction
    found = (
        owner.body if owner else None,
        reading.words,
        *(reading.record, reading.card, reading.feed_entry),
        *(reading.citable, reading.entry, reading.references),
    )
    return {digest for digest in found if digest}


def _manuscript(contents: Contents, path: str, said: list[Diagnostic]) -> Manuscript | None:
    data = contents.at_hand.pop(path, None)
    if data is not None:
        return Manuscript(path=path, digest=contents.digests[path], data=data)
    data = read_bytes(contents.manuscripts[path], said)
    # The bytes may have changed since they were hashed: the key is made of what is really read.
    return None if data is None else Manuscript(path=path, digest=digest_of(data), data=data)


def _batches(tasks: Iterator[Task], size: int = 48) -> Iterator[tuple[Task, ...]]:
    while batch := tuple(islice(tasks, size)):
        yield batch


def read_batch(common: Common, batch: tuple[Task, ...]) -> list[Row]:
    """Read some manuscripts: path, digest, canonical reading, and what is kept apart from it."""
    rows = []
    for task in batch:
        with common.meter.measured("reading", task.manuscript.path):
            rows.append(_read_one(common, task))
    return rows


def _read_one(common: Common, task: Task) -> Row:
    manuscript = task.manuscript
    try:
        with _limited():
            done = _read(task, common.options)
    except TimeoutError:
        message = f"reading took longer than {SECONDS_FOR_ONE:.0f} seconds"
        hint = "look for long runs of brackets, quotes or nested lists"
        slow = diagnose("slow-article", message, Span(path=manuscript.path), hint)
        return manuscript.path, manuscript.digest, encode(Reading(diagnostics=(slow,))), ()
    rows: list[tuple[Digest, bytes]] = []
    if done.body:
        body = encode(done.body)
        rows.append((digest_of(body), body))
    if done.reading.words:
        rows.append((done.reading.words, done.words))
    rows += done.shown.items()
    return manuscript.path, manuscript.digest, encode(done.reading), tuple(rows)


def _read(task: Task, options: ReadingOptions) -> "Read":
    """Read a manuscript; of one whose body alone was edited, only that."""
    if task.former:
        from dateline.reading.reread import reread

        again = reread(task.manuscript, task.former, options)
        if again:
            return again
    from dateline.reading.read import read

    return read(task.manuscript, options)


@contextmanager
def _limited() -> Iterator[None]:
    """Raise `TimeoutError` when the block takes too long, where the system has interval timers.

    Time at work counts, not time on the clock: a busy machine must not refuse an article.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return

    def late(_signal: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS_FOR_ONE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
