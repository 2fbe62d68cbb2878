import calendar
from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from dateline.base.dates import (
    MONTHS,
    DateFault,
    Moment,
    PartialDate,
    first_instant,
    newest_first,
    parse_iso,
    parse_moment,
    parse_written,
    utc_day,
    utc_text,
)

JUNE_25 = PartialDate(year=2009, month=6, day=25)


def moment(text: str, zone: str = "UTC") -> Moment:
    read = parse_moment(text, ZoneInfo(zone))
    assert isinstance(read, Moment)
    return read


def test_the_months_are_english_whatever_the_machine_speaks() -> None:
    assert MONTHS[0] == "january"
    assert MONTHS[11] == "december"
    assert len(MONTHS) == len(calendar.month_name) - 1


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2009", PartialDate(year=2009)),
        ("2009-06", PartialDate(year=2009, month=6)),
        ("2009-06-25", JUNE_25),
        (" 2009-06-25\n", JUNE_25),
        ("2012-02-29", PartialDate(year=2012, month=2, day=29)),
        ("0001-01-01", PartialDate(year=1, month=1, day=1)),
    ],
)
def test_a_date_is_read_as_far_as_it_is_known(text: str, read: PartialDate) -> None:
    assert parse_iso(text) == read


def test_a_date_is_printed_as_far_as_it_is_known() -> None:
    assert str(PartialDate(year=987)) == "0987"
    assert str(PartialDate(year=2009, month=6)) == "2009-06"
    assert str(JUNE_25) == "2009-06-25"


NOT_ISO = "is not written as year-month-day"
EXAMPLE = "write year-month-day, as in 2009-06-25"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("2013-13-45", "there is no month 13", "months run from 01 to 12"),
        ("2013-00", "there is no month 00", "months run from 01 to 12"),
        ("2013-02-30", "February 2013 has 28 days, not 30", ""),
        ("2013-04-00", "April 2013 has 30 days, not 0", ""),
        ("0000-01-01", "there is no year 0000", ""),
        ("2013-4-5", f"`2013-4-5` {NOT_ISO}", "write 2013-04-05"),
        ("2013/04/05", f"`2013/04/05` {NOT_ISO}", "write 2013-04-05"),
        ("2013-4-45", "April 2013 has 30 days, not 45", ""),
        (
            "05/04/2013",
            "`05/04/2013` could mean two days",
            "write 2013-04-05 (day first) or 2013-05-04 (month first)",
        ),
        ("25.4.2013", f"`25.4.2013` {NOT_ISO}", "write 2013-04-25"),
        ("04/25/2013", f"`04/25/2013` {NOT_ISO}", "write 2013-04-25"),
        ("05/05/2013", f"`05/05/2013` {NOT_ISO}", "write 2013-05-05"),
        ("45/45/2013", "`45/45/2013` is not a date", EXAMPLE),
        ("June 26, 2009", f"`June 26, 2009` {NOT_ISO}", "write 2009-06-26"),
        ("26 June 2009", f"`26 June 2009` {NOT_ISO}", "write 2009-06-26"),
        ("yesterday", "`yesterday` is not a date", EXAMPLE),
        ("", "`` is not a date", EXAMPLE),
        ("٢٠٠٩", "`٢٠٠٩` is not a date", EXAMPLE),
        ("9" * 5000, f"`{'9' * 39}…` is not a date", EXAMPLE),
    ],
)
def test_what_is_no_date_is_told_why(text: str, message: str, hint: str) -> None:
    assert parse_iso(text) == DateFault(message, hint)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("18 March 2018", "2018-03-18"),
        ("18th March, 2018", "2018-03-18"),
        ("June 26, 2009", "2009-06-26"),
        ("Jun. 26 2009", "2009-06-26"),
        ("May 3rd, 2007.", "2007-05-03"),
        ("Sept. 2007", "2007-09"),
        ("May 2007", "2007-05"),
        ("may\u00a02007;", "2007-05"),
        ("2007", "2007"),
        ("2007-05-03", "2007-05-03"),
    ],
)
def test_a_date_of_a_source_list_is_read(text: str, read: str) -> None:
    assert str(parse_written(text)) == read


@pytest.mark.parametrize(
    "text",
    ["31 June 2009", "Ma 2007", "Monday 2007", "June", "12 2007", "2013-13-01", "n.d.", "", "x 12"],
)
def test_what_no_source_list_means_by_a_date_is_left_alone(text: str) -> None:
    assert parse_written(text) is None


def test_a_bare_date_begins_at_midnight_of_the_site() -> None:
    assert moment("2009-06-25") == Moment(iso="2009-06-25", instant=1245888000)
    assert moment("2009-06-25", "Asia/Almaty").instant == 1245888000 - 6 * 3600
    assert moment("2009-06-25", "America/New_York").instant == 1245888000 + 4 * 3600


def test_a_moment_knows_the_day_as_written() -> None:
    late = moment("2009-12-31T23:30-05:00")
    assert (late.year, late.month, late.day) == (2009, 12, "2009-12-31")
    assert utc_text(late.instant) == "2010-01-01T04:30:00Z"
    assert utc_day(late.instant) == "2010-01-01"


def test_days_are_sorted_the_newest_first_and_without_a_date_last() -> None:
    texts = ("2009-06-25", "2009-06", "2009", "2008-12-31", "0001")
    dates = [parse_iso(text) for text in texts]
    found = [newest_first(one if isinstance(one, PartialDate) else None) for one in dates]
    assert found == [-20090625, -20090600, -20090000, -20081231, -10000]
    assert sorted(found) == found
    assert newest_first(None) == 0


@pytest.mark.parametrize(
    ("text", "iso", "utc"),
    [
        ("2009-06-25T10:00Z", "2009-06-25T10:00:00+00:00", "2009-06-25T10:00:00Z"),
        ("2009-06-25 10:00 UTC", "2009-06-25T10:00:00+00:00", "2009-06-25T10:00:00Z"),
        ("2009-06-25 10:00GMT", "2009-06-25T10:00:00+00:00", "2009-06-25T10:00:00Z"),
        ("2009-06-25T10:00+06:00", "2009-06-25T10:00:00+06:00", "2009-06-25T04:00:00Z"),
        ("2009-06-25T10:00:59+0530", "2009-06-25T10:00:59+05:30", "2009-06-25T04:30:59Z"),
        ("2009-06-25T10:00:59.9-03", "2009-06-25T10:00:59-03:00", "2009-06-25T13:00:59Z"),
        (" 2009-06-25T00:30-00:45 ", "2009-06-25T00:30:00-00:45", "2009-06-25T01:15:00Z"),
    ],
)
def test_the_zone_of_a_moment_counts_and_not_that_of_the_site(
    text: str, iso: str, utc: str
) -> None:
    read = moment(text, "Pacific/Kiritimati")
    assert read.iso == iso
    assert utc_text(read.instant) == utc


@pytest.mark.parametrize(
    ("day", "zone", "begins"),
    [
        # Clocks in Berlin: summer time from 29 March to 25 October 2009.
        ("2009-03-29", "Europe/Berlin", "2009-03-28T23:00:00Z"),
        ("2009-03-30", "Europe/Berlin", "2009-03-29T22:00:00Z"),
        ("2009-10-25", "Europe/Berlin", "2009-10-24T22:00:00Z"),
        ("2009-10-26", "Europe/Berlin", "2009-10-25T23:00:00Z"),
        # No midnight: the clocks went from 00:00 to 01:00.
        ("2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z"),
        # Two midnights: at 01:00 the clocks went back to 00:00.
        ("2008-10-26", "America/Havana", "2008-10-26T04:00:00Z"),
        # No such day: Samoa went from 29 to 31 December.
        ("2011-12-30", "Pacific/Apia", "2011-12-30T10:00:00Z"),
        ("2011-12-31", "Pacific/Apia", "2011-12-30T10:00:00Z"),
    ],
)
def test_a_day_begins_when_the_clocks_of_the_zone_say_so(day: str, zone: str, begins: str) -> None:
    assert utc_text(moment(day, zone).instant) == begins


CLOCK = "hours run from 00 to 23, minutes and seconds from 00 to 59, also those of the zone"
WHOLE = "write year, month and day: 2009-06-25"
TIMED = "write date, time and zone as in 2009-06-25T06:00+06:00"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("2009", "`2009` is not a whole date", WHOLE),
        ("2009-06", "`2009-06` is not a whole date", WHOLE),
        ("2013-02-30", "February 2013 has 28 days, not 30", ""),
        ("2013-02-30T10:00Z", "February 2013 has 28 days, not 30", ""),
        (
            "2009-06-25 10:00",
            "`2009-06-25 10:00` has a time but no time zone",
            "add the zone, as in 2009-06-25T10:00+06:00",
        ),
        ("2009-06-25T24:00Z", "`2009-06-25T24:00Z` is not a time of day", CLOCK),
        ("2009-06-25T10:60Z", "`2009-06-25T10:60Z` is not a time of day", CLOCK),
        ("2009-06-25T10:00:60Z", "`2009-06-25T10:00:60Z` is not a time of day", CLOCK),
        ("2009-06-25T10:00+24:00", "`2009-06-25T10:00+24:00` is not a time of day", CLOCK),
        (
            "2009-06-25 10:00 CET",
            "the time and zone of `2009-06-25 10:00 CET` cannot be read",
            TIMED,
        ),
        ("2009-06-25 6pm", "the time and zone of `2009-06-25 6pm` cannot be read", TIMED),
        ("2009-06-25T", "the time and zone of `2009-06-25T` cannot be read", TIMED),
        ("2009-06-25 soon", "`2009-06-25 soon` is not a date", EXAMPLE),
        (
            "9999-12-31T23:30-01:00",
            "`9999-12-31T23:30:00-01:00` lies outside the years 0001 to 9999 in UTC",
            "",
        ),
    ],
)
def test_what_is_no_moment_is_told_why(text: str, message: str, hint: str) -> None:
    assert parse_moment(text, UTC) == DateFault(message, hint)


def test_a_day_that_begins_before_the_calendar_is_refused() -> None:
    fault = DateFault("`0001-01-01` lies outside the years 0001 to 9999 in UTC")
    assert parse_moment("0001-01-01", ZoneInfo("Asia/Almaty")) == fault


def test_seconds_become_text_in_utc() -> None:
    assert utc_text(0) == "1970-01-01T00:00:00Z"
    assert utc_text(-1) == "1969-12-31T23:59:59Z"
    assert utc_text(moment("0099-01-01").instant) == "0099-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("partial", "begins"),
    [
        (PartialDate(year=2009), "2009-01-01T00:00:00Z"),
        (PartialDate(year=2009, month=6), "2009-06-01T00:00:00Z"),
        (JUNE_25, "2009-06-25T00:00:00Z"),
        (PartialDate(year=1), "0001-01-01T00:00:00Z"),
    ],
)
def test_a_partial_date_begins_with_its_first_second(partial: PartialDate, begins: str) -> None:
    assert utc_text(first_instant(partial)) == begins
