"""The part of the memo's keys that stands for our own code.

Comes in: the installed package. Goes out: one digest for reading and one for rendering, over the
source of every module they can reach, the tables beside them, and the versions of the libraries
they use. An upgrade is one full rebuild, never a stale page.
"""

import os
import sys
from contextlib import suppress
from functools import cache
from operator import attrgetter
from pathlib import Path

from dateline.base.digest import Digest, digest_of, digest_of_parts

_PACKAGE = Path(__file__).resolve().parent.parent
_RECORD = ".dist-info"
_SHARED = ("base", "model")
# Tables that modules read are as much a part of them as tables they spell out.
_PROGRAM = (".py", ".json")
READING_LIBRARIES = (
    "anyascii",
    "babel",
    "markdown",
    "msgspec",
    "nh3",
    "pydantic",
    "pygments",
    "pyyaml",
    "snowballstemmer",
    "tzdata",
)
RENDERING_LIBRARIES = ("anyascii", "babel", "jinja2", "markupsafe", "msgspec")
PICTURE_LIBRARIES = ("pillow",)
DOCUMENT_LIBRARIES = ("pikepdf",)


@cache
def reading_code() -> Digest:
    """Return the digest of everything that decides how a manuscript is read."""
    return _code((*_SHARED, "reading"), READING_LIBRARIES)


@cache
def rendering_code() -> Digest:
    """Return the digest of everything that decides how a page is rendered."""
    return _code((*_SHARED, "rendering"), RENDERING_LIBRARIES)


@cache
def picture_code() -> Digest:
    """Return the digest of everything that decides what a cleaned picture looks like."""
    return _code(("publishing",), PICTURE_LIBRARIES)


@cache
def document_code() -> Digest:
    """Return the digest of everything that decides what a cleaned document holds."""
    return _code(("publishing",), DOCUMENT_LIBRARIES)


@cache
def checking_code() -> Digest:
    """Return the digest of everything that decides what is seen in a page by looking at it."""
    return _code((*_SHARED, "checks"), ("msgspec",))


@cache
def building_code() -> Digest:
    """Return the digest of everything that decides what an edition is made of."""
    between = _code(("indexing", "planning", "engine"), ())
    cleaning = (picture_code(), document_code())
    return digest_of_parts([reading_code(), rendering_code(), *cleaning, between])


def _code(folders: tuple[str, ...], libraries: tuple[str, ...]) -> Digest:
    parts = [f"{sys.version_info.major}.{sys.version_info.minor}"]
    for folder in folders:
        parts += _files(f"{_PACKAGE}/{folder}")
    parts += [f"{name} {_version(name)}" for name in libraries]
    return digest_of_parts(parts)


@cache
def _files(folder: str) -> tuple[str, ...]:
    """Return the name of each file of our program in a folder, and the digest of its bytes."""
    found: list[str] = []
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=attrgetter("name"))
    for entry in entries:
        if entry.is_dir():
            found += _files(entry.path) if entry.name != "__pycache__" else ()
        elif entry.name.endswith(_PROGRAM):
            # Each build asks for all of them: pathlib would double the time.
            with open(entry.path, "rb") as file:  # noqa: PTH123
                found += (entry.path.removeprefix(f"{_PACKAGE}/"), digest_of(file.read()))
    return tuple(found)


@cache
def _versions() -> dict[str, str]:
    """Return the version of each library there is, by the name of its folder in plain letters.

    `importlib.metadata` takes them from the same folders, whose names the specification "Recording
    installed projects" prescribes, and needs as long to be imported as all of this takes.
    """
    found: dict[str, str] = {}
    for place in sys.path:
        with suppress(OSError):
            for name in os.listdir(place or "."):  # noqa: PTH208 - names alone are wanted
                if name.endswith(_RECORD):
                    library, _, version = name.removesuffix(_RECORD).partition("-")
                    found.setdefault(library.lower(), version)
    return found


def _version(library: str) -> str:
    return _versions().get(library, "none")
