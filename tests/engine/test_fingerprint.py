"""Which of our own code is part of which key."""

import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from dateline.base.digest import Digest
from dateline.engine import fingerprint
from dateline.engine.fingerprint import (
    DOCUMENT_LIBRARIES,
    PICTURE_LIBRARIES,
    READING_LIBRARIES,
    RENDERING_LIBRARIES,
    building_code,
    document_code,
    picture_code,
    reading_code,
    rendering_code,
)

CODES: tuple[Callable[[], Digest], ...] = (
    reading_code,
    rendering_code,
    picture_code,
    document_code,
    building_code,
)
PACKAGE = Path(fingerprint.__file__).parent.parent


def forget() -> None:
    for code in CODES:
        code.cache_clear()  # type: ignore[attr-defined]
    fingerprint._files.cache_clear()
    fingerprint._versions.cache_clear()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    copy = tmp_path / "dateline"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(fingerprint, "_PACKAGE", copy)
    forget()
    yield copy
    forget()


@pytest.mark.parametrize(
    ("folder", "changed"),
    [
        ("base", {reading_code, rendering_code, building_code}),
        ("model", {reading_code, rendering_code, building_code}),
        ("reading", {reading_code, building_code}),
        ("indexing", {building_code}),
        ("planning", {building_code}),
        ("rendering", {rendering_code, building_code}),
        ("rendering/formats", {rendering_code, building_code}),
        ("publishing", {picture_code, document_code, building_code}),
        ("engine", {building_code}),
        ("cli", set()),
        ("importers", set()),
    ],
)
def test_a_change_of_code_changes_the_keys_of_all_that_it_may_change(
    package: Path, folder: str, changed: set[Callable[[], Digest]]
) -> None:
    before = {code: code() for code in CODES}
    forget()
    with (package / folder / "__init__.py").open("a", encoding="utf-8") as module:
        module.write("\n# Another version.\n")

    assert {code for code in CODES if code() != before[code]} == changed


def test_a_change_of_a_table_beside_the_code_changes_the_keys_of_rendering(package: Path) -> None:
    before = {code: code() for code in CODES}
    forget()
    with (package / "rendering/maps/outlines.json").open("a", encoding="utf-8") as table:
        table.write("\n")

    assert {code for code in CODES if code() != before[code]} == {rendering_code, building_code}


def test_versions_are_those_that_the_libraries_are_installed_with() -> None:
    for name in (*READING_LIBRARIES, *RENDERING_LIBRARIES, *PICTURE_LIBRARIES, *DOCUMENT_LIBRARIES):
        try:
            expected = version(name)
        except PackageNotFoundError:
            expected = "none"
        assert fingerprint._version(name) == expected, name


def test_another_version_of_a_library_changes_the_keys_of_what_uses_it(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {code: code() for code in CODES}
    forget()
    (package / "Markdown-99.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [str(package), "a.zip", *sys.path])

    assert {code for code in CODES if code() != before[code]} == {reading_code, building_code}
