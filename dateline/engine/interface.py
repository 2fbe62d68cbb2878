"""The texts of the interface of a site.

Comes in: the theme, the settings, the memo. Goes out: an `Interface`, and what is wrong with its
files. As with settings, texts that were sound are remembered by the bytes of their files, so that a
build with nothing to do loads neither YAML nor Babel.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.base.canonical import encode, recovered
from dateline.base.diagnostics import Diagnostic, Outcome
from dateline.base.digest import digest_of, digest_of_parts
from dateline.base.wording import Interface, LanguageFile
from dateline.engine.fingerprint import reading_code
from dateline.engine.gather import CONFIG
from dateline.engine.store import Store
from dateline.model.article import span_of
from dateline.model.config import Config

_SUBJECT = "interface"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """Sound texts as the memo keeps them, with the warnings about them."""

    interface: Interface
    diagnostics: tuple[Diagnostic, ...]


def remembered_interface(
    files: Sequence[LanguageFile], config: Config, store: Store
) -> Outcome[Interface]:
    """Return the interface, out of the memo if it is there."""
    mark = config.marks.get("language")
    rows = [part for one in files for part in (one.path, str(one.is_own), digest_of(one.data))]
    asked = digest_of(encode((config.language, mark)))
    key = digest_of_parts([reading_code(), asked, *rows])
    known = recovered(Remembered, store.note(_SUBJECT, key))
    if known:
        return Outcome(value=known.interface, diagnostics=known.diagnostics)
    from dateline.reading.wording import read_interface  # loads YAML and Babel

    place = span_of(CONFIG, mark) if mark else None
    outcome = read_interface(files, config.language, place)
    if outcome.value is not None and not outcome.failed:
        kept = Remembered(interface=outcome.value, diagnostics=outcome.diagnostics)
        store.keep_note(_SUBJECT, key, encode(kept))
    return outcome
