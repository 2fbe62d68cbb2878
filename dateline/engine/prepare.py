"""What an edition is to be, found out from the manuscripts on.

Comes in: everything gathered, the moment, the memo. Goes out: a `Draft` that is planned sheaf by
sheaf while it is printed, or the whole as `Prepared`, or why there is none. This module is loaded
when it is wanted: a build that recalls the last edition does without indexing and planning.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dateline.base.diagnostics import Diagnostic
from dateline.base.digest import Digest
from dateline.engine.imprint import Closures, closures_of, fingerprints
from dateline.engine.manuscripts import read_all
from dateline.engine.measures import measures_of
from dateline.engine.prepared import Failed, Inputs, Prepared
from dateline.engine.stopwatch import Stopwatch
from dateline.engine.store import Store
from dateline.engine.sums import Sums, promised_shards, sums_of
from dateline.engine.workers import Workers
from dateline.indexing.archive import Indexed, index
from dateline.model.archive import Archive
from dateline.model.config import reading_options
from dateline.model.held import Held
from dateline.model.keptcopy import INDEX
from dateline.model.linkstate import RECORD
from dateline.model.plan import Plan
from dateline.model.records import Records
from dateline.planning.plan import Planning, whole
from dateline.planning.search import WordShards


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An edition that is not planned yet; `diagnostics` are those of reading and indexing."""

    inputs: Inputs
    indexed: Indexed
    archive: Archive
    planning: Planning
    closures: Closures
    sums: Sums
    read: int
    as_stocked: bool
    diagnostics: tuple[Diagnostic, ...]

    @property
    def held(self) -> tuple[Held, ...]:
        """The articles that are held back."""
        return self.indexed.held

    def prepared(self, plan: Plan, keys: Mapping[str, Digest]) -> Prepared:
        """Return the edition with its plan, and the keys of the render memo of all its files."""
        return Prepared(
            inputs=self.inputs,
            plan=plan,
            closures=self.closures,
            fingerprints=keys,
            read=self.read,
            as_stocked=self.as_stocked,
            articles=len(self.archive.articles),
            sums=self.sums.digest,
            held=self.held,
            diagnostics=self.diagnostics,
            until=self.indexed.until,
            archive=self.archive,
        )


def prepare(
    inputs: Inputs, as_of: int, store: Store, workers: Workers, watch: Stopwatch
) -> Prepared | Failed:
    """Read, index and plan; as far as indexing when errors leave nothing to plan."""
    draft = drafted(inputs, as_of, store, workers, watch)
    if isinstance(draft, Failed):
        return draft
    with watch.stage("plan"):
        planned = whole(draft.planning)
        said = (*draft.diagnostics, *planned.diagnostics)
        if planned.value is None or planned.failed:
            return Failed(draft.held, said)
        keys = fingerprints(planned.value, draft.closures, inputs.config.language)
        return replace(draft, diagnostics=said).prepared(planned.value, keys)


def drafted(
    inputs: Inputs, as_of: int, store: Store, workers: Workers, watch: Stopwatch
) -> Draft | Failed:
    """Read and index, and have everything ready to plan unless there are errors."""
    config, contents = inputs.config, inputs.contents
    said: list[Diagnostic] = []
    with watch.stage("read"):
        found = read_all(contents, reading_options(config), store, workers, said)
        read, as_stocked = found.read, found.as_stocked
        readings = tuple(found.readings.values())
        del found
    with watch.stage("index"):
        said += (one for reading in readings for one in reading.diagnostics)
        media, records = contents.media_digests(), _records(inputs, said)
        indexed = index(readings, config, as_of, media, records, for_desk=inputs.for_desk)
        # What they say that is wanted on is in the archive.
        del readings
        said += indexed.diagnostics
        measures = measures_of(indexed.archive.media, contents.media, store, said)
        archive = replace(indexed.archive, measures=measures)
    if any(one.is_error for one in said):
        return Failed(indexed.held, tuple(said))
    with watch.stage("plan"):
        sums = sums_of(archive, store)
        words = WordShards(sums.shards, promised_shards(sums, store))
        return Draft(
            inputs=inputs,
            indexed=indexed,
            archive=archive,
            planning=Planning(archive, config, inputs.assets, words, inputs.interface),
            closures=closures_of(inputs.theme, inputs.interface, store),
            sums=sums,
            read=read,
            as_stocked=as_stocked,
            diagnostics=tuple(said),
        )


def _records(inputs: Inputs, said: list[Diagnostic]) -> Records:
    """Return what is known of cited works beside what articles say of them."""
    if not any(inputs.records.values()):
        return Records()
    from dateline.reading.records import read_records

    outcome = read_records(*(inputs.records.get(path, b"") for path in (RECORD, INDEX)))
    said += outcome.diagnostics
    return outcome.value or Records()
