"""This site, for `dateline doctor`.

Comes in: the folder of a site and its output folder. Goes out: checks of settings, memo, lock,
output folder, free space and version control. Nothing is changed.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

from dateline.cli.doctor_machine import Check, output_of
from dateline.engine.build import WORK_FOLDER
from dateline.engine.gather import CONFIG
from dateline.engine.settings import settings_of
from dateline.engine.store import fault_of
from dateline.engine.turn import LOCK, MEMO
from dateline.publishing import lock, manifest
from dateline.publishing.refusal import refused

_LITTLE, _TOO_LITTLE = 1 << 30, 50 << 20
_MIB = 1 << 20


def site_checks(site: Path, output: Path) -> Iterator[Check]:
    """Yield what is to be said about a site; where there is none, only that."""
    if not (site / CONFIG).is_file():
        hint = "change to the folder of the site, or name it with --site"
        yield Check(name="settings", state="doubtful", seen=f"no {CONFIG} in {site}", hint=hint)
        return
    yield _settings(site)
    yield _memo(site / WORK_FOLDER / MEMO)
    yield _lock(site / WORK_FOLDER / LOCK)
    yield _output(site, output)
    yield _space(output)
    yield _version_control(site)


def _settings(site: Path) -> Check:
    outcome = settings_of(site)
    errors = [found for found in outcome.diagnostics if found.is_error]
    if errors:
        seen = f"{CONFIG} has {len(errors)} of the errors that `dateline build` shows"
        return Check(name="settings", state="bad", seen=seen, hint=errors[0].message)
    return Check(name="settings", state="fine", seen=CONFIG)


def _memo(path: Path) -> Check:
    fault = fault_of(path)
    if fault:
        hint = "`dateline clean` removes it; the next build renders every page"
        return Check(name="memo", state="doubtful", seen=f"{path.name} {fault}", hint=hint)
    if not path.exists():
        return Check(name="memo", state="fine", seen="none yet")
    return Check(name="memo", state="fine", seen=f"{path.stat().st_size / _MIB:.1f} MiB, sound")


def _lock(path: Path) -> Check:
    if not path.is_file():
        return Check(name="lock", state="fine", seen="free")
    try:
        with lock.hold(path, "dateline doctor"):
            return Check(name="lock", state="fine", seen="free")
    except lock.Held as held:
        seen = f"held by {held.holder or 'an unknown process'}"
        hint = "wait until that build has ended, or end the process"
        return Check(name="lock", state="doubtful", seen=seen, hint=hint)
    except OSError as fault:
        hint = "builds cannot be kept apart here; check permissions"
        return Check(name="lock", state="bad", seen=str(fault.strerror), hint=hint)


def _output(site: Path, output: Path) -> Check:
    problem = refused(output, site)
    if problem:
        return Check(name="output", state="bad", seen=problem.message, hint=problem.hint)
    files = manifest.read(output.resolve())
    seen = (
        f"{output}: {'no edition yet' if files is None else f'an edition of {len(files):,} files'}"
    )
    return Check(name="output", state="fine", seen=seen)


def _space(output: Path) -> Check:
    place = next(path for path in (output, *output.parents) if path.exists())
    free = shutil.disk_usage(place).free
    seen = f"{free / _MIB:,.0f} MiB free where the output folder is"
    if free >= _LITTLE:
        return Check(name="space", state="fine", seen=seen)
    hint = "make room: an edition waits beside the old one until it is complete"
    return Check(
        name="space", state="bad" if free < _TOO_LITTLE else "doubtful", seen=seen, hint=hint
    )


def _version_control(site: Path) -> Check:
    name = "version control"
    if output_of("git", "-C", str(site), "rev-parse", "--is-inside-work-tree") != "true":
        return Check(name=name, state="fine", seen="the site is not in a git repository")
    if output_of("git", "-C", str(site), "check-ignore", f"{WORK_FOLDER}/{MEMO}") is None:
        hint = f"add a line `{WORK_FOLDER}/` to .gitignore: the memo holds drafts"
        return Check(name=name, state="doubtful", seen=f"git would keep {WORK_FOLDER}/", hint=hint)
    return Check(name=name, state="fine", seen=f"git ignores {WORK_FOLDER}/")
