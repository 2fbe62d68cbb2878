"""The memo: the only cache there is, and disposable at any moment.

Comes in: keys and canonical bytes. Goes out: the same bytes, or nothing. Every row carries a
checksum over key and value, so that a flipped bit or a swapped row costs time and never changes a
page. Nothing that could run is stored. The database is SQLite in `.dateline/`, closed to other
users.
"""

import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from dateline.base.canonical import encode, recovered
from dateline.base.digest import Digest
from dateline.engine.bodies import Damaged, batched, bodies_in, trusting
from dateline.engine.gather import State
from dateline.model.edition import Entry

FORMAT = 6
# Up to so many readings are asked for by their keys; more, and all are looked through at once.
FEW = 5000
T = TypeVar("T")
# In memory: what is remembered lasts as long as one build.
NOWHERE = None
# By path: how a file looked, when that was (ns), and the digest of its bytes.
States = dict[str, tuple[State, int, Digest]]
_STATES = "states of files"
# Large rows are kept in the order they come, and found by an index of their keys: a tree of such
# rows in the order of their digests takes three times as long to write.
_SCHEMA = """
CREATE TABLE readings (key TEXT PRIMARY KEY, value BLOB, sum);
CREATE TABLE bodies (digest BLOB PRIMARY KEY, value BLOB);
CREATE TABLE imprints (output TEXT, url TEXT, value BLOB, PRIMARY KEY (output, url));
CREATE TABLE notes (subject TEXT PRIMARY KEY, key, value BLOB, sum);
"""


def drop(path: Path) -> None:
    """Delete the memo at `path`, if there is one."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _opened(path: Path | str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, cached_statements=64)
    try:
        _prepare(connection)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version not in {0, FORMAT}:
        raise sqlite3.DatabaseError
    # Most rows are larger than the usual page of 4 kB, and would lie on several. Heeded once only.
    connection.execute("PRAGMA page_size = 16384")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")
    if version == 0:
        for statement in _SCHEMA.split(";"):
            connection.execute(statement)
    # Also asks whether it can be written at all.
    connection.execute(f"PRAGMA user_version = {FORMAT}")


def fault_of(path: Path) -> str | None:
    """Return what is wrong with the memo at `path` as half a sentence, or None; only looks."""
    if not path.exists():
        return None
    # Whoever only reads a memo that nobody has open would leave files beside it.
    manner = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?{manner}", uri=True)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            verdict = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.Error as fault:
        return f"cannot be read ({fault})"
    if version != FORMAT:
        return f"has format {version}, not {FORMAT}"
    return None if verdict == "ok" else "is damaged"


class Store:
    """The memo of one site."""

    def __init__(self, path: Path | None) -> None:
        """Open the memo at `path`; a missing, damaged or strange one is made anew.

        Where none can be made, what is remembered lasts as long as this build.
        """
        # Processes that look into it may be elsewhere.
        self.path = path.absolute() if path else None
        for place in (path, path) if path else ():
            try:
                self.connection = _opened(place)
            except sqlite3.DatabaseError:
                with suppress(OSError):
                    drop(place)
            else:
                return
        self.path = None
        self.connection = _opened(":memory:")

    def close(self) -> None:
        """Close the memo; what was kept stays."""
        self.connection.close()

    def _select(self, statement: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        with trusting():
            return self.connection.execute(statement, values).fetchall()

    def _each(self, statement: str) -> Iterator[tuple[object, ...]]:
        """Yield rows as they are found: all at once would be large."""
        with trusting():
            yield from self.connection.execute(statement)

    def _among(self, statement: str, keys: Iterable[object]) -> Iterator[tuple[object, ...]]:
        """Yield the rows of a statement that ends in a column, which must be one of some keys."""
        for some in batched(keys):
            places = ", ".join("?" * len(some))
            yield from self._select(f"{statement} IN ({places})", some)

    def _many(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        try:
            self.connection.execute("BEGIN")
            self.connection.executemany(statement, rows)
            self.connection.execute("COMMIT")
        except sqlite3.DatabaseError as fault:
            with suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")
            raise Damaged from fault

    def states(self) -> States:
        """Return the state, the moment it was taken (ns) and the digest of every file known."""
        return self._noted(States, _STATES) or {}

    def keep_states(self, states: States) -> None:
        """Keep the digests of all files as they looked, in place of what was known."""
        self.keep_note(_STATES, "", encode(states))

    def is_empty(self) -> bool:
        """Tell whether nothing has been kept yet, as before the first build."""
        return not self._select("SELECT 1 FROM notes LIMIT 1")

    def readings(self, wanted: Mapping[str, T]) -> Iterator[tuple[T, bytes]]:
        """Yield what was read under each of the keys of `wanted`, with the value of the key."""
        statement = "SELECT key, value, sum FROM readings"
        few = len(wanted) <= FEW
        rows = self._among(f"{statement} WHERE key", wanted) if few else self._each(statement)
        for key, value, check in rows:
            owner = wanted.get(str(key))
            if (
                owner is not None
                and isinstance(value, bytes)
                and check == zlib.crc32(value, _crc(key))
            ):
                yield owner, value

    def keep_readings(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Keep what was read, by key."""
        self._many(
            "INSERT OR REPLACE INTO readings VALUES (?, ?, ?)",
            ((key, value, zlib.crc32(value, _crc(key))) for key, value in rows),
        )

    def bodies(self, digests: Iterable[str]) -> dict[str, bytes]:
        """Return the value behind each digest, as far as it is there and undamaged."""
        with trusting():
            return bodies_in(self.connection, digests)

    def lacks_bodies(self, digests: Collection[str]) -> set[str]:
        """Return those of some digests behind which nothing is kept."""
        keys = map(bytes.fromhex, digests)
        found = self._among("SELECT digest FROM bodies WHERE digest", keys)
        return set(digests) - {key.hex() for (key,) in found if isinstance(key, bytes)}

    def known_bodies(self) -> set[str]:
        """Return the digests of all values that are kept."""
        keys = (key for (key,) in self._select("SELECT digest FROM bodies"))
        return {key.hex() for key in keys if isinstance(key, bytes)}

    def keep_bodies(self, rows: Iterable[tuple[Digest, bytes]]) -> None:
        """Keep prose and other values by digest."""
        keyed = ((bytes.fromhex(digest), value) for digest, value in rows)
        self._many("INSERT OR REPLACE INTO bodies VALUES (?, ?)", keyed)

    def entries(self, output: Path) -> dict[str, Entry]:
        """Return the last edition of an output folder, by address and in that order."""
        entries = self._noted(tuple[Entry, ...], f"entries of {_name(output)}")
        return {entry.url: entry for entry in entries or ()}

    def keep_entries(self, output: Path, entries: Iterable[Entry]) -> None:
        """Keep the edition of an output folder, in place of the last one."""
        value = encode(sorted(entries, key=attrgetter("url")))
        self.keep_note(f"entries of {_name(output)}", "", value)

    def _noted(self, kind: type[T], subject: str) -> T | None:
        return recovered(kind, self.note(subject, ""))

    def imprint(self, output: Path, url: str) -> bytes | None:
        """Return what the file at an address was made of; its fingerprint tells if it is whole."""
        statement = "SELECT value FROM imprints WHERE output = ? AND url = ?"
        for (value,) in self._select(statement, (_name(output), url)):
            if isinstance(value, bytes):
                return value
        return None

    def plan_imprints(self, output: Path, rows: Iterable[tuple[str, bytes]]) -> None:
        """Take down what files of an edition to come are made of."""
        name = _name_to_come(output)
        statement = "INSERT OR REPLACE INTO imprints VALUES (?, ?, ?)"
        self._many(statement, ((name, url, value) for url, value in rows))

    def forget_planned(self, output: Path) -> None:
        """Drop what was taken down for an edition that never came."""
        self._many("DELETE FROM imprints WHERE output = ?", [(_name_to_come(output),)])

    def keep_planned(self, output: Path, gone: Iterable[str]) -> None:
        """Have what was taken down stand for what is there, and nothing for files that are gone."""
        name = _name(output)
        gone_rows = ((name, url) for url in gone)
        self._many("DELETE FROM imprints WHERE output = ? AND url = ?", gone_rows)
        statement = "UPDATE OR REPLACE imprints SET output = ? WHERE output = ?"
        self._many(statement, [(name, _name_to_come(output))])

    def note(self, subject: str, key: str) -> bytes | None:
        """Return the value about a subject that was derived from `key` alone, if it was kept."""
        statement = "SELECT value, sum FROM notes WHERE subject = ? AND key = ?"
        for value, check in self._select(statement, (subject, key)):
            if isinstance(value, bytes) and check == zlib.crc32(value, _crc(subject + key)):
                return value
        return None

    def keep_note(self, subject: str, key: str, value: bytes) -> None:
        """Keep a value about a subject, derived from `key` alone, in place of the last one."""
        self.keep_notes([(subject, key, value)])

    def keep_notes(self, rows: Iterable[tuple[str, str, bytes]]) -> None:
        """Keep values about some subjects, each derived from its key alone."""
        self._many(
            "INSERT OR REPLACE INTO notes VALUES (?, ?, ?, ?)",
            (
                (subject, key, value, zlib.crc32(value, _crc(subject + key)))
                for subject, key, value in rows
            ),
        )

    def forget_notes(self, beginning: str, kept: Collection[str]) -> None:
        """Drop the values about subjects that begin so and are not kept, once they are many."""
        found = self._select("SELECT subject FROM notes WHERE subject GLOB ?", (f"{beginning}*",))
        if len(found) > 2 * len(kept) + 1000:
            gone = ((subject,) for (subject,) in found if subject not in kept)
            self._many("DELETE FROM notes WHERE subject = ?", gone)

    def forget_unused(self, keys: Collection[str], bodies: Iterable[str]) -> None:
        """Drop what no manuscript has any more, once that is the larger part."""
        (counted,) = self._select("SELECT count(*) FROM readings")
        if int(str(counted[0])) <= 2 * len(keys) + 1000:
            return
        stored = {str(key) for (key,) in self._select("SELECT key FROM readings")}
        self._many(
            "DELETE FROM readings WHERE key = ?", ((key,) for key in stored.difference(keys))
        )
        unused = self.known_bodies().difference(bodies)
        gone = ((bytes.fromhex(digest),) for digest in unused)
        self._many("DELETE FROM bodies WHERE digest = ?", gone)


def _name(output: Path) -> str:
    """Return what an output folder is known by; not every path is Unicode."""
    return ascii(str(output))


def _name_to_come(output: Path) -> str:
    """Return what the edition to come of an output folder is known by.

    It is as long as that of the folder, so that rows stay where they are when they change hands.
    """
    return f"~{_name(output)[1:]}"


def _crc(key: object) -> int:
    return zlib.crc32(str(key).encode())
