"""The settings of a site, for whoever needs them before or without a build.

Comes in: the site's folder. Goes out: a `Config`, or why there is none.
"""

from pathlib import Path

from dateline.base.diagnostics import Diagnostic, Outcome, diagnose
from dateline.engine.gather import CONFIG
from dateline.model.config import Config


def settings_of(site: Path) -> Outcome[Config]:
    """Return the settings of the site in a folder."""
    from dateline.reading.config import read_config  # loads pydantic

    if not (site / CONFIG).is_file():
        return Outcome(value=None, diagnostics=(no_config(site),))
    outcome = read_config(CONFIG, (site / CONFIG).read_bytes())
    return Outcome(value=None, diagnostics=outcome.diagnostics) if outcome.failed else outcome


def no_config(site: Path) -> Diagnostic:
    """Return what to say where there are no settings."""
    hint = "change to the folder of the site, or name it with --site"
    return diagnose("no-config", f"there is no {CONFIG} in {site}", hint=hint)
