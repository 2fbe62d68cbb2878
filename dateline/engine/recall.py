"""Whether the last edition still stands, or all of it but some pages about a few articles.

Comes in: everything that was gathered, the moment, the last edition. Goes out: what `prepare` would
give, or None where that has to be found out. Indexing and planning are a function of the readings
without their prose, of whatever `_surroundings` names, and of the moment, which matters only when
an embargo or a date passes. While these stay the same so does the plan, but for the record and the
prose on the pages of the articles that were edited, and for the shards of their changed words. What
becomes of it when articles are given other tags is known as well (`dateline.engine.refiling`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dateline.base.canonical import encode, recovered
from dateline.base.diagnostics import Diagnostic
from dateline.base.digest import Digest, digest_of
from dateline.engine.edition import Comparison, Press
from dateline.engine.fingerprint import building_code
from dateline.engine.imprint import closures_of
from dateline.engine.prepared import Inputs, Prepared
from dateline.model.edition import Entry
from dateline.model.held import Held
from dateline.model.plan import Plan

# With more edits than this at once, planning anew takes about as long.
MOST_EDITED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a build gave, and how long its inputs give the same.

    `edition` names all addresses with their fingerprints, `sums` tells what its search index is
    the sum of, `filing` how its articles are filed, `manuscripts` the bytes of all manuscripts in
    the order of their paths; `since` and `until` are in seconds since 1970. The others are as in
    `Prepared`.
    """

    edition: Digest
    sums: Digest
    filing: Digest | None
    manuscripts: tuple[Digest, ...]
    since: int
    until: int
    held: tuple[Held, ...]
    articles: int
    diagnostics: tuple[Diagnostic, ...]


def remember(prepared: Prepared, press: Press, as_of: int) -> None:
    """Keep what a build that was published gave."""
    contents = prepared.inputs.contents
    filing = prepared.filing
    if prepared.plan.filing:
        from dateline.engine.filing import keep_filing

        filing = keep_filing(prepared.plan.filing, press)
    standing = Standing(
        edition=_edition(prepared.fingerprints),
        sums=prepared.sums,
        filing=filing,
        manuscripts=tuple([contents.digests[path] for path in sorted(contents.manuscripts)]),
        since=as_of,
        until=prepared.until,
        held=prepared.held,
        articles=prepared.articles,
        diagnostics=prepared.diagnostics,
    )
    press.store.keep_note(_subject(press), _surroundings(prepared.inputs), encode(standing))


class Recalled(NamedTuple):
    """The last edition as it stands now, and how it compares with the files that are there."""

    prepared: Prepared
    comparison: Comparison

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What reading, indexing and planning had to say."""
        return self.prepared.diagnostics

    @property
    def held(self) -> tuple[Held, ...]:
        """The articles that are held back."""
        return self.prepared.held


def recall(inputs: Inputs, press: Press, as_of: int) -> Recalled | None:
    """Return what a build gives before which at most prose and tags of a few were edited."""
    if not inputs.contents.manuscripts.keys() <= inputs.contents.digests.keys():
        return None  # one of them went, or was locked away, while stock was taken
    standing = recovered(Standing, press.store.note(_subject(press), _surroundings(inputs)))
    if standing is None or not standing.since <= as_of < standing.until:
        return None
    previous = press.store.entries(press.output)
    prepared = _as_before(standing, inputs, previous, press)
    edited = dict(_edited(standing, inputs))
    if standing.edition != _edition(prepared.fingerprints) or len(edited) > MOST_EDITED:
        return None
    if edited:
        from dateline.engine.amendment import amended

        again = amended(prepared, edited, previous, press)
        if again is None:
            return None
        prepared = again
    found = press.compared(prepared.fingerprints, previous)
    # Of a file that is gone or was meddled with, only the address is known.
    if not {page.url for page in prepared.plan.pages}.issuperset(found.outdated):
        return None
    return Recalled(prepared, Comparison(previous, found))


def _as_before(
    standing: Standing, inputs: Inputs, previous: Mapping[str, Entry], press: Press
) -> Prepared:
    return Prepared(
        inputs=inputs,
        plan=Plan(pages=(), copies=(), values={}, promised={}, owners={}),
        closures=closures_of(inputs.theme, inputs.interface, press.store),
        fingerprints={url: entry.fingerprint for url, entry in previous.items()},
        read=0,
        as_stocked=True,
        articles=standing.articles,
        sums=standing.sums,
        filing=standing.filing,
        held=standing.held,
        diagnostics=standing.diagnostics,
        until=standing.until,
    )


def _edited(standing: Standing, inputs: Inputs) -> Iterator[tuple[str, Digest]]:
    """Yield the manuscripts whose bytes are others, with the digests of the former bytes."""
    paths = sorted(inputs.contents.manuscripts)
    for path, before in zip(paths, standing.manuscripts, strict=True):
        if inputs.contents.digests.get(path) != before:
            yield path, before


def _surroundings(inputs: Inputs) -> Digest:
    """Return the digest of all that an edition is made of but the moment and manuscripts' bytes."""
    texts, contents = inputs.theme.templates, inputs.contents
    surroundings = (
        building_code(),
        inputs.config,
        inputs.interface,
        {name: digest_of(text.encode()) for name, text in texts.items()},
        inputs.assets,
        {path: contents.digests.get(path, "") for path in contents.media},
        sorted(contents.manuscripts),
        {path: digest_of(data) for path, data in inputs.records.items()},
        inputs.for_desk,
    )
    return digest_of(encode(surroundings))


def _subject(press: Press) -> str:
    # Not every path is Unicode.
    return f"edition in {str(press.output)!a}"


def _edition(fingerprints: Mapping[str, Digest]) -> Digest:
    return digest_of(encode(fingerprints))
