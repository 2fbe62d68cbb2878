"""From the plan to the output folder.

Comes in: everything prepared, the last edition, the memo. Goes out: the report of a build whose
output folder now is exactly the plan, or is untouched.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from dateline.base.canonical import encode
from dateline.base.diagnostics import Diagnostic, Span, diagnose, in_order, strict
from dateline.base.digest import Digest
from dateline.engine.costs import Cost
from dateline.engine.imprint import imprint_of
from dateline.engine.prepared import Prepared
from dateline.engine.report import BuildReport
from dateline.engine.stopwatch import Stopwatch
from dateline.engine.store import Store
from dateline.engine.workers import Workers
from dateline.model.edition import Changes, Entry
from dateline.model.page import Copy, Page
from dateline.publishing import staging
from dateline.publishing.commit import publish
from dateline.publishing.reconcile import Reconciliation, foreign, outdated, outdated_unseen
from dateline.publishing.recovery import Recovery


@dataclass(frozen=True, slots=True)
class Press:
    """The means of printing an edition: where to, what was there, where results are kept.

    `alone` tells that the output is ours alone, as a preview's is, and `untouched` that nobody has
    been there since the last build.
    """

    output: Path
    recovery: Recovery
    store: Store
    workers: Workers
    watch: Stopwatch
    alone: bool = False
    untouched: bool = False

    def compared(
        self, wanted: Mapping[str, Digest], previous: Mapping[str, Entry]
    ) -> Reconciliation:
        """Compare what is wanted with the last edition and the output folder."""
        if self.untouched:
            return outdated_unseen(wanted, previous)
        return outdated(wanted, previous, self.output)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How to go about it; see `dateline.engine.build.Request`."""

    dry_run: bool
    strict: bool


class Comparison(NamedTuple):
    """The last edition, and what of it is no longer what the new one wants."""

    previous: Mapping[str, Entry]
    found: Reconciliation


def compare(prepared: Prepared, press: Press, *, fresh: bool) -> Comparison:
    """Compare what is wanted with the last edition and the output folder."""
    with press.watch.stage("reconcile"):
        previous = press.store.entries(press.output)
        found = press.compared(prepared.fingerprints, {} if fresh else previous)
    return Comparison(previous, found)


def publish_edition(
    prepared: Prepared,
    comparison: Comparison,
    press: Press,
    said: list[Diagnostic],
    manner: Manner,
) -> BuildReport:
    """Render what is out of date, publish it, and report."""
    previous, found = comparison
    if manner.strict:
        said += strict(foreign_files(_not_ours(prepared, press)))
    if manner.dry_run:
        removed = tuple(sorted(press.recovery.owned.keys() - prepared.fingerprints.keys()))
        report = _report(prepared, found, press, said)
        return replace(report, removed=removed, dry_run=True)
    entries = dict(found.kept)
    staged = _stage(prepared, found, press, entries, said)
    changes = None
    if not any(one.is_error for one in said):
        changes = _publish(press, entries, staged, said)
    if changes is None:
        staging.clear(press.output)
        return _report(prepared, found, press, said)
    with press.watch.stage("remember"):
        gone = previous.keys() - entries.keys()
        if gone or found.outdated:
            press.store.keep_entries(press.output, entries.values())
        press.store.keep_imprints(press.output, _imprints(prepared, found.outdated), gone)
    said += foreign_files(changes.foreign)
    return replace(
        _report(prepared, found, press, said),
        added=changes.added,
        changed=changes.changed,
        removed=changes.removed,
        foreign=changes.foreign,
        published=True,
    )


def _imprints(prepared: Prepared, urls: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    wanted = frozenset(urls)
    files: tuple[Page | Copy, ...] = (*prepared.plan.pages, *prepared.plan.copies)
    for file in files:
        if file.url in wanted:
            yield file.url, encode(imprint_of(file, prepared.closures))


def _report(
    prepared: Prepared, found: Reconciliation, press: Press, said: list[Diagnostic]
) -> BuildReport:
    return BuildReport(
        diagnostics=in_order(said),
        read=prepared.read,
        rendered=found.outdated,
        kept=len(found.kept),
        held=prepared.held,
        articles=prepared.articles,
        resumed=press.recovery.resumed,
        until=prepared.until,
        costs=tuple(_owned(press.workers.costs, prepared)),
        seconds=press.watch.seconds,
    )


def _owned(costs: Iterable[Cost], prepared: Prepared) -> Iterator[Cost]:
    """Yield what work cost, each with the manuscript it was done for."""
    for cost in costs:
        owner = cost.name if cost.work == "reading" else prepared.plan.owners.get(cost.name, "")
        yield cost._replace(owner=owner)


def _stage(
    prepared: Prepared,
    found: Reconciliation,
    press: Press,
    entries: dict[str, Entry],
    said: list[Diagnostic],
) -> tuple[str, ...]:
    """Stage what is out of date; add it to `entries` and return what is really new."""
    if not found.outdated:
        return ()
    from dateline.engine.printing import printed

    new: list[str] = []
    wanted = frozenset(found.outdated)
    with press.watch.stage("render"):
        staging.begin(press.output)
        for staged in printed(prepared, wanted, press.store, press.workers, said):
            entries[staged.url] = Entry(
                url=staged.url,
                fingerprint=prepared.fingerprints[staged.url],
                sha256=staged.sha256,
                size=staged.size,
                mtime_ns=staged.mtime_ns,
            )
            if staged.staged:
                new.append(staged.url)
        # Nothing is left for them to do, and their memory may be wanted.
        press.workers.close()
    return tuple(new)


def _publish(
    press: Press, entries: Mapping[str, Entry], staged: tuple[str, ...], said: list[Diagnostic]
) -> Changes | None:
    with press.watch.stage("publish"):
        owned = press.recovery.owned
        outcome = publish(press.output, entries, staged, owned, alone=press.alone)
    said += outcome.diagnostics
    return outcome.value


def _not_ours(prepared: Prepared, press: Press) -> tuple[str, ...]:
    return foreign(press.output, {**press.recovery.owned, **prepared.fingerprints})


def foreign_files(urls: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a warning for every file of the output folder that we did not write."""
    for url in urls:
        message = f"{url} in the output folder was not written by Dateline; it is left alone"
        yield diagnose("foreign-file", message, Span(path=url))
