"""Bars of years and dots of dates."""

from xml.etree import ElementTree as ET

from dateline.rendering.charts import timeline_chart, years_chart
from dateline.rendering.records import Record

HOSTILE = "</title><script>alert(1)</script>\"'&"


def bars(*years: tuple[int, int], url: str = "") -> Record:
    shown = tuple(Record({"year": year, "count": count, "url": url}) for year, count in years)
    return Record({"bars": shown})


def entry(year: int, month: int | None = None, day: int | None = None, url: str = "") -> Record:
    date = Record({"year": year, "month": month, "day": day})
    return Record({"date": date, "text": f"In {year}", "url": url})


def line_of(*entries: Record) -> ET.Element:
    return parsed(timeline_chart(Record({"entries": entries}), "../"))


def parsed(drawn: str) -> ET.Element:
    return ET.fromstring(drawn)  # noqa: S314 - our own markup


def values(drawing: ET.Element, tag: str, *names: str) -> list[tuple[str | None, ...]]:
    return [tuple(one.get(name) for name in names) for one in drawing.iter(tag)]


def test_each_year_has_its_place_also_where_a_year_between_has_no_articles() -> None:
    chart = parsed(years_chart(bars((2012, 4), (2010, 2), (2009, 1)), ""))
    assert values(chart, "rect", "class", "x", "width", "y", "height") == [
        ("bar", "0.90%", "8.20%", "34", "10"),
        ("bar", "10.90%", "8.20%", "24", "20"),
        ("bar", "30.90%", "8.20%", "4", "40"),
    ]
    assert [one.text for one in chart.iter("title")] == ["2009: 1", "2010: 2", "2012: 4"]
    assert list(chart.iter("a")) == []


def test_many_years_share_the_width() -> None:
    chart = parsed(years_chart(bars((2020, 1), (2001, 1)), ""))
    assert values(chart, "rect", "x", "width") == [("0.45%", "4.10%"), ("95.45%", "4.10%")]


def test_one_article_among_hundreds_is_still_seen() -> None:
    chart = parsed(years_chart(bars((2012, 900), (2011, 1)), ""))
    assert [height for (height,) in values(chart, "rect", "height")] == ["3", "40"]


def test_a_year_that_has_a_page_leads_to_it_from_its_whole_height() -> None:
    chart = parsed(years_chart(bars((2012, 4), (2011, 1), url="2012.html"), "../"))
    assert values(chart, "a", "href", "tabindex") == [("../2012.html", "-1")] * 2
    assert values(chart, "rect", "class", "height") == [
        ("target", "44"),
        ("bar", "10"),
        ("target", "44"),
        ("bar", "40"),
    ]


def test_dates_stand_along_the_line_in_their_distance() -> None:
    line = line_of(entry(2010, 1, 1), entry(2011, 1, 1), entry(2012, 1, 1))
    assert values(line, "circle", "class", "cx") == [
        ("event", "4.00%"),
        ("event", "50.00%"),
        ("event", "96.00%"),
    ]


def test_articles_stand_on_the_line_and_lead_to_their_pages() -> None:
    line = line_of(entry(2010), entry(2012, 5, url="2012/05/a.html"))
    assert values(line, "a", "href") == [("../2012/05/a.html",)]
    assert values(line, "circle", "class", "cy", "r") == [
        ("event", "16", "4"),
        ("target", "38", "12"),
        ("dot", "38", "7"),
    ]


def test_years_are_named_as_far_as_they_fit() -> None:
    few = line_of(entry(2010, 6), entry(2013, 6))
    assert [one.text for one in few.iter("text")] == ["2011", "2012", "2013"]
    many = line_of(entry(1990, 1, 1), entry(2020, 6))
    assert [one.text for one in many.iter("text")] == ["1990", "1997", "2004", "2011", "2018"]
    assert len(list(many.iter("line"))) == 1 + 31


def test_a_few_days_of_one_year_need_no_year() -> None:
    line = line_of(entry(2010, 6, 1), entry(2010, 6, 9))
    assert list(line.iter("text")) == []


def test_hostile_words_are_words() -> None:
    date = Record({"year": 2010, "month": None, "day": None})
    hostile = [Record({"date": date, "text": HOSTILE, "url": url}) for url in ("", HOSTILE)]
    line = line_of(*hostile)
    assert [one.text for one in line.iter("title")] == [HOSTILE, HOSTILE]
    assert values(line, "a", "href") == [(f"../{HOSTILE}",)]
