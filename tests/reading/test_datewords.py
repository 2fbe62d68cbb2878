import pytest

from dateline.base.dates import PartialDate, parse_iso, parse_written
from dateline.reading.datewords import looks_like_date


@pytest.mark.parametrize(
    "text",
    [
        "18 March 2018",
        "2018",
        "18/03/2018",
        "18.3.08",
        "31 February 2018",
        "13 Febuary 2010",
        "18 March",
        "7-8 March 2018",
        "Jan-Feb 2009",
        "5 Sept '09",
        "Spring 2009",
        "Tuesday, 18 March 2018",
        "March 18, 2018 at 10:30 GMT",
        "12 août 2011",
        "18. März 2018",
        "2007-2008",
        "n.d.",
        "undated",
    ],
)
def test_what_was_meant_as_a_date(text: str) -> None:
    assert looks_like_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Title",
        "March of the Fictions",
        "8 Dead",
        "Marching",
        "Article 19, 2008",
        "8",
        "Summer",
        "of 18",
        "18 March 2018 in a line that is much longer than any date can be",
    ],
)
def test_what_was_not_meant_as_a_date(text: str) -> None:
    assert not looks_like_date(text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("December 13,2007", "2007-12-13"),
        ("11 February,2018", "2018-02-11"),
        ("2009-06-25", "2009-06-25"),
    ],
)
def test_dates_without_a_space_behind_the_comma_are_read(text: str, iso: str) -> None:
    assert str(parse_written(text)) == iso


@pytest.mark.parametrize("text", ["hello", "2009-02-31", "x y", "18 Marz 2018"])
def test_what_is_no_date_is_none_and_ends(text: str) -> None:
    assert parse_written(text) is None
    assert not isinstance(parse_iso(text), PartialDate)
