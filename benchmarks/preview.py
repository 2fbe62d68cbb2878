"""Measure how long a reporter waits between saving an article and seeing it in the browser.

In: the size of the archive, and how often a sentence is added to an article. Out: the least, the
middle and the greatest of the milliseconds from the save until a real Chromium has loaded the page
that shows the sentence, and the middle of each part: noticing, the stages of the build, the reload.
The preview is that of `dateline serve`, in this process; the browser is driven by Playwright.

    python3 -m benchmarks.preview --articles 2000
"""

import argparse
import os
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from playwright.sync_api import Page, sync_playwright

from benchmarks.archive import edit_body, manuscript_path, write_archive
from dateline.base.diagnostics import Diagnostic
from dateline.engine.report import BuildReport
from dateline.engine.workers import processors
from dateline.preview.listening import Listeners, listen
from dateline.preview.session import Setup, preview_until_interrupted
from tests.gate import find_chromium

PATIENCE: Final = 120_000
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
)
SHOWN: Final = "text => document.body.innerText.includes(text)"
# How long the watch may still be busy with what it has just built.
PAUSE: Final = 1.0


@dataclass(frozen=True, slots=True)
class Wait:
    """Milliseconds from a save to the page, and those of its parts."""

    whole: float
    parts: Mapping[str, float]


@dataclass
class Teller:
    """Keeps what the preview says of its builds."""

    reports: SimpleQueue[tuple[float, BuildReport]] = field(default_factory=SimpleQueue)

    def built(self, report: BuildReport, *, is_first: bool) -> None:
        """Keep a report, and when it came."""
        if is_first or report.rendered:
            self.reports.put((time.perf_counter(), report))

    def without_events(self, fault: OSError) -> None:
        """Fail: without events of the system another thing would be measured."""
        raise fault

    def bug(self, fault: Exception) -> None:
        """Fail."""
        raise fault


def measured(page: Page, site: Path, teller: Teller, number: int) -> Wait:
    """Add a sentence to an article and wait for it."""
    before = manuscript_path(site, number).read_text(encoding="utf-8")
    loads: list[float] = []
    page.on("load", lambda _page: loads.append(time.perf_counter()))
    path = edit_body(site, number)
    saved = time.perf_counter()
    after = path.read_text(encoding="utf-8")
    (line,) = (one for one in after.splitlines() if one not in before.splitlines())
    page.wait_for_function(SHOWN, arg=_last_words(line), timeout=PATIENCE)
    # Looking for the words takes Playwright longer than loading the page took Chromium.
    seen = loads[-1]
    built, report = teller.reports.get(timeout=PATIENCE / 1000)
    stages = {stage: 1000 * seconds for stage, seconds in report.seconds.items()}
    noticing = 1000 * (built - saved) - sum(stages.values())
    return Wait(
        1000 * (seen - saved),
        {"notice": noticing, **stages, "reload": 1000 * (seen - built)},
    )


def _last_words(line: str) -> str:
    """Return the end of a line without signs that typography or Markdown may change."""
    return line.rstrip(".").rpartition(",")[2].split("]")[-1].strip()[-40:]


def drive(site: Path, port: int, repeat: int, teller: Teller, waits: list[Wait]) -> None:
    """Look at one article after the other in a browser, and edit each."""
    teller.reports.get()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_chromium() or None, args=list(FLAGS)
        )
        page = chromium.new_page()
        for number in range(1, repeat + 1):
            stem = manuscript_path(site, number).stem
            (found,) = (site / ".dateline").rglob(f"{stem}.html")
            parts = found.parts[-3:]
            page.goto(f"http://localhost:{port}/{'/'.join(parts)}", timeout=PATIENCE)
            time.sleep(PAUSE)
            waits.append(measured(page, site, teller, number))
        chromium.close()


@contextmanager
def _archive(articles: int, seed: int) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="dateline-preview-") as folder:
        site = Path(folder, "site")
        write_archive(site, articles, seed)
        yield site


def _setup(site: Path, listeners: Listeners) -> Setup:
    port = listeners[0].getsockname()[1]
    return Setup(
        site=site,
        for_desk=False,
        jobs=processors(),
        holder="a benchmark",
        now=lambda: int(time.time()),
        clock=time.perf_counter,
        hosts=frozenset({f"localhost:{port}"}),
    )


def run(articles: int, seed: int, repeat: int) -> list[Wait]:
    """Return what was waited for, edit by edit."""
    waits: list[Wait] = []
    listeners = listen(None, ())
    if isinstance(listeners, Diagnostic):
        sys.exit(listeners.message)
    with _archive(articles, seed) as site:
        setup, teller = _setup(site, listeners), Teller()
        port = listeners[0].getsockname()[1]

        def work() -> None:
            try:
                drive(site, port, repeat, teller, waits)
            finally:
                os.kill(os.getpid(), signal.SIGINT)

        threading.Thread(target=work, daemon=True).start()
        try:
            preview_until_interrupted(setup, listeners, teller)
        except KeyboardInterrupt:
            return waits
    raise AssertionError("a preview ends only by an interruption")


def table(waits: Sequence[Wait]) -> str:
    """Return what was measured as a Markdown table."""
    whole = sorted(wait.whole for wait in waits)
    names = list(dict.fromkeys(name for wait in waits for name in wait.parts))
    middle = {
        name: statistics.median(wait.parts.get(name, 0.0) for wait in waits) for name in names
    }
    spread = " / ".join(f"{one:.0f}" for one in (whole[0], statistics.median(whole), whole[-1]))
    rows = [("save to page (min / median / max)", spread)]
    rows += [(f"… {name} (median)", f"{value:.0f}") for name, value in middle.items()]
    return "\n".join(["| | ms |", "|---|---:|", *(f"| {a} | {b} |" for a, b in rows)])


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(
        prog="python3 -m benchmarks.preview", description=(__doc__ or "").strip()
    )
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=9)
    options = parser.parse_args(arguments)
    print(table(run(options.articles, options.seed, options.repeat)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
