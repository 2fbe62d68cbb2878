"""An edition whose articles are as they were, but for the prose of a few.

Comes in: the edition that is recalled, the manuscripts that were edited. Goes out: the edition with
the pages of these articles put together again, and with the shards of their changed words; or None
where more than prose was edited. This module is loaded when something was edited.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from dateline.base.diagnostics import Diagnostic
from dateline.base.digest import Digest
from dateline.engine.edition import Press
from dateline.engine.imprint import key_of_page, remembered_imprint
from dateline.engine.manuscripts import key_of_reading, read_some, remembered
from dateline.engine.pages import OWN, shared_values
from dateline.engine.prepared import Prepared
from dateline.engine.store import Store
from dateline.model.article import Article, Reading, without_prose
from dateline.model.config import reading_options
from dateline.model.page import Page, Part
from dateline.model.plan import Plan


def amended(prepared: Prepared, edited: Mapping[str, Digest], press: Press) -> Prepared | None:
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
    printed = (*pages, *index.pages)
    return replace(
        prepared,
        plan=Plan(
            pages=printed,
            copies=(),
            values={},
            promised=index.promised,
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


def _key_of(prepared: Prepared) -> Callable[[Page], Digest]:
    return key_of_page(prepared.closures, prepared.inputs.config.language)


def _speaks_of(found: Diagnostic, paths: Collection[str]) -> bool:
    spans = (*([found.span] if found.span else []), *found.related)
    return any(span.path in paths for span in spans)
