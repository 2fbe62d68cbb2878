"""What is read, what is remembered, and what happens when a manuscript will not hold still."""

import shutil
import signal
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.base.diagnostics import Diagnostic
from dateline.base.digest import digest_of
from dateline.engine import manuscripts
from dateline.engine.build import WORK_FOLDER
from dateline.engine.manuscripts import Row, kept_apart, read_all, several
from dateline.engine.stock import Contents, take_stock
from dateline.engine.store import Store
from dateline.engine.turn import MEMO
from dateline.engine.workers import Workers
from dateline.model.article import Reading
from dateline.model.config import ReadingOptions, reading_options
from dateline.model.manuscript import Manuscript
from dateline.model.shown import shown_of
from dateline.reading import read as reading_module
from dateline.reading.config import read_config
from dateline.reading.read import Read, read
from tests.conftest import MakeNewsroom
from tests.engine.labour import common
from tests.newsroom import CONFIG, Newsroom, article

CONFIGURED = read_config("site_config.yaml", CONFIG.encode()).value
assert CONFIGURED is not None
OPTIONS = reading_options(CONFIGURED)
LONG_AGO, LATER = 1_600_000_000, 2_600_000_000_000_000_000


def stock(room: Newsroom, store: Store, *, rehash: bool = False) -> Contents:
    said: list[Diagnostic] = []
    contents = take_stock(room.site, store, LATER, said, rehash=rehash)
    assert said == []
    return contents


def readings(contents: Contents, store: Store) -> tuple[list[Reading], int]:
    said: list[Diagnostic] = []
    workers = Workers(1, replace(common(Path("output")), options=OPTIONS))
    found = read_all(contents, OPTIONS, store, workers, said)
    assert said == []
    return list(found.readings.values()), found.read


def headlines(found: list[Reading]) -> list[str]:
    return [one.article.headline if one.article else "" for one in found]


def test_manuscripts_and_other_files_are_told_apart_by_their_names(
    newsroom: MakeNewsroom, store: Store
) -> None:
    room = newsroom({"content/a.md": "1", "content/B.MD": "2", "content/a.jpg": "3"})

    contents = stock(room, store)

    assert list(contents.manuscripts) == ["content/B.MD", "content/a.md"]
    assert list(contents.media) == ["content/a.jpg"]
    assert contents.digests == {
        "content/B.MD": digest_of(b"2"),
        "content/a.jpg": digest_of(b"3"),
        "content/a.md": digest_of(b"1"),
    }


def test_a_file_that_surely_did_not_change_is_not_read_again(
    newsroom: MakeNewsroom, store: Store
) -> None:
    room = newsroom({"content/a.md": "one"})
    stock(room, store)
    # Only reading it can show that the bytes of a file with the same stamps are others.
    [(path, (state, taken, _))] = store.states().items()
    store.keep_states({path: (state, taken, digest_of(b"believed"))})

    assert stock(room, store).digests == {"content/a.md": digest_of(b"believed")}
    assert stock(room, store, rehash=True).digests == {"content/a.md": digest_of(b"one")}


def test_a_file_that_is_gone_is_forgotten(newsroom: MakeNewsroom, store: Store) -> None:
    room = newsroom({"content/a.md": "one", "content/b.md": "two"})
    stock(room, store)
    room.delete("content/a.md")
    stock(room, store)

    assert list(store.states()) == ["content/b.md"]


def test_readings_come_in_the_order_of_their_paths_from_memo_and_reading_alike(
    newsroom: MakeNewsroom, store: Store
) -> None:
    room = newsroom({f"content/{name}.md": article(title=name) for name in "bd"})
    assert readings(stock(room, store), store)[1] == 2
    for name in "ace":
        room.write(f"content/{name}.md", article(title=name))

    found, count = readings(stock(room, store), store)

    assert headlines(found) == ["a", "b", "c", "d", "e"]
    assert count == 3
    assert readings(stock(room, store), store) == (found, 0)


@pytest.fixture
def nothing_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let manuscripts be read a second time, as in an archive too large for memory."""
    monkeypatch.setattr("dateline.engine.stock.MOST_AT_HAND", 0)


def test_a_manuscript_that_was_hashed_just_now_is_not_read_a_second_time(
    newsroom: MakeNewsroom, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = newsroom({"content/a.md": article(title="Before"), "content/b.md": article(title="Two")})
    size = (room.site / "content/a.md").stat().st_size
    monkeypatch.setattr("dateline.engine.stock.MOST_AT_HAND", size)
    hashed = stock(room, store)
    room.edit("content/a.md", "Before", "After!")
    room.edit("content/b.md", "Two", "Three")

    assert headlines(readings(hashed, store)[0]) == ["Before", "Three"]


@pytest.mark.usefixtures("nothing_at_hand")
def test_a_manuscript_that_changes_between_hashing_and_reading_is_remembered_as_what_was_read(
    newsroom: MakeNewsroom, store: Store
) -> None:
    room = newsroom({"content/a.md": article(title="Before")})
    hashed = stock(room, store)
    room.edit("content/a.md", "Before", "After!")

    assert headlines(readings(hashed, store)[0]) == ["After!"]

    # Nothing of what was read stands under the bytes that were hashed.
    room.edit("content/a.md", "After!", "Before")
    found, count = readings(stock(room, store), store)
    assert (headlines(found), count) == (["Before"], 1)
    room.edit("content/a.md", "Before", "After!")
    found, count = readings(stock(room, store, rehash=True), store)
    assert (headlines(found), count) == (["After!"], 0)


@pytest.mark.usefixtures("nothing_at_hand")
def test_a_manuscript_that_vanishes_between_hashing_and_reading_is_an_error(
    newsroom: MakeNewsroom, store: Store
) -> None:
    room = newsroom({"content/a.md": article()})
    hashed = stock(room, store)
    room.delete("content/a.md")
    said: list[Diagnostic] = []

    found = read_all(hashed, OPTIONS, store, Workers(1, common(room.output)), said)

    assert found.readings == {}
    assert [one.code for one in said] == ["unreadable-file"]


def test_what_is_shown_of_an_article_is_kept_with_its_prose_and_its_words(
    newsroom: MakeNewsroom, store: Store
) -> None:
    room = newsroom({"content/a.md": article()})
    ([found], _) = readings(stock(room, store), store)
    assert found.article is not None

    shown = shown_of(found.article, programs=True)
    assert store.bodies(shown.values) == shown.values
    assert store.known_bodies() == {found.article.body, found.words, *shown.values}
    assert kept_apart(found) == store.known_bodies()


def test_what_is_read_is_kept_several_batches_at_a_time() -> None:
    row: Row = ("content/a.md", digest_of(b""), b"{}", ())
    batches = [[row] * 48] * 21

    assert [len(some) for some in several(batches)] == [480, 480, 48]
    assert list(several([])) == []


@pytest.mark.parametrize("statement", ["DELETE FROM bodies", "UPDATE bodies SET value = X'00'"])
def test_an_edition_whose_prose_is_lost_is_made_from_nothing(
    newsroom: MakeNewsroom, statement: str
) -> None:
    room = newsroom({"content/a.md": article(), "content/b.md": article(title="Another")})
    room.build()
    before = room.tree()
    connection = sqlite3.connect(room.site / WORK_FOLDER / MEMO, isolation_level=None)
    connection.execute(statement)
    connection.close()
    shutil.rmtree(room.output)

    assert room.build().exit_code == 0
    assert (room.report.read, room.tree()) == (2, before)


def test_a_reading_that_cannot_be_decoded_is_read_again(
    newsroom: MakeNewsroom, store: Store
) -> None:
    room = newsroom({"content/a.md": article()})
    before, _ = readings(stock(room, store), store)
    [(key,)] = store.connection.execute("SELECT key FROM readings")
    for strange in (b"{", b"[]", b'{"article":3}', b"null", b'{"articles":null}'):
        store.keep_readings([(key, strange)])

        assert readings(stock(room, store), store) == (before, 1)


def test_a_setting_that_reading_depends_on_is_part_of_the_key(newsroom: MakeNewsroom) -> None:
    room = newsroom({"content/a.md": article(), "content/b.md": article(title="B")})
    assert room.build().read == 2
    room.edit("site_config.yaml", "licence: CC-BY-4.0", "licence: CC0-1.0")
    assert room.build().read == 2
    room.edit("site_config.yaml", "The Test Archive", "Another Archive")
    assert room.build().read == 0


def test_a_manuscript_that_is_moved_is_read_again_and_another_one_is_not(
    newsroom: MakeNewsroom,
) -> None:
    room = newsroom({"content/x/a.md": article(), "content/b.md": article(title="B")})
    room.build()
    (room.site / "content/y").mkdir()
    shutil.move(room.site / "content/x/a.md", room.site / "content/y/a.md")

    assert room.build().read == 1


def busy(manuscript: Manuscript, options: ReadingOptions) -> Read:
    """Read as ever, except one manuscript, over which reading never ends."""
    while "slow" in manuscript.path:
        time.monotonic()
    return READ(manuscript, options)


READ = reading_module.read


def test_an_article_that_takes_too_long_is_an_error_and_the_others_are_read(
    newsroom: MakeNewsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = newsroom({"content/slow.md": article(), "content/bad.md": article(region="Asai")})
    room.build()
    monkeypatch.setattr(manuscripts, "SECONDS_FOR_ONE", 1.0)
    monkeypatch.setattr(reading_module, "read", busy)
    room.edit("content/slow.md", "A sentence", "A slow sentence")
    before = signal.getsignal(signal.SIGVTALRM)

    assert room.build().exit_code == 1

    assert room.codes == ["unknown-region", "slow-article"]
    assert room.diagnostics[1].message == "reading took longer than 1 seconds"
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGVTALRM) is before


def test_a_manuscript_of_a_megabyte_of_brackets_is_refused_within_the_limit(
    newsroom: MakeNewsroom,
) -> None:
    room = newsroom({"content/a.md": article("[" * 900_000)})

    assert room.build().exit_code == 1
    assert room.codes in (["body-too-complex"], ["slow-article"])


def test_what_is_said_about_a_manuscript_is_said_again_by_a_warm_build(
    newsroom: MakeNewsroom,
) -> None:
    room = newsroom({"content/a.md": article("Text. <!-- not for readers -->")})
    room.build()
    said = room.diagnostics

    assert [one.code for one in said] == ["html-comment"]
    assert room.build().read == 0
    assert room.diagnostics == said


def read_a_report(**options: bool) -> Read:
    text = "---\ntitle: A\nauthor: Asia desk\nregion: Asia\ndate: 2020-05-04\n---\n\nOil and gas.\n"
    data = text.encode()
    manuscript = Manuscript(path="content/a.md", digest=digest_of(data), data=data)
    config = read_config("site_config.yaml", CONFIG.encode()).value
    assert config is not None
    return read(manuscript, replace(reading_options(config), **options))  # type: ignore[arg-type]


@pytest.mark.parametrize("published", [True, False])
def test_what_files_for_programs_show_is_worked_out_only_where_there_are_any(
    *, published: bool
) -> None:
    reading = read_a_report(programs=published).reading
    assert reading.record
    assert reading.card
    for_programs = (reading.citable, reading.entry, reading.references)
    assert [bool(digest) for digest in for_programs] == [published] * 3


@pytest.mark.parametrize("search", [True, False])
def test_words_are_kept_for_search_alone(search: bool) -> None:  # noqa: FBT001 - a parameter
    found = read_a_report(search=search)
    assert bool(found.words) is search
    assert bool(found.reading.words) is search
