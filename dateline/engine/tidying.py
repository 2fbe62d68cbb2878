"""What Dateline made, taken away again.

Comes in: a site, its output folder, whether the edition itself is to go. Goes out: what was, or
would be, removed. The memo, waiting editions and previews can be made anew at any time; so can the
edition, but readers may have it open, so it goes only when asked for. The lock stays where it is:
two builds at once are kept apart by it.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dateline.base.diagnostics import Diagnostic, diagnose
from dateline.engine.build import WORK_FOLDER
from dateline.engine.gather import CONFIG
from dateline.engine.settings import no_config
from dateline.engine.store import drop
from dateline.engine.turn import LOCK, MEMO, refusal
from dateline.publishing import lock, staging
from dateline.publishing.cleaning import Cleaning, clean, drop_folder, what_to_clean
from dateline.publishing.recovery import recover
from dateline.publishing.refusal import refused

PREVIEW = "preview"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidied:
    """`places` are files and folders that went, relative to the site; `edition` is the output."""

    places: tuple[str, ...]
    edition: Cleaning | None = None


def tidy(
    site: Path, output: Path, holder: str, *, with_edition: bool, dry_run: bool
) -> Tidied | Diagnostic:
    """Remove what is ours, alone; or say why not. With `dry_run`, only say what would go."""
    try:
        problem = no_config(site) if not (site / CONFIG).is_file() else refused(output, site)
        if problem:
            return problem
        place, work = output.resolve(), site / WORK_FOLDER
        if dry_run or not work.is_dir():
            return _tidy(site, place, with_edition=with_edition, dry_run=dry_run)
        with lock.hold(work / LOCK, holder):
            return _tidy(site, place, with_edition=with_edition, dry_run=dry_run)
    except lock.Held as held:
        message = f"a build of this site is at work ({held.holder or 'unknown process'})"
        return diagnose("locked", message, hint="wait until it has ended")
    except OSError as fault:
        return refusal(fault)


def _tidy(site: Path, output: Path, *, with_edition: bool, dry_run: bool) -> Tidied:
    places = tuple(_there(site, _ours(site, output)))
    if dry_run:
        edition = what_to_clean(output) if with_edition else None
        return Tidied(places=places, edition=edition)
    edition = None
    if with_edition:
        recover(output)
        edition = what_to_clean(output)
        clean(output, edition)
    drop(site / WORK_FOLDER / MEMO)
    drop_folder(site / WORK_FOLDER / PREVIEW)
    # An unfinished journal stays: it says which files are ours.
    staging.clear(output)
    return Tidied(places=places, edition=edition)


def _ours(site: Path, output: Path) -> Iterable[Path]:
    work = site / WORK_FOLDER
    yield from (work / f"{MEMO}{suffix}" for suffix in ("", "-wal", "-shm"))
    yield from (work / PREVIEW, staging.folder_of(output))


def _there(site: Path, paths: Iterable[Path]) -> Iterable[str]:
    return (os.path.relpath(path, site) for path in paths if os.path.lexists(path))
