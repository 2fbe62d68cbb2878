"""The good site that is there before anything goes wrong."""

import shutil
from pathlib import Path

import pytest

from tests.invalid.arranged import GOOD
from tests.newsroom import Newsroom


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site that was built without a complaint."""
    newsroom = Newsroom(tmp_path_factory.mktemp("good") / "site", GOOD)
    assert newsroom.build().diagnostics == ()
    return newsroom.site


@pytest.fixture
def site(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """Return a copy of the good site with its edition, and stand in it."""
    folder = tmp_path / "site"
    shutil.copytree(good, folder)
    monkeypatch.chdir(folder)
    return Newsroom(folder, {})
