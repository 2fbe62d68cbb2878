"""What is held of the files of the content folder, and where they are found again."""

import os
import sys
from pathlib import Path

import pytest

from dateline.base.diagnostics import Diagnostic
from dateline.engine.gather import Found, read_bytes, scan
from dateline.engine.stock import Contents, take_stock
from dateline.engine.store import Store
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom

LATER = 2_600_000_000_000_000_000


def stock(site: Path, store: Store) -> Contents:
    said: list[Diagnostic] = []
    contents = take_stock(site, store, LATER, said, rehash=False)
    assert said == []
    return contents


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    return newsroom({"content/b.md": "b", "content/2009/a.md": "a", "content/2009/a.jpg": "p"})


def test_files_are_found_by_their_paths(room: Newsroom, store: Store) -> None:
    contents = stock(room.site, store)
    content = os.path.realpath(room.site / "content")

    assert dict(contents.manuscripts) == {
        "content/2009/a.md": Found("content/2009/a.md", f"{content}/2009/a.md"),
        "content/b.md": Found("content/b.md", f"{content}/b.md"),
    }
    assert list(contents.media) == ["content/2009/a.jpg"]
    assert (len(contents.manuscripts), len(contents.media)) == (2, 1)
    assert contents.manuscripts.keys() <= contents.digests.keys()


def test_what_is_no_file_of_a_kind_is_none_of_its_files(room: Newsroom, store: Store) -> None:
    contents = stock(room.site, store)

    assert "content/2009/a.jpg" not in contents.manuscripts
    assert contents.media.get("content/b.md") is None


def test_a_file_behind_a_link_is_found_where_it_really_is(room: Newsroom, store: Store) -> None:
    (room.site / "content" / "old").symlink_to("2009")

    [found] = [one for path, one in stock(room.site, store).media.items() if "old" in path]

    assert found.path == "content/old/a.jpg"
    assert found.real == os.path.realpath(room.site / "content/2009/a.jpg")


def test_a_content_folder_that_is_elsewhere_is_read_there(
    room: Newsroom, store: Store, tmp_path: Path
) -> None:
    (room.site / "content").rename(tmp_path / "real")
    (room.site / "content").symlink_to(tmp_path / "real")

    contents = stock(room.site, store)

    (room.site / "content").unlink()
    assert read_bytes(contents.manuscripts["content/b.md"], []) == b"b"


@pytest.mark.skipif(sys.platform == "darwin", reason="the system keeps one form of each name")
def test_a_name_in_another_unicode_form_leads_to_the_file(room: Newsroom, store: Store) -> None:
    """Lists have its composed form, and the disk knows no file of that name."""
    room.write("content/cafe\u0301.md", "c")

    contents = stock(room.site, store)

    assert read_bytes(contents.manuscripts["content/caf\u00e9.md"], []) == b"c"


def test_of_a_file_where_its_path_says_only_the_path_is_held(room: Newsroom, store: Store) -> None:
    """In an archive of a hundred thousand articles, more would be forty megabytes."""
    (room.site / "content" / "old").symlink_to("2009")
    seen = {one.path: one for one in scan(room.site, "content", [])}
    contents = stock(room.site, store)

    held = {path: vars(contents.manuscripts)["_elsewhere"][path] for path in contents.manuscripts}

    assert held == {
        "content/2009/a.md": None,
        "content/b.md": None,
        "content/old/a.md": seen["content/old/a.md"].real,
    }
