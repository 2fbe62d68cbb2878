"""Whether the edition in the output folder is still the one that all inputs give.

Comes in: everything that was gathered, the moment, the last edition. Goes out: the report of a
build with nothing to do, or None when there may be something. Reading, indexing and planning are a
function of what `inputs_key` names and of the moment, and the moment matters only when an embargo
or a date passes: while both stand, what they gave is known without doing it again.
"""

from dataclasses import dataclass

from dateline.base.canonical import decode, encode
from dateline.base.diagnostics import Diagnostic, in_order
from dateline.base.digest import Digest, digest_of, digest_of_parts
from dateline.engine.edition import Press, foreign_files
from dateline.engine.fingerprint import building_code
from dateline.engine.prepared import Inputs, Prepared
from dateline.engine.report import BuildReport
from dateline.model.archive import Held
from dateline.model.edition import Changes
from dateline.publishing.commit import publish
from dateline.publishing.reconcile import outdated


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a build gave, and how long its inputs give the same.

    `edition` names all addresses with their fingerprints; `since` and `until` are in seconds since
    1970. `diagnostics` are the warnings of reading, indexing and planning.
    """

    edition: Digest
    since: int
    until: int
    held: tuple[Held, ...]
    articles: int
    diagnostics: tuple[Diagnostic, ...]


def inputs_key(inputs: Inputs) -> Digest:
    """Return the digest of everything but the moment that decides what an edition is made of."""
    texts = inputs.theme.templates
    parts: list[str] = [building_code(), digest_of(encode(inputs.config))]
    for name in sorted(texts):
        parts += ["template", name, digest_of(texts[name].encode())]
    for kind, digests in (("asset", inputs.assets), ("content", inputs.contents.digests)):
        for path in sorted(digests):
            parts += [kind, path, digests[path]]
    return digest_of_parts(parts)


def standing_edition(
    inputs: Inputs, press: Press, as_of: int, said: tuple[Diagnostic, ...]
) -> BuildReport | None:
    """Return the report of a build with nothing to do, if that is what this one is.

    `said` is what gathering found to say.
    """
    with press.watch.stage("reconcile"):
        note = press.store.note(_subject(press), inputs_key(inputs))
        known = _decoded(note)
        if known is None or not known.since <= as_of < known.until:
            return None
        previous = press.store.entries(press.output)
        wanted = {url: entry.fingerprint for url, entry in previous.items()}
        if known.edition != _edition(wanted):
            return None
        found = outdated(wanted, previous, press.output)
        if found.outdated:
            return None
    with press.watch.stage("publish"):
        outcome = publish(press.output, found.kept, (), press.recovery.owned)
    changes = outcome.value or Changes()
    heard = (*said, *known.diagnostics, *outcome.diagnostics, *foreign_files(changes.foreign))
    return BuildReport(
        diagnostics=in_order(heard),
        kept=len(found.kept),
        removed=changes.removed,
        foreign=changes.foreign,
        held=known.held,
        articles=known.articles,
        published=outcome.value is not None,
        resumed=press.recovery.resumed,
        seconds=press.watch.seconds,
    )


def remember(prepared: Prepared, press: Press, as_of: int, said: tuple[Diagnostic, ...]) -> None:
    """Keep what a build that was published gave; `said` is what came after gathering."""
    standing = Standing(
        edition=_edition(prepared.fingerprints),
        since=as_of,
        until=prepared.indexed.until,
        held=prepared.indexed.held,
        articles=len(prepared.indexed.archive.articles),
        diagnostics=said,
    )
    press.store.keep_note(_subject(press), inputs_key(prepared.inputs), encode(standing))


def _subject(press: Press) -> str:
    # Not every path is Unicode.
    return f"edition in {str(press.output)!a}"


def _edition(fingerprints: dict[str, Digest]) -> Digest:
    return digest_of_parts([text for row in sorted(fingerprints.items()) for text in row])


def _decoded(value: bytes | None) -> Standing | None:
    try:
        return decode(Standing, value) if value else None
    except (ValueError, KeyError, TypeError):
        return None
