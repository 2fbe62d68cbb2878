"""The part of the memo's keys that stands for our own code.

Comes in: the installed package. Goes out: one digest for reading and one for rendering, over the
source of every module they can reach, the tables beside them, and the versions of the libraries
they use. An upgrade is one full rebuild, never a stale page.
"""

import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from dateline.base.digest import Digest, digest_of, digest_of_parts

_PACKAGE = Path(__file__).resolve().parent.parent
_SHARED = ("base", "model")
# Tables that modules read are as much a part of them as tables they spell out.
_PROGRAM = frozenset({".py", ".json"})
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
        paths = sorted((_PACKAGE / folder).rglob("*"))
        for path in (path for path in paths if path.suffix in _PROGRAM):
            parts += [path.relative_to(_PACKAGE).as_posix(), digest_of(path.read_bytes())]
    parts += [f"{name} {_version(name)}" for name in libraries]
    return digest_of_parts(parts)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
