"""Laws of dates and moments over the whole calendar and many zones."""

import calendar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.base.dates import (
    DateFault,
    Moment,
    PartialDate,
    parse_iso,
    parse_moment,
    parse_written,
    utc_day,
    utc_text,
)
from tests.base.laws import LAW, texts

pytestmark = pytest.mark.properties

# Zones that have moved their clocks at midnight, by half an hour, or across a whole day.
zones = st.one_of(
    st.sampled_from(["UTC", "Asia/Almaty", "Asia/Kathmandu", "Asia/Tehran", "Pacific/Apia"]),
    st.sampled_from(["Europe/Berlin", "America/New_York", "America/Sao_Paulo", "America/Havana"]),
    st.just("Australia/Lord_Howe"),
).map(ZoneInfo)
days = st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31))
partial_dates = st.one_of(
    st.integers(1, 9999).map(lambda year: PartialDate(year=year)),
    st.builds(PartialDate, year=st.integers(1, 9999), month=st.integers(1, 12), day=st.none()),
    st.dates().map(lambda day: PartialDate(year=day.year, month=day.month, day=day.day)),
)


@LAW
@given(partial_dates)
def test_a_date_is_read_as_it_is_printed(day: PartialDate) -> None:
    assert parse_iso(str(day)) == day
    assert parse_written(str(day)) == day


@LAW
@given(st.integers(-62135596800, 253402300799))
def test_a_moment_lies_in_its_day(instant: int) -> None:
    assert utc_text(instant).startswith(utc_day(instant))


@LAW
@given(st.dates())
def test_a_date_of_a_source_list_is_read_in_either_order(day: date) -> None:
    read = PartialDate(year=day.year, month=day.month, day=day.day)
    month = calendar.month_name[day.month]
    assert parse_written(f"{day.day} {month} {day.year:04d}") == read
    assert parse_written(f"{month[:3]}. {day.day}, {day.year:04d}") == read


@LAW
@given(st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99))
def test_only_days_of_the_calendar_are_dates(year: int, month: int, day: int) -> None:
    read = parse_iso(f"{year:04d}-{month:02d}-{day:02d}")
    try:
        expected = date(year, month, day)
    except ValueError:
        assert isinstance(read, DateFault)
    else:
        assert str(read) == expected.isoformat()


@LAW
@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), zones)  # noqa: DTZ001 - zones follow
def test_a_moment_is_the_instant_that_its_own_zone_names(when: datetime, zone: ZoneInfo) -> None:
    whole = when.replace(microsecond=0, second=0, tzinfo=zone)
    # Before the zones of today, clocks were set by the sun, to odd seconds.
    offset = whole.utcoffset() or timedelta()
    if offset.total_seconds() % 60:
        return
    read = parse_moment(whole.isoformat(timespec="minutes"), UTC)
    assert isinstance(read, Moment)
    assert read.instant == int(whole.timestamp())
    assert parse_moment(read.iso, zone) == read


@LAW
@given(st.dates(date(1970, 1, 2), date(2100, 1, 1)), zones)
def test_a_day_begins_with_its_first_instant(day: date, zone: ZoneInfo) -> None:
    read = parse_moment(day.isoformat(), zone)
    assert isinstance(read, Moment)
    start = datetime.fromtimestamp(read.instant, UTC).astimezone(zone)
    before = datetime.fromtimestamp(read.instant - 1, UTC).astimezone(zone)
    assert before.date() < day <= start.date()


@LAW
@given(days, zones)
def test_days_follow_one_another_in_every_zone(day: date, zone: ZoneInfo) -> None:
    first = parse_moment(day.isoformat(), zone)
    second = parse_moment((day + timedelta(days=1)).isoformat(), zone)
    assert isinstance(first, Moment)
    assert isinstance(second, Moment)
    assert 0 <= second.instant - first.instant <= 49 * 3600


@LAW
@given(st.integers(-62_135_596_800, 253_402_300_799))
def test_an_instant_is_read_as_it_is_printed(instant: int) -> None:
    read = parse_moment(utc_text(instant), UTC)
    assert isinstance(read, Moment)
    assert read.instant == instant


@LAW
@given(texts, zones)
def test_any_text_is_a_date_or_told_why_not(text: str, zone: ZoneInfo) -> None:
    for read in (parse_iso(text), parse_moment(text, zone)):
        assert not isinstance(read, DateFault) or read.message
    assert parse_written(text) is None or any(sign.isdigit() for sign in text)
