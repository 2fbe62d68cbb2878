"""The same sources give the same bytes, wherever, whenever and however they are built."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.properties

ROOT = Path(__file__).resolve().parent.parent.parent
SURROUNDINGS: dict[str, dict[str, str]] = {
    "an eastern time zone and a Turkish locale": {
        "PYTHONHASHSEED": "1",
        "TZ": "Asia/Almaty",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
    },
    "a western time zone and a plain locale": {
        "PYTHONHASHSEED": "4242",
        "TZ": "America/Caracas",
        "LC_ALL": "C",
    },
}


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, bytes]]:
    return built(copied(tmp_path_factory.mktemp("reference") / "site"))


def copied(site: Path) -> Path:
    """Return a copy of the demonstration archive's sources."""
    site.mkdir(parents=True)
    for name in ("content", "templates", "static"):
        shutil.copytree(ROOT / name, site / name)
    shutil.copy(ROOT / "site_config.yaml", site)
    return site


def built(
    site: Path, *options: str, umask: int = 0o022, environment: dict[str, str] | None = None
) -> dict[str, tuple[int, bytes]]:
    """Build in a process of its own and return mode and bytes of every file."""
    subprocess.run(
        [sys.executable, "-P", "-m", "dateline", "build", "--as-of", "2026-01-01", *options],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0", **(environment or {})},
        check=True,
        capture_output=True,
        umask=umask,
    )
    return {
        path.relative_to(site / "output").as_posix(): (path.stat().st_mode, path.read_bytes())
        for path in sorted((site / "output").rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_the_surroundings_change_nothing(
    name: str, reference: dict[str, tuple[int, bytes]], tmp_path: Path
) -> None:
    assert built(copied(tmp_path / "site"), environment=SURROUNDINGS[name]) == reference


def test_the_place_on_the_disk_changes_nothing(
    reference: dict[str, tuple[int, bytes]], tmp_path: Path
) -> None:
    assert built(copied(tmp_path / "a désk's folder" / "site")) == reference


def test_the_number_of_processes_changes_nothing(
    reference: dict[str, tuple[int, bytes]], tmp_path: Path
) -> None:
    assert built(copied(tmp_path / "one"), "--jobs", "1") == reference
    assert built(copied(tmp_path / "two"), "--jobs", "2") == reference


def test_a_warm_memo_touched_files_and_a_strict_umask_change_nothing(
    reference: dict[str, tuple[int, bytes]], tmp_path: Path
) -> None:
    site = copied(tmp_path / "site")
    built(site)
    for path in (site / "content").rglob("*.md"):
        path.touch()
    assert built(site) == reference
    shutil.rmtree(site / "output")
    assert built(site, umask=0o077) == reference
    assert built(site, "--fresh") == reference


def test_nothing_in_the_output_tells_who_built_it_where_and_when(
    reference: dict[str, tuple[int, bytes]], tmp_path: Path
) -> None:
    marks = [str(tmp_path), str(ROOT), os.uname().nodename * 2, "2026-01-01"]
    for url, (_, data) in reference.items():
        for mark in marks:
            assert mark.encode() not in data, url
