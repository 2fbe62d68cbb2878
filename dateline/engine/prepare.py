"""What an edition is to be, found out from the manuscripts on.

Comes in: everything gathered, the moment, the memo. Goes out: `Prepared`, or why there is none.
This module is loaded when it is wanted: a build that recalls the last edition does without
indexing and planning.
"""

from dataclasses import replace

from dateline.base.diagnostics import Diagnostic
from dateline.engine.imprint import closures_of, fingerprints
from dateline.engine.manuscripts import read_all
from dateline.engine.measures import measures_of
from dateline.engine.prepared import Failed, Inputs, Prepared
from dateline.engine.stopwatch import Stopwatch
from dateline.engine.store import Store
from dateline.engine.sums import promised_shards, sums_of
from dateline.engine.workers import Workers
from dateline.indexing.archive import index
from dateline.model.config import reading_options
from dateline.model.keptcopy import INDEX
from dateline.model.linkstate import RECORD
from dateline.model.records import Records
from dateline.planning.plan import plan
from dateline.planning.search import WordShards


def prepare(
    inputs: Inputs, as_of: int, store: Store, workers: Workers, watch: Stopwatch
) -> Prepared | Failed:
    """Read, index and plan; as far as indexing when errors leave nothing to plan."""
    config, contents = inputs.config, inputs.contents
    said: list[Diagnostic] = []
    with watch.stage("read"):
        found = read_all(contents, reading_options(config), store, workers, said)
        readings = tuple(found.readings.values())
    with watch.stage("index"):
        said += (one for reading in readings for one in reading.diagnostics)
        media, records = contents.media_digests(), _records(inputs, said)
        indexed = index(readings, config, as_of, media, records, for_desk=inputs.for_desk)
        said += indexed.diagnostics
        measures = measures_of(indexed.archive.media, contents.media, store, said)
        archive = replace(indexed.archive, measures=measures)
    if any(one.is_error for one in said):
        return Failed(indexed.held, tuple(said))
    with watch.stage("plan"):
        sums = sums_of(archive, store)
        words = WordShards(sums.shards, promised_shards(sums, store))
        planned = plan(archive, config, inputs.assets, words, inputs.interface)
        said += planned.diagnostics
        if planned.value is None or planned.failed:
            return Failed(indexed.held, tuple(said))
        closures = closures_of(inputs.theme, inputs.interface, store)
        return Prepared(
            inputs=inputs,
            plan=planned.value,
            closures=closures,
            fingerprints=fingerprints(planned.value, closures, config.language),
            read=found.read,
            as_stocked=found.as_stocked,
            articles=len(indexed.archive.articles),
            sums=sums.digest,
            held=indexed.held,
            diagnostics=tuple(said),
            until=indexed.until,
            archive=archive,
        )


def _records(inputs: Inputs, said: list[Diagnostic]) -> Records:
    """Return what is known of cited works beside what articles say of them."""
    if not any(inputs.records.values()):
        return Records()
    from dateline.reading.records import read_records

    outcome = read_records(*(inputs.records.get(path, b"") for path in (RECORD, INDEX)))
    said += outcome.diagnostics
    return outcome.value or Records()
