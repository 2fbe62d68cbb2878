"""One build, from manuscripts to edition: the only module that knows the order of the stages.

Comes in: a `Request`. Goes out: a `BuildReport`. The same code runs for a first build, a build
after one edit and a build with nothing to do; they differ in what the memo and the output folder
already hold.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dateline.base.diagnostics import Diagnostic, diagnose, in_order, strict
from dateline.base.digest import Digest
from dateline.engine.batch import Common
from dateline.engine.costs import Meter
from dateline.engine.edition import Press, publish_recalled
from dateline.engine.fieldplaces import with_places
from dateline.engine.gather import CONFIG, CONTENT, Found, digest_file, gather_records, gather_theme
from dateline.engine.interface import remembered_interface
from dateline.engine.prepared import Failed, Inputs, Means, Prepared
from dateline.engine.previews import Preview, kept_origins, origins_of, unusable_output
from dateline.engine.recall import Recalled, recall, remember
from dateline.engine.report import BuildReport
from dateline.engine.settings import no_config, remembered_settings
from dateline.engine.stock import take_stock
from dateline.engine.stopwatch import Stopwatch
from dateline.engine.store import Store
from dateline.engine.turn import LOCK, refusal, take_turn
from dateline.engine.workers import Tell, Workers, make_ready
from dateline.model.config import reading_options
from dateline.publishing import manifest, preview
from dateline.publishing.recovery import Recovery, recover

if TYPE_CHECKING:
    from dateline.engine.explain import Explanation
    from dateline.engine.prepare import Draft

WORK_FOLDER = ".dateline"
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to build. `as_of` is in seconds since 1970; `holder` names this build in the lock.

    `clock` counts seconds from any start, for the report. `fresh` begins with an empty memo and
    renders every page, `rehash` trusts no time stamps of manuscripts, `strict` makes warnings
    errors, `dry_run` changes nothing in the output folder. A `preview` may show articles to come,
    and is built into its own folder only, which may be said to be `untouched` since the last build.
    With `profile` the report says what everything cost; `tell` hears how far the work has come.
    """

    site: Path
    output: Path
    as_of: int
    jobs: int
    holder: str
    clock: Callable[[], float]
    fresh: bool = False
    rehash: bool = False
    strict: bool = False
    dry_run: bool = False
    preview: Preview | None = None
    untouched: bool = False
    profile: bool = False
    tell: Tell | None = None


def build(request: Request) -> BuildReport:
    """Build the edition of a site, or say why not; no mistake of a user raises."""
    watch = Stopwatch(request.clock)
    outcome = _in_turn(request, lambda store: _build(request, store, watch))
    if isinstance(outcome, Diagnostic):
        return BuildReport(diagnostics=(outcome,), seconds=watch.seconds)
    return outcome


def explain(request: Request, url: str) -> "Explanation | tuple[Diagnostic, ...]":
    """Return why the page at `url` would be rendered now or not, or why that cannot be said."""

    def work(prepared: Prepared | Failed, means: Means) -> "Explanation | tuple[Diagnostic, ...]":
        if isinstance(prepared, Failed):
            return in_order(prepared.diagnostics)
        from dateline.engine.explain import explanation

        return explanation(prepared, means.store, request.output.resolve(), url)

    return examine(request, work)


def examine(
    request: Request, work: Callable[[Prepared | Failed, Means], T]
) -> T | tuple[Diagnostic, ...]:
    """Hand what an edition would be to `work` instead of publishing it; nothing is written.

    What gathering had to say is among the diagnostics. Where not even that can be done, say why.
    """
    watch = Stopwatch(request.clock)
    outcome = _in_turn(request, lambda store: _examine(request, store, work, watch))
    return (outcome,) if isinstance(outcome, Diagnostic) else outcome


def _in_turn(request: Request, work: Callable[[Store], T]) -> T | Diagnostic:
    try:
        problem = _unusable(request)
    except OSError as fault:
        problem = refusal(fault)
    if problem:
        return problem
    return take_turn(request.site / WORK_FOLDER, request.holder, work, anew=request.fresh)


def _unusable(request: Request) -> Diagnostic | None:
    site = request.site
    return no_site(site) or unusable_output(request.output, site, request.preview)


def no_site(site: Path) -> Diagnostic | None:
    """Return why a folder is not the folder of a site, or None if it is."""
    if not (site / CONFIG).is_file():
        return no_config(site)
    if not (site / CONTENT).is_dir():
        hint = f"make the folder {CONTENT} and put articles into it"
        return diagnose("no-content", f"there is no folder {CONTENT} in {site}", hint=hint)
    return None


def _build(request: Request, store: Store, watch: Stopwatch) -> BuildReport:
    output = request.output.resolve()
    if request.preview:
        preview.mark(output)
    # A dry run does not even finish what an interrupted build left.
    owned = Recovery(owned=manifest.read(output) or {}) if request.dry_run else recover(output)
    said: list[Diagnostic] = []
    if store.is_empty():
        make_ready(request.jobs)
    inputs = _gather(request, store, said, watch)
    if inputs is None:
        return BuildReport(diagnostics=in_order(said), seconds=watch.seconds)
    with _workers(request, inputs) as workers:
        alone = request.preview is not None
        # What an interrupted commit left is not what the last build remembers.
        untouched = alone and request.untouched and not owned.resumed
        press = Press(output, owned, store, workers, watch, alone=alone, untouched=untouched)
        return _make(request, inputs, press, said)


def _make(request: Request, inputs: Inputs, press: Press, said: list[Diagnostic]) -> BuildReport:
    """Find out what the edition is to be, and publish it; `said` is what gathering had to say."""
    known = _recalled(request, inputs, press)
    edition = known or _drafted(request, inputs, press)
    said += edition.diagnostics
    said[:] = in_order(strict(said) if request.strict else said)
    if isinstance(edition, Failed) or any(one.is_error for one in said):
        seconds = press.watch.seconds
        return BuildReport(diagnostics=tuple(said), held=edition.held, seconds=seconds)
    if isinstance(edition, Recalled):
        return _publish_recalled(edition, request, press, said)
    return _publish_draft(edition, request, press, said)


def _publish_recalled(
    edition: Recalled, request: Request, press: Press, said: list[Diagnostic]
) -> BuildReport:
    report = publish_recalled(edition.prepared, edition.comparison, press, said)
    # An edition without pages to print is the one that is remembered.
    if report.published and edition.prepared.plan.pages:
        _remember(edition.prepared, request, press)
    if request.preview and report.published:
        report = replace(report, origins=kept_origins(press) or {})
    return replace(report, made_from=edition)


def _publish_draft(
    draft: "Draft", request: Request, press: Press, said: list[Diagnostic]
) -> BuildReport:
    from dateline.engine.stream import Manner, publish_draft

    manner = Manner(dry_run=request.dry_run, strict=request.strict)
    report, stream, prepared = publish_draft(draft, press, said, manner)
    if report.published and prepared:
        _remember(prepared, request, press)
        if request.preview:
            report = replace(report, origins=origins_of(prepared, stream.renderers, press))
    return replace(report, made_from=stream)


def _remember(prepared: Prepared, request: Request, press: Press) -> None:
    if prepared.as_stocked:
        with press.watch.stage("remember"):
            remember(prepared, press, request.as_of)


def _drafted(request: Request, inputs: Inputs, press: Press) -> "Draft | Failed":
    from dateline.engine.prepare import drafted

    draft = drafted(inputs, request.as_of, press.store, press.workers, press.watch)
    said = with_places(draft.diagnostics, inputs.contents.manuscripts)
    return replace(draft, diagnostics=said)


def _prepared(
    request: Request, inputs: Inputs, means: Means, watch: Stopwatch
) -> Prepared | Failed:
    from dateline.engine.prepare import prepare

    prepared = prepare(inputs, request.as_of, means.store, means.workers, watch)
    said = with_places(prepared.diagnostics, inputs.contents.manuscripts)
    return replace(prepared, diagnostics=said)


def _recalled(request: Request, inputs: Inputs, press: Press) -> Recalled | None:
    if request.fresh or request.strict or request.dry_run:
        return None
    if request.preview and kept_origins(press) is None:
        return None
    with press.watch.stage("recall"):
        return recall(inputs, press, request.as_of)


def _examine(
    request: Request,
    store: Store,
    work: Callable[[Prepared | Failed, Means], T],
    watch: Stopwatch,
) -> T | tuple[Diagnostic, ...]:
    said: list[Diagnostic] = []
    inputs = _gather(request, store, said, watch)
    if inputs is None:
        return in_order(said)
    with _workers(request, inputs) as workers:
        means = Means(store, workers)
        prepared = _prepared(request, inputs, means, watch)
        everything = (*said, *prepared.diagnostics)
        return work(replace(prepared, diagnostics=everything), means)


@contextmanager
def _workers(request: Request, inputs: Inputs) -> Iterator[Workers]:
    """Have worker processes for the time of the block."""
    common = Common(
        options=reading_options(inputs.config),
        templates=inputs.theme.templates,
        interface=inputs.interface,
        output=request.output.resolve(),
        meter=Meter(request.clock if request.profile else None),
    )
    workers = Workers(request.jobs, common, request.tell)
    try:
        yield workers
    except BaseException:
        workers.abandon()
        raise
    workers.close()


def _gather(
    request: Request, store: Store, said: list[Diagnostic], watch: Stopwatch
) -> Inputs | None:
    """Return everything an edition is made of, or None when there are no sound settings."""
    with watch.stage("gather"):
        outcome = remembered_settings(request.site, store)
        said += outcome.diagnostics
        theme = gather_theme(request.site, said)
        if outcome.value is None:
            return None
        interface = remembered_interface(theme.languages, outcome.value, store)
        said += interface.diagnostics
        if interface.value is None:
            return None
        taken = (request.site / WORK_FOLDER / LOCK).stat().st_mtime_ns
        contents = take_stock(request.site, store, taken, said, rehash=request.rehash)
        records = gather_records(request.site, said)
        assets = _digests(theme.assets, said)
        for_desk = request.preview is Preview.DESK
        texts = interface.value
        return Inputs(outcome.value, theme, texts, contents, assets, records, for_desk)


def _digests(files: Mapping[str, Found], said: list[Diagnostic]) -> dict[str, Digest]:
    found = {path: digest_file(one, said) for path, one in files.items()}
    return {path: digest for path, digest in found.items() if digest}
