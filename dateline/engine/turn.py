"""A turn at a site: alone, with the memo, and with words for whatever the machine refuses.

Comes in: the folder for what we keep, who is at work, the work. Goes out: what the work gives, or
a diagnostic. A memo that turns out to be damaged while it is used is dropped, and the work begins
anew; where no memo can be kept at all, the work is done without one.
"""

import gc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from dateline.base.diagnostics import Diagnostic, diagnose
from dateline.engine.batch import WorkerLost
from dateline.engine.bodies import Damaged
from dateline.engine.store import NOWHERE, Store, drop
from dateline.publishing import lock

LOCK = "lock"
MEMO = "memo.sqlite3"
T = TypeVar("T")


def take_turn(
    folder: Path, holder: str, work: Callable[[Store], T], *, anew: bool = False
) -> T | Diagnostic:
    """Do the work unless somebody else is at it, or say why it cannot be done.

    To begin `anew` is to begin without what was remembered.
    """
    # A build makes hundreds of thousands of values that live until its end and hardly any cycles:
    # looking for cycles among them took a fifth of its time.
    gc.disable()
    try:
        with lock.hold(folder / LOCK, holder):
            if anew:
                drop(folder / MEMO)
            return _remembering(folder / MEMO, work)
    except lock.Held as held:
        message = f"another build of this site is at work ({held.holder or 'unknown process'})"
        return diagnose("locked", message, hint="wait until it has ended")
    except WorkerLost:
        message = "a worker process ended without a word"
        return diagnose("worker-lost", message, hint="build again with --jobs 1")
    except MemoryError:
        hint = "close other programs, or build again with --jobs 1"
        return diagnose("worker-lost", "there is not enough memory", hint=hint)
    except OSError as fault:
        return refusal(fault)
    finally:
        gc.enable()


def refusal(fault: OSError) -> Diagnostic:
    """Return what the system refused to do, in words."""
    name = f"{fault.filename}: " if fault.filename else ""
    message = f"{name}{fault.strerror or fault}"
    return diagnose("disk", message, hint="check free space and permissions")


def _remembering(memo: Path, work: Callable[[Store], T]) -> T:
    """Do the work with the memo, and again with a new one if it is damaged."""
    for path in (memo, memo):
        try:
            return _with_store(path, work)
        except Damaged:
            with suppress(OSError):
                drop(path)
    return _with_store(NOWHERE, work)


def _with_store(path: Path | None, work: Callable[[Store], T]) -> T:
    store = Store(path)
    try:
        return work(store)
    finally:
        store.close()
