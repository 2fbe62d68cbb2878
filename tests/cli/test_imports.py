"""What is loaded: time that nobody has to wait for."""

import json
import sys
from pathlib import Path

import pytest

from tests.commandline import DATELINE, ROOT, run

HEAVY = {"jinja2", "markupsafe", "markdown", "pygments", "PIL", "babel", "rich", "nh3"}
SLOW = {"pydantic", "pydantic_core", "yaml", "sqlite3", "anyascii", "multiprocessing", "watchdog"}
# Runs the command and then tells which packages were loaded on the way.
TELL = """
import atexit, json, sys
before = set(sys.modules)  # what measuring the coverage of tests has loaded is not the command's
def tell():
    new = [name.split(".") for name in sys.modules if name not in before]
    names = {".".join(name[:2] if name[0] == "dateline" else name[:1]) for name in new}
    print("LOADED", json.dumps(sorted(names)))
atexit.register(tell)
from dateline.cli.main import main
main()
"""


def loaded_by(*words: str | Path, cwd: Path) -> set[str]:
    done = run("-c", TELL, *words, cwd=cwd, command=DATELINE[:2])
    assert (done.code, done.err) == (0, ""), done
    return set(json.loads(done.out.partition("LOADED ")[2]))


def test_the_version_is_told_without_loading_what_a_build_needs(tmp_path: Path) -> None:
    assert "click" in loaded_by("--version", cwd=tmp_path)
    assert not loaded_by("--version", cwd=tmp_path) & (HEAVY | SLOW)


@pytest.mark.skipif(sys.platform == "win32", reason="needs the times of processes")
def test_the_version_is_told_in_less_than_a_tenth_of_a_second_of_work(tmp_path: Path) -> None:
    import resource

    def work() -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        assert run("--version", cwd=tmp_path).code == 0
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before

    # The shortest of some: whatever else the machine does only adds to it.
    assert min(work() for _ in range(10)) < 0.1


def test_help_is_given_without_loading_what_a_build_needs(tmp_path: Path) -> None:
    assert not loaded_by("--help", cwd=tmp_path) & (HEAVY | SLOW)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return where the demonstration archive was built, from a copy with a memo of its own."""
    import shutil

    site = tmp_path / "site"
    for name in ("content", "static", "templates"):
        shutil.copytree(ROOT / name, site / name)
    shutil.copy(ROOT / "site_config.yaml", site)
    done = run("build", cwd=site)
    assert done.code == 0, done.err
    return site


def test_a_build_with_nothing_to_do_loads_no_library_for_reading_or_rendering(
    archive: Path,
) -> None:
    first = loaded_by("build", cwd=archive)
    report = run("build", "--json", cwd=archive).report

    assert report["rendered"] == report["read"] == 0
    assert not first & (HEAVY | {"pydantic", "yaml", "multiprocessing"})
    rooms = ("reading", "indexing", "planning", "rendering")
    assert not first & {f"dateline.{room}" for room in rooms}
    assert {"dateline.engine", "dateline.publishing"} <= first


def test_an_edit_of_a_body_loads_no_library_for_front_matter_pictures_or_tables(
    archive: Path,
) -> None:
    path = next((archive / "content").rglob("kazakhstan-internet-law.md"))
    path.write_text(path.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")

    loaded = loaded_by("build", cwd=archive)

    assert {"jinja2", "markdown"} <= loaded
    assert not loaded & {"pydantic", "pydantic_core", "yaml", "PIL", "rich", "watchdog"}
    # What was planned still holds, but for the page of the article.
    assert not loaded & {"dateline.indexing"}


def test_an_edit_of_tags_loads_no_library_for_front_matter(archive: Path) -> None:
    path = next((archive / "content").rglob("kazakhstan-internet-law.md"))
    before, _, after = path.read_text(encoding="utf-8").partition("\ntags: [")
    names, _, rest = after.partition("]\n")
    other = ", ".join(reversed(names.split(", ")))
    assert other != names
    path.write_text(f"{before}\ntags: [{other}]\n{rest}", encoding="utf-8")

    loaded = loaded_by("build", cwd=archive)

    assert {"jinja2", "markdown", "dateline.indexing"} <= loaded
    assert not loaded & {"pydantic", "pydantic_core", "yaml", "PIL", "rich", "watchdog"}


def test_the_starter_of_these_tests_is_the_interpreter_of_the_command() -> None:
    assert DATELINE[0] == sys.executable
