"""What stands in the output where a file of the edition must go, and is not ours to replace.

Comes in: the addresses to be written, the files recorded as ours, and those of them that will
leave. Goes out: one diagnostic for each obstacle, all at once, before anything is changed. A file
of ours may be replaced even if somebody edited it; anything else is left to the person who put it
there.
"""

import os
import stat
from collections.abc import Collection
from pathlib import Path

from dateline.base.diagnostics import Diagnostic, diagnose
from dateline.publishing import disk, manifest, reconcile


def obstacles(
    output: Path, urls: Collection[str], owned: Collection[str], leaving: Collection[str]
) -> tuple[Diagnostic, ...]:
    """Return why `urls` cannot be written; `owned` are our files, `leaving` those to be removed."""
    folders = sorted(disk.folders_of(urls))
    found = {
        manifest.NAME: _at_manifest(output),
        **{folder: at_folder(output, folder, leaving) for folder in folders},
        **{url: at_file(output, url, owned, leaving) for url in urls},
    }
    in_the_way = tuple(_in_the_way(place, what) for place, what in found.items() if what)
    return (*in_the_way, *(_reserved(url) for url in urls if _is_reserved(url)))


def _in_the_way(place: str, what: str) -> Diagnostic:
    message = f"`{place}` in the output folder is {what}, and a file of the edition must go there"
    hint = "move it out of the output folder; what belongs to the site goes into static/"
    return diagnose("file-in-the-way", message, hint=hint)


def _is_reserved(url: str) -> bool:
    return url.partition("/")[0].casefold() == manifest.NAME.casefold()


def _reserved(url: str) -> Diagnostic:
    message = f"`{url}` would stand where the list of the edition's files goes"
    return diagnose("file-in-the-way", message, hint="give the file another name")


def _at_manifest(output: Path) -> str | None:
    if not os.path.lexists(output / manifest.NAME) or manifest.read(output) is not None:
        return None
    return "not the list that Dateline writes"


def at_folder(output: Path, folder: str, leaving: Collection[str]) -> str | None:
    """Return what stands where a folder must be, if it cannot stay there."""
    path = output / folder
    if path.is_symlink():
        return "a link"
    if path.is_dir() or not os.path.lexists(path) or folder in leaving:
        return None
    return "a file that Dateline did not write, or that was changed since"


def at_file(output: Path, url: str, owned: Collection[str], leaving: Collection[str]) -> str | None:
    """Return what stands where a file must go, if it cannot be replaced."""
    status = disk.status_of(str(output), url)
    if status is None:
        return None
    if stat.S_ISREG(status.st_mode):
        return None if url in owned else "a file that Dateline did not write"
    if not stat.S_ISDIR(status.st_mode):
        return "neither a file nor a folder"
    inside = reconcile.files_below(f"{output}/{url}", f"{url}/")
    return None if all(file in leaving for file in inside) else "a folder that holds other files"
