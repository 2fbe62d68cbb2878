"""Published tables hold what exported ones do, row by row."""

import csv
import io
import json
from collections.abc import Mapping

from dateline.model.article import Article
from dateline.model.entry import entry_of, references_of
from dateline.rendering.datasets.package import Described, data_package
from dateline.rendering.render import render
from tests.indexing.desk import article, by, cites, term
from tests.rendering.proof import SILENT, laid_out

MASTHEAD = {"title": "The Test Archive", "base_url": "https://example.org", "publisher": ""}
REPORT = article(
    "a",
    byline=by("Asia Desk"),
    tags=(term("courts"), term("media-law")),
    headline="=1+1",
    sources=(cites("AP", "A title", "2019"), cites("Dateline", "Earlier")),
)
EARLIER = article("b", "2019-01-01")
CITED = (
    (
        {"key": "ap|a title|2019", "own": "", "outlet": "Associated Press"},
        {"key": "x", "own": "2019/01/b", "outlet": "Dateline"},
    ),
    (),
)


def rendered(name: str, articles: tuple[Article, ...] = (REPORT, EARLIER)) -> str:
    parts: Mapping[str, object] = {
        "masthead": MASTHEAD,
        "articles": tuple(entry_of(one) for one in articles),
        "references": tuple(references_of(one) for one in articles),
        # What each article cites is one value.
        "cited": tuple([*row] for row in CITED),
    }
    page, values = laid_out(parts, renderer=f"rows:{name}", kind="data-file")
    made = render(page, values, {}, SILENT)
    assert isinstance(made, bytes)
    return made.decode()


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_table_of_articles_has_a_row_for_each() -> None:
    first, second = rows(rendered("articles-csv"))
    assert (first["id"], first["key"], first["title"]) == ("2020/05/a", "2020:05:a", "'=1+1")
    assert first["url"] == "https://example.org/2020/05/a.html"
    assert (first["authors"], first["tags"]) == ("Asia Desk", "courts; media-law")
    assert second["id"] == "2019/01/b"


def test_the_table_of_sources_has_a_row_for_each_citation() -> None:
    first, second = rows(rendered("sources-csv"))
    assert (first["article"], first["number"], first["title"]) == ("2020/05/a", "1", "A title")
    assert (first["outlet"], first["outlet_as_cited"]) == ("Associated Press", "AP")
    assert first["work"].startswith("work:ap-")
    assert (second["outlet"], second["work"]) == ("Dateline", "2019:01:b")


def test_the_file_for_programs_has_articles_with_their_sources() -> None:
    first, second = json.loads(rendered("articles-json"))
    assert (first["title"], [one["title"] for one in first["sources"]]) == (
        "=1+1",
        ["A title", "Earlier"],
    )
    assert (second["id"], second["sources"]) == ("2019/01/b", [])


def test_the_description_names_the_files_and_leaves_their_digests_to_the_list_of_all() -> None:
    fields = {
        "title": "T",
        "description": "D",
        "base_url": "https://example.org",
        "publisher": "P",
        "licence": "CC0-1.0",
    }
    page, values = laid_out({"package": fields}, renderer="format:data-package", kind="data-file")
    made = render(page, values, {}, SILENT)
    names = dict.fromkeys(("articles.csv", "sources.csv", "articles.json"))
    assert isinstance(made, bytes)
    assert made == data_package(Described(**fields), names)
    found = json.loads(made)
    assert [one["path"] for one in found["resources"]] == list(names)
    assert not any("hash" in one or "bytes" in one for one in found["resources"])
    assert found["title"] == "T"
