"""Dateline as a newsroom runs it: the folder, the command, the environment.

In: the folder of an archive. Out: the same folder with other templates or fewer files published,
and the command line that builds it.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

REPOSITORY: Final = Path(__file__).resolve().parent.parent
THEME: Final = REPOSITORY / "templates"
MINIMAL: Final = Path(__file__).resolve().parent / "minimal" / "dateline"


class BuildFailedError(Exception):
    """A generator did not do what was to be measured."""


def command(site: Path, jobs: int | None) -> list[str]:
    """Return the command a reporter would type, with the checkout's own Python if it has one."""
    own = REPOSITORY / ".venv" / "bin" / "python"
    python = str(own) if own.exists() else sys.executable
    line = [python, "-m", "dateline", "build", "--site", str(site), "--json"]
    return line if jobs is None else [*line, "--jobs", str(jobs)]


def environment() -> dict[str, str]:
    """Return the environment of the command: this checkout, which may keep what it compiles."""
    given = (str(REPOSITORY), os.environ.get("PYTHONPATH", ""))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, given))}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def put_aside(folders: Iterable[Path], room: Path) -> None:
    """Move what earlier builds made into `room`, on the same file system, to start cold.

    It is not deleted: for minutes after that, ext4 gives no file the number of one that is gone,
    and looks at each of these numbers again for every new file (`recently_deleted` in the kernel's
    fs/ext4/ialloc.c). Making a file then took four times as long, and no first build comes after
    that of thousands of others.
    """
    room.mkdir(parents=True, exist_ok=True)
    for folder in folders:
        if folder.exists():
            folder.rename(Path(tempfile.mkdtemp(dir=room)) / folder.name)


def leave_out(site: Path) -> None:
    """Have only pages, feeds and files for hosts published."""
    with (site / "site_config.yaml").open("a", encoding="utf-8") as settings:
        settings.write("\npublish: {citations: false, data: false, search: false}\n")


def lay_minimal_templates(site: Path) -> None:
    """Put the minimal templates over those of the theme."""
    shutil.copytree(MINIMAL, site, dirs_exist_ok=True)
