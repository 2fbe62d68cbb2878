import pytest

from dateline.indexing.citations import key_of
from dateline.model.archive import Archive
from dateline.model.source import Source
from tests.indexing.desk import archive_of, article, cites, date_of, introduction, slugs

KEY = "example.org/a/1"


def works_of(archive: Archive) -> dict[str, list[str]]:
    return {work.key: slugs(work.cited_by) for work in archive.works}


def outlets_of(archive: Archive) -> list[tuple[str, str, list[str], int]]:
    return [
        (one.slug, one.name, [work.key for work in one.works], one.articles)
        for one in archive.outlets
    ]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a/1",
        "http://example.org/a/1",
        "https://www.example.org/a/1/",
        "HTTP://WWW.Example.ORG/a/1",
        "https://example.org/a/1//",
    ],
)
def test_scheme_www_and_a_slash_at_the_end_make_no_other_work(url: str) -> None:
    assert key_of(cites("", url=url), "") == KEY


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://example.org/A/1", "example.org/A/1"),
        ("https://www2.example.org/", "www2.example.org"),
        ("https://example.org/a/1?page=2", "example.org/a/1?page=2"),
        ("https://example.org/see/https://www.example.org/", None),
    ],
)
def test_what_else_differs_in_an_address_makes_another_work(url: str, key: str | None) -> None:
    assert key_of(cites("", url=url), "") == (key or "example.org/see/https://www.example.org")


def test_one_address_is_one_work_whatever_else_the_citations_say() -> None:
    archive = archive_of(
        article("new", "2020-01-02", sources=(cites("BBC", "New", url="https://example.org/a/1"),)),
        article("old", "2020-01-01", sources=(cites("", "Old", url="http://example.org/a/1/"),)),
    )
    assert works_of(archive) == {KEY: ["new", "old"]}
    assert archive.works[0].source.title == "New"


def test_without_an_address_outlet_title_and_date_make_the_work() -> None:
    archive = archive_of(
        article("a", sources=(cites("BBC", "A  Title", "2020-01-01"),)),
        article("b", sources=(cites("B.B.C.", "x"), cites("bbc", "a title", "2020-01-01"))),
        article("c", sources=(cites("BBC", "A title", "2020-01"), cites("BBC", "A title"))),
        article("d", sources=(cites("Reuters", "A title", "2020-01-01"),)),
    )
    assert works_of(archive) == {
        "b-b-c|x|": ["b"],
        "bbc|a title|": ["c"],
        "bbc|a title|2020-01": ["c"],
        "bbc|a title|2020-01-01": ["a", "b"],
        "reuters|a title|2020-01-01": ["d"],
    }


def test_a_line_that_could_not_be_split_is_a_work_by_its_words() -> None:
    whole = Source(key="source", whole="Minutes of the  Commission")
    archive = archive_of(article("a", sources=(whole,)), article("b", sources=(whole,)))
    assert works_of(archive) == {"|minutes of the commission|": ["a", "b"]}
    assert archive.outlets == ()


def test_an_article_that_cites_a_work_twice_cites_it_once() -> None:
    twice = (cites("BBC", "A title"), cites("BBC", "A Title"))
    archive = archive_of(article("a", sources=twice))
    assert works_of(archive) == {"bbc|a title|": ["a"]}
    assert outlets_of(archive) == [("bbc", "BBC", ["bbc|a title|"], 1)]


def test_another_name_of_an_outlet_leads_to_its_works() -> None:
    archive = archive_of(
        article("new", "2020-01-02", sources=(cites("AJE", "A title"),)),
        article("old", "2020-01-01", sources=(cites("Al Jazeera", "A title"),)),
        introduction("outlets", "al-jazeera", aliases=("AJE", "Al Jazeera English")),
    )
    assert works_of(archive) == {"al-jazeera|a title|": ["new", "old"]}
    assert outlets_of(archive) == [("al-jazeera", "Al Jazeera", ["al-jazeera|a title|"], 2)]
    assert archive.outlet_aliases == {"aje": "al-jazeera", "al-jazeera-english": "al-jazeera"}


def test_an_outlet_cited_by_other_names_only_has_the_newest_of_them() -> None:
    archive = archive_of(
        article("new", "2020-01-02", sources=(cites("AJE"),)),
        article("old", "2020-01-01", sources=(cites("Al Jazeera English"),)),
        introduction("outlets", "al-jazeera", aliases=("AJE", "Al Jazeera English")),
    )
    assert [one.name for one in archive.outlets] == ["AJE"]


def test_the_name_in_an_outlets_file_is_the_one_that_is_printed() -> None:
    facts = introduction("outlets", "bbc", name="BBC News", country="United Kingdom")
    archive = archive_of(article("a", sources=(cites("BBC"),)), facts)
    assert [(one.name, one.introduction) for one in archive.outlets] == [("BBC News", facts)]


def test_works_of_an_outlet_come_newest_first_and_undated_ones_last() -> None:
    archive = archive_of(
        article(
            "a",
            sources=(
                cites("BBC", "undated b"),
                cites("BBC", "undated a"),
                cites("BBC", "year", "2019"),
                cites("BBC", "month", "2019-03"),
                cites("BBC", "day", "2019-03-02"),
                cites("BBC", "same day", "2019-03-02"),
                cites("BBC", "newest", "2020"),
            ),
        )
    )
    (outlet,) = archive.outlets
    titles = [work.source.title for work in outlet.works]
    assert titles == ["newest", "day", "same day", "month", "year", "undated a", "undated b"]
    assert outlet.articles == 1


def test_a_work_stands_under_every_outlet_that_is_said_to_have_published_it() -> None:
    address = "https://example.org/a/1"
    archive = archive_of(
        article("new", "2020-01-02", sources=(cites("BBC", "A", url=address),)),
        article("old", "2020-01-01", sources=(cites("BBC Persian", "A", url=address),)),
    )
    assert outlets_of(archive) == [
        ("bbc", "BBC", [KEY], 2),
        ("bbc-persian", "BBC Persian", [KEY], 2),
    ]


def test_articles_that_cite_several_works_of_an_outlet_are_counted_once() -> None:
    archive = archive_of(
        article("a", sources=(cites("BBC", "x"), cites("BBC", "y"))),
        article("b", sources=(cites("BBC", "x"), cites("Reuters", "x"))),
    )
    assert [(one.slug, one.articles) for one in archive.outlets] == [("bbc", 2), ("reuters", 1)]


def test_what_only_a_held_article_cites_does_not_exist() -> None:
    address = "https://example.org/a/1"
    archive = archive_of(
        article("draft", status="draft", sources=(cites("Secret Paper", url=address),)),
        article("draft2", status="draft", sources=(cites("BBC", "x", "2021"),)),
        article("open", sources=(cites("BBC", "x", "2020"),)),
    )
    assert works_of(archive) == {"bbc|x|2020": ["open"]}
    assert outlets_of(archive) == [("bbc", "BBC", ["bbc|x|2020"], 1)]


def test_the_newest_citation_is_how_a_work_is_cited() -> None:
    newest = cites("BBC", "A title", "2020", author="A reporter", archived=())
    archive = archive_of(
        article("old", "2019-01-01", sources=(cites("BBC", "A Title", "2020"),)),
        article("new", "2021-01-01", sources=(newest,)),
    )
    assert archive.works[0].source == newest
    assert archive.works[0].source.date == date_of("2020")
