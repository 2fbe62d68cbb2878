"""An edition that is planned while it is printed, sheaf by sheaf.

Comes in: a draft, the last edition, the memo. Goes out: the report of a build, and what the edition
is. Of a sheaf that is printed, or need not be, only addresses and keys are left: a plan is never in
memory as a whole, and other processes render its first pages while this one plans the next. What is
wrong with a plan as a whole is only known at its end; then whatever was printed is dropped.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from dateline.base.diagnostics import Diagnostic, in_order, strict
from dateline.base.digest import Digest
from dateline.engine.edition import (
    Comparison,
    Press,
    Proofs,
    foreign_files,
    publish_printed,
    report_of,
)
from dateline.engine.fieldplaces import with_places
from dateline.engine.imprint import key_of_copy, key_of_page
from dateline.engine.pages import Keeper
from dateline.engine.prepare import Draft
from dateline.engine.prepared import Prepared
from dateline.engine.report import BuildReport
from dateline.model.edition import Entry
from dateline.model.page import Copy
from dateline.model.plan import Plan, Sheaf
from dateline.planning.machine import CITATIONS
from dateline.publishing.reconcile import Reconciliation, foreign


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How to go about it; see `dateline.engine.build.Request`."""

    dry_run: bool
    strict: bool


class Stream:
    """The sheaves of a draft, compared with the last edition as they are planned."""

    def __init__(self, draft: Draft, press: Press) -> None:
        """Begin with nothing planned."""
        self.draft, self.press = draft, press
        self.previous = press.store.entries(press.output)
        self.keys: dict[str, Digest] = {}
        self.kept: dict[str, Entry] = {}
        self.outdated: list[str] = []
        # Previews want to know where each page comes from.
        self.renderers: dict[str, str] = {}
        self.key_of = key_of_page(draft.closures, draft.inputs.config.language)
        self.keeper = Keeper(press.store)

    def sheaves(self) -> Iterator[Sheaf]:
        """Yield of each sheaf the pages that are out of date, as long as all can be written."""
        watch, planning = self.press.watch, self.draft.planning
        planned = planning.sheaves()
        while True:
            with watch.stage("plan"):
                sheaf = next(planned, None)
                if sheaf is None:
                    return
                keys = {page.url: self.key_of(page) for page in sheaf.pages}
                self.keeper.keep(sheaf)
                if self.press.alone:
                    self.renderers |= {page.url: page.renderer for page in sheaf.pages}
            news = self._compared(keys)
            if planning.is_sound:
                yield sheaf.having(page for page in sheaf.pages if page.url in news)

    def copies(self) -> list[Copy]:
        """Return the copies that are out of date."""
        copies = self.draft.planning.copies
        news = self._compared({copy.url: key_of_copy(copy) for copy in copies})
        return [copy for copy in copies if copy.url in news]

    def _compared(self, keys: Mapping[str, Digest]) -> frozenset[str]:
        with self.press.watch.stage("reconcile"):
            found = self.press.compared(keys, self.previous)
        self.keys |= keys
        self.kept |= found.kept
        self.outdated += found.outdated
        return frozenset(found.outdated)

    def faults(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the edition, once all is planned."""
        draft = self.draft
        return with_places(draft.planning.faults(), draft.inputs.contents.manuscripts)

    def prepared(self) -> Prepared:
        """Return what the edition is, once all is planned."""
        planning = self.draft.planning
        with self.press.watch.stage("plan"):
            plan = Plan(
                pages=(),
                copies=planning.copies,
                values={},
                promised={},
                owners=planning.owners(),
                filing=planning.filing(),
            )
            return self.draft.prepared(plan, self.keys)

    def comparison(self) -> Comparison:
        """Return how the edition compares with the last one."""
        found = Reconciliation(outdated=tuple(self.outdated), kept=self.kept)
        return Comparison(self.previous, found)


class Published(NamedTuple):
    """What came of a draft; it is not `prepared` if it could not be planned."""

    report: BuildReport
    stream: Stream
    prepared: Prepared | None = None


def publish_draft(draft: Draft, press: Press, said: list[Diagnostic], manner: Manner) -> Published:
    """Plan an edition, print what is out of date as it is planned, publish it, and report."""
    stream = Stream(draft, press)
    proofs = Proofs(press, draft.inputs, draft.closures)
    sheaves = stream.sheaves()
    if manner.dry_run:
        for _ in sheaves:
            pass
    else:
        proofs.print_pages(sheaves, stream.keys, _expected(draft, stream.previous))
    faults = stream.faults()
    said += strict(faults) if manner.strict else faults
    if any(one.is_error for one in said):
        proofs.drop()
        seconds = press.watch.seconds
        report = BuildReport(diagnostics=in_order(said), held=draft.held, seconds=seconds)
        return Published(report, stream)
    copies, prepared = stream.copies(), stream.prepared()
    prepared = replace(prepared, diagnostics=(*prepared.diagnostics, *faults))
    if manner.strict:
        said += strict(foreign_files(_not_ours(prepared, press)))
    if manner.dry_run:
        removed = tuple(sorted(press.recovery.owned.keys() - stream.keys.keys()))
        report = report_of(prepared, stream.comparison().found, press, said)
        return Published(replace(report, removed=removed, dry_run=True), stream, prepared)
    proofs.print_copies(copies, stream.keys, said)
    said += proofs.close(prepared.plan.owners)
    report = publish_printed(prepared, stream.comparison(), proofs, press, said)
    return Published(report, stream, prepared)


def _expected(draft: Draft, previous: Mapping[str, Entry]) -> int:
    """Return about how many pages there will be: as many as the last time, or most of them."""
    forms = len(CITATIONS) if draft.inputs.config.publish.citations else 0
    return max(len(previous), (1 + forms) * len(draft.archive.articles))


def _not_ours(prepared: Prepared, press: Press) -> tuple[str, ...]:
    return foreign(press.output, {**press.recovery.owned, **prepared.fingerprints})
