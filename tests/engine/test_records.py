"""What the records beside the content say, on whole pages, and what a change of them renders."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article

URL = "https://www.example.net/dam/"
FILES = {
    "content/dam.md": article(sources=f'[{{outlet: BBC, title: Dam breaks, url: "{URL}"}}]'),
    "content/other.md": article(sources='["Reuters – Court – 4 May 2020"]'),
}
CAPTURE = b"PK the bytes of a web archive"
DIGEST = hashlib.sha256(CAPTURE).hexdigest()
SHOWN = {"2020/05/dam.html", "outlets/bbc/index.html", "sources/undated.html"}


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    made = newsroom(FILES)
    made.build(strict=True)
    return made


def link(*days: str) -> str:
    return json.dumps(
        {
            "address": "http://example.net/dam",
            "checked": days[-1],
            "outcome": "not-found",
            "failed": list(days),
        }
    )


def copy(**fields: str) -> str:
    return json.dumps({"address": URL, "at": "2026-11-24T03:21:57Z", **fields})


def test_a_link_is_called_dead_after_three_days_and_not_before(room: Newsroom) -> None:
    room.write("records/links.jsonl", link("2026-11-01", "2026-11-02") + "\n")
    room.build(strict=True)
    assert room.rendered == []
    room.write("records/links.jsonl", link("2026-11-01", "2026-11-02", "2026-11-05") + "\n")
    room.build(strict=True)
    assert set(room.rendered) == SHOWN
    for url in SHOWN:
        assert "No longer online, found missing on " in room.page(url)
        assert '<time datetime="2026-11-01">' in room.page(url)


def test_a_link_that_is_there_again_is_no_longer_called_dead(room: Newsroom) -> None:
    before = room.tree()
    room.write("records/links.jsonl", link("2026-11-01", "2026-11-02", "2026-11-05") + "\n")
    room.build(strict=True)
    room.delete("records/links.jsonl")
    room.build(strict=True)
    assert room.tree() == before


def test_a_web_archive_is_published_and_linked_where_the_work_is_cited(room: Newsroom) -> None:
    (room.site / "content/_saved").mkdir()
    (room.site / "content/_saved/my capture.wacz").write_bytes(CAPTURE)
    line = copy(file="my capture.wacz", file_sha256=DIGEST)
    room.write("content/_saved/index.jsonl", line + "\n")
    room.build(strict=True)
    address = f"saved/{DIGEST[:16]}.wacz"
    assert set(room.rendered) == {*SHOWN, address}
    assert (room.output / address).read_bytes() == CAPTURE
    assert f'href="../../{address}"' in room.page("2020/05/dam.html")


def test_other_copies_are_named_and_stay_where_they_are(room: Newsroom) -> None:
    (room.site / "content/_saved").mkdir()
    (room.site / "content/_saved/a.warc.gz").write_bytes(CAPTURE)
    line = copy(file="a.warc.gz", file_sha256=DIGEST)
    room.write("content/_saved/index.jsonl", line + "\n")
    room.build(strict=True)
    assert set(room.rendered) == SHOWN
    assert "Copy kept by the newsroom, " in room.page("2020/05/dam.html")
    assert DIGEST in room.page("2020/05/dam.html")
    assert not (room.output / "saved").exists()


def test_a_newsroom_may_keep_its_web_archives_to_itself(newsroom: MakeNewsroom) -> None:
    room = newsroom(FILES)
    (room.site / "content/_saved").mkdir()
    (room.site / "content/_saved/a.wacz").write_bytes(CAPTURE)
    room.write("content/_saved/index.jsonl", copy(file="a.wacz", file_sha256=DIGEST) + "\n")
    config = (room.site / "site_config.yaml").read_text(encoding="utf-8")
    room.write("site_config.yaml", f"{config}\npublish:\n  copies: false\n")
    room.build(strict=True)
    assert "Copy kept by the newsroom, " in room.page("2020/05/dam.html")
    assert not (room.output / "saved").exists()


def test_records_that_cannot_be_read_stop_the_build(room: Newsroom) -> None:
    before = room.tree()
    folder: Path = room.site / "records" / "links.jsonl"
    folder.mkdir(parents=True)
    report = room.build()
    assert [(one.code, one.message) for one in report.diagnostics] == [
        ("link-record", "records/links.jsonl: Is a directory")
    ]
    assert room.tree() == before
