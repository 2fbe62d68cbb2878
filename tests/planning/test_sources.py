import pytest
from msgspec import structs

from dateline.base.dates import PartialDate
from dateline.model.article import Introduction
from dateline.model.card import NamedLink
from dateline.model.source import SavedCopy, Source
from dateline.planning.sourceviews import OutletView, SourcesView, WorkView
from dateline.planning.standing import anchor_of
from dateline.planning.views import PictureView, TermIndexView, TokenView
from tests.indexing.desk import article, cites, introduction, link, picture, prose
from tests.planning.layout import digest_at, plan_of, urls, view

BBC = "outlets/bbc/index.html"
DAY = "2020-05-04"
COPY = SavedCopy(url="https://example.net/copy", at=PartialDate(year=2020), sha256="ab" * 32)


def test_the_page_of_an_outlet_has_every_work_with_the_articles_that_cite_it() -> None:
    newest = cites(
        "BBC",
        "A title",
        "2019-06",
        url="https://example.org/a",
        author="A reporter",
        language="fa",
        archived=(COPY,),
    )
    undated = cites("BBC", "Another title", written="spring")
    plan = plan_of(
        article("a", "2020-01-01", sources=(newest, undated)),
        article("b", "2019-07-01", sources=(cites("BBC", url="http://example.org/a/"),)),
    )
    assert view(plan, BBC, "outlet", OutletView) == OutletView(
        name="BBC",
        url=BBC,
        summary="",
        aliases=(),
        country="",
        home_page="",
        note="",
        articles=2,
        first_year=2019,
        last_year=2020,
        year=None,
        years=(),
        works=(
            WorkView(
                anchor=anchor_of("example.org/a"),
                linked="",
                own=None,
                outlet=None,
                gone=None,
                kept=(),
                accessed=None,
                title="A title",
                date=PartialDate(year=2019, month=6),
                written="",
                url="https://example.org/a",
                language="fa",
                author="A reporter",
                archived=(COPY,),
                cited_by=(
                    NamedLink(name="Headline of a", url="2020/01/a.html"),
                    NamedLink(name="Headline of b", url="2019/07/b.html"),
                ),
            ),
            WorkView(
                anchor=anchor_of("bbc|another title|"),
                linked="",
                own=None,
                outlet=None,
                gone=None,
                kept=(),
                accessed=None,
                title="Another title",
                date=None,
                written="spring",
                url="",
                language="",
                author="",
                archived=(),
                cited_by=(NamedLink(name="Headline of a", url="2020/01/a.html"),),
            ),
        ),
    )
    assert digest_at(plan, BBC, "introduction") == ()


def test_the_page_of_an_outlet_shows_what_its_file_says() -> None:
    facts = introduction(
        "outlets",
        "bbc",
        name="BBC News",
        summary="A broadcaster.",
        aliases=("Aunt", "BBC World"),
        country="United Kingdom",
        home_page="https://example.org/",
        note="Some pages are gone.",
        body=prose("words"),
        links=(link(slug="a"),),
        pictures=(picture("content/_outlets/tower.jpg"),),
    )
    plan = plan_of(
        article("a", sources=(cites("Aunt", "A title"),)),
        facts,
        media=("content/_outlets/tower.jpg",),
    )
    found = view(plan, BBC, "outlet", OutletView)
    assert (found.name, found.summary, found.aliases) == (
        "BBC News",
        "A broadcaster.",
        ("Aunt", "BBC World"),
    )
    assert (found.country, found.home_page, found.note) == (
        "United Kingdom",
        "https://example.org/",
        "Some pages are gone.",
    )
    assert digest_at(plan, BBC, "introduction") == (prose("words"),)
    assert view(plan, BBC, "context", TokenView) == TokenView(
        links=("2020/05/a.html",), pictures=(PictureView(url="media/_outlets/tower.jpg"),)
    )
    assert "outlets/aunt/index.html" not in urls(plan)


def test_the_index_of_sources_leads_to_all_outlets_and_lists_works_that_name_none() -> None:
    plan = plan_of(
        article(
            "a",
            sources=(
                cites("Reuters"),
                cites("BBC"),
                cites("", "A leaflet"),
                cites("", whole="Minutes of the Commission"),
            ),
        )
    )
    found = view(plan, "sources/index.html", "sources", SourcesView)
    assert [(group.heading, [one.url for one in group.entries]) for group in found.outlets] == [
        ("B", [BBC]),
        ("R", ["outlets/reuters/index.html"]),
    ]
    assert [work.title for work in found.works] == ["A leaflet", "Minutes of the Commission"]
    index = view(plan, "outlets/index.html", "index", TermIndexView)
    assert (index.kind, index.groups) == ("outlets", found.outlets)


def test_a_work_that_an_older_article_files_under_an_outlet_is_not_without_one() -> None:
    url = "https://example.org/a"
    plan = plan_of(
        article("new", "2020-01-01", sources=(cites("", "A", url=url),)),
        article("old", "2019-01-01", sources=(cites("BBC", "A", url=url),)),
    )
    assert view(plan, "sources/index.html", "sources", SourcesView).works == ()
    assert [work.title for work in view(plan, BBC, "outlet", OutletView).works] == ["A"]


def test_an_archive_that_cites_nothing_has_no_pages_of_sources() -> None:
    pages = urls(plan_of(article("a")))
    assert [url for url in pages if url.startswith(("sources/", "outlets/"))] == []


FACTS = introduction("outlets", "bbc")
WORK = cites("BBC", "A title", "2019", url="https://example.org/a")


def outlet_page(
    facts: Introduction | None = FACTS, source: Source = WORK, headline: str = "x", day: str = DAY
) -> tuple[object, OutletView]:
    """Return the digest and the view of the outlet's page."""
    cited = article("a", day, headline=headline, sources=(source,))
    plan = plan_of(cited, *([facts] if facts else []))
    return digest_at(plan, BBC, "outlet"), view(plan, BBC, "outlet", OutletView)


@pytest.mark.parametrize(
    "facts",
    [
        structs.replace(FACTS, name="BBC News"),
        structs.replace(FACTS, summary="x"),
        structs.replace(FACTS, aliases=("x",)),
        structs.replace(FACTS, country="x"),
        structs.replace(FACTS, home_page="https://example.org/"),
        structs.replace(FACTS, note="x"),
    ],
)
def test_every_fact_of_an_outlet_makes_its_page_anew(facts: Introduction) -> None:
    before, after = outlet_page(), outlet_page(facts)
    assert before[1] != after[1]
    assert before[0] != after[0]


@pytest.mark.parametrize(
    "source",
    [
        structs.replace(WORK, title="x"),
        structs.replace(WORK, title="", whole="x"),
        structs.replace(WORK, date=PartialDate(year=2018)),
        structs.replace(WORK, date=None, written="x"),
        structs.replace(WORK, url="https://example.org/b"),
        structs.replace(WORK, language="fa"),
        structs.replace(WORK, author="x"),
        structs.replace(WORK, archived=(COPY,)),
        structs.replace(WORK, archived=(structs.replace(COPY, at=None),)),
    ],
)
def test_every_field_of_a_work_makes_the_page_of_its_outlet_anew(source: Source) -> None:
    before, after = outlet_page(), outlet_page(source=source)
    assert before[1] != after[1]
    assert before[0] != after[0]


def test_headline_address_and_day_of_an_article_make_the_pages_of_outlets_anew() -> None:
    before = outlet_page()
    # The last one changes nothing but the day that dates the link.
    for after in (
        outlet_page(headline="y"),
        outlet_page(day="2020-06-04"),
        outlet_page(day=f"{DAY[:8]}28"),
    ):
        assert before[1] != after[1]
        assert before[0] != after[0]


def test_what_the_page_of_an_outlet_does_not_show_does_not_make_it_anew() -> None:
    elsewhere = structs.replace(FACTS, manuscript="content/_outlets/x/bbc.md", role="x")
    assert outlet_page() == outlet_page(elsewhere)
    assert outlet_page()[1] == outlet_page(None)[1]
