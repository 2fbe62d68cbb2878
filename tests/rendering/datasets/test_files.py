"""The JSON file, and the description of the data files."""

import hashlib
import json

from dateline.rendering.datasets.columns import ARTICLES, SOURCES
from dateline.rendering.datasets.entries import Entry, article_entry, source_entries
from dateline.rendering.datasets.jsonfile import json_file
from dateline.rendering.datasets.package import Described, data_package
from tests.indexing.desk import article, cites

ABOUT = Described(
    title="The Test Archive",
    description="An archive for tests.",
    base_url="https://example.org/archive",
    publisher="Test newsroom",
    licence="CC-BY-4.0",
)


def test_the_json_file_has_an_article_a_line_with_its_sources() -> None:
    filed = article("a", headline="Ünes", sources=(cites("Post", "One"),))
    entry: Entry = article_entry(filed, "")
    sources = list(source_entries(filed, ["Post"], ["work:1"], ""))
    text = json_file([(entry, sources), (entry, [])]).decode()
    first, second = json.loads(text)

    assert len(text.splitlines()) == 4
    assert '"title": "Ünes"' in text
    assert first.pop("sources") == [
        {name: value for name, value in sources[0].items() if not name.startswith("article")}
    ]
    assert second.pop("sources") == []
    assert first == second == entry


def test_no_articles_are_an_empty_array() -> None:
    assert json_file([]) == b"[]\n"


def test_a_package_says_what_the_files_are_and_how_to_check_them() -> None:
    files = {"articles.csv": b"id\r\n", "sources.csv": b"x", "articles.json": b"[]\n"}
    described = json.loads(data_package(ABOUT, files))
    articles, sources, whole = described.pop("resources")

    assert described == {
        "profile": "data-package",
        "name": "the-test-archive",
        "title": "The Test Archive",
        "description": "An archive for tests.",
        "homepage": "https://example.org/archive",
        "licenses": [{"name": "CC-BY-4.0"}],
        "contributors": [{"title": "Test newsroom", "role": "publisher"}],
    }
    assert articles["schema"]["primaryKey"] == ["id"]
    assert [one["name"] for one in articles["schema"]["fields"]] == [one.name for one in ARTICLES]
    assert sources["schema"]["primaryKey"] == ["article", "number"]
    assert sources["schema"]["foreignKeys"] == [
        {"fields": ["article"], "reference": {"resource": "articles", "fields": ["id"]}}
    ]
    assert [one["description"] for one in sources["schema"]["fields"]] == [
        one.meaning for one in SOURCES
    ]
    assert whole == {
        "name": "articles-json",
        "path": "articles.json",
        "title": "Articles with their sources, nothing shortened",
        "profile": "data-resource",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "bytes": 3,
        "hash": f"sha256:{hashlib.sha256(b'[]' + bytes([10])).hexdigest()}",
    }
    assert (articles["profile"], articles["bytes"]) == ("tabular-data-resource", 4)


def test_what_an_archive_does_not_say_is_left_out_and_only_given_files_are_described() -> None:
    described = json.loads(data_package(Described("陈", "", "", "", ""), {"sources.csv": b""}))

    assert described["name"] == "chen"
    assert described.keys() == {"profile", "name", "title", "resources"}
    assert [one["name"] for one in described["resources"]] == ["sources"]


def test_a_title_that_cannot_be_spelled_still_gives_a_package_a_name() -> None:
    assert json.loads(data_package(Described("!", "", "", "", ""), {}))["name"] == "archive"
