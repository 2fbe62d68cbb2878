"""The memo: it gives back what it was given, or nothing; damage costs time and changes no page."""

import ast
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.base.digest import Digest, digest_of
from dateline.engine import store as store_module
from dateline.engine.bodies import AT_ONCE, Damaged
from dateline.engine.gather import State
from dateline.engine.store import FORMAT, NOWHERE, Store, drop
from dateline.model.edition import Entry
from tests.commandline import run_powerless
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article

STATE = State(size=3, mtime_ns=1_700_000_000_123_456_789, ctime_ns=5, inode=(1 << 63) - 1)
OUTPUT = Path("/site/output")
FLIPS = int(os.environ.get("DATELINE_FLIPS", "20"))
TABLES = ("readings", "bodies", "imprints", "notes")


def entry(url: str) -> Entry:
    return Entry(
        url=url,
        fingerprint=digest_of(b"made of"),
        sha256=digest_of(url.encode()),
        size=12,
        mtime_ns=1_700_000_000_000_000_001,
    )


@pytest.fixture
def memo(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return tmp_path / "work" / "memo.sqlite3"


def kept(memo: Path) -> Store:
    """Return a memo opened again after something of each kind was kept."""
    store = Store(memo)
    store.keep_states({"content/a.md": (STATE, 9, Digest("d"))})
    store.keep_readings([("key a", b"reading a"), ("key b", b"reading b")])
    store.keep_bodies([(digest_of(b"prose"), b"prose")])
    store.keep_entries(OUTPUT, [entry("a.html"), entry("b.html")])
    store.plan_imprints(OUTPUT, [("a.html", b"{}")])
    store.keep_planned(OUTPUT, ())
    store.keep_note("closures", "key", b"note")
    store.close()
    return Store(memo)


def test_what_is_kept_comes_back(memo: Path) -> None:
    store = kept(memo)

    assert store.states() == {"content/a.md": (STATE, 9, "d")}
    assert list(store.readings({"key b": "B", "key c": "C"})) == [("B", b"reading b")]
    assert store.bodies([digest_of(b"prose"), digest_of(b"other")]) == {
        digest_of(b"prose"): b"prose"
    }
    assert store.known_bodies() == {digest_of(b"prose")}
    assert store.entries(OUTPUT) == {"a.html": entry("a.html"), "b.html": entry("b.html")}
    assert store.imprint(OUTPUT, "a.html") == b"{}"
    assert store.note("closures", "key") == b"note"
    store.close()


def test_what_was_never_kept_is_not_there(memo: Path) -> None:
    store = Store(memo)

    assert store.is_empty()
    store.keep_note("closures", "key", b"note")
    assert not store.is_empty()
    store.connection.execute("DELETE FROM notes")

    assert store.states() == {}
    assert store.entries(OUTPUT) == {}
    assert store.imprint(OUTPUT, "a.html") is None
    assert store.note("closures", "key") is None
    store.close()


def test_each_output_folder_has_an_edition_of_its_own(memo: Path) -> None:
    store = kept(memo)
    store.keep_entries(Path("/other"), [entry("c.html")])

    assert store.entries(OUTPUT).keys() == {"a.html", "b.html"}
    assert store.entries(Path("/other")).keys() == {"c.html"}
    assert store.imprint(Path("/other"), "a.html") is None
    store.close()


def test_what_was_planned_is_kept_with_its_edition_and_not_before(memo: Path) -> None:
    store = kept(memo)
    store.plan_imprints(OUTPUT, [("a.html", b"new"), ("b.html", b"other")])
    store.close()
    store = Store(memo)
    assert store.imprint(OUTPUT, "a.html") == b"{}"

    store.keep_planned(OUTPUT, ())

    assert store.imprint(OUTPUT, "a.html") == b"new"
    assert store.imprint(OUTPUT, "b.html") == b"other"
    store.plan_imprints(OUTPUT, [("a.html", b"never printed")])
    store.plan_imprints(Path("/other"), [("a.html", b"elsewhere")])
    store.forget_planned(OUTPUT)
    store.keep_planned(OUTPUT, ["b.html"])
    assert store.imprint(OUTPUT, "a.html") == b"new"
    assert store.imprint(OUTPUT, "b.html") is None
    store.keep_planned(Path("/other"), ())
    assert store.imprint(Path("/other"), "a.html") == b"elsewhere"
    store.close()


def test_what_is_gone_is_forgotten(memo: Path) -> None:
    store = kept(memo)
    store.keep_states({})
    store.keep_entries(OUTPUT, [entry("b.html")])
    store.keep_planned(OUTPUT, ["a.html"])

    assert store.states() == {}
    assert store.entries(OUTPUT).keys() == {"b.html"}
    assert store.imprint(OUTPUT, "a.html") is None
    store.close()


def test_a_note_is_about_its_key_only_and_takes_the_place_of_the_last_one(memo: Path) -> None:
    store = kept(memo)
    store.keep_note("closures", "new key", b"new note")
    store.keep_note("settings", "key", b"other subject")

    assert store.note("closures", "key") is None
    assert store.note("closures", "new key") == b"new note"
    assert store.note("settings", "key") == b"other subject"
    store.close()


def test_readings_that_nobody_has_are_forgotten_once_they_are_the_larger_part(memo: Path) -> None:
    store = Store(memo)
    store.keep_readings([(f"key {number}", b"r") for number in range(1_010)])
    store.keep_bodies([(digest_of(text), text) for text in (b"used", b"unused")])
    wanted = {f"key {number}": number for number in range(4)}

    store.forget_unused({f"key {number}": number for number in range(6)}, {digest_of(b"used")})
    assert store.known_bodies() == {digest_of(b"used"), digest_of(b"unused")}
    store.forget_unused(wanted, {digest_of(b"used")})

    assert store.known_bodies() == {digest_of(b"used")}
    every = {f"key {number}": number for number in range(1_010)}
    assert sorted(owner for owner, _ in store.readings(every)) == [0, 1, 2, 3]
    store.close()


def test_notes_about_what_is_gone_are_dropped_once_they_are_many(memo: Path) -> None:
    store = Store(memo)
    store.keep_note("settings", "", b"kept")
    store.keep_notes((f"sight of {n}", "", b"x") for n in range(1010))

    store.forget_notes("sight of ", {f"sight of {n}" for n in range(5)})
    assert store.note("sight of 1009", "") == b"x"
    store.forget_notes("sight of ", {f"sight of {n}" for n in range(4)})

    assert [store.note(f"sight of {n}", "") for n in (0, 3, 4, 1009)] == [b"x", b"x", None, None]
    assert store.note("settings", "") == b"kept"
    store.close()


@pytest.mark.parametrize("others", [3, AT_ONCE])
def test_prose_that_is_not_kept_is_known_to_be_lacking(memo: Path, others: int) -> None:
    store = kept(memo)
    unknown = {digest_of(bytes(number)) for number in range(others)}

    assert store.lacks_bodies({digest_of(b"prose"), *unknown}) == unknown
    store.close()


def test_the_place_of_a_memo_is_known_wherever_a_process_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = Store(Path("memo.sqlite3"))
    assert store.path == tmp_path / "memo.sqlite3"
    store.close()
    assert Store(NOWHERE).path is None
    assert Store(tmp_path).path is None  # a folder cannot be opened


def test_a_memo_that_can_be_kept_nowhere_works_as_long_as_it_is_open() -> None:
    store = Store(NOWHERE)
    store.keep_readings([("key", b"reading")])

    assert list(store.readings({"key": 1})) == [(1, b"reading")]
    store.close()


def test_nothing_that_could_run_is_kept() -> None:
    """Whoever can write the file must not be able to run code by it."""
    tree = ast.parse(Path(store_module.__file__).read_text(encoding="utf-8"))
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert not imported & {"pickle", "marshal", "shelve", "dill"}


def damage(memo: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(memo)
    with connection:
        assert connection.execute(statement, values).rowcount > 0
    connection.close()


DAMAGES = {
    "the states of files": "UPDATE notes SET value = CAST('{}' AS BLOB)",
    "the type of the states": "UPDATE notes SET value = CAST(value AS TEXT)",
    "the subject of the states": "UPDATE notes SET subject = subject || '.'",
    "a reading": "UPDATE readings SET value = CAST('reading x' AS BLOB)",
    "the type of a reading": "UPDATE readings SET value = 'reading a'",
    "the key of a reading": "UPDATE readings SET key = 'key c' WHERE key = 'key a'",
    "prose": "UPDATE bodies SET value = CAST('prosa' AS BLOB)",
    "a note": "UPDATE notes SET value = CAST('nota' AS BLOB)",
    "the subject of a note": "UPDATE notes SET subject = 'settings' WHERE subject = 'closures'",
    "a sum": "UPDATE notes SET sum = sum + 1",
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_row_that_is_not_as_it_was_written_is_not_believed(memo: Path, name: str) -> None:
    kept(memo).close()
    damage(memo, DAMAGES[name])
    store = Store(memo)
    believed: dict[str, list[object] | dict[str, bytes]] = {
        "readings": list(store.readings({"key a": 0, "key c": 2})),
        "bodies": store.bodies([digest_of(b"prose")]),
        "notes": [store.note(subject, "key") for subject in ("closures", "settings")],
    }
    if not DAMAGES[name].endswith("'closures'"):
        believed["notes"] = [*believed["notes"], *store.states(), *store.entries(OUTPUT)]
    store.close()

    table = DAMAGES[name].split()[1]
    nothing = {"readings": [], "bodies": {}, "notes": [None, None]}
    assert believed[table] == nothing[table]


def test_values_that_changed_places_are_not_believed(memo: Path) -> None:
    kept(memo).close()
    for table, column, where in (
        ("readings", "value, sum", "key"),
        ("notes", "value, sum", "subject"),
    ):
        connection = sqlite3.connect(memo)
        first, second = connection.execute(
            f"SELECT {where}, {column} FROM {table} ORDER BY {where} LIMIT 2"  # noqa: S608 - ours
        ).fetchall()
        names = column.split(", ")
        statement = f"UPDATE {table} SET {names[0]} = ?, {names[1]} = ? WHERE {where} = ?"  # noqa: S608
        with connection:
            connection.execute(statement, (*first[1:], second[0]))
            connection.execute(statement, (*second[1:], first[0]))
        connection.close()
    store = Store(memo)

    assert list(store.readings({"key a": 0, "key b": 1})) == []
    assert (store.note("closures", "key"), store.entries(OUTPUT)) == (None, {})
    store.close()


def test_text_that_is_no_text_any_more_is_damage(memo: Path) -> None:
    kept(memo).close()
    damage(memo, "UPDATE bodies SET digest = CAST(x'ff41' AS TEXT)")
    store = Store(memo)

    with pytest.raises(Damaged):
        store.known_bodies()
    store.close()


def test_a_table_that_is_missing_is_damage(memo: Path) -> None:
    kept(memo).close()
    connection = sqlite3.connect(memo)
    connection.execute("DROP TABLE bodies")
    connection.close()
    store = Store(memo)

    with pytest.raises(Damaged):
        store.known_bodies()
    with pytest.raises(Damaged):
        store.bodies([digest_of(b"x")])
    with pytest.raises(Damaged):
        store.keep_bodies([(digest_of(b"x"), b"x")])
    store.close()


def test_a_memo_of_another_format_is_made_anew(memo: Path) -> None:
    kept(memo).close()
    connection = sqlite3.connect(memo)
    connection.execute(f"PRAGMA user_version = {FORMAT + 1}")
    connection.close()
    store = Store(memo)

    assert store.states() == {}
    assert store.known_bodies() == set()
    store.close()


def test_dropping_a_memo_leaves_nothing_of_it(memo: Path) -> None:
    store = kept(memo)
    assert {path.name for path in memo.parent.iterdir()} > {memo.name}
    store.close()
    for suffix in ("-wal", "-shm"):
        memo.with_name(memo.name + suffix).write_bytes(b"left behind")

    drop(memo)
    drop(memo)

    assert list(memo.parent.iterdir()) == []


# Whole builds on a damaged memo.


def room_of(newsroom: MakeNewsroom) -> Newsroom:
    room = newsroom(
        {
            "content/a.md": article("First text.", title="Report A", tags="[press]"),
            "content/b.md": article("Second text.", title="Report B", date="2021-02-03"),
            "content/_tags/press.md": "---\ntitle: Press\n---\n\nIntroduction.\n",
            "content/pages/about.md": "---\ntitle: About\n---\n\nWe.\n",
        }
    )
    assert room.build().exit_code == 0
    return room


def memo_of(room: Newsroom) -> Path:
    return room.site / ".dateline" / "memo.sqlite3"


def clean_tree(room: Newsroom) -> dict[str, bytes]:
    """Return what a build from nothing makes of the site."""
    site = room.site.with_name(f"{room.site.name}-clean")
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(room.site, site, ignore=shutil.ignore_patterns("output", ".dateline"))
    clean = Newsroom.__new__(Newsroom)
    clean.site, clean.output = site, site / "output"
    assert clean.build().exit_code == 0
    return clean.tree()


def zeroed(memo: Path) -> None:
    memo.write_bytes(bytes(memo.stat().st_size))


def truncated(memo: Path) -> None:
    memo.write_bytes(memo.read_bytes()[: memo.stat().st_size // 2])


def emptied(memo: Path) -> None:
    memo.write_bytes(b"")


def made_text(memo: Path) -> None:
    memo.write_bytes(b"import os; os.abort()\n" * 1000)


def made_a_folder(memo: Path) -> None:
    drop(memo)
    (memo / "inside").mkdir(parents=True)


def made_a_link_to_nowhere(memo: Path) -> None:
    drop(memo)
    memo.symlink_to("/nowhere/at/all")


def replaced_by_another_program(memo: Path) -> None:
    drop(memo)
    connection = sqlite3.connect(memo)
    connection.executescript(
        f"PRAGMA user_version = {FORMAT}; CREATE TABLE states (x); CREATE TABLE readings (y)"
    )
    connection.close()


def replaced_by_one_with_our_names(memo: Path) -> None:
    drop(memo)
    connection = sqlite3.connect(memo)
    connection.executescript("CREATE TABLE states (x); INSERT INTO states VALUES (1)")
    connection.close()


def of_a_later_format(memo: Path) -> None:
    connection = sqlite3.connect(memo)
    connection.execute(f"PRAGMA user_version = {FORMAT + 7}")
    connection.close()


def left_with_a_strange_log(memo: Path) -> None:
    memo.with_name(f"{memo.name}-wal").write_bytes(bytes(range(256)) * 20)


WRECKS: tuple[Callable[[Path], None], ...] = (
    drop,
    zeroed,
    truncated,
    emptied,
    made_text,
    made_a_folder,
    made_a_link_to_nowhere,
    replaced_by_another_program,
    replaced_by_one_with_our_names,
    of_a_later_format,
    left_with_a_strange_log,
)


@pytest.mark.parametrize("wreck", WRECKS)
def test_a_wrecked_memo_only_costs_time(
    newsroom: MakeNewsroom, wreck: Callable[[Path], None]
) -> None:
    room = room_of(newsroom)
    wreck(memo_of(room))
    room.edit("content/a.md", "First text", "Other text")

    assert room.build().exit_code == 0

    assert room.codes == []
    assert room.tree() == clean_tree(room)
    if wreck is not made_a_folder:  # which is nobody's to remove
        assert room.build().rendered == ()


@pytest.mark.parametrize("table", TABLES)
def test_a_row_damaged_in_any_column_changes_no_page(newsroom: MakeNewsroom, table: str) -> None:
    room = room_of(newsroom)
    connection = sqlite3.connect(memo_of(room))
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    connection.close()
    expected = room.tree()
    for column in columns:
        connection = sqlite3.connect(memo_of(room))
        with connection:
            rows = connection.execute(f"SELECT {column} FROM {table}").fetchall()  # noqa: S608 - ours
            assert rows, f"{table} is empty"
            # One other byte at the end of whatever it is: a number, a text, bytes.
            shorter = f"substr({column}, 1, length({column}) - 1)"
            connection.execute(
                f"UPDATE OR IGNORE {table} SET {column} = CASE typeof({column})"  # noqa: S608 - ours
                f" WHEN 'integer' THEN {column} + 1"
                f" WHEN 'blob' THEN CAST({shorter} || x'7e' AS BLOB) ELSE {shorter} || '~' END"
            )
        connection.close()
        shutil.rmtree(room.output)

        assert room.build().exit_code == 0, column
        assert room.codes == [], column
        assert room.tree() == expected, column


def test_bits_flipped_anywhere_change_no_page(newsroom: MakeNewsroom) -> None:
    room = room_of(newsroom)
    memo, chance = memo_of(room), random.Random(20130517)
    sound, expected = memo.read_bytes(), room.tree()
    for _ in range(FLIPS):
        drop(memo)
        data = bytearray(sound)
        for _ in range(chance.choice([1, 1, 8, 64])):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        memo.write_bytes(data)
        if chance.random() < 0.5:
            shutil.rmtree(room.output)

        assert room.build().exit_code == 0
        assert room.tree() == expected


def test_the_memo_of_another_site_changes_no_page(newsroom: MakeNewsroom) -> None:
    room, other = room_of(newsroom), room_of(newsroom)
    other.edit("content/a.md", "First text", "Quite another text")
    other.build()
    shutil.copy(memo_of(other), memo_of(room))

    assert room.build().exit_code == 0
    assert room.tree() == clean_tree(room)


def test_a_memo_that_cannot_be_written_only_costs_time(newsroom: MakeNewsroom) -> None:
    room = room_of(newsroom)
    room.edit("content/a.md", "First text", "Other text")
    folder = room.site / ".dateline"
    for path in folder.iterdir():
        path.chmod(0o444 if path.name != "lock" else 0o600)
    folder.chmod(0o555)
    try:
        done = run_powerless("build", "--as-of", "2026-01-01", cwd=room.site)
    finally:
        folder.chmod(0o700)

    assert (done.code, done.err) == (0, "")
    assert room.tree() == clean_tree(room)


def test_what_is_remembered_is_closed_to_other_users(newsroom: MakeNewsroom) -> None:
    room = room_of(newsroom)

    assert (room.site / ".dateline").stat().st_mode & 0o777 == 0o700
