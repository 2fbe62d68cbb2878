from collections.abc import Iterable

import pytest

from dateline.base.dates import PartialDate
from dateline.model.card import NamedLink
from dateline.model.plan import Plan
from dateline.model.source import Source
from dateline.planning import shelves, worklists
from dateline.planning.sourceviews import (
    MostCitedView,
    OutletBand,
    OutletView,
    RankedWork,
    SourcesOfView,
    SourcesView,
    WorkBand,
)
from dateline.planning.standing import anchor_of
from dateline.planning.views import MonthLink
from tests.indexing.desk import Filed, article, cites, introduction, prose
from tests.planning.layout import digest_at, page_at, plan_of, urls, view

BBC = NamedLink(name="BBC", url="outlets/bbc/index.html")


def citing(*works: Source, name: str = "a", day: str = "2020-05-04") -> Filed:
    return article(name, day, sources=works)


def titles(plan: Plan, url: str) -> list[str]:
    return [one.title for one in view(plan, url, "sources", SourcesOfView).works]


# By year.


def test_every_year_has_a_list_of_its_works_the_newest_first() -> None:
    plan = plan_of(
        citing(
            cites("BBC", "May", "2019-05"),
            cites("", "June", "2019-06-02"),
            cites("BBC", "Some day", "2019"),
            cites("BBC", "Before", "2018"),
        )
    )
    years = (
        NamedLink(name="2019", url="sources/2019.html"),
        NamedLink(name="2018", url="sources/2018.html"),
    )
    found = view(plan, "sources/2019.html", "sources", SourcesOfView)
    assert [(one.title, one.outlet) for one in found.works] == [
        ("June", None),
        ("May", BBC),
        ("Some day", BBC),
    ]
    assert (found.date, found.months, found.years) == (PartialDate(year=2019), (), years)
    assert titles(plan, "sources/2018.html") == ["Before"]
    index = view(plan, "sources/index.html", "sources", SourcesView)
    assert (index.years, index.ways) == (years, ())


def test_works_without_a_date_have_a_list() -> None:
    plan = plan_of(citing(cites("BBC", "B"), cites("BBC", "A", written="spring")))
    assert titles(plan, "sources/undated.html") == ["A", "B"]
    assert view(plan, "sources/undated.html", "sources", SourcesOfView).date is None
    index = view(plan, "sources/index.html", "sources", SourcesView)
    assert index.ways == (NamedLink(name="undated", url="sources/undated.html"),)


def test_a_year_with_many_works_has_a_list_for_each_month(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worklists, "WHOLE_YEAR", 2)
    plan = plan_of(
        citing(
            cites("BBC", "May", "2019-05"),
            cites("BBC", "June", "2019-06-02"),
            cites("BBC", "Some day", "2019"),
        )
    )
    found = view(plan, "sources/2019.html", "sources", SourcesOfView)
    assert found.months == (
        MonthLink(date=PartialDate(year=2019, month=5), url="sources/2019-05.html"),
        MonthLink(date=PartialDate(year=2019, month=6), url="sources/2019-06.html"),
    )
    assert titles(plan, "sources/2019.html") == ["Some day"]
    assert titles(plan, "sources/2019-05.html") == ["May"]
    month = view(plan, "sources/2019-06.html", "sources", SourcesOfView)
    assert month.date == PartialDate(year=2019, month=6)


def test_a_year_of_which_every_work_names_the_month_lists_only_months(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worklists, "WHOLE_YEAR", 1)
    plan = plan_of(citing(cites("BBC", "May", "2019-05"), cites("BBC", "June", "2019-06-02")))
    assert titles(plan, "sources/2019.html") == []


@pytest.mark.parametrize(
    "other",
    [
        citing(cites("BBC", "T", "2019", url="https://example.org/a")),
        citing(cites("BBC", "T", "2019", author="x", url="https://example.org/b")),
        citing(cites("Reuters", "T", "2019", url="https://example.org/b")),
        citing(cites("BBC", "T", "2019", url="https://example.org/b"), name="b"),
    ],
)
def test_what_a_list_shows_makes_it_anew(other: Filed) -> None:
    url = "sources/2019.html"
    before = plan_of(citing(cites("BBC", "T", "2019", url="https://example.org/b")))
    after = plan_of(other)
    assert view(before, url, "sources", SourcesOfView) != view(after, url, "sources", SourcesOfView)
    assert digest_at(before, url, "sources") != digest_at(after, url, "sources")


def test_the_names_of_outlets_make_a_list_anew() -> None:
    url = "sources/2019.html"
    addresses = [f"https://example.org/{name}" for name in "ab"]

    def listed(first: str, second: str, *names: Filed) -> object:
        pairs = zip((first, second), addresses, strict=True)
        works = (cites(outlet, "T", "2019", url=one) for outlet, one in pairs)
        return digest_at(plan_of(citing(*works), *names), url, "sources")

    found = [
        listed("BBC", "Reuters"),
        listed("Reuters", "BBC"),
        listed("BBC", ""),
        listed("BBC", "Reuters", introduction("outlets", "bbc", name="BBC News")),
    ]
    assert len(set(found)) == len(found)


def test_what_a_list_does_not_show_leaves_it_as_it_is() -> None:
    before = plan_of(citing(cites("BBC", "T", "2019", url="https://example.org/b")))
    after = plan_of(citing(cites("BBC", "T", "2019", note="x", url="https://example.org/b")))
    for url, part in (("sources/2019.html", "sources"), ("outlets/bbc/index.html", "outlet")):
        assert digest_at(before, url, part) == digest_at(after, url, part)


# By how many cite them.


def cited_by(number: int, work: Source, prefix: str) -> Iterable[Filed]:
    return (citing(work, name=f"{prefix}{n:03d}") for n in range(number))


def ranking(*filed: Filed) -> MostCitedView:
    return view(plan_of(*filed), "sources/most-cited.html", "ranking", MostCitedView)


def test_what_one_article_cites_is_in_no_ranking() -> None:
    assert "sources/most-cited.html" not in urls(plan_of(citing(cites("BBC", "A"))))


def test_works_and_outlets_are_grouped_by_how_many_articles_cite_them() -> None:
    law = cites("BBC", "A law", "2019", url="https://example.org/law", language="fa")
    found = ranking(
        *cited_by(5, law, "law"),
        *cited_by(2, cites("", "Leaflet"), "leaflet"),
        *cited_by(2, cites("", whole="A brief, somewhere"), "brief"),
        citing(cites("Reuters", "Once")),
    )
    assert found.outlets == (OutletBand(least=5, most=9, outlets=(BBC,)),)
    assert found.works == (
        WorkBand(
            least=5,
            most=9,
            works=(
                RankedWork(
                    title="A law",
                    language="fa",
                    outlet=BBC,
                    date=PartialDate(year=2019),
                    url=f"outlets/bbc/index.html#{anchor_of('example.org/law')}",
                ),
            ),
        ),
        WorkBand(
            least=2,
            most=4,
            works=tuple(
                RankedWork(
                    title=title,
                    language="",
                    outlet=None,
                    date=None,
                    url=f"sources/index.html#{anchor_of(key)}",
                )
                for title, key in (
                    ("A brief, somewhere", "|a brief, somewhere|"),
                    ("Leaflet", "|leaflet|"),
                )
            ),
        ),
    )


def test_one_more_article_that_cites_a_work_changes_no_ranking_unless_it_changes_a_group() -> None:
    law = cites("BBC", "A law", "2019")
    assert ranking(*cited_by(5, law, "a")) == ranking(*cited_by(9, law, "a"))
    assert ranking(*cited_by(9, law, "a")) != ranking(*cited_by(10, law, "a"))
    (band,) = ranking(*cited_by(100, law, "a")).works
    assert (band.least, band.most) == (100, 0)


def test_a_ranking_ends_with_a_whole_group_and_has_one_in_any_case(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worklists, "MOST_RANKED", 1)
    often = cited_by(5, cites("BBC", "Often"), "often")
    twice = [*cited_by(2, cites("BBC", "A"), "a"), *cited_by(2, cites("BBC", "B"), "b")]
    assert [[one.title for one in band.works] for band in ranking(*twice).works] == [["A", "B"]]
    found = ranking(*often, *twice)
    assert [[one.title for one in band.works] for band in found.works] == [["Often"]]


# Outlets with many works.


def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "WHOLE_LIST", 3)
    monkeypatch.setattr(shelves, "NEWEST", 2)


FACTS = introduction("outlets", "bbc", summary="A broadcaster.", body=prose("words"))
MANY = citing(
    cites("BBC", "N1", "2020-02"),
    cites("BBC", "N2", "2020-01"),
    cites("BBC", "O1", "2018-02"),
    cites("BBC", "O2", "2018-01"),
    cites("BBC", "Undated"),
)


def test_an_outlet_with_many_works_has_pages_for_its_older_years(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small(monkeypatch)
    plan = plan_of(MANY, FACTS)
    own = view(plan, "outlets/bbc/index.html", "outlet", OutletView)
    older = view(plan, "outlets/bbc/2018.html", "outlet", OutletView)
    years = (NamedLink(name="2018", url="outlets/bbc/2018.html"),)
    assert [one.title for one in own.works] == ["N1", "N2", "Undated"]
    assert (own.year, own.years, own.summary, own.articles) == (None, years, "A broadcaster.", 1)
    assert [one.title for one in older.works] == ["O1", "O2"]
    assert (older.year, older.years, older.summary, older.articles) == (2018, years, "", 0)
    assert (older.url, older.first_year) == ("outlets/bbc/index.html", 0)
    assert digest_at(plan, "outlets/bbc/2018.html", "introduction") == ()
    assert page_at(plan, "outlets/bbc/2018.html").kind == "outlet-year"


def test_a_work_is_found_on_the_page_of_its_year(monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch)
    filed = [citing(cites("BBC", "O1", "2018-02"), name=f"b{n}") for n in range(4)]
    found = ranking(MANY, *filed)
    (work,) = found.works[0].works
    assert work.url == f"outlets/bbc/2018.html#{anchor_of('bbc|o1|2018-02')}"


def test_a_new_work_leaves_the_older_years_of_its_outlet_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small(monkeypatch)
    before, url = plan_of(MANY), "outlets/bbc/2018.html"
    newer = citing(cites("BBC", "N3", "2020-03"), name="b", day="2021-01-01")
    assert digest_at(before, url, "outlet") == digest_at(plan_of(MANY, newer), url, "outlet")
    assert digest_at(before, url, "outlet") == digest_at(plan_of(MANY, FACTS), url, "outlet")


def test_an_outlet_whose_works_have_no_dates_keeps_them_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small(monkeypatch)
    plan = plan_of(citing(*(cites("BBC", f"W{n}") for n in range(5))))
    found = view(plan, "outlets/bbc/index.html", "outlet", OutletView)
    assert (len(found.works), found.years) == (5, ())


def test_a_work_of_two_outlets_is_found_with_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch)
    url = "https://example.org/a"
    plan = plan_of(
        *(citing(cites("BBC", "A", url=url), name=f"b{n}") for n in range(2)),
        *(citing(cites("AP", "A", url=url), name=f"a{n}") for n in range(3)),
    )
    found = view(plan, "sources/most-cited.html", "ranking", MostCitedView)
    (work,) = found.works[0].works
    assert work.url.startswith("outlets/ap/index.html#")
