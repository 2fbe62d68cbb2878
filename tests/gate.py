"""The one gate, the same on a desk and in CI: `python3 build.py test`.

In: the names of steps (all of them, unless `--only` says otherwise) and perhaps a pytest `-k`
expression. Out: every step's own words, a summary, the sum of all tests on the last line, and exit
code 0 only when nothing failed. Every step runs even if one before it failed: whoever mends a
change wants to know all of it at once. A step that would test nothing fails, so that a misspelt
marker cannot pass for a green run.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARCHITECTURE = "tests/test_architecture.py"
MARKERS = ("properties", "golden", "browser")
# The folders of the pure floors' own tests, which alone must take every branch of those floors.
FLOORS = tuple(
    f"tests/{name}"
    for name in (
        *("base", "model", "reading", "indexing", "planning", "rendering", "publishing"),
        "invalid",
    )
)
# Two workers begin with a half each, file by file, and the one that is done first takes over.
IN_PARALLEL = ("-n", "2", "--dist", "worksteal")
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
NO_TESTS_COLLECTED = 5
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")
CLOSING_LINE = re.compile(r"\bin \d+\.\d+s\b")
COUNT = re.compile(r"\b(\d+) (passed|failed|errors?|skipped)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of a command or of a step: its counted tests, and why it failed, if it did."""

    fault: str = ""
    note: str = ""
    tests: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    name: str
    does: str
    run: Callable[[str], Result]


def counts(lines: Iterable[str]) -> Counter[str]:
    """Read pytest's closing line; an error counts as a failure, as it does for pytest's exit."""
    closing = [line for line in lines if CLOSING_LINE.search(line)]
    found: Counter[str] = Counter()
    for number, word in COUNT.findall(ESCAPES.sub("", "".join(closing[-1:]))):
        found["failed" if word.startswith("error") else word] += int(number)
    return found


def run(*command: str) -> tuple[int, tuple[str, ...]]:
    """Run a Python module, let its words through, and keep the last of them."""
    last: deque[str] = deque(maxlen=50)
    # Thousands of processes that compile everything anew would take minutes.
    surroundings = {
        name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }
    with subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env=surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            last.append(line.strip())
    return process.returncode, tuple(filter(None, last))


def check(*commands: tuple[str, ...]) -> Result:
    """Run tools that pass or fail as a whole, each of them even after another one failed."""
    faults = [" ".join(command) for command in commands if run(*command)[0] != 0]
    return Result(fault=", ".join(faults))


def pytest(selection: Iterable[str], keyword: str, before: tuple[str, ...] = ()) -> Result:
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    options = ["-q", f"--color={'yes' if colour else 'no'}", *(["-k", keyword] if keyword else [])]
    code, lines = run(*before, "pytest", *options, *selection)
    if code == NO_TESTS_COLLECTED:
        empty = "no test was selected"
        return Result(note=empty) if keyword else Result(fault=empty)
    return Result(fault=f"pytest ended with {code}" if code else "", tests=counts(lines))


def lint(_keyword: str) -> Result:
    return check(("ruff", "check", "."), ("ruff", "format", "--check", "."))


def types(_keyword: str) -> Result:
    written = [
        name
        for name in ("build.py", "dateline", "tests", "benchmarks")
        if name.endswith(".py") or any((ROOT / name).rglob("*.py"))
    ]
    return check(("mypy", *written))


def selection(step: str) -> tuple[str, ...]:
    """Say to pytest which tests are a step's: each test is in exactly one of these."""
    if step in MARKERS:
        # Named one by one, since to look through all files takes longer than some steps.
        return ("-m", step, *(str(path.relative_to(ROOT)) for path in files_marked(step)))
    unmarked = ("-m", " and ".join(f"not {marker}" for marker in MARKERS))
    apart = (ARCHITECTURE, *FLOORS)
    return {
        "architecture": (*unmarked, ARCHITECTURE),
        "floors": (*unmarked, *FLOORS),
        "unit": (*unmarked, *(f"--ignore={path}" for path in apart)),
    }[step]


def architecture(keyword: str) -> Result:
    if not (ROOT / ARCHITECTURE).exists():
        return Result(note="there is no such test yet")
    return pytest(selection("architecture"), keyword)


def floors(keyword: str) -> Result:
    """Run the pure floors' own tests; without `-k`, demand that they take every branch."""
    selected = (*IN_PARALLEL, *selection("floors"))
    if keyword:
        return pytest(selected, keyword)
    run("coverage", "erase")
    tests = pytest(selected, keyword, before=("coverage", "run", "-m"))
    run("coverage", "combine", "-q")
    code, lines = run("coverage", "report")
    uncovered = f"branches of the pure floors: {''.join(lines[-1:])}" if code else ""
    return Result(fault="; ".join(filter(None, (tests.fault, uncovered))), tests=tests.tests)


def unit(keyword: str) -> Result:
    return pytest((*IN_PARALLEL, *selection("unit")), keyword)


def files_marked(marker: str) -> Iterator[Path]:
    """Find the tests of a marker: those in the folder of its name, and those that wear it."""
    folder = ROOT / "tests"
    worn = re.compile(rf"^(?:\s*@|pytestmark\b.*)pytest\.mark\.{marker}\b", re.MULTILINE)
    for path in sorted(folder.rglob("test_*.py")):
        in_folder = path.relative_to(folder).parts[0] == marker
        if in_folder or worn.search(path.read_text(encoding="utf-8")):
            yield path


def marked(marker: str) -> Callable[[str], Result]:
    def step(keyword: str) -> Result:
        if not any(files_marked(marker)):
            return Result(note="there are no such tests yet")
        return pytest((*IN_PARALLEL, *selection(marker)), keyword)

    return step


def find_chromium() -> str:
    """Give the browser the tests drive: one on PATH, or else one that Playwright keeps."""
    for name in CHROMIUM_NAMES:
        if path := shutil.which(name):
            return path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        kept = playwright.chromium.executable_path
    return kept if Path(kept).exists() else ""


def browser(keyword: str) -> Result:
    waiting = [str(path.relative_to(ROOT)) for path in files_marked("browser")]
    if not waiting or find_chromium():
        return marked("browser")(keyword)
    told = (
        "no Chromium: apt install chromium, or python -m playwright install chromium; "
        f"did not run: {', '.join(waiting)}"
    )
    return Result(fault=told) if os.environ.get("CI") == "true" else Result(note=told)


STEPS = (
    Step(name="lint", does="ruff: rules and format", run=lint),
    Step(name="types", does="mypy, strict", run=types),
    Step(
        name="architecture", does="who may import whom, what the pure floors do", run=architecture
    ),
    Step(name="floors", does="the pure floors' own tests, every branch taken", run=floors),
    Step(name="unit", does="every other test without a marker", run=unit),
    Step(name="properties", does="laws over generated newsrooms", run=marked("properties")),
    Step(name="golden", does="small newsrooms, output compared whole", run=marked("golden")),
    Step(name="browser", does="pages in a real Chromium", run=browser),
)


def run_steps(steps: Iterable[Step], keyword: str) -> int:
    summary = []
    tests: Counter[str] = Counter()
    failed = False
    for step in steps:
        print(f"\n== {step.name}: {step.does}", flush=True)
        start = time.perf_counter()
        result = step.run(keyword)
        verdict = "failed" if result.fault else "ok"
        seconds = time.perf_counter() - start
        line = f"{step.name:<13}{verdict:<7}{seconds:6.1f} s  {result.fault or result.note}"
        summary.append(line.rstrip())
        print(f"-- {summary[-1]}", flush=True)
        tests += result.tests
        failed = failed or bool(result.fault)
    print("\n== summary", *summary, sep="\n")
    print(f"{tests['passed']} passed, {tests['failed']} failed, {tests['skipped']} skipped")
    return 1 if failed else 0


class Options(argparse.Namespace):
    """The arguments, typed."""

    only: list[str] | None
    names: bool
    keyword: str


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="build.py test", description="Run the gate.")
    parser.add_argument(
        "--only",
        action="append",
        choices=[step.name for step in STEPS],
        help="this step (repeatable)",
    )
    parser.add_argument("--list", dest="names", action="store_true", help="list the steps and stop")
    parser.add_argument("-k", dest="keyword", default="", help="passed to pytest: select by name")
    options = parser.parse_args(arguments, namespace=Options())
    if options.names:
        print(*(f"{step.name:<13}{step.does}" for step in STEPS), sep="\n")
        return 0
    chosen = (step for step in STEPS if not options.only or step.name in options.only)
    try:
        return run_steps(chosen, options.keyword)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
