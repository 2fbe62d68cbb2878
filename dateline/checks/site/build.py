"""Check `build`: whatever a build would say of manuscripts, settings and templates.

Comes in: nothing; the engine says it. Goes out: nothing of its own.
"""

from dateline.base.codes import CODES
from dateline.checks.site.check import Check

CHECK = Check(
    name="build",
    summary="all that `dateline build` would say of manuscripts, settings and templates",
    codes=tuple(name for name, code in CODES.items() if code.group != "Checks"),
)
