"""Places that are never an output folder.

Comes in: the output folder as somebody set it, and the site. Goes out: why it is refused, or
nothing. Generators have emptied projects, homes and drives because a setting named the wrong
folder; so links are followed first, folders are compared by what they are and not by how they are
written, and a folder that holds anything must carry our manifest, or a commit of ours that was
interrupted. Nothing is touched here.
"""

import errno
import os
import sys
from pathlib import Path
from typing import NamedTuple

from dateline.base.diagnostics import Diagnostic, diagnose
from dateline.publishing import journal, manifest, preview, staging

OUR_FOLDER = ".dateline"
# What a site is made of, or works with; an edition would lie in the middle of it.
_SITE_FOLDERS = (
    "content",
    "templates",
    "static",
    "dateline",
    "tests",
    ".git",
    ".venv",
    OUR_FOLDER,
)
_VERSION_CONTROL = (".git", ".hg", ".svn")
_ELSEWHERE = "choose a new folder of its own, such as `output`"


class _Reason(NamedTuple):
    what: str
    hint: str = _ELSEWHERE


def refused(output: Path, site: Path, *, is_preview: bool = False) -> Diagnostic | None:
    """Return why an edition of `site` must not be written to `output`, or None if it may.

    A preview lies in our own folder, and nothing else does.
    """
    reason = _Reason("is a link that leads to itself") if _leads_to_itself(output) else None
    if reason is None:
        place = output.resolve()
        reason = _by_place(place, site.resolve(), is_preview=is_preview)
        reason = reason or _by_what_is_there(place, is_preview=is_preview)
    if reason is None:
        return None
    message = f"the output folder `{output}` {reason.what}"
    return diagnose("refused-output", message, hint=reason.hint)


def _leads_to_itself(path: Path) -> bool:
    try:
        path.stat()
    except OSError as fault:
        return fault.errno == errno.ELOOP
    return False


def _by_place(place: Path, site: Path, *, is_preview: bool) -> _Reason | None:
    if place.parent == place:
        return _Reason("is the root of a file system")
    if _holds(place, site):
        return _Reason("is the site itself or holds it")
    home = os.path.expanduser("~")  # noqa: PTH111 - pathlib's raises where there is no home
    if _holds(place, Path(home).resolve()):
        return _Reason("is a home folder or holds one")
    for name in _SITE_FOLDERS:
        if is_preview and name == OUR_FOLDER:
            continue
        if _holds(site / name, place):
            return _Reason(f"is, or lies in, the site's own `{name}` folder")
    if any(part.casefold() in _VERSION_CONTROL for part in place.parts):
        return _Reason("lies in a folder of version control")
    return None


def _holds(outer: Path, inner: Path) -> bool:
    return _identity(outer) in {_identity(path) for path in (inner, *inner.parents)}


def _identity(path: Path) -> tuple[int, int] | str:
    """Return what the system knows a folder by, whichever way it is written; else its path."""
    try:
        status = path.stat()
    except OSError:
        return str(path)
    return status.st_dev, status.st_ino


def _by_what_is_there(place: Path, *, is_preview: bool) -> _Reason | None:
    nearest = next(path for path in (place, *place.parents) if os.path.lexists(path))
    if not nearest.is_dir():
        return _Reason("is a file" if nearest == place else "lies below something that is a file")
    beside = staging.folder_of(place)
    if os.path.lexists(beside) and not _is_our_folder(beside):
        hint = f"remove `{beside.name}`, or choose another folder"
        return _Reason(f"has `{beside.name}` beside it, which somebody else made", hint)
    if nearest != place:
        return None
    if preview.is_marked(place) and not is_preview:
        hint = f"{_ELSEWHERE}, or delete this one"
        return _Reason("is a preview, perhaps with articles that are held back", hint)
    return _by_content(place, beside)


def _by_content(place: Path, beside: Path) -> _Reason | None:
    names = {path.name for path in place.iterdir()}
    kept = next((name for name in _VERSION_CONTROL if name in names), None)
    if kept:
        hint = "build into a folder of its own, and copy the edition from there"
        return _Reason(f"is under version control: it holds `{kept}`", hint)
    if os.path.ismount(place):
        # An edition is renamed into place, and a rename cannot cross file systems.
        hint = f"choose a folder in it, such as `{place / 'site'}`"
        return _Reason("is a drive or volume of its own", hint)
    if not names - {preview.NAME} or manifest.read(place) is not None or journal.read(beside):
        return None
    if manifest.text_at(place).startswith(manifest.MARK):
        return _Reason("holds an edition in a format that this version of Dateline does not know")
    return _Reason("holds files that Dateline did not write", f"{_ELSEWHERE}, or empty this one")


def _is_our_folder(path: Path) -> bool:
    status = path.lstat()
    own = sys.platform == "win32" or status.st_uid == os.geteuid()
    return path.is_dir() and not path.is_symlink() and own
