"""A small newsroom with everything in it, and its whole output, byte for byte.

`DATELINE_UPDATE=1` writes the expected output anew; read the difference before it is committed.
"""

import difflib
import os
import shutil
from pathlib import Path

import pytest

from tests.newsroom import Newsroom

pytestmark = pytest.mark.golden

FOLDER = Path(__file__).resolve().parent / "newsroom"
# The stylesheet is copied as it is, so SHA256SUMS is compared by its lines about all other files.
NOT_COMPARED = "static/"


def files_in(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.relative_to(folder).as_posix().startswith(NOT_COMPARED)
    }


def without_style(sums: str) -> str:
    return "".join(line for line in sums.splitlines(keepends=True) if NOT_COMPARED not in line)


def built(folder: Path) -> dict[str, str]:
    site = folder / "site"
    shutil.copytree(FOLDER / "site", site)
    room = Newsroom.__new__(Newsroom)
    room.site, room.output = site, site / "output"
    report = room.build()
    assert [found.code for found in report.diagnostics] == ["source-line-whole"]
    assert [one.manuscript for one in report.held] == ["content/asia/held.md"]
    found = files_in(room.output)
    found["SHA256SUMS"] = without_style(found["SHA256SUMS"])
    return found


def test_the_golden_newsroom_comes_out_as_it_was_approved(tmp_path: Path) -> None:
    found, expected = built(tmp_path), FOLDER / "expected"
    if os.environ.get("DATELINE_UPDATE"):
        shutil.rmtree(expected, ignore_errors=True)
        for url, text in found.items():
            (expected / url).parent.mkdir(parents=True, exist_ok=True)
            (expected / url).write_text(text, encoding="utf-8")

    approved = files_in(expected)
    assert sorted(found) == sorted(approved)
    for url, text in found.items():
        before, after = approved[url].splitlines(), text.splitlines()
        difference = "\n".join(difflib.unified_diff(before, after, url, url, lineterm=""))
        assert text == approved[url], difference


def test_nothing_of_the_held_article_is_in_the_golden_output() -> None:
    for url, text in files_in(FOLDER / "expected").items():
        for word in ("Held back", "held", "Secret desk", "secret", "Hidden Times", "Nobody knows"):
            assert word not in text, url
            assert word not in url
