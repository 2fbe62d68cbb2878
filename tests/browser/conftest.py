"""The demonstration archive, built once, and a real browser."""

import shutil
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from dateline.engine.build import Request, build
from tests.gate import find_chromium

ROOT = Path(__file__).resolve().parent.parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the demonstration archive, in a sub-folder of a host's root."""
    output = tmp_path_factory.mktemp("host") / "some" / "archive"
    output.parent.mkdir(parents=True)
    # A copy, since two builds of one site at once, for two workers, are refused.
    site = tmp_path_factory.mktemp("copy")
    for name in ("content", "templates", "static"):
        shutil.copytree(ROOT / name, site / name)
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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    program = find_chromium()
    assert program is not None
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(program), args=FLAGS)
        yield chromium
        chromium.close()


class Quiet(SimpleHTTPRequestHandler):
    """A plain static host that says nothing."""

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def host(archive: Path) -> Iterator[str]:
    """The address of the archive on a host that has it below a path."""
    handler = partial(Quiet, directory=str(archive.parent.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/some/archive"
    server.shutdown()
    server.server_close()
    thread.join()
