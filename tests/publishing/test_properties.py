"""Whatever is printed over whatever is there: the edition, untouched files of others, no more."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.publishing import disk, manifest, staging
from dateline.publishing.recovery import recover
from tests.publishing.faults import control_c, failing_at
from tests.publishing.press import (
    Pages,
    edition_of,
    files_in,
    listing_of,
    print_edition,
    put_files,
    stamps_of,
)

pytestmark = pytest.mark.properties

ADDRESSES = ("a", "a/b", "a/b/c.html", "a/d.html", "b.html", "c/d.html", "c/d/e.html", "f/g/h/i")
OUTSIDE = {"outside.html": "by hand", "sibling/outside.html": "by hand"}
INTERRUPTED = (KeyboardInterrupt, OSError)
TEXTS = st.sampled_from(["one", "two", "six", "three"])


@pytest.fixture(autouse=True, scope="module")
def without_waiting_for_the_disk() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What people do to the output folder, and what is printed after that."""

    edited: Pages
    deleted: frozenset[str]
    edition: Pages
    interrupted_at: int


def can_stand_together(pages: Mapping[str, str]) -> bool:
    return not any(folder in pages for url in pages for folder in disk.ancestors(url))


EDITIONS = st.dictionaries(st.sampled_from(ADDRESSES), TEXTS).filter(can_stand_together)
ROUNDS = st.lists(
    st.builds(
        Round,
        edited=st.dictionaries(st.sampled_from(ADDRESSES), TEXTS, max_size=3),
        deleted=st.frozensets(st.sampled_from(ADDRESSES), max_size=2),
        edition=EDITIONS,
        interrupted_at=st.integers(min_value=0, max_value=150),
    ),
    min_size=1,
    max_size=4,
)


def meddle(output: Path, found: Round) -> None:
    for url in found.deleted:
        if (output / url).is_file():
            (output / url).unlink()
    for url, text in found.edited.items():
        ways = [output / folder for folder in disk.ancestors(url)]
        free = all(way.is_dir() or not way.exists() for way in ways)
        if free and not (output / url).is_dir():
            put_files(output, {url: text})


def pages_in(output: Path) -> dict[str, str]:
    found = files_in(output) if output.is_dir() else {}
    return {k: v for k, v in found.items() if k != manifest.NAME and not k.endswith("/")}


def is_blocked(there: Pages, ours: Pages, wanted: Pages) -> bool:
    """Tell, by the rules and not by the code, whether something foreign stands in the way."""
    leaving = {url for url in ours if url not in wanted and there.get(url) == ours[url]}
    for url in wanted:
        if there.get(url) == wanted[url]:
            continue
        below = {other for other in there if other.startswith(f"{url}/")}
        if (url in there and url not in ours) or not below <= leaving:
            return True
        if any(way in there and way not in leaving for way in disk.ancestors(url)):
            return True
    return False


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(rounds=ROUNDS)
def test_the_output_is_the_edition_and_what_others_put_there(rounds: list[Round]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        output, ours = Path(folder) / "output", dict[str, str]()
        put_files(Path(folder), OUTSIDE)
        for each in rounds:
            if output.exists():
                meddle(output, each)
            there = pages_in(output)
            stamps = stamps_of(output, there)
            outcome = print_edition(output, each.edition)
            if is_blocked(there, ours, each.edition):
                assert {found.code for found in outcome.diagnostics} == {"file-in-the-way"}
                assert pages_in(output) == there
                assert stamps_of(output, there) == stamps
                staging.clear(output)
                continue
            assert outcome.diagnostics == ()
            left = {
                url: text
                for url, text in there.items()
                if url not in each.edition and ours.get(url) != text
            }
            assert pages_in(output) == {**left, **each.edition}
            assert manifest.text_at(output) == listing_of(each.edition)
            assert outcome.value is not None
            assert outcome.value.foreign == tuple(sorted(left))
            same = [url for url, text in each.edition.items() if there.get(url) == text]
            assert stamps_of(output, same) == {url: stamps[url] for url in same}
            ours = dict(each.edition)
        around = {k: v for k, v in files_in(Path(folder)).items() if not k.startswith("output/")}
        assert around == OUTSIDE


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rounds=ROUNDS)
def test_interruptions_between_editions_leave_nothing_behind(rounds: list[Round]) -> None:
    """Editions replace one another, each interrupted somewhere, and nobody meddles."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        put_files(Path(folder), OUTSIDE)
        for each in rounds:
            # shutil closes twice what was closed by the interrupted operation.
            with failing_at(each.interrupted_at, control_c) as faulty, suppress(*INTERRUPTED):
                print_edition(output, each.edition)
            if not faulty.has_failed:
                assert files_in(output) == edition_of(each.edition)
        assert print_edition(output, rounds[0].edition).diagnostics == ()
        assert files_in(output) == edition_of(rounds[0].edition)
        assert recover(output).resumed is False
        around = {k: v for k, v in files_in(Path(folder)).items() if not k.startswith("output/")}
        assert around == OUTSIDE
