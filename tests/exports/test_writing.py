"""A file that is whole, or as it was."""

import os
from pathlib import Path

import pytest

from dateline.exports.writing import write_whole
from dateline.publishing import disk


def names_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_a_file_is_made_or_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    write_whole(path, b"one")
    os.link(path, tmp_path / "held-open")
    write_whole(path, b"two")

    assert path.read_bytes() == b"two"
    # Whoever was reading the old file goes on reading the old file.
    assert (tmp_path / "held-open").read_bytes() == b"one"
    assert names_in(tmp_path) == ["a.bib", "held-open"]


def test_a_link_keeps_leading_where_it_led(tmp_path: Path) -> None:
    (tmp_path / "link.bib").symlink_to("a.bib")
    write_whole(tmp_path / "link.bib", b"one")

    assert (tmp_path / "link.bib").is_symlink()
    assert (tmp_path / "a.bib").read_bytes() == b"one"


def test_a_device_is_written_to(tmp_path: Path) -> None:
    write_whole(Path(os.devnull), b"one")

    assert Path(os.devnull).is_char_device()
    assert names_in(tmp_path) == []


def test_when_the_disk_is_full_what_was_there_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"one")
    whole = disk.write

    def half(target: str, data: bytes) -> None:
        whole(target, data[:1])
        raise OSError(28, "No space left on device", target)

    monkeypatch.setattr(disk, "write", half)

    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"two")
    assert path.read_bytes() == b"one"
    assert names_in(tmp_path) == ["a.bib"]
