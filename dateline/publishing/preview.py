"""The sign that a folder holds a preview and no edition.

Comes in: a folder. Goes out: a file in it that says so to people, and to `refused` and whoever
uploads: it stands in the folder itself, so that it goes with every copy.
"""

import os
from pathlib import Path

NAME = "PREVIEW.txt"
_WORDS = """\
This folder was made by `dateline serve`, for the desk's own eyes.
It may show drafts and articles under embargo. Do not publish it: publish the folder that
`dateline build` makes.
"""


def mark(folder: Path) -> None:
    """Sign a folder, made if it is not there, before anything else is written into it."""
    folder.mkdir(parents=True, exist_ok=True)
    if not is_marked(folder):
        (folder / NAME).write_text(_WORDS, encoding="utf-8")


def is_marked(folder: Path) -> bool:
    """Tell whether a folder is, or is a copy of, a preview."""
    return os.path.lexists(folder / NAME)
