"""What all tests share."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import HealthCheck, settings

from tests.newsroom import Newsroom

# A machine that is busy with other things is no fault of the code.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


class MakeNewsroom(Protocol):
    """Sets up a newsroom out of files by path."""

    def __call__(self, files: Mapping[str, str | bytes] | None = None) -> Newsroom: ...


def pytest_configure() -> None:
    """Measure branches in the workers alone: whatever they start takes twice as long measured."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        os.environ.pop("COVERAGE_PROCESS_CONFIG", None)


@pytest.fixture
def newsroom(tmp_path: Path) -> MakeNewsroom:
    """Return a function that sets up a newsroom out of files by path."""
    made: list[Newsroom] = []

    def make(files: Mapping[str, str | bytes] | None = None) -> Newsroom:
        one = Newsroom(tmp_path / f"newsroom-{len(made)}", files or {})
        made.append(one)
        return one

    return make
