import pytest

from dateline.model.article import Article
from dateline.model.card import NamedLink
from dateline.model.config import Region
from dateline.model.place import Country, Place
from dateline.planning.chartviews import YearsView
from dateline.planning.listings import part_by_time
from dateline.planning.views import PictureView, TermIndexView, TermView, TokenView
from tests.indexing.desk import (
    KAZAKHSTAN,
    KENYA,
    archive_of,
    article,
    by,
    config,
    introduction,
    link,
    picture,
    prose,
    slugs,
    term,
)
from tests.planning.layout import digest_at, listed, plan_of, urls, view, views

TAG = "tags/courts/index.html"
ASIA = "regions/asia/index.html"


def run(count: int, year: int, name: str = "a") -> list[Article]:
    """Return articles with one tag, one a day from the first of January."""
    days = [f"{year}-{day // 28 + 1:02d}-{day % 28 + 1:02d}" for day in range(count)]
    return [
        article(f"{name}-{year}-{number:03d}", day, tags=(term("courts"),))
        for number, day in enumerate(days)
    ]


def years_of(view: TermView) -> list[str]:
    return [year.name for year in view.years]


def test_a_list_of_two_hundred_stands_whole_on_one_page() -> None:
    plan = plan_of(*run(100, 2018), *run(100, 2019))
    found = view(plan, TAG, "term", TermView)
    assert (found.count, found.complete, found.years) == (200, True, ())
    assert (found.first_year, found.last_year, found.year) == (2018, 2019, None)
    assert len(listed(plan, TAG)) == 200
    assert listed(plan, TAG)[0] == "a-2019-099"
    assert [url for url in urls(plan) if url.startswith("tags/courts/2")] == []


def test_a_list_of_two_hundred_and_one_is_parted_by_years() -> None:
    plan = plan_of(*run(100, 2018), *run(101, 2019))
    found = view(plan, TAG, "term", TermView)
    assert (found.count, found.complete) == (101, False)
    assert found.years == (NamedLink(name="2018", url="tags/courts/2018.html"),)
    assert {slug[:6] for slug in listed(plan, TAG)} == {"a-2019"}
    older = view(plan, "tags/courts/2018.html", "term", TermView)
    assert (older.year, older.count, older.complete) == (2018, 100, True)
    assert older.parent == NamedLink(name="Courts", url=TAG)
    assert older.years == found.years
    assert len(listed(plan, "tags/courts/2018.html")) == 100
    assert [url for url in urls(plan) if url.startswith("tags/courts/2")] == [
        "tags/courts/2018.html"
    ]


def test_the_page_of_a_parted_term_shows_whole_years_until_there_are_twenty() -> None:
    plan = plan_of(*run(201, 2017), *run(3, 2018), *run(15, 2019), *run(2, 2020))
    assert len(listed(plan, TAG)) == 20
    assert years_of(view(plan, TAG, "term", TermView)) == ["2017"]
    plan = plan_of(*run(201, 2017), *run(3, 2018), *run(15, 2019), *run(1, 2020))
    assert len(listed(plan, TAG)) == 19 + 201
    found = view(plan, TAG, "term", TermView)
    assert (found.complete, found.years) == (True, ())


def test_one_year_of_more_than_two_hundred_stands_whole_on_one_page() -> None:
    plan = plan_of(*run(201, 2019))
    found = view(plan, TAG, "term", TermView)
    assert (found.count, found.complete, found.years) == (201, True, ())


def test_every_article_of_a_term_stands_on_exactly_one_of_its_pages() -> None:
    filed = [*run(120, 2017), *run(90, 2018), *run(30, 2019), *run(5, 2020)]
    parted = part_by_time(archive_of(*filed).tags[0])
    everywhere = [*parted.own, *(one for found in parted.years.values() for one in found)]
    assert sorted(slugs(tuple(everywhere))) == sorted(slugs(tuple(filed)))
    assert list(parted.years) == [2018, 2017]


def test_a_translation_is_listed_and_not_counted() -> None:
    plan = plan_of(
        *run(2, 2018),
        *run(1, 2019),
        article("ar", "2019-05-01", tags=(term("courts"),), translation_of="a-2018-001"),
        article("fr", "2020-05-01", tags=(term("courts"),), translation_of="a-2018-001"),
    )
    assert listed(plan, TAG) == ["fr", "ar", "a-2019-000", "a-2018-001", "a-2018-000"]
    found = view(plan, TAG, "term", TermView)
    # A year in which a story came only as a translation had that one.
    assert (found.count, found.first_year, found.last_year) == (4, 2018, 2020)
    (chart,) = views(plan, TAG, "charts", YearsView)
    assert [(bar.year, bar.count) for bar in chart.bars] == [(2020, 1), (2019, 1), (2018, 2)]


def test_a_series_is_never_parted() -> None:
    filed = [
        article(f"a-{n}", f"20{n // 12 + 1:02d}-{n % 12 + 1:02d}-01", series=term("The trial"))
        for n in range(201)
    ]
    plan = plan_of(*filed)
    found = view(plan, "series/the-trial/index.html", "term", TermView)
    assert (found.count, found.complete, found.years) == (201, True, ())
    assert (found.first_year, found.last_year) == (2001, 2017)
    assert listed(plan, "series/the-trial/index.html")[:2] == ["a-0", "a-1"]


def test_the_page_of_a_region_shows_its_newest_ten_and_every_year_has_a_page() -> None:
    plan = plan_of(*run(8, 2018), *run(3, 2019))
    found = view(plan, ASIA, "term", TermView)
    assert (found.count, found.complete) == (10, False)
    assert listed(plan, ASIA)[:4] == ["a-2019-002", "a-2019-001", "a-2019-000", "a-2018-007"]
    assert years_of(found) == ["2019", "2018"]
    assert len(listed(plan, "regions/asia/2019.html")) == 3
    assert len(listed(plan, "regions/asia/2018.html")) == 8
    year = view(plan, "regions/asia/2018.html", "term", TermView)
    assert (year.year, year.count, year.complete, year.related) == (2018, 8, True, ())
    assert year.parent == NamedLink(name="Asia", url=ASIA)


def test_a_region_of_ten_is_complete_and_its_year_has_a_page_all_the_same() -> None:
    plan = plan_of(*run(10, 2018))
    found = view(plan, ASIA, "term", TermView)
    assert (found.count, found.complete, years_of(found)) == (10, True, ["2018"])


def test_the_view_of_a_term_with_an_introduction() -> None:
    words = introduction(
        "authors",
        "asia-desk",
        name="The Asia Desk",
        summary="Writes about Asia.",
        role="Desk",
        country="Kazakhstan",
        home_page="https://example.org/",
        body=prose("words"),
        links=(link(slug="a"),),
        pictures=(picture("content/_authors/desk.jpg"),),
    )
    filed = article("a", byline=by("Asia Desk"))
    plan = plan_of(filed, words, media=("content/_authors/desk.jpg",))
    url = "authors/asia-desk/index.html"
    assert view(plan, url, "term", TermView) == TermView(
        kind="author",
        name="The Asia Desk",
        url=url,
        summary="Writes about Asia.",
        role="Desk",
        country="Kazakhstan",
        home_page="https://example.org/",
        parent=None,
        related=(),
        year=None,
        count=1,
        complete=True,
        first_year=2020,
        last_year=2020,
        years=(),
        feed="authors/asia-desk/feed.xml",
        data="",
        json_feed="authors/asia-desk/feed.json",
    )
    assert digest_at(plan, url, "introduction") == (prose("words"),)
    assert view(plan, url, "context", TokenView) == TokenView(
        links=("2020/05/a.html",), pictures=(PictureView(url="media/_authors/desk.jpg"),)
    )


def test_an_introduction_of_facts_alone_has_no_prose() -> None:
    facts = introduction("tags", "courts", summary="Who judges.")
    plan = plan_of(article("a", tags=(term("courts"),)), facts)
    assert digest_at(plan, TAG, "introduction") == ()
    assert view(plan, TAG, "context", TokenView) == TokenView()
    assert view(plan, TAG, "term", TermView).summary == "Who judges."


def test_the_pages_of_years_have_no_introduction() -> None:
    words = introduction("regions", "asia", body=prose("words"))
    plan = plan_of(article("a"), words)
    assert digest_at(plan, ASIA, "introduction") == (prose("words"),)
    assert digest_at(plan, "regions/asia/2020.html", "introduction") == ()


@pytest.mark.parametrize(
    ("url", "feed"),
    [
        (TAG, "tags/courts/feed.xml"),
        (ASIA, "regions/asia/feed.xml"),
        ("authors/asia-desk/index.html", "authors/asia-desk/feed.xml"),
        ("countries/kazakhstan/index.html", "countries/kazakhstan/feed.xml"),
        ("series/the-trial/index.html", ""),
    ],
)
def test_regions_countries_tags_and_authors_have_feeds(url: str, feed: str) -> None:
    filed = article(
        "a",
        tags=(term("courts"),),
        byline=by("Asia Desk"),
        place=Place(countries=(KAZAKHSTAN,)),
        series=term("The trial"),
    )
    found = view(plan_of(filed), url, "term", TermView)
    assert (found.feed, found.json_feed) == (feed, feed.replace(".xml", ".json"))
    without = view(plan_of(filed, settings=config(base_url="")), url, "term", TermView)
    assert (without.feed, without.json_feed) == ("", "")


def test_a_country_stands_under_the_region_that_claims_it() -> None:
    asia = NamedLink(name="Asia", url=ASIA)
    plan = plan_of(
        article("a", place=Place(countries=(KAZAKHSTAN, KENYA))),
        article("b", region="europe", place=Place(countries=(KAZAKHSTAN,))),
    )
    kazakhstan = view(plan, "countries/kazakhstan/index.html", "term", TermView)
    assert kazakhstan.parent == asia
    others = view(plan, ASIA, "term", TermView).related
    assert kazakhstan.related == tuple(one for one in others if one.name != "Kazakhstan")
    assert view(plan, ASIA, "term", TermView).related == (
        NamedLink(name="Kazakhstan", url="countries/kazakhstan/index.html"),
    )
    assert view(plan, "regions/asia/2020.html", "term", TermView).related == ()
    assert view(plan, "regions/europe/index.html", "term", TermView).related == ()
    # Africa, which claims Kenya, has no article and so no page to lead to.
    assert view(plan, "countries/kenya/index.html", "term", TermView).parent is None


def test_a_country_that_no_region_claims_stands_under_that_of_its_newest_article() -> None:
    fiji = Place(countries=(Country(code="FJ", name="Fiji", slug="fiji"),))
    plan = plan_of(
        article("old", "2019-01-01", region="asia", place=fiji),
        article("new", "2020-01-01", region="europe", place=fiji),
    )
    found = view(plan, "countries/fiji/index.html", "term", TermView)
    assert found.parent == NamedLink(name="Europe", url="regions/europe/index.html")


def test_the_index_of_names_has_a_heading_for_each_letter_and_one_for_digits() -> None:
    tags = tuple(term(name) for name in ("zoning", "Courts", "censorship", "9-11", "2009"))
    plan = plan_of(article("a", tags=tags))
    found = view(plan, "tags/index.html", "index", TermIndexView)
    assert (found.kind, found.url) == ("tags", "tags/index.html")
    assert [(group.heading, [one.name for one in group.entries]) for group in found.groups] == [
        ("0–9", ["2009", "9 11"]),
        ("C", ["Censorship", "Courts"]),
        ("Z", ["Zoning"]),
    ]
    assert found.groups[1].entries[1] == NamedLink(name="Courts", url=TAG)


def test_the_index_of_regions_keeps_the_order_of_the_settings() -> None:
    regions = (Region(name="Europe", slug="europe"), Region(name="Asia", slug="asia"))
    plan = plan_of(
        article("a", region="asia"), article("b", region="europe"), settings=config(regions=regions)
    )
    found = view(plan, "regions/index.html", "index", TermIndexView)
    assert [(group.heading, [one.name for one in group.entries]) for group in found.groups] == [
        ("", ["Europe", "Asia"])
    ]
