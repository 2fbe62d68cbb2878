from dateline.base.dates import PartialDate
from dateline.model.article import Article
from dateline.model.card import NamedLink
from dateline.planning.views import MonthLink, MonthView, YearView
from tests.indexing.desk import article, moment
from tests.planning.layout import listed, plan_of, urls, view


def in_year(count: int, year: int = 2019) -> list[Article]:
    return [
        article(f"a-{number:03d}", f"{year}-{number % 12 + 1:02d}-15") for number in range(count)
    ]


def month_link(year: int, month: int) -> MonthLink:
    return MonthLink(date=PartialDate(year=year, month=month), url=f"{year}/{month:02d}/index.html")


def test_a_month_is_complete_and_leads_to_the_months_that_have_articles() -> None:
    plan = plan_of(
        article("a", "2018-11-30"),
        article("b", "2019-02-01"),
        article("c", "2019-02-28"),
        article("d", "2019-05-01"),
    )
    assert view(plan, "2019/02/index.html", "month", MonthView) == MonthView(
        date=PartialDate(year=2019, month=2),
        url="2019/02/index.html",
        year=NamedLink(name="2019", url="2019/index.html"),
        count=2,
        previous=month_link(2018, 11),
        next=month_link(2019, 5),
    )
    assert listed(plan, "2019/02/index.html") == ["c", "b"]
    assert view(plan, "2018/11/index.html", "month", MonthView).previous is None
    assert view(plan, "2019/05/index.html", "month", MonthView).next is None


def test_a_year_of_a_hundred_lists_its_articles_and_its_months() -> None:
    plan = plan_of(*in_year(100), article("before", "2017-01-01"), article("after", "2020-01-01"))
    found = view(plan, "2019/index.html", "year", YearView)
    assert found == YearView(
        year=2019,
        url="2019/index.html",
        complete=True,
        count=100,
        months=tuple(month_link(2019, month) for month in range(1, 13)),
        previous=NamedLink(name="2017", url="2017/index.html"),
        next=NamedLink(name="2020", url="2020/index.html"),
    )
    slugs = listed(plan, "2019/index.html")
    assert len(slugs) == 100
    assert slugs[0] == "a-011"
    assert slugs[-1] == "a-096"


def test_a_year_of_more_leads_to_its_months_and_counts_nothing() -> None:
    plan = plan_of(*in_year(101))
    found = view(plan, "2019/index.html", "year", YearView)
    assert (found.complete, found.count, len(found.months)) == (False, 0, 12)
    assert (found.previous, found.next) == (None, None)
    assert listed(plan, "2019/index.html") == []
    assert sum(len(listed(plan, url)) for url in urls(plan) if url[4:] in MONTH_ENDS) == 101


MONTH_ENDS = frozenset(f"/{month:02d}/index.html" for month in range(1, 13))


def test_an_article_stands_in_the_year_and_month_that_were_written() -> None:
    # In UTC both are of another year.
    plan = plan_of(
        article("early", "2020-01-01", published=moment("2020-01-01T05:00+14:00")),
        article("late", "2019-12-31", published=moment("2019-12-31T20:00-11:00")),
    )
    assert listed(plan, "2020/01/index.html") == ["early"]
    assert listed(plan, "2019/12/index.html") == ["late"]
    assert listed(plan, "2020/index.html") == ["early"]


def test_months_come_newest_first_on_the_page_of_a_year_and_in_order_in_its_list() -> None:
    plan = plan_of(article("a", "2019-03-01"), article("b", "2019-01-01"))
    assert listed(plan, "2019/index.html") == ["a", "b"]
    found = view(plan, "2019/index.html", "year", YearView)
    assert found.months == (month_link(2019, 1), month_link(2019, 3))


def test_a_translation_is_listed_and_not_counted() -> None:
    plan = plan_of(article("a", "2019-02-01"), article("b", "2019-02-03", translation_of="a"))
    assert listed(plan, "2019/02/index.html") == ["b", "a"]
    assert view(plan, "2019/02/index.html", "month", MonthView).count == 1
    assert view(plan, "2019/index.html", "year", YearView).count == 1
