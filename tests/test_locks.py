"""The lock files: hashes for everything, no host, no place, and what the project asks for."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def pins(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, flags=re.MULTILINE))


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_holds_pins_with_hashes_and_names_no_host_and_no_place(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    for line in lock.replace("\\\n", " ").splitlines():
        if not line.lstrip().startswith("#"):
            assert re.fullmatch(
                r"[a-z0-9-]+==[\w.]+( ; [\w' .=!<>]+)? ( *--hash=sha256:[0-9a-f]{64} *)+", line
            )
    assert not re.search(r"://|index-url|find-links|(^|\s)/|@ ", lock)


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    def names(requirements: list[str]) -> set[str]:
        return {re.split(r"[^a-z0-9-]", requirement)[0] for requirement in requirements}

    runtime, tests = pins("requirements.lock"), pins("requirements-test.lock")
    assert names(project["project"]["dependencies"]) <= runtime.keys()
    assert names(project["dependency-groups"]["test"]) <= tests.keys()
    assert runtime.items() <= tests.items()
