"""A preview bears a sign, wherever it is copied to, and is never taken for an edition."""

import shutil
from pathlib import Path

import pytest

from dateline.publishing import preview
from dateline.publishing.reconcile import foreign
from dateline.publishing.refusal import refused
from tests.publishing.press import print_edition


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site" / ".dateline").mkdir(parents=True)
    return tmp_path / "site"


@pytest.fixture
def folder(site: Path) -> Path:
    """Return a preview that was built once."""
    folder = site / ".dateline" / "preview" / "desk"
    preview.mark(folder)
    print_edition(folder, {"a.html": "a draft"})
    return folder


def test_a_new_preview_is_signed_before_anything_is_in_it(site: Path) -> None:
    folder = site / ".dateline" / "preview" / "desk"
    preview.mark(folder)
    assert [path.name for path in folder.iterdir()] == ["PREVIEW.txt"]
    assert "Do not publish it" in (folder / "PREVIEW.txt").read_text(encoding="utf-8")
    assert refused(folder, site, is_preview=True) is None


def test_the_sign_is_written_once_and_is_no_foreign_file(folder: Path) -> None:
    (folder / preview.NAME).write_text("kept", encoding="utf-8")
    preview.mark(folder)
    assert (folder / preview.NAME).read_text(encoding="utf-8") == "kept"
    assert foreign(folder, {"a.html": ""}) == ()


def test_a_preview_is_built_again_where_it_is(site: Path, folder: Path) -> None:
    assert refused(folder, site, is_preview=True) is None


def test_no_edition_is_built_where_a_preview_lies(site: Path, folder: Path) -> None:
    found = refused(folder, site)
    assert found is not None
    assert "lies in, the site's own `.dateline` folder" in found.message


def test_no_edition_is_built_into_a_copy_of_a_preview(site: Path, folder: Path) -> None:
    copy = site.parent / "www"
    shutil.copytree(folder, copy)
    found = refused(copy, site)
    assert found is not None
    assert found.code == "refused-output"
    assert "is a preview, perhaps with articles that are held back" in found.message
    assert preview.is_marked(copy)


def test_a_preview_may_lie_nowhere_else_of_the_sites_own(site: Path) -> None:
    (site / "content").mkdir()
    assert refused(site / "content" / "x", site, is_preview=True) is not None
