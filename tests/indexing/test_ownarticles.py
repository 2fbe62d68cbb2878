import pytest

from dateline.model.archive import Archive, CitedWork
from dateline.model.config import Publisher
from dateline.model.source import Source
from tests.indexing.desk import (
    BASE_URL,
    archive_of,
    article,
    cites,
    config,
    fixed_page,
    indexed,
    introduction,
    moment,
    said,
)

OURS = article("ours", "2019-03-04", headline="Gov’t to apologise")
KEY = "example.org/archive/2019/03/ours.html"


def work_behind(source: Source) -> CitedWork:
    archive = archive_of(article("citing", sources=(source,)), OURS)
    return archive.cited["2020/05/citing"][0]


@pytest.mark.parametrize(
    "source",
    [
        cites("Test newsroom", "x", article="content/ours.md"),
        cites("", "x", article="ours"),
        cites("BBC", "x", url=f"{BASE_URL}/2019/03/ours.html"),
        cites("", "x", url="http://www.example.org/archive/2019/03/ours.html?utm_source=x#top"),
        cites("", "x", url=f"https://web.archive.org/web/2019/{BASE_URL}/2019/03/ours.html"),
        cites("Test newsroom", "GOV'T TO APOLOGISE", "2019-03-04"),
        cites("The Test Archive", "Gov’t to apologise", "2019-03"),
        cites("test archive", "Gov’t to apologise.", "2019"),
        cites("Test Newsroom", "Gov’t to apologise"),
        cites("TN", "Gov’t to apologise"),
    ],
)
def test_a_source_that_is_an_own_article_leads_to_it(source: Source) -> None:
    names = introduction("outlets", "test-newsroom", aliases=("TN", "The Test Archive"))
    archive = archive_of(article("citing", sources=(source,)), OURS, names)
    (work,) = archive.works
    assert (work.article, work.key) == (OURS, KEY)
    assert archive.cited == {"2020/05/citing": (work,)}


def test_an_own_article_stands_among_other_works_in_the_order_of_addresses() -> None:
    urls = ("https://example.org/z", "http://example.com/a")
    others = (cites("BBC", "x", url=url) for url in urls)
    cited = (*others, cites("", "x", article="ours"))

    works = archive_of(article("citing", sources=cited), OURS).works

    assert [one.key for one in works] == ["example.com/a", KEY, "example.org/z"]


def test_an_old_address_of_an_own_article_leads_to_it() -> None:
    moved = article("new", "2019-03-04", aliases=("old/address.html", "older/index.html"))
    for old in ("old/address.html", "older/"):
        citing = article("citing", sources=(cites("", "x", url=f"{BASE_URL}/{old}"),))
        assert archive_of(citing, moved).works[0].article == moved


@pytest.mark.parametrize(
    "source",
    [
        cites("Test newsroom", "Gov’t to apologise", "2019-03-05"),
        cites("Test newsroom", "Gov’t to apologise", "2018"),
        cites("Test newsroom", "Something else", "2019-03-04"),
        cites("Test newsroom", "", "2019-03-04"),
        cites("BBC", "Gov’t to apologise", "2019-03-04"),
        cites("Test newsroom", "Gov’t to apologise", url="https://bbc.example/1"),
        cites("BBC", "x", url=f"{BASE_URL}/files/report.pdf"),
        cites("BBC", "x", url="https://example.org/archives/2019/03/ours.html"),
    ],
)
def test_a_source_that_is_no_own_article_leads_to_none(source: Source) -> None:
    assert work_behind(source).article is None


def test_all_ways_to_name_an_own_article_are_one_work() -> None:
    archive = archive_of(
        OURS,
        article(
            "a",
            sources=(
                cites("Test newsroom", "Gov’t to apologise", "2019-03-04"),
                cites("Test newsroom", "x", url=f"{BASE_URL}/2019/03/ours.html"),
            ),
        ),
        article("b", sources=(cites("", "y", article="ours"),)),
        article("c", sources=(cites("Test newsroom", "Gov’t to apologise"),)),
    )
    (work,) = archive.works
    assert [one.slug for one in work.cited_by] == ["a", "b", "c"]


def test_a_site_without_an_address_knows_its_articles_by_manuscript_and_headline() -> None:
    def archive(source: Source) -> Archive:
        settings = config(base_url="", publisher=Publisher(name=""))
        return archive_of(article("citing", sources=(source,)), OURS, settings=settings)

    assert archive(cites("", "x", article="ours")).works[0].article == OURS
    assert archive(cites("The Test Archive", OURS.headline)).works[0].article == OURS
    assert archive(cites("x", "x", url=f"{BASE_URL}/2019/03/ours.html")).works[0].article is None


def test_an_article_that_names_itself_or_one_of_two_leads_nowhere() -> None:
    named = cites("Test newsroom", "Daily notes")
    alone = article("a", headline="Daily notes", sources=(named,))
    assert archive_of(alone).works[0].article is None
    two = (article("b", headline="Daily notes"), article("c", headline="Daily notes"))
    assert archive_of(*two, article("d", sources=(named,))).works[0].article is None
    dated = cites("Test newsroom", "Daily notes", "2019-01-01")
    older = article("e", "2019-01-01", headline="Daily notes")
    assert archive_of(*two, older, article("d", sources=(dated,))).works[0].article == older


def test_a_source_that_is_a_manuscript_which_is_not_there_is_an_error_in_its_place() -> None:
    citing = article(
        "citing",
        sources=(cites("BBC", "x"), cites("", "y", article="content/our.md")),
    )
    assert said(citing, OURS) == [
        (
            "content/citing.md:sources.1,source.1: broken-link: `content/our.md` does not exist "
            "(did you mean content/ours.md?)"
        )
    ]


def test_a_source_that_is_held_back_is_an_error_unless_the_citing_article_is_held_too() -> None:
    held = article("held", "2019-03-04", embargo_until=moment("2027-01-01T00:00Z"))
    by_slug = cites("", "x", article="held")
    by_address = cites("", "x", url=f"{BASE_URL}/2019/03/held.html")
    reveal = "is held back; a link to it would reveal it (take the link out until it is published)"
    assert said(held, article("a", sources=(by_slug, by_address))) == [
        f"content/a.md:sources.0,source.0: link-to-held: `held` {reveal}",
        f"content/a.md:sources.1,source.1: link-to-held: `content/held.md` {reveal}",
    ]
    assert said(held, article("b", status="draft", sources=(by_slug, by_address))) == []


def test_the_headline_of_a_held_article_leads_nowhere_and_says_nothing() -> None:
    held = article("held", "2019-03-04", headline="Secret", status="draft")
    citing = article("a", sources=(cites("Test newsroom", "Secret", "2019-03-04"),))
    with_it, without = indexed(held, citing), indexed(citing)
    assert with_it.diagnostics == without.diagnostics == ()
    assert with_it.archive == without.archive
    assert with_it.archive.works[0].article is None


def test_a_source_that_is_a_page_is_an_error() -> None:
    citing = article("a", sources=(cites("", "x", article="content/pages/about.md"),))
    assert said(citing, fixed_page("about")) == [
        (
            "content/a.md:sources.0,source.0: broken-link: "
            "`content/pages/about.md` is a page, and no article that could be a source "
            "(link to it in the text instead)"
        )
    ]


def test_a_slug_of_two_articles_is_an_error_that_names_both() -> None:
    two = (article("x", "2019-01-01"), article("x", "2018-01-01", manuscript="content/y.md"))
    citing = article("a", sources=(cites("", "x", article="x"),))
    assert said(citing, *two) == [
        (
            "content/a.md:sources.0,source.0: broken-link: "
            "`x` is the slug of 2 manuscripts (give the path of the manuscript)"
        )
    ]
