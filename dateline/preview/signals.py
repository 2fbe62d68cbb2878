"""Signals are for the thread that works.

Comes in: a block in which threads are started. Goes out: threads that heed no signals, so that
Ctrl-C interrupts the work and not them.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

_SIGNALS = {
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
}


@contextmanager
def signals_held_back() -> Iterator[None]:
    """Have threads that are started here leave signals to the one that works."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
