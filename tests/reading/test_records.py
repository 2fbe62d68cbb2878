import pytest

from dateline.base.dates import PartialDate
from dateline.base.diagnostics import Outcome, Span
from dateline.model.keptcopy import INDEX, KeptCopy
from dateline.model.linkstate import RECORD, Known
from dateline.model.linkstate import Outcome as Ended
from dateline.model.records import Records
from dateline.reading.copyindex import index_text
from dateline.reading.linkrecord import record_text
from dateline.reading.records import read_records

DAYS = ("2026-11-01", "2026-11-02", "2026-11-05")
COPY = KeptCopy(address="http://www.example.org/a/", at="2026-11-24T03:21:57Z", file="a.wacz")


def known(address: str, *failed: str, outcome: Ended = Ended.NOT_FOUND) -> Known:
    return Known(address=address, checked="2026-11-05", outcome=outcome, failed=failed)


def read(*links: Known, copies: tuple[KeptCopy, ...] = ()) -> Records:
    outcome = read_records(record_text(links).encode(), index_text(copies).encode())
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def test_a_newsroom_without_records_knows_nothing() -> None:
    assert read_records(b"", b"") == Outcome(value=Records())


def test_a_link_that_failed_on_three_days_is_gone_since_the_first() -> None:
    found = read(
        known("https://www.example.org/a/", *DAYS),
        known("https://example.org/b", *DAYS[:2]),
        known("https://example.org/c", outcome=Ended.ALIVE),
    )
    assert found.gone == {"example.org/a": PartialDate(year=2026, month=11, day=1)}


def test_a_work_that_is_there_under_another_spelling_of_its_address_is_not_gone() -> None:
    found = read(
        known("http://example.org/a", *DAYS),
        known("https://example.org/a", outcome=Ended.ALIVE),
    )
    assert found.gone == {}


def test_a_work_is_gone_since_the_first_of_its_spellings_was() -> None:
    later = ("2026-11-03", "2026-11-04", "2026-11-05")
    found = read(known("http://example.org/a", *later), known("https://example.org/a", *DAYS))
    assert found.gone == {"example.org/a": PartialDate(year=2026, month=11, day=1)}


def test_copies_are_known_by_the_work_they_are_of() -> None:
    assert read(copies=(COPY,)).copies == {"example.org/a": (COPY,)}


@pytest.mark.parametrize(
    ("links", "copies", "code", "path"),
    [
        (b"\xff", b"", "link-record", RECORD),
        (b"", b"\xff", "copy-index", INDEX),
        (b"{", b"", "link-record", RECORD),
        (b"", b"{", "copy-index", INDEX),
    ],
)
def test_what_cannot_be_understood_is_an_error_in_its_file(
    links: bytes, copies: bytes, code: str, path: str
) -> None:
    outcome = read_records(links, copies)
    (found,) = outcome.diagnostics
    assert outcome.value is None
    assert (found.code, found.span and found.span.path) == (code, path)


def test_a_record_that_is_no_text_is_to_be_restored() -> None:
    (found,) = read_records(b"\xff", b"").diagnostics
    assert found.message == "records/links.jsonl: it is not UTF-8"
    assert found.span == Span(path=RECORD)
    assert found.hint == "restore it from version control"
