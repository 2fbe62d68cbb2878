"""tests/gate.py: what it counts, and what it does not let pass for a green run."""

import subprocess
import sys
import tomllib
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from tests import gate


def step(name: str, result: gate.Result) -> gate.Step:
    return gate.Step(name=name, does="", run=lambda _keyword: result)


@pytest.fixture
def no_chromium(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setattr(gate, "files_marked", lambda _marker: iter([gate.ROOT / "tests/x.py"]))


@pytest.mark.parametrize(
    ("line", "counted"),
    [
        ("12 passed in 0.50s", {"passed": 12}),
        (
            "\x1b[31m1 failed\x1b[0m, 3 passed, 2 skipped in 1.0s",
            {"failed": 1, "passed": 3, "skipped": 2},
        ),
        ("== 1 failed, 1 passed, 4 deselected, 2 errors in 0.1s ==", {"failed": 3, "passed": 1}),
        ("2 failed, 200 passed in 279.52s (0:04:39)", {"failed": 2, "passed": 200}),
        ("no tests ran in 0.01s", {}),
    ],
)
def test_pytests_closing_line_is_counted(line: str, counted: dict[str, int]) -> None:
    around = ("7 passed in an earlier life", "1 passed in 9.99s", line, "Warning: 3 failed to load")
    assert gate.counts(around) == Counter(counted)


def test_the_last_line_sums_the_tests_of_all_steps(capsys: pytest.CaptureFixture[str]) -> None:
    one = step("one", gate.Result(tests=Counter(passed=2, skipped=1)))
    two = step("two", gate.Result(tests=Counter(passed=3)))
    assert gate.run_steps([one, two], "") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "5 passed, 0 failed, 1 skipped"


def test_every_step_runs_after_one_that_failed(capsys: pytest.CaptureFixture[str]) -> None:
    broken = step("broken", gate.Result(fault="ruff check"))
    fine = step("fine", gate.Result(tests=Counter(passed=1)))
    assert gate.run_steps([broken, fine], "") == 1
    summary = capsys.readouterr().out.partition("== summary\n")[2].splitlines()
    assert [line.split()[:2] for line in summary[:2]] == [["broken", "failed"], ["fine", "ok"]]
    assert summary[0].endswith("ruff check")
    assert summary[2] == "1 passed, 0 failed, 0 skipped"


def test_a_tool_that_finds_fault_fails_its_step_and_the_next_tool_still_runs(
    capfd: pytest.CaptureFixture[str],
) -> None:
    result = gate.check(("no_such_tool", "check"), ("platform",))
    assert result.fault == "no_such_tool check"
    assert capfd.readouterr().out.count("\n") == 2


def test_a_selection_without_tests_fails_unless_a_keyword_made_it(tmp_path: Path) -> None:
    (tmp_path / "test_nothing.py").write_text("", encoding="utf-8")
    selection = [str(tmp_path), "-c", str(tmp_path / "none.ini"), "-p", "no:cacheprovider"]
    (tmp_path / "none.ini").write_text("[pytest]\n", encoding="utf-8")
    assert gate.pytest(selection, "").fault == "no test was selected"
    assert gate.pytest(selection, "x") == gate.Result(note="no test was selected")


def test_marked_tests_are_found_by_name_and_by_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tests" / "golden").mkdir(parents=True)
    monkeypatch.setattr(gate, "ROOT", tmp_path)
    for name, text in {
        "golden/test_small.py": "",
        "golden/newsroom.py": "",
        "test_marked.py": "x = 1\npytestmark = pytest.mark.golden",
        "test_single.py": "@pytest.mark.golden\ndef test_one(): ...",
        "test_other.py": "pytestmark = pytest.mark.browser",
        "test_of_markers.py": "TEXT = 'pytestmark = pytest.mark.golden'",
    }.items():
        (tmp_path / "tests" / name).write_text(text, encoding="utf-8")
    found = [path.name for path in gate.files_marked("golden")]
    assert found == ["test_small.py", "test_marked.py", "test_single.py"]


@pytest.mark.usefixtures("no_chromium")
def test_without_chromium_the_desk_is_told_what_did_not_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CI", raising=False)
    result = gate.browser("")
    assert result.fault == ""
    assert result.note == (
        "no Chromium: apt install chromium, or python -m playwright install chromium; "
        "did not run: tests/x.py"
    )


@pytest.mark.usefixtures("no_chromium")
def test_without_chromium_ci_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert gate.browser("").fault.startswith("no Chromium: apt install chromium")


def test_the_first_chromium_on_path_is_driven(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "google-chrome"
    program.symlink_to(sys.executable)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert gate.find_chromium() == str(program)


def test_only_known_steps_are_taken(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        gate.main(["--only", "spelling"])
    assert stop.value.code == 2
    assert "invalid choice: 'spelling'" in capsys.readouterr().err


def test_the_steps_can_be_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main(["--list"]) == 0
    names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert names == [
        *("lint", "types", "architecture", "floors", "unit"),
        *("properties", "golden", "browser"),
    ]


# Which tests are whose.


def lay_out_tests(root: Path) -> None:
    """Put a test of every kind into every kind of folder."""
    kinds = "".join(f"@pytest.mark.{kind}\ndef test_{kind}(): ...\n" for kind in gate.MARKERS)
    for folder in (*gate.FLOORS, *(f"tests/{name}" for name in ("", "cli/base", *gate.MARKERS))):
        path = root / folder / "test_all.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"import pytest\n{kinds}def test_plain(): ...\n", encoding="utf-8")
    (root / gate.ARCHITECTURE).write_text("def test_imports(): ...\n", encoding="utf-8")
    markers = "".join(f"  {marker}\n" for marker in gate.MARKERS)
    settings = f"[pytest]\naddopts = --import-mode=importlib\nmarkers =\n{markers}"
    (root / "pytest.ini").write_text(settings, encoding="utf-8")


def collected(root: Path, *selection: str) -> list[str]:
    """Return the tests that pytest would run."""
    command = (sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider")
    done = subprocess.run(
        [*command, *selection], cwd=root, capture_output=True, text=True, check=True
    )
    return [line for line in done.stdout.splitlines() if "::" in line]


def test_each_test_is_in_exactly_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out_tests(tmp_path)
    monkeypatch.setattr(gate, "ROOT", tmp_path)
    steps = ("architecture", "floors", "unit", *gate.MARKERS)

    found = {step: collected(tmp_path, *gate.selection(step)) for step in steps}

    assert found["architecture"] == [f"{gate.ARCHITECTURE}::test_imports"]
    assert found["floors"] == [f"{folder}/test_all.py::test_plain" for folder in gate.FLOORS]
    assert sorted(chain(*found.values())) == sorted(collected(tmp_path))


def test_no_marker_is_put_where_its_step_does_not_look() -> None:
    here = Path(__file__)
    for marker in gate.MARKERS:
        for path in sorted(
            set(here.parent.rglob("test_*.py")) - {here, *gate.files_marked(marker)}
        ):
            assert f"mark.{marker}" not in path.read_text(encoding="utf-8"), path.name


def test_the_floors_that_are_measured_are_those_whose_own_tests_run() -> None:
    project = tomllib.loads((gate.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    measured = [
        name.removeprefix("dateline.") for name in project["tool"]["coverage"]["run"]["source_pkgs"]
    ]
    assert [f"tests/{name}" for name in (*measured, "invalid")] == [*gate.FLOORS]
    assert all((gate.ROOT / "dateline" / name).is_dir() for name in measured)
