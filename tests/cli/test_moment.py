"""The moment of the build: the earliest of the clock, `--as-of` and SOURCE_DATE_EPOCH."""

import time
from datetime import UTC, datetime, timedelta

import click
import pytest

from dateline.cli.moment import holder_of_lock, moment_of_build
from tests.commandline import run
from tests.conftest import MakeNewsroom
from tests.newsroom import article


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_without_anything_else_it_is_now() -> None:
    before = int(time.time())

    assert before <= moment_of_build(None) <= int(time.time())


@pytest.mark.parametrize(
    ("as_of", "instant"),
    [
        ("2020-01-01", 1_577_836_800),
        ("2020-01-01T00:00+00:00", 1_577_836_800),
        ("2020-01-01T06:00+06:00", 1_577_836_800),
        ("2020-01-01T00:00:01Z", 1_577_836_801),
        ("1969-12-31T23:59:59Z", -1),
    ],
)
def test_as_of_is_a_date_in_utc_or_a_moment_with_a_zone(as_of: str, instant: int) -> None:
    assert moment_of_build(as_of) == instant


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("yesterday", "--as-of: `yesterday` is not a date; write year-month-day"),
        ("2020-13-01", "--as-of: there is no month 13"),
        ("2020-02-30", "--as-of: February 2020 has 29 days, not 30"),
        ("2020", "--as-of: `2020` is not a whole date"),
        ("2020-01-01T06:00", "--as-of: `2020-01-01T06:00` has a time but no time zone"),
        ("", "--as-of: `` is not a date"),
    ],
)
def test_as_of_that_cannot_be_read_is_wrong_usage(as_of: str, said: str) -> None:
    with pytest.raises(click.UsageError) as fault:
        moment_of_build(as_of)

    assert fault.value.message.startswith(said)


def test_as_of_in_the_future_is_now() -> None:
    before = int(time.time())

    assert before <= moment_of_build("2999-01-01") <= int(time.time())


def test_the_epoch_of_reproducible_builds_is_an_earlier_moment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1577836800")
    assert moment_of_build(None) == 1_577_836_800
    assert moment_of_build("2019-01-01") == 1_546_300_800
    assert moment_of_build("2021-01-01") == 1_577_836_800
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "99999999999")
    assert moment_of_build(None) <= int(time.time())


@pytest.mark.parametrize("epoch", ["now", "-1", "1.5", "²", "١٢", " 1", "9" * 5000])
def test_an_epoch_that_is_no_number_is_wrong_usage(
    monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    with pytest.raises(click.UsageError, match="must be seconds since 1970, or not set"):
        moment_of_build(None)


def test_an_empty_epoch_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")

    assert moment_of_build("2020-01-01") == 1_577_836_800


def test_no_moment_on_the_command_line_publishes_anything_early(newsroom: MakeNewsroom) -> None:
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    room = newsroom({"content/a.md": article(date=tomorrow), "content/b.md": article(title="B")})
    for words, environment in (
        ((), {}),
        (("--as-of", "2999-01-01"), {}),
        ((), {"SOURCE_DATE_EPOCH": "32472144000"}),
    ):
        done = run("build", *words, cwd=room.site, environment=environment)

        assert done.code == 0
        assert done.out.startswith("Built 1 article: ")
        assert f"held: content/a.md is scheduled for {tomorrow}T00:00:00Z" in done.err


def test_as_of_that_cannot_be_read_ends_with_2(newsroom: MakeNewsroom) -> None:
    done = run("build", "--as-of", "soon", cwd=newsroom().site)

    assert (done.code, done.out) == (2, "")
    assert "`soon` is not a date" in done.err


def test_whoever_holds_the_lock_says_who_and_since_when() -> None:
    import os
    import re

    assert re.fullmatch(
        rf"process {os.getpid()} since \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d UTC", holder_of_lock()
    )
