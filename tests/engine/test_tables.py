"""Files made of rows are the same however many rows are made at a time."""

import json
from pathlib import Path

import pytest

from dateline.base.digest import Digest
from dateline.engine import tables
from dateline.engine.batch import Common
from dateline.engine.bodies import Damaged
from dateline.engine.store import Store
from dateline.engine.tables import Place, print_tables
from dateline.engine.values import Batch, Values
from dateline.engine.workers import Workers
from dateline.model.entry import entry_of, references_of
from dateline.model.plan import Plan
from dateline.publishing import staging
from dateline.rendering.render import render
from tests.conftest import MakeNewsroom
from tests.engine.labour import common
from tests.indexing.desk import article, cites
from tests.newsroom import Newsroom
from tests.newsroom import article as manuscript
from tests.rendering.proof import SILENT, laid_out

# One of them cites nothing.
ARTICLES = tuple(
    article(f"a-{number}", sources=(cites("BBC", f"Title {number}"),) * (number % 3))
    for number in range(7)
)
PARTS = {
    "masthead": {"title": "T", "base_url": "https://example.org", "publisher": ""},
    "articles": tuple(entry_of(one) for one in ARTICLES),
    "references": tuple(references_of(one) for one in ARTICLES),
    "cited": tuple(
        [{"key": f"bbc|{source.title}|", "own": "", "outlet": "BBC"} for source in one.sources]
        for one in ARTICLES
    ),
}
NAMES = ("articles-csv", "articles-json", "sources-csv")


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
@pytest.mark.parametrize("jobs", [1, 2])
def test_the_bytes_are_those_of_the_whole_whatever_a_piece_is(
    size: int, jobs: int, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "PIECE", size)
    laid = [laid_out(PARTS, renderer=f"rows:{name}", kind="data-file") for name in NAMES]
    pages = [page._replace(url=name) for (page, _), name in zip(laid, NAMES, strict=True)]
    values = {Digest(digest): data for _, found in laid for digest, data in found.items()}
    plan = Plan(pages=tuple(pages), copies=(), values=values, promised={}, owners={})
    output = tmp_path / "output"
    workers = Workers(jobs, common(output))

    made = list(print_tables(pages, Values(plan.whole(), store), workers))

    workers.close()
    assert [one.url for one in made] == [*NAMES]
    for page in pages:
        whole = render(page, {str(key): value for key, value in values.items()}, {}, SILENT)
        assert Path(staging.files_of(output), staging.name_of(page.url)).read_bytes() == whole
    table = Path(staging.files_of(output), staging.name_of("articles-json")).read_bytes()
    assert [len(one["sources"]) for one in json.loads(table)] == [0, 1, 2, 0, 1, 2, 0]


def test_an_edition_is_the_same_when_tables_are_made_a_row_at_a_time(
    newsroom: MakeNewsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"content/{name}.md": manuscript(title=f"Report {name}") for name in "abcde"}
    room = newsroom(files)
    room.build()
    before = {path: path.read_bytes() for path in (room.output / "data").rglob("*.*")}
    monkeypatch.setattr(tables, "PIECE", 1)

    assert room.build(fresh=True).exit_code == 0

    assert {path.name for path in before} >= {"articles.csv", "articles.json", "sources.csv"}
    assert {path: path.read_bytes() for path in (room.output / "data").rglob("*.*")} == before


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Collect the rows that are rendered: which file they are for, and how many."""
    found: list[tuple[str, int]] = []

    def render_rows(common: Common, batch: Batch) -> tuple[bytes, ...]:
        made = tables_as_they_are(common, batch)
        found.append((batch.pages[0].url, len(made)))
        return made

    tables_as_they_are = tables.render_rows
    monkeypatch.setattr(tables, "render_rows", render_rows)
    return found


def tables_of(room: Newsroom) -> dict[str, bytes]:
    return {url: data for url, data in room.tree().items() if url.startswith("data/")}


FILES = {f"content/{name}.md": manuscript(title=f"Report {name}") for name in "abcde"}
WHOLE = ("data/articles.csv", "data/articles.json", "data/sources.csv")


def test_a_table_of_a_region_is_copied_from_that_of_the_archive(
    newsroom: MakeNewsroom, asked: list[tuple[str, int]]
) -> None:
    room = newsroom(FILES)
    room.build()

    assert asked == [(url, 5) for url in WHOLE]
    assert {url.count("/") for url in tables_of(room)} == {1, 2}


def test_only_rows_that_changed_are_made_again(
    newsroom: MakeNewsroom, asked: list[tuple[str, int]]
) -> None:
    room = newsroom(FILES)
    room.build()
    asked.clear()
    room.edit("content/c.md", "Report c", "Renamed")
    room.build()

    # What the article cites stands in the table of sources, and its headline does not.
    assert asked == [(url, 1) for url in WHOLE[:2]]
    amended = tables_of(room)
    room.build(fresh=True)
    assert tables_of(room) == amended


def test_no_row_is_taken_from_a_table_that_somebody_changed(
    newsroom: MakeNewsroom, asked: list[tuple[str, int]]
) -> None:
    room = newsroom(FILES)
    room.build()
    for url in tables_of(room):
        path = room.output / url
        path.write_bytes(path.read_bytes().replace(b"Report", b"Refuse"))
    asked.clear()
    room.edit("content/c.md", "Report c", "Renamed")
    room.build()

    assert asked == [(url, 5) for url in WHOLE[:2]]
    assert not any(b"Refuse" in data for data in tables_of(room).values())


def test_a_table_that_is_cut_short_while_rows_are_taken_from_it_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "table"
    path.write_bytes(b"onetwo")
    places = [Place(str(path), 3, 3), Place(str(path), 0, 3)]

    assert list(tables.rows_at(places, iter(()), [])) == [b"two", b"one"]
    with pytest.raises(Damaged):
        list(tables.rows_at([Place(str(path), 3, 4)], iter(()), []))


def test_what_the_memo_says_of_rows_is_not_believed_when_it_makes_no_sense(
    newsroom: MakeNewsroom, asked: list[tuple[str, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    room = newsroom(FILES)
    monkeypatch.setattr(tables, "encode", lambda _: b"[]")
    room.build()
    asked.clear()
    room.edit("content/c.md", "Report c", "Renamed")
    room.build()

    assert asked == [(url, 5) for url in WHOLE[:2]]
