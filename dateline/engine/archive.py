"""The archive of a site, for whoever asks it something instead of publishing it.

Comes in: a `Request`. Goes out: the `Archive` as `build` would publish it at that moment and the
settings, or why there is none. Manuscripts come out of the same memo and are read into it, so that
asking after a build costs no reading; the output folder and the theme are not looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.base.diagnostics import Diagnostic, Outcome, in_order, strict
from dateline.base.wording import Interface
from dateline.engine.batch import Common
from dateline.engine.build import WORK_FOLDER, Request, no_site
from dateline.engine.fieldplaces import with_places
from dateline.engine.gather import Found
from dateline.engine.manuscripts import read_all
from dateline.engine.settings import remembered_settings
from dateline.engine.stock import Contents, take_stock
from dateline.engine.store import Store
from dateline.engine.turn import LOCK, refusal, take_turn
from dateline.engine.workers import Workers
from dateline.indexing.archive import Indexed, index
from dateline.model.archive import Archive
from dateline.model.config import Config, reading_options
from dateline.model.records import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishable:
    """The archive without anything held, the settings it was made with, and the manuscripts."""

    archive: Archive
    config: Config
    manuscripts: Mapping[str, Found]


def archive_of(request: Request) -> Outcome[Publishable]:
    """Return the archive of a site; with errors in its content there is none, as in a build."""
    try:
        problem = no_site(request.site)
    except OSError as fault:
        problem = refusal(fault)
    if problem:
        return Outcome(value=None, diagnostics=(problem,))
    work_folder = request.site / WORK_FOLDER
    outcome = take_turn(work_folder, request.holder, lambda store: _archive(request, store))
    if isinstance(outcome, Diagnostic):
        return Outcome(value=None, diagnostics=(outcome,))
    return outcome


def _archive(request: Request, store: Store) -> Outcome[Publishable]:
    settings = remembered_settings(request.site, store)
    said = [*settings.diagnostics]
    config = settings.value
    if config is None:
        return Outcome(value=None, diagnostics=in_order(said))
    taken = (request.site / WORK_FOLDER / LOCK).stat().st_mtime_ns
    contents = take_stock(request.site, store, taken, said, rehash=request.rehash)
    indexed = _indexed(request, config, contents, store, said)
    placed = with_places(said, contents.manuscripts)
    found = in_order(strict(placed) if request.strict else placed)
    if any(one.is_error for one in found):
        return Outcome(value=None, diagnostics=found)
    value = Publishable(archive=indexed.archive, config=config, manuscripts=contents.manuscripts)
    return Outcome(value=value, diagnostics=found)


def _indexed(
    request: Request, config: Config, contents: Contents, store: Store, said: list[Diagnostic]
) -> Indexed:
    options = reading_options(config)
    # Nothing is printed.
    interface = Interface(language=config.language, texts={})
    common = Common(options=options, templates={}, interface=interface, output=request.output)
    workers = Workers(request.jobs, common)
    try:
        readings = tuple(read_all(contents, options, store, workers, said).readings.values())
    except BaseException:
        workers.abandon()
        raise
    workers.close()
    said += (one for reading in readings for one in reading.diagnostics)
    media = contents.media_digests()
    # What is known of links and copies is for pages; whoever asks has it from its own files.
    indexed = index(readings, config, request.as_of, media, Records())
    said += indexed.diagnostics
    return indexed
