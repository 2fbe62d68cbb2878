"""From pages to the output folder.

Comes in: pages that are out of date, the last edition, the memo. Goes out: the report of a build
whose output folder now is exactly the edition, or is untouched.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from dateline.base.canonical import encode
from dateline.base.diagnostics import Diagnostic, Span, diagnose, in_order
from dateline.base.digest import Digest
from dateline.engine.costs import Cost
from dateline.engine.imprint import Closures, imprint_of
from dateline.engine.prepared import Inputs, Prepared
from dateline.engine.report import BuildReport
from dateline.engine.stopwatch import Stopwatch
from dateline.engine.store import Store
from dateline.engine.workers import Workers
from dateline.model.edition import Changes, Entry
from dateline.model.page import Copy, Page, TemplateFault
from dateline.model.plan import Sheaf
from dateline.publishing import staging
from dateline.publishing.commit import publish
from dateline.publishing.reconcile import Reconciliation, outdated, outdated_unseen
from dateline.publishing.recovery import Recovery
from dateline.publishing.staging import Staged


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


class Comparison(NamedTuple):
    """The last edition, and what of it is no longer what the new one wants."""

    previous: Mapping[str, Entry]
    found: Reconciliation


class Proofs:
    """The files of an edition that have been printed so far, and what went wrong with them."""

    def __init__(self, press: Press, inputs: Inputs, closures: Closures) -> None:
        """Begin with nothing."""
        self.press, self.inputs, self.closures = press, inputs, closures
        self.entries: dict[str, Entry] = {}
        self.new: list[str] = []
        self.faults: list[tuple[Page, TemplateFault]] = []
        self.has_begun = False

    def print_pages(
        self, sheaves: Iterable[Sheaf], keys: Mapping[str, Digest], expected: int
    ) -> None:
        """Render and stage pages as they come; about as many as `expected`.

        `keys` are those of the render memo, known when a sheaf comes.
        """
        waiting = self._taken_down(sheaves)
        first = next(waiting, None)
        if first is None:
            return
        from dateline.engine.printing import printed_pages

        press = self.press
        with press.watch.stage("render"):
            sheaves = chain([first], waiting)
            for staged in printed_pages(sheaves, press.store, press.workers, self.faults, expected):
                self._take(staged, keys)

    def print_copies(
        self, copies: Sequence[Copy], keys: Mapping[str, Digest], said: list[Diagnostic]
    ) -> None:
        """Make and stage files that are made of others."""
        if not copies:
            return
        from dateline.engine.printing import printed_copies

        with self.press.watch.stage("render"):
            self._begin(copies)
            files = self.inputs.files()
            for staged in printed_copies(copies, files, self.press.workers, said):
                self._take(staged, keys)

    def close(self, owners: Mapping[str, str]) -> list[Diagnostic]:
        """Let go of the workers; return what is wrong with templates, if anything."""
        if not self.has_begun:
            return []
        # Nothing is left for them to do, and their memory may be wanted.
        self.press.workers.close()
        from dateline.engine.printing import template_diagnostics

        return template_diagnostics(self.faults, self.inputs.theme, owners)

    def remember(self, gone: Iterable[str]) -> None:
        """Have the memo say what these files are made of, and nothing of those that are gone."""
        store, output = self.press.store, self.press.output
        if not self.has_begun:
            # What a killed build has left speaks of an edition that never came.
            store.forget_planned(output)
        store.keep_planned(output, gone)

    def drop(self) -> None:
        """Drop what was printed: the edition never comes."""
        staging.clear(self.press.output)
        if self.has_begun:
            self.press.store.forget_planned(self.press.output)

    def _taken_down(self, sheaves: Iterable[Sheaf]) -> Iterator[Sheaf]:
        for sheaf in sheaves:
            if sheaf.pages:
                self._begin(sheaf.pages)
                yield sheaf

    def _begin(self, files: Iterable[Page | Copy]) -> None:
        if not self.has_begun:
            self.press.store.forget_planned(self.press.output)
            staging.begin(self.press.output)
            self.has_begun = True
        rows = ((file.url, encode(imprint_of(file, self.closures))) for file in files)
        self.press.store.plan_imprints(self.press.output, rows)

    def _take(self, staged: Staged, keys: Mapping[str, Digest]) -> None:
        self.entries[staged.url] = Entry(
            url=staged.url,
            fingerprint=keys[staged.url],
            sha256=staged.sha256,
            size=staged.size,
            mtime_ns=staged.mtime_ns,
        )
        if staged.staged:
            self.new.append(staged.url)


def publish_recalled(
    prepared: Prepared, comparison: Comparison, press: Press, said: list[Diagnostic]
) -> BuildReport:
    """Print what is out of date of an edition that was recalled, publish it, and report."""
    proofs = Proofs(press, prepared.inputs, prepared.closures)
    if comparison.found.outdated:
        from dateline.engine.pages import Keeper

        wanted, whole = frozenset(comparison.found.outdated), prepared.plan.whole()
        sheaf = whole.having(page for page in whole.pages if page.url in wanted)
        Keeper(press.store).keep(sheaf)
        proofs.print_pages([sheaf], prepared.fingerprints, len(sheaf.pages))
    said += proofs.close(prepared.plan.owners)
    return publish_printed(prepared, comparison, proofs, press, said)


def publish_printed(
    prepared: Prepared,
    comparison: Comparison,
    proofs: Proofs,
    press: Press,
    said: list[Diagnostic],
) -> BuildReport:
    """Publish what is printed beside what stays, unless there are errors, and report."""
    previous, found = comparison
    entries = {**found.kept, **proofs.entries}
    changes = None
    if not any(one.is_error for one in said):
        changes = _publish(press, entries, tuple(proofs.new), said)
    if changes is None:
        proofs.drop()
        return report_of(prepared, found, press, said)
    with press.watch.stage("remember"):
        gone = previous.keys() - entries.keys()
        if gone or found.outdated:
            press.store.keep_entries(press.output, entries.values())
            proofs.remember(gone)
    said += foreign_files(changes.foreign)
    return replace(
        report_of(prepared, found, press, said),
        added=changes.added,
        changed=changes.changed,
        removed=changes.removed,
        foreign=changes.foreign,
        published=True,
    )


def report_of(
    prepared: Prepared, found: Reconciliation, press: Press, said: list[Diagnostic]
) -> BuildReport:
    """Return the report of a build that has not published anything."""
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


def _publish(
    press: Press, entries: Mapping[str, Entry], staged: tuple[str, ...], said: list[Diagnostic]
) -> Changes | None:
    with press.watch.stage("publish"):
        owned = press.recovery.owned
        outcome = publish(press.output, entries, staged, owned, alone=press.alone)
    said += outcome.diagnostics
    return outcome.value


def foreign_files(urls: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a warning for every file of the output folder that we did not write."""
    for url in urls:
        message = f"{url} in the output folder was not written by Dateline; it is left alone"
        yield diagnose("foreign-file", message, Span(path=url))
