"""What all tests share."""

import os
import shutil
import signal
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import HealthCheck, settings

from dateline.engine.build import Request, build
from tests.newsroom import Newsroom

ROOT = Path(__file__).resolve().parent.parent

# A machine that is busy with other things is no fault of the code.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


class MakeNewsroom(Protocol):
    """Sets up a newsroom out of files by path."""

    def __call__(self, files: Mapping[str, str | bytes] | None = None) -> Newsroom: ...


def pytest_configure() -> None:
    """Measure branches in the workers alone: whatever they start takes twice as long measured.

    And heed Ctrl-C: in the background it is ignored, by every process that tests start as well.
    """
    if "PYTEST_XDIST_WORKER" in os.environ:
        os.environ.pop("COVERAGE_PROCESS_CONFIG", None)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def newsroom(tmp_path: Path) -> MakeNewsroom:
    """Return a function that sets up a newsroom out of files by path."""
    made: list[Newsroom] = []

    def make(files: Mapping[str, str | bytes] | None = None) -> Newsroom:
        one = Newsroom(tmp_path / f"newsroom-{len(made)}", files or {})
        made.append(one)
        return one

    return make


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the demonstration archive, in a sub-folder of a host's root."""
    output = tmp_path_factory.mktemp("host") / "some" / "archive"
    output.parent.mkdir(parents=True)
    # A copy, since two builds of one site at once, for two workers, are refused.
    site = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "content", site / "content")
    shutil.copy(ROOT / "site_config.yaml", site)
    report = build(
        Request(
            site=site,
            output=output,
            as_of=int(time.time()),
            jobs=1,
            holder="a test",
            clock=time.perf_counter,
        )
    )
    assert report.exit_code == 0, report.diagnostics
    return output
