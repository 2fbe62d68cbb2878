"""An edition is taken away again, and nothing of anybody else."""

import os
from pathlib import Path

import pytest

from dateline.publishing import manifest
from dateline.publishing.cleaning import Cleaning, clean, drop_folder, what_to_clean
from tests.publishing.press import printed

EDITION = {"index.html": "front", "2013/05/a.html": "a", "2013/06/b.html": "b"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    printed(tmp_path / "output", EDITION)
    return tmp_path / "output"


def left_in(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_an_edition_that_is_as_it_was_written_goes_with_its_folder(output: Path) -> None:
    found = what_to_clean(output)
    assert found == Cleaning(ours=tuple(sorted(EDITION)))
    assert found.is_whole
    clean(output, found)

    assert not output.exists()


def test_what_somebody_put_there_stays_and_so_does_our_sign(output: Path) -> None:
    (output / "2013/05/mine.txt").write_text("mine", encoding="utf-8")

    found = what_to_clean(output)
    assert found.foreign == ("2013/05/mine.txt",)
    clean(output, found)

    assert left_in(output) == ["2013", "2013/05", "2013/05/mine.txt", "SHA256SUMS"]
    assert manifest.read(output) == {}
    # The next time there is nothing to do, and nothing is done.
    again = what_to_clean(output)
    assert again == Cleaning(foreign=("2013/05/mine.txt",))
    clean(output, again)
    assert left_in(output) == ["2013", "2013/05", "2013/05/mine.txt", "SHA256SUMS"]


def test_a_file_of_ours_that_somebody_changed_stays_and_is_still_ours(output: Path) -> None:
    before = manifest.read(output) or {}
    (output / "index.html").write_text("edited", encoding="utf-8")

    found = what_to_clean(output)
    assert found == Cleaning(ours=("2013/05/a.html", "2013/06/b.html"), changed=("index.html",))
    clean(output, found)

    assert left_in(output) == ["SHA256SUMS", "index.html"]
    assert manifest.read(output) == {"index.html": before["index.html"]}


def test_what_is_gone_already_is_no_fault(output: Path) -> None:
    (output / "index.html").unlink()
    found = what_to_clean(output)
    (output / "2013/05/a.html").unlink()
    clean(output, found)

    assert not output.exists()


def test_what_lies_behind_a_link_is_not_ours(output: Path, tmp_path: Path) -> None:
    (output / "2013/05").rename(tmp_path / "elsewhere")
    (output / "2013/05").symlink_to(tmp_path / "elsewhere")

    found = what_to_clean(output)
    assert found.ours == ("2013/06/b.html", "index.html")
    assert found.foreign == ("2013/05",)
    clean(output, found)

    assert (tmp_path / "elsewhere/a.html").read_text(encoding="utf-8") == "a"


def test_a_folder_without_our_sign_holds_nothing_of_ours(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("a", encoding="utf-8")

    found = what_to_clean(tmp_path)
    assert found == Cleaning(foreign=("a.html",))
    clean(tmp_path, found)

    assert os.listdir(tmp_path) == ["a.html"]  # noqa: PTH208 - names are what is compared


def test_no_folder_is_nothing_to_do(tmp_path: Path) -> None:
    found = what_to_clean(tmp_path / "nowhere")
    assert found == Cleaning()
    clean(tmp_path / "nowhere", found)

    assert not (tmp_path / "nowhere").exists()


def test_an_empty_folder_somebody_made_below_keeps_the_folder(output: Path) -> None:
    (output / "empty").mkdir()
    clean(output, what_to_clean(output))

    assert left_in(output) == ["empty"]


def test_a_folder_of_ours_is_dropped_and_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "preview/desk").mkdir(parents=True)
    (tmp_path / "preview/desk/a.html").write_text("a", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "preview")

    for name in ("nowhere", "link"):
        drop_folder(tmp_path / name)
    assert left_in(tmp_path) == ["link", "preview", "preview/desk", "preview/desk/a.html"]
    drop_folder(tmp_path / "preview")
    assert left_in(tmp_path) == ["link"]
