"""Whether the library for web archives is there.

Comes in: nothing. Goes out: what to say where it is not installed, and how to get it.
"""

from importlib.util import find_spec

from dateline.base.diagnostics import Diagnostic, diagnose

EXTRA = "archive"


def missing_library(name: str = "warcio") -> Diagnostic | None:
    """Return what to say where a library of the extra is not installed."""
    if find_spec(name) is not None:
        return None
    message = f"saving copies needs {name}, which is not installed"
    return diagnose("missing-extra", message, hint=f"install dateline[{EXTRA}]")
