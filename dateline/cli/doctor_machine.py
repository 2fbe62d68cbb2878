"""This machine, for `dateline doctor`.

Comes in: the system, the installed libraries. Goes out: versions, limits, the environment as far as
it matters to Dateline and gives nothing away, and checks of them.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

from dateline.engine.workers import processors

State = Literal["fine", "doubtful", "bad"]
OLDEST_PYTHON = (3, 11)
_TOLD = (
    *("COLUMNS", "LANG", "LC_ALL", "NO_COLOR", "PYTHONUTF8", "SOURCE_DATE_EPOCH", "TERM", "TZ"),
    "DATELINE_SITE",
)
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)\s*(?:>=\s*([0-9.]+))?\s*(?:;\s*(.*))?")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_INOTIFY = Path("/proc/sys/fs/inotify")
_FEW_WATCHES = 8192


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What was looked at, how it is, what was seen, and what may help."""

    name: str
    state: State
    seen: str
    hint: str = ""


def requirements() -> Iterator[tuple[str, str, bool]]:
    """Yield the libraries that are used here: name, oldest version, and whether one must be there.

    A checkout that is not installed says so in pyproject.toml.
    """
    for text in _asked_for():
        found = _REQUIREMENT.fullmatch(text)
        name, floor, condition = found.groups() if found else (text, "", "")
        if condition and "extra" not in condition and "win32" in condition:
            if os.name != "nt":
                continue
            condition = ""
        yield name, floor or "", not condition


def _asked_for() -> tuple[str, ...]:
    project = Path(__file__).resolve().parents[2] / "pyproject.toml"
    if project.is_file():
        table = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    else:
        table = {}
    if table.get("name") == "dateline":
        extras = table["optional-dependencies"].items()
        optional = (f"{one}; extra == '{name}'" for name, some in extras for one in some)
        return (*table["dependencies"], *optional)
    try:
        return tuple(metadata.requires("dateline") or ())
    except metadata.PackageNotFoundError:
        return ()


def version_of(library: str) -> str:
    """Return which version of a library is installed; empty if none is."""
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def libraries() -> dict[str, str]:
    """Return the versions of the libraries by name."""
    return {name: version_of(name) or "not installed" for name, _, _ in requirements()}


def machine_checks() -> Iterator[Check]:
    """Yield what is to be said about Python, the libraries, git, a browser, and watching files."""
    yield _python()
    yield _libraries()
    yield _git()
    yield _browser()
    if _INOTIFY.is_dir():
        yield _inotify()


def _python() -> Check:
    is_fine = sys.version_info >= OLDEST_PYTHON
    hint = "" if is_fine else "Python 3.11 or newer is needed"
    state: State = "fine" if is_fine else "bad"
    return Check(name="python", state=state, seen=platform.python_version(), hint=hint)


def _libraries() -> Check:
    faults = []
    count = 0
    for name, floor, must in requirements():
        version = version_of(name)
        count += bool(version)
        if not version and must:
            faults.append(f"{name} is not installed")
        elif version and numbers(version) < numbers(floor):
            faults.append(f"{name} is {version}, at least {floor} is needed")
    if faults:
        hint = "install Dateline anew, in an environment of its own"
        return Check(name="libraries", state="bad", seen="; ".join(faults), hint=hint)
    return Check(name="libraries", state="fine", seen=f"{count} of them, none too old")


def numbers(version: str) -> tuple[int, ...]:
    """Return the numbers of a version, without zeros at its end, to compare it by."""
    release = re.match(r"[0-9.]*", version)
    found = [int(part) for part in (release[0] if release else "").split(".") if part]
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def _git() -> Check:
    said = output_of("git", "--version")
    if not said:
        hint = "an archive is best kept under version control"
        return Check(name="git", state="doubtful", seen="not found", hint=hint)
    return Check(name="git", state="fine", seen=said.removeprefix("git version "))


def output_of(*words: str) -> str | None:
    """Return what a program prints on one line; None if it is not there or fails."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed words, no shell
            words, capture_output=True, check=False, encoding="utf-8", errors="replace", timeout=10
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def _browser() -> Check:
    found = next((name for name in _BROWSERS if shutil.which(name)), None)
    seen = found or "none; only the tests of Dateline itself want one"
    return Check(name="browser", state="fine", seen=seen)


def _inotify() -> Check:
    limits = inotify()
    watches = limits.get("max_user_watches", _FEW_WATCHES)
    seen = ", ".join(f"{name} {number:,}" for name, number in limits.items())
    if watches < _FEW_WATCHES:
        hint = "raise fs.inotify.max_user_watches, or folders will be watched in vain"
        return Check(name="inotify", state="doubtful", seen=seen, hint=hint)
    return Check(name="inotify", state="fine", seen=seen)


def inotify() -> dict[str, int]:
    """Return how many files and folders may be watched on Linux; empty elsewhere."""
    names = ("max_user_instances", "max_user_watches")
    texts = {name: _text_of(_INOTIFY / name) for name in names}
    return {name: int(text) for name, text in texts.items() if text.isdigit()}


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def limits() -> dict[str, int]:
    """Return what this machine lets a build use."""
    found = {"processors": processors(), **inotify()}
    try:
        import resource
    except ImportError:  # not on Windows
        return found
    return {**found, "open_files": resource.getrlimit(resource.RLIMIT_NOFILE)[0]}


def environment(variables: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the variables that change what Dateline does; of all others not even the names."""
    return {name: variables[name] for name in sorted(_TOLD) if name in variables}
