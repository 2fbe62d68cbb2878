"""What travels with a batch, and what is looked up where the batch is."""

from pathlib import Path

import pytest

from dateline.base.digest import Digest, digest_of
from dateline.engine.bodies import Damaged
from dateline.engine.store import NOWHERE, Store
from dateline.engine.values import Batch, Values, digests_of
from dateline.model.page import Page, Part
from dateline.model.plan import Plan

WRITTEN, PROSE, CARD, PROMISED = (digest_of(one) for one in (b"1", b"prose", b"card", b"2"))
PAGE = Page("a.html", "k", "t.html", (Part("one", PROSE), Part("two", (CARD, WRITTEN, PROMISED))))
PLAN = Plan(
    pages=(PAGE,),
    copies=(),
    values={WRITTEN: b"1"},
    promised={PROMISED: lambda: {"made": 2}},
    owners={},
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    found = Store(tmp_path / "m e?mo.sqlite3")
    found.keep_bodies((digest_of(one), one) for one in (b"prose", b"card"))
    return found


def batch_of(store: Store) -> Batch:
    values = Values(PLAN.whole(), store)
    return values.batch([PAGE], values.of(digests_of(PAGE.parts)))


def test_what_the_memo_keeps_does_not_travel(store: Store) -> None:
    batch = batch_of(store)

    assert batch.pages == (PAGE,)
    assert batch.values == {WRITTEN: b"1", PROMISED: b'{"made":2}'}


def test_of_lists_only_what_is_wanted_is_looked_up(store: Store) -> None:
    batch = batch_of(store)
    with batch.seen() as values:
        assert values == {**batch.values, PROSE: b"prose"}
        assert (values.get(CARD), values[CARD], values.get(CARD)) == (None, b"card", b"card")
    assert batch.values.keys() == {WRITTEN, PROMISED}


def test_a_memo_that_is_in_memory_only_travels_with_the_batch() -> None:
    store = Store(NOWHERE)
    with pytest.raises(Damaged):
        batch_of(store)
    store.keep_bodies((digest_of(one), one) for one in (b"prose", b"card"))

    with batch_of(store).seen() as values:
        assert values == {
            WRITTEN: b"1",
            PROMISED: b'{"made":2}',
            PROSE: b"prose",
            CARD: b"card",
        }


def test_what_a_batch_wants_and_does_not_find_is_damage(store: Store) -> None:
    batch = batch_of(store)
    store.connection.execute("UPDATE bodies SET value = X'00' WHERE value = X'63617264'")
    with batch.seen() as values, pytest.raises(Damaged):
        values[CARD]
    with batch.seen() as values, pytest.raises(Damaged):
        values[Digest("00")]


@pytest.mark.parametrize("statement", ["DROP TABLE bodies", "PRAGMA user_version = 0"])
def test_a_memo_that_cannot_be_looked_into_is_damage(store: Store, statement: str) -> None:
    batch = batch_of(store)
    store.connection.execute(statement)
    if "DROP" in statement:
        with pytest.raises(Damaged), batch.seen():
            pass
    else:
        with pytest.raises(Damaged), Batch((), {}, Path("/nowhere/memo.sqlite3")).seen():
            pass


def test_looking_changes_nothing(store: Store, tmp_path: Path) -> None:
    with batch_of(store).seen() as values:
        store.keep_bodies([(digest_of(b"new"), b"new")])
        # A batch sees the memo as it was when the work began.
        with pytest.raises(Damaged):
            values[digest_of(b"new")]
    assert {path.name for path in tmp_path.iterdir()} == {
        f"m e?mo.sqlite3{suffix}" for suffix in ("", "-wal", "-shm")
    }
