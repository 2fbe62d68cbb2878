"""What of an archive goes into a file."""

import json

import rispy
from pybtex.database import parse_string

from dateline.exports.collection import Collection, key_of
from dateline.exports.formats import FORMATS, exported
from dateline.model.archive import Archive
from dateline.model.source import Source
from dateline.rendering.citations.citable import work_key
from tests.indexing.desk import archive_of, article, cites, config, introduction, slugs


def an_archive() -> Archive:
    return archive_of(
        introduction("outlets", "associated-press", name="Associated Press", aliases=("AP",)),
        article(
            "vote",
            "2009-06-25",
            sources=(
                cites("AP", "Law", url="https://example.org/law"),
                cites("Northern Post", "Law"),
                Source("own", article="strike", title="Strike"),
            ),
        ),
        article(
            "strike",
            "2010-01-02",
            sources=(cites("Associated Press", "Law", url="http://www.example.org/law/"),),
        ),
        article("alone", "2009-01-01"),
    )


def collection(*chosen: str) -> Collection:
    archive = an_archive()
    articles = tuple(one for one in archive.articles if not chosen or one.slug in chosen)
    return Collection(archive=archive, config=config(), articles=articles)


LAW = work_key("example.org/law")
POST = work_key("northern-post|law|")


def test_articles_come_newest_first_and_then_each_work_once_by_its_key() -> None:
    keys = [one.key for one in collection().citables()]

    assert keys == ["2010:01:strike", "2009:06:vote", "2009:01:alone", LAW, POST]


def test_an_outlet_is_named_as_the_archive_files_it() -> None:
    by_key = {one.key: one.container for one in collection().citables()}

    assert (by_key[LAW], by_key[POST]) == ("Associated Press", "Northern Post")


def test_only_what_chosen_articles_cite_is_there() -> None:
    assert [one.key for one in collection("strike").citables()] == ["2010:01:strike", LAW]
    assert [one.key for one in collection("alone").citables()] == ["2009:01:alone"]


def test_an_article_of_our_own_that_is_cited_is_cited_as_what_it_is() -> None:
    cited = {one.key: one for one in collection("vote").citables()}

    assert [*cited] == ["2009:06:vote", "2010:01:strike", LAW, POST]
    assert cited["2010:01:strike"].container == "The Test Archive"


def test_the_entries_name_the_works_as_the_citation_files_do() -> None:
    found = [
        (article["id"], [source["work"] for source in sources])
        for article, sources in collection().entries()
    ]

    assert found == [
        ("2010/01/strike", [LAW]),
        ("2009/06/vote", [LAW, POST, "2010:01:strike"]),
        ("2009/01/alone", []),
    ]


def test_the_works_are_those_of_the_chosen_articles() -> None:
    works = collection("vote").works()

    assert [key_of(work) for work in works.values()] == [*works]
    assert slugs(works[LAW].cited_by) == ["strike", "vote"]


def test_every_format_holds_the_same_things() -> None:
    chosen = collection()
    keys = [one.key for one in chosen.citables()]

    assert [one["id"] for one in json.loads(FORMATS["csl"](chosen))] == keys
    assert [*parse_string(FORMATS["bib"](chosen).decode(), "bibtex").entries] == keys
    assert [one["id"] for one in rispy.loads(FORMATS["ris"](chosen).decode())] == keys
    assert [one["key"] for one in json.loads(FORMATS["json"](chosen))] == keys[:3]


def test_tables_have_a_row_for_each_article_or_each_citation() -> None:
    articles = exported(collection(), "csv", "articles", exact=False).decode().splitlines()
    sources = exported(collection(), "csv", "sources", exact=False).decode().splitlines()

    assert [line.split(",")[0] for line in articles] == [
        "id",
        "2010/01/strike",
        "2009/06/vote",
        "2009/01/alone",
    ]
    assert [line.split(",")[0] for line in sources] == [
        "article",
        "2010/01/strike",
        "2009/06/vote",
        "2009/06/vote",
        "2009/06/vote",
    ]


def test_the_package_describes_the_files_as_they_are_exported() -> None:
    resources = json.loads(exported(collection(), "package", "articles", exact=True))["resources"]
    tables = [exported(collection(), "csv", name, exact=True) for name in ("articles", "sources")]
    lengths = [*map(len, tables), len(exported(collection(), "json", "articles", exact=True))]

    assert [one["bytes"] for one in resources] == lengths
    assert [one["path"] for one in resources] == ["articles.csv", "sources.csv", "articles.json"]
