"""Files made of rows are the same however many rows are made at a time."""

import json
from pathlib import Path

import pytest

from dateline.base.digest import Digest
from dateline.engine import tables
from dateline.engine.store import Store
from dateline.engine.tables import print_tables
from dateline.engine.values import Values
from dateline.engine.workers import Workers
from dateline.model.entry import entry_of, references_of
from dateline.model.plan import Plan
from dateline.publishing import staging
from dateline.rendering.render import render
from tests.conftest import MakeNewsroom
from tests.engine.labour import common
from tests.indexing.desk import article, cites
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
NAMES = ("articles-csv", "sources-csv", "articles-json")


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

    made = list(print_tables(pages, Values(plan, store), workers))

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
