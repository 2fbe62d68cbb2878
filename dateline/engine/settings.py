"""The settings of a site, for whoever needs them before or without a build.

Comes in: the site's folder, perhaps the memo. Goes out: a `Config`, or why there is none. Settings
that were sound are remembered by the bytes of their file, so that a build with nothing to do loads
neither the schema nor the names of countries.
"""

from dataclasses import dataclass
from pathlib import Path

from dateline.base.canonical import encode, recovered
from dateline.base.diagnostics import Diagnostic, Outcome, diagnose
from dateline.base.digest import digest_of, digest_of_parts
from dateline.engine.fingerprint import reading_code
from dateline.engine.gather import CONFIG
from dateline.engine.store import Store
from dateline.model.config import Config


def settings_of(site: Path) -> Outcome[Config]:
    """Return the settings of the site in a folder."""
    if not (site / CONFIG).is_file():
        return Outcome(value=None, diagnostics=(no_config(site),))
    return _read((site / CONFIG).read_bytes())


def _read(data: bytes) -> Outcome[Config]:
    from dateline.reading.config import read_config  # loads pydantic

    outcome = read_config(CONFIG, data)
    return Outcome(value=None, diagnostics=outcome.diagnostics) if outcome.failed else outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Sound settings as the memo keeps them, with the warnings about them."""

    config: Config
    diagnostics: tuple[Diagnostic, ...]


def remembered_settings(site: Path, store: Store) -> Outcome[Config]:
    """Return the settings of a site as `settings_of` does, out of the memo if they are there."""
    data = (site / CONFIG).read_bytes()
    key = digest_of_parts([reading_code(), digest_of(data)])
    known = recovered(Settings, store.note("settings", key))
    if known:
        return Outcome(value=known.config, diagnostics=known.diagnostics)
    outcome = _read(data)
    if outcome.value is not None:
        kept = Settings(config=outcome.value, diagnostics=outcome.diagnostics)
        store.keep_note("settings", key, encode(kept))
    return outcome


def no_config(site: Path) -> Diagnostic:
    """Return what to say where there are no settings."""
    hint = "change to the folder of the site, or name it with --site"
    return diagnose("no-config", f"there is no {CONFIG} in {site}", hint=hint)
