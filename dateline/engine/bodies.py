"""Looking into the memo for what stands behind digests, also for processes that keep nothing.

Comes in: the database, digests. Goes out: bytes that have these digests, as far as they are there.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from dateline.base.digest import digest_of

# Gives the values behind digests, as far as it has them.
LookUp = Callable[[Iterable[str]], dict[str, bytes]]
# So many are asked for in one question.
AT_ONCE = 100
T = TypeVar("T")


class Damaged(Exception):  # noqa: N818 - not an error: the memo is dropped and the build goes on
    """The database cannot be trusted or used."""


def batched(keys: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """Yield keys, as many at a time as are asked for in one question."""
    waiting = iter(keys)
    while some := tuple(islice(waiting, AT_ONCE)):
        yield some


@contextmanager
def trusting() -> Iterator[None]:
    """Use the memo in the block; whatever the database has against it is damage."""
    try:
        yield
    except sqlite3.DatabaseError as fault:
        raise Damaged from fault


def bodies_in(connection: sqlite3.Connection, digests: Iterable[str]) -> dict[str, bytes]:
    """Return the value behind each digest, as far as it is there and undamaged."""
    found: dict[str, bytes] = {}
    for keys in batched(map(bytes.fromhex, digests)):
        places = ", ".join("?" * len(keys))
        statement = f"SELECT digest, value FROM bodies WHERE digest IN ({places})"  # noqa: S608
        for key, value in connection.execute(statement, keys):
            if isinstance(value, bytes) and (digest := digest_of(value)) == key.hex():
                found[digest] = value
    return found


@contextmanager
def looked_into(memo: Path) -> Iterator[LookUp]:
    """Have the memo open for the time of the block, as it is now, only to look things up."""
    with trusting():
        connection = sqlite3.connect(f"{memo.as_uri()}?mode=ro", uri=True, isolation_level=None)
        with closing(connection):
            connection.execute("BEGIN")
            yield partial(bodies_in, connection)
