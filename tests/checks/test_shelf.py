"""The folder of saved copies and its list."""

from pathlib import Path

from dateline.checks.copies.shelf import Shelf, read_copies
from dateline.model.keptcopy import INDEX, KeptCopy
from dateline.reading.copyindex import index_text

COPY = KeptCopy(
    address="https://a.example/1",
    at="2026-11-24T03:21:57Z",
    sha256="ab" * 32,
    file="a.warc.gz",
    file_sha256="cd" * 32,
    media_type="text/html",
    bytes=7,
)
ELSEWHERE = KeptCopy(
    address="https://a.example/1",
    at="2026-11-01T00:00:00Z",
    url="https://archive.example/1",
    service="auto-archiver",
)


def test_a_list_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    assert read_copies(tmp_path).value == ()
    (tmp_path / INDEX).parent.mkdir(parents=True)
    (tmp_path / INDEX).write_bytes(b"\xff")
    assert [one.message for one in read_copies(tmp_path).diagnostics] == [
        f"{INDEX}: it is not UTF-8"
    ]
    (tmp_path / INDEX).unlink()
    (tmp_path / INDEX).mkdir()
    assert [one.code for one in read_copies(tmp_path).diagnostics] == ["copy-index"]


def test_a_list_without_an_end_of_line_is_continued_on_the_next(tmp_path: Path) -> None:
    (tmp_path / INDEX).parent.mkdir(parents=True)
    (tmp_path / INDEX).write_text(index_text([COPY]).rstrip(), encoding="utf-8")
    Shelf(tmp_path, [COPY]).enter(ELSEWHERE, "")

    assert read_copies(tmp_path).value == (ELSEWHERE, COPY)
