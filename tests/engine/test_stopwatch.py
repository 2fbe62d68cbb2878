"""Seconds by stage, each second once."""

from collections.abc import Iterator

import pytest

from dateline.engine.stopwatch import Stopwatch


def watch_at(*seconds: float) -> Stopwatch:
    moments: Iterator[float] = iter(seconds)
    return Stopwatch(lambda: next(moments))


def test_time_in_a_stage_twice_is_added() -> None:
    watch = watch_at(1.0, 3.0, 10.0, 14.0)
    for _ in range(2):
        with watch.stage("read"):
            pass

    assert watch.seconds == {"read": 6.0}


def test_a_stage_within_another_counts_for_itself_alone() -> None:
    #             render  plan        plan, within it another  render
    watch = watch_at(0.0, 1.0, 4.0, 10.0, 11.0, 13.0, 15.0, 20.0)
    with watch.stage("render"):
        with watch.stage("plan"):
            pass
        with watch.stage("plan"), watch.stage("reconcile"):
            pass

    assert watch.seconds == {"plan": 6.0, "reconcile": 2.0, "render": 12.0}


def test_a_stage_that_fails_is_counted_and_those_after_it_are() -> None:
    watch = watch_at(0.0, 1.0, 3.0, 4.0, 5.0, 7.0)
    with pytest.raises(OSError, match="full"), watch.stage("render"), watch.stage("plan"):
        raise OSError("full")
    with watch.stage("publish"):
        pass

    assert watch.seconds == {"plan": 2.0, "render": 2.0, "publish": 2.0}
