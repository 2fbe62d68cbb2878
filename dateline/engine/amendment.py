"""An edition whose articles are as they were, but for the prose or the tags of a few.

Comes in: the edition that is recalled, the manuscripts that were edited. Goes out: the edition with
the pages of these articles put together again, with the shards of their changed words, and with the
pages of changed tags; or None where more was edited. This module is loaded when something was
edited.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from dateline.base.diagnostics import Diagnostic
from dateline.base.digest import Digest
from dateline.engine.edited import Edited, Edition, Refiled
from dateline.engine.edition import Press
from dateline.engine.manuscripts import key_of_reading, read_some, remembered
from dateline.engine.pages import OWN, shared_values
from dateline.engine.prepared import Prepared
from dateline.engine.store import Store
from dateline.model.article import Reading
from dateline.model.config import reading_options
from dateline.model.edition import Entry
from dateline.model.edits import without_prose, without_tags
from dateline.model.page import Page, Part
from dateline.model.plan import Plan


def amended(
    prepared: Prepared, edited: Mapping[str, Digest], previous: Mapping[str, Entry], press: Press
) -> Prepared | None:
    """Return the edition with the articles as they were edited, if only prose and tags were."""
    contents, options = prepared.inputs.contents, reading_options(prepared.inputs.config)
    key_of = key_of_reading(options)
    before = remembered({key_of(path, one): path for path, one in edited.items()}, press.store)
    said: list[Diagnostic] = []
    now = read_some(edited, contents, options, press.store, press.workers, said, before)
    if said or any(_speaks_of(one, edited) for one in prepared.diagnostics):
        return None
    articles = [one for path in edited if (one := _edit(before.get(path), now.readings.get(path)))]
    if len(articles) < len(edited):
        return None
    edition = Edition(prepared, previous, press)
    refiled = _refiled(articles, edition)
    if refiled is None:
        return None
    pages = [page for one in articles if (page := _reprinted(one, refiled, edition))]
    index = _summed_up(articles, prepared, press.store)
    if index is None or len(pages) < len(edited):
        return None
    again = _with(articles, pages, refiled, index, edition)
    return replace(again, read=now.read, as_stocked=now.as_stocked)


def _with(
    articles: Sequence[Edited],
    pages: Sequence[Page],
    refiled: Refiled,
    index: "Index",
    edition: Edition,
) -> Prepared:
    """Return the edition with what becomes of it."""
    printed = (*pages, *refiled.pages, *index.pages)
    return replace(
        edition.prepared,
        plan=Plan(
            pages=printed,
            copies=(),
            values=refiled.values,
            promised={**refiled.promised, **index.promised},
            owners={one.article.url: one.article.manuscript for one in articles},
            filing=refiled.filing,
        ),
        sums=index.sums,
        fingerprints={
            **edition.prepared.fingerprints,
            **{page.url: edition.key_of(page) for page in printed},
        },
    )


def _edit(before: Reading | None, now: Reading | None) -> Edited | None:
    """Return the article of a reading that differs from the former one in prose and tags alone."""
    if not before or not now or before.diagnostics or now.diagnostics:
        return None
    if not before.article or not now.article:
        return None
    edited = Edited(before.article, now.article, before, now)
    kept = without_prose(before), without_prose(now)
    if edited.is_retagged:
        kept = without_tags(kept[0]), without_tags(kept[1])
    return edited if kept[0] == kept[1] else None


def _refiled(articles: Sequence[Edited], edition: Edition) -> Refiled | None:
    """Return what becomes of the edition because some of the articles have other tags."""
    retagged = [one for one in articles if one.is_retagged]
    if not retagged:
        return Refiled()
    from dateline.engine.refiling import refiled_edition

    return refiled_edition(retagged, edition)


def _reprinted(edited: Edited, refiled: Refiled, edition: Edition) -> Page | None:
    """Return the page of an article as it was planned, with its new record, prose and tags."""
    article, store = edited.article, edition.press.store
    page = edition.page_at(article.url)
    if page is None:
        return None
    shared = shared_values(page)
    if len(store.bodies(shared)) < len(shared):
        return None
    own = dict(zip(OWN, (edited.record, article.body), strict=True))
    new = {name: Part(name, digest) for name, digest in own.items()}
    if edited.is_retagged:
        new["tags"] = refiled.tags[article.id]
    return page._replace(parts=tuple(new.get(part.name, part) for part in page.parts))


class Index(NamedTuple):
    """The files of the search index that edited articles change, and what makes their values."""

    pages: tuple[Page, ...]
    promised: Mapping[Digest, Callable[[], object]]
    sums: Digest


def _summed_up(articles: Iterable[Edited], prepared: Prepared, store: Store) -> Index | None:
    """Return what new words make of the search index, if the memo keeps that of the edition."""
    respelt = [one for one in articles if len(set(one.words)) > 1]
    if not respelt:
        return Index((), {}, prepared.sums)
    # Only for an archive that publishes a search.
    from dateline.engine.sums import amended_sums, kept_sums, promised_shards
    from dateline.planning.search import word_page
    from dateline.planning.shards import article_key

    new = {article_key(one.article): one.words for one in respelt}
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


def _speaks_of(found: Diagnostic, paths: Collection[str]) -> bool:
    spans = (*([found.span] if found.span else []), *found.related)
    return any(span.path in paths for span in spans)
