"""Whether the last edition still stands, or all of it but the pages of a few articles.

Comes in: everything that was gathered, the moment, the last edition. Goes out: what `prepare` would
give, or None where that has to be found out. Indexing and planning are a function of the readings
without their prose, of whatever `_surroundings` names, and of the moment, which matters only when
an embargo or a date passes. While these stay the same so does the plan, but for the record and the
prose on the pages of the articles that were edited, and for the shards of their changed words.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from dateline.base.canonical import decode, encode
from dateline.base.diagnostics import Diagnostic
from dateline.base.digest import Digest, digest_of
from dateline.engine.edition import Comparison, Press
from dateline.engine.fingerprint import building_code
from dateline.engine.imprint import closures_of, key_of_page, remembered_imprint
from dateline.engine.manuscripts import key_of_reading, read_some, remembered
from dateline.engine.pages import OWN, shared_values
from dateline.engine.prepared import Inputs, Prepared
from dateline.engine.store import Store
from dateline.engine.sums import amended_sums, kept_sums, promised_shards
from dateline.model.archive import Held
from dateline.model.article import Article, Reading, record_of, without_prose
from dateline.model.config import reading_options
from dateline.model.edition import Entry
from dateline.model.page import Page, Part
from dateline.model.plan import Plan
from dateline.planning.search import word_page
from dateline.planning.shards import article_key

# With more edits than this at once, planning anew takes about as long.
MOST_EDITED = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a build gave, and how long its inputs give the same.

    `edition` names all addresses with their fingerprints, `sums` tells what its search index is
    the sum of, `manuscripts` the bytes of all
    manuscripts in the order of their paths; `since` and `until` are in seconds since 1970. The
    others are as in `Prepared`.
    """

    edition: Digest
    sums: Digest
    manuscripts: tuple[Digest, ...]
    since: int
    until: int
    held: tuple[Held, ...]
    articles: int
    diagnostics: tuple[Diagnostic, ...]


def remember(prepared: Prepared, press: Press, as_of: int) -> None:
    """Keep what a build that was published gave."""
    contents = prepared.inputs.contents
    standing = Standing(
        edition=_edition(prepared.fingerprints),
        sums=prepared.sums,
        manuscripts=tuple([contents.digests[path] for path in sorted(contents.manuscripts)]),
        since=as_of,
        until=prepared.until,
        held=prepared.held,
        articles=prepared.articles,
        diagnostics=prepared.diagnostics,
    )
    press.store.keep_note(_subject(press), _surroundings(prepared.inputs), encode(standing))


def recall(inputs: Inputs, press: Press, as_of: int) -> tuple[Prepared, Comparison] | None:
    """Return what a build gives before which at most the prose of a few articles was edited."""
    if not inputs.contents.manuscripts.keys() <= inputs.contents.digests.keys():
        return None  # one of them went, or was locked away, while stock was taken
    standing = _decoded(press.store.note(_subject(press), _surroundings(inputs)))
    if standing is None or not standing.since <= as_of < standing.until:
        return None
    previous = press.store.entries(press.output)
    prepared = _as_before(standing, inputs, previous, press)
    edited = dict(_edited(standing, inputs))
    if standing.edition != _edition(prepared.fingerprints) or len(edited) > MOST_EDITED:
        return None
    if edited:
        amended = _amended(prepared, edited, press)
        if amended is None:
            return None
        prepared = amended
    found = press.compared(prepared.fingerprints, previous)
    # Of a file that is gone or was meddled with, only the address is known.
    if not {page.url for page in prepared.plan.pages}.issuperset(found.outdated):
        return None
    return prepared, Comparison(previous, found)


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


def _amended(prepared: Prepared, edited: Mapping[str, Digest], press: Press) -> Prepared | None:
    """Return the edition with the articles as they were edited, if only their prose was."""
    contents, options = prepared.inputs.contents, reading_options(prepared.inputs.config)
    key_of = key_of_reading(options)
    before = remembered({key_of(path, one): path for path, one in edited.items()}, press.store)
    said: list[Diagnostic] = []
    now = read_some(edited, contents, options, press.store, press.workers, said)
    if said or any(_speaks_of(one, edited) for one in prepared.diagnostics):
        return None
    readings = [(before.get(path), now.readings.get(path)) for path in edited]
    found = [_with_new_prose(*pair) for pair in readings]
    articles = [one for one in found if one]
    pages = [page for one in articles if (page := _reprinted(one, prepared, press))]
    index = _summed_up(articles, prepared, press.store)
    if index is None or len(pages) < len(edited):
        return None
    records = {one.record: partial(record_of, one.article) for one in articles}
    printed = (*pages, *index.pages)
    return replace(
        prepared,
        plan=Plan(
            pages=printed,
            copies=(),
            values={},
            promised={**records, **index.promised},
            owners={one.article.url: one.article.manuscript for one in articles},
        ),
        sums=index.sums,
        fingerprints={
            **prepared.fingerprints,
            **{page.url: _key_of(prepared)(page) for page in printed},
        },
        read=now.read,
        as_stocked=now.as_stocked,
    )


@dataclass(frozen=True, slots=True)
class Edited:
    """An article whose prose was edited, the digest of its record, its former and new words."""

    article: Article
    record: Digest
    words: tuple[Digest, Digest]


def _with_new_prose(before: Reading | None, now: Reading | None) -> Edited | None:
    """Return the article of a reading that differs from the former one in its prose alone."""
    if not before or not now or before.diagnostics or now.diagnostics:
        return None
    if now.article is None or without_prose(before) != without_prose(now):
        return None
    if now.record is None:
        return None
    # Where no search is published, articles are read without their words.
    words = (before.words or Digest(""), now.words or Digest(""))
    return Edited(now.article, now.record, words)


def _reprinted(edited: Edited, prepared: Prepared, press: Press) -> Page | None:
    """Return the page of an article as it was planned, with its new record and prose."""
    article, store = edited.article, press.store
    imprint = remembered_imprint(store.imprint(press.output, article.url))
    page = imprint.file if imprint else None
    if not isinstance(page, Page) or _key_of(prepared)(page) != prepared.fingerprints.get(
        article.url
    ):
        return None
    shared = shared_values(page)
    if len(store.bodies(shared)) < len(shared):
        return None
    own = dict(zip(OWN, (edited.record, article.body), strict=True))
    parts = tuple(Part(part.name, own.get(part.name, part.digest)) for part in page.parts)
    return page._replace(parts=parts)


class Index(NamedTuple):
    """The files of the search index that edited articles change, and what makes their values."""

    pages: tuple[Page, ...]
    promised: Mapping[Digest, Callable[[], object]]
    sums: Digest


def _summed_up(articles: Iterable[Edited], prepared: Prepared, store: Store) -> Index | None:
    """Return what new words make of the search index, if the memo keeps that of the edition."""
    new = {article_key(one.article): one.words for one in articles if len(set(one.words)) > 1}
    if not new:
        return Index((), {}, prepared.sums)
    kept = kept_sums(store)
    if kept is None or kept.digest != prepared.sums:
        return None
    # A key that two articles share does not tell which of them is meant.
    if any(key in kept.shared or kept.articles.get(key) != new[key][0] for key in new):
        return None
    wanted = {**kept.articles, **{key: after for key, (_, after) in new.items()}}
    sums = amended_sums(kept, wanted, kept.shared, store)
    if sums is None:
        return None
    pages = [
        word_page(number, digest)
        for number, (before, digest) in enumerate(zip(kept.shards, sums.shards, strict=True))
        if before != digest
    ]
    return Index(tuple(pages), promised_shards(sums, store), sums.digest)


def _key_of(prepared: Prepared) -> Callable[[Page], Digest]:
    return key_of_page(prepared.closures, prepared.inputs.config.language)


def _speaks_of(found: Diagnostic, paths: Collection[str]) -> bool:
    spans = (*([found.span] if found.span else []), *found.related)
    return any(span.path in paths for span in spans)


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


def _decoded(value: bytes | None) -> Standing | None:
    try:
        return decode(Standing, value) if value else None
    except ValueError:
        return None
