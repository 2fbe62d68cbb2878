"""Charts: articles per year of a term, and the timeline of a series."""

from msgspec import structs

from dateline.model.article import Event
from dateline.planning.chartviews import BarView, TimelineView, YearsView
from tests.indexing.desk import article, cites, date_of, term
from tests.planning.layout import digest_at, plan_of, views

COURTS = (term("Courts"),)
TRIAL = term("The trial")


def test_a_term_counts_its_articles_by_year() -> None:
    days = ("2012-01-01", "2012-05-01", "2009-01-01")
    plan = plan_of(*(article(f"a-{day}", day, tags=COURTS) for day in days))
    assert views(plan, "tags/courts/index.html", "charts", YearsView) == [
        YearsView(
            bars=(BarView(year=2012, count=2, url=""), BarView(year=2009, count=1, url="")),
            total=3,
            most=2,
            peak=2012,
        )
    ]


def test_years_of_a_region_lead_to_their_pages_and_those_have_no_chart() -> None:
    plan = plan_of(article("a", "2012-01-01"), article("b", "2009-01-01"))
    (chart,) = views(plan, "regions/asia/index.html", "charts", YearsView)
    assert [bar.url for bar in chart.bars] == ["regions/asia/2012.html", "regions/asia/2009.html"]
    assert digest_at(plan, "regions/asia/2012.html", "charts") == ()


def test_no_year_is_named_as_the_most_where_several_are() -> None:
    plan = plan_of(article("a", "2012-01-01", tags=COURTS), article("b", "2009-01-01", tags=COURTS))
    (chart,) = views(plan, "tags/courts/index.html", "charts", YearsView)
    assert (chart.most, chart.peak) == (1, None)


def test_one_year_is_no_chart() -> None:
    plan = plan_of(article("a", "2012-01-01", tags=COURTS), article("b", "2012-02-01", tags=COURTS))
    assert digest_at(plan, "tags/courts/index.html", "charts") == ()


def test_an_outlet_counts_the_articles_that_cite_it_once_each() -> None:
    plan = plan_of(
        article("a", "2012-01-01", sources=(cites("BBC", "One"), cites("BBC", "Two"))),
        article("b", "2012-02-01", sources=(cites("BBC", "One"),)),
        article("c", "2009-01-01", sources=(cites("BBC", "Three"),)),
    )
    (chart,) = views(plan, "outlets/bbc/index.html", "charts", YearsView)
    assert [(bar.year, bar.count) for bar in chart.bars] == [(2012, 2), (2009, 1)]


def test_a_series_has_its_articles_and_their_events_in_the_order_of_their_dates() -> None:
    verdict = Event(date=date_of("2012-04-26"), text="The verdict.")
    indicted = Event(date=date_of("2003"), text="The indictment.")
    plan = plan_of(
        article("a", "2012-04-26", headline="A", series=TRIAL, events=(verdict, indicted)),
        article("b", "2012-05-30", headline="B", series=TRIAL, events=(verdict,), language="en"),
    )
    (line,) = views(plan, "series/the-trial/index.html", "timelines", TimelineView)
    assert [(str(one.date), one.text, one.url) for one in line.entries] == [
        ("2003", "The indictment.", ""),
        ("2012-04-26", "The verdict.", ""),
        ("2012-04-26", "A", "2012/04/a.html"),
        ("2012-05-30", "B", "2012/05/b.html"),
    ]


def test_dates_that_are_less_known_stand_before_those_within_them() -> None:
    dates = ("2012", "2012-04", "2012-04-01", "2011-12-31")
    events = tuple(Event(date=date_of(date), text=date) for date in dates)
    plan = plan_of(article("a", "2012-04-26", headline="A", series=TRIAL, events=events))
    (line,) = views(plan, "series/the-trial/index.html", "timelines", TimelineView)
    texts = [one.text for one in line.entries]
    assert texts == ["2011-12-31", "2012", "2012-04", "2012-04-01", "A"]


def test_one_date_is_no_timeline() -> None:
    alone = article("a", "2012-04-26", series=TRIAL)
    assert digest_at(plan_of(alone), "series/the-trial/index.html", "timelines") == ()
    event = Event(date=date_of("2012-04-26"), text="The verdict.")
    same_day = structs.replace(alone, events=(event,))
    assert digest_at(plan_of(same_day), "series/the-trial/index.html", "timelines") == ()


def test_only_a_series_has_a_timeline() -> None:
    plan = plan_of(article("a", "2012-01-01", tags=COURTS), article("b", "2009-01-01", tags=COURTS))
    assert digest_at(plan, "tags/courts/index.html", "timelines") == ()
