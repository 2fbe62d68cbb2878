from dateline.base.dates import PartialDate
from dateline.model.article import Correction
from dateline.model.source import SavedCopy, Source
from dateline.rendering.citations.citable import (
    Citable,
    Masthead,
    Work,
    article_key,
    cited_article,
    cited_source,
    cited_with_sources,
    one_line,
    work_key,
)
from dateline.rendering.citations.names import Name
from tests.indexing.desk import article, by, cites, date_of, term

MASTHEAD = Masthead("The Test Archive", "https://example.org/archive", "Test newsroom")


def test_an_article_is_cited_with_everything_that_identifies_it() -> None:
    filed = article(
        "first-vote",
        "2009-06-25T06:00+06:00",
        url="2009/06/first-vote.html",
        headline="First  vote",
        summary="What happened.",
        byline=by("Dateline Asia desk", "Roe, Jane"),
        translator="Doe, John",
        tags=(term("media-law"), term("blogs")),
    )

    assert cited_article(filed, MASTHEAD) == Citable(
        key="2009:06:first-vote",
        kind="news",
        title="First vote",
        language="en",
        authors=(Name(literal="Dateline Asia desk"), Name(literal="Roe, Jane")),
        translators=(Name(family="Doe", given="John"),),
        container="The Test Archive",
        publisher="Test newsroom",
        section="Asia",
        issued=PartialDate(2009, 6, 25),
        url="https://example.org/archive/2009/06/first-vote.html",
        abstract="What happened.",
        keywords=("media-law", "blogs"),
    )


def test_what_was_put_right_is_said_by_day_and_once() -> None:
    filed = article(
        "a",
        corrections=(
            Correction(date_of("2020-07"), "retraction", "Withdrawn."),
            Correction(date_of("2020-06-01"), "clarification", "Clearer."),
            Correction(date_of("2020-05-05"), "correction", "One name."),
            Correction(date_of("2020-05-05"), "correction", "Another name."),
            Correction(date_of("2021"), "update", "More."),
        ),
    )

    assert cited_article(filed, MASTHEAD).changes == (
        "Corrected 2020-05-05",
        "Clarified 2020-06-01",
        "Retracted 2020-07",
        "Updated 2021",
    )


def test_without_a_base_url_an_article_has_no_address() -> None:
    assert cited_article(article("a"), Masthead("T", "", "")).url == ""


def test_a_publisher_of_the_archives_own_name_is_not_said_twice() -> None:
    assert cited_article(article("a"), Masthead("T", "", " T ")).publisher == ""


def test_a_source_is_cited_as_its_article_has_it_and_its_outlet_as_the_archive() -> None:
    source = cites(
        "AP",
        "Internet Law",
        "2009-06",
        url="https://example.org/x",
        author="Roe, Jane; AP staff",
        language="en",
        note="Seen on paper",
        accessed=date_of("2010-01-02"),
        archived=(
            SavedCopy("https://web.archive.org/web/1/x", date_of("2009-07"), "ab"),
            SavedCopy("https://archive.ph/2", None, ""),
        ),
    )

    assert cited_source(source, "Associated Press", "work:k") == Citable(
        key="work:k",
        kind="news",
        title="Internet Law",
        language="en",
        authors=(Name(family="Roe", given="Jane"), Name(literal="AP staff")),
        container="Associated Press",
        issued=PartialDate(2009, 6),
        accessed=PartialDate(2010, 1, 2),
        url="https://example.org/x",
        archive_url="https://web.archive.org/web/1/x",
        archived=PartialDate(2009, 7),
        note="Seen on paper",
    )
    assert cited_source(source, "Associated Press", "work:k").archive == "web.archive.org"


def test_a_source_without_outlet_is_a_page_and_without_address_a_document() -> None:
    page = cited_source(Source("a", title="T", url="https://example.org/x"), "", "k")
    document = cited_source(Source("a", title="T"), "", "k")

    assert (page.kind, document.kind) == ("webpage", "document")
    assert (page.archive, document.archive) == ("", "")


def test_a_line_that_could_not_be_split_is_kept_whole() -> None:
    cited = cited_source(Source("a", whole="Post, something", written="last week"), "", "k")

    assert (cited.title, cited.is_whole) == ("Post, something", True)
    assert (cited.issued, cited.undated) == (None, "Dated last week")
    assert not cited_source(Source("a", title="T"), "", "k").is_whole


def test_remarks_are_sentences() -> None:
    cited = Citable(key="k", kind="news", note="Why?", changes=("Corrected 2020",))

    assert cited.remarks("Archived 2019", "") == "Archived 2019. Why? Corrected 2020."
    assert Citable(key="k", kind="news").remarks("") == ""


def test_the_key_of_an_article_is_its_address_without_troublesome_signs() -> None:
    assert article_key("2009/06/first-vote") == "2009:06:first-vote"
    assert article_key("a~b/c") == "a+b:c"


def test_the_key_of_a_work_is_made_of_what_joins_its_citations() -> None:
    address = work_key("aljazeera.com/news/x")
    wording = work_key("al-jazeera|internet law|2009-06-26")

    assert address == "work:aljazeera-com-868b71ba4a"
    assert wording == "work:al-jazeera-0ee6c01eb4"
    assert work_key("|a title|").startswith("work:unnamed-")
    assert work_key("example.org/x", article("a")) == "2020:05:a"


def test_a_work_that_an_article_cites_twice_is_in_its_file_once() -> None:
    filed = article("a", sources=(cites("Post", "One"), cites("Post", "One"), cites("Post", "Two")))
    works = [Work("work:1"), Work("work:1"), Work("work:2")]
    cited = cited_with_sources(filed, MASTHEAD, ["Post"] * 3, works)

    assert [one.title for one in cited] == ["Headline of a", "One", "Two"]


def test_a_work_that_is_an_article_of_ours_is_cited_as_what_it_is() -> None:
    filed, own = article("a", sources=(Source("own", article="b"), Source("a"))), article("b")
    works = [Work(work_key("x", own), own), Work(work_key("y", filed), filed)]
    cited = cited_with_sources(filed, MASTHEAD, ["", ""], works)

    assert cited == (cited_article(filed, MASTHEAD), cited_article(own, MASTHEAD))


def test_line_ends_and_controls_do_not_get_into_a_field() -> None:
    assert one_line(" a\r\nTY  - \x00b\u2028c\x85d ") == "a TY - b c d"
