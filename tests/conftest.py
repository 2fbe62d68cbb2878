"""What all tests share."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pytest

from tests.newsroom import Newsroom


class MakeNewsroom(Protocol):
    """Sets up a newsroom out of files by path."""

    def __call__(self, files: Mapping[str, str | bytes] | None = None) -> Newsroom: ...


@pytest.fixture
def newsroom(tmp_path: Path) -> MakeNewsroom:
    """Return a function that sets up a newsroom out of files by path."""
    made: list[Newsroom] = []

    def make(files: Mapping[str, str | bytes] | None = None) -> Newsroom:
        one = Newsroom(tmp_path / f"newsroom-{len(made)}", files or {})
        made.append(one)
        return one

    return make
