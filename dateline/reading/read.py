"""The first of the two memoised functions: the bytes of a manuscript into what it says.

Comes in: path, bytes, reading options, and nothing else. Goes out: a `Reading` and the prose. The
folder decides what kind of manuscript it is: `_regions`, `_tags`, `_authors`, `_outlets` and
`_series` hold introductions, `pages` holds fixed pages, everything else is an article.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from dateline.base.canonical import encode
from dateline.base.diagnostics import Diagnostic, SourceText, Span, diagnose, in_order
from dateline.base.digest import Digest, digest_of
from dateline.base.text import closest
from dateline.model.article import Body, Reading
from dateline.model.config import ReadingOptions
from dateline.model.manuscript import Manuscript
from dateline.model.shown import shown_of
from dateline.reading.article import read_article
from dateline.reading.concordance import concordance_of
from dateline.reading.decoding import decode
from dateline.reading.frontmatter import Parted, part
from dateline.reading.introduction import read_fixed_page, read_introduction

INTRODUCTION_FOLDERS = ("_regions", "_tags", "_authors", "_outlets", "_series")
_NOTHING: Mapping[Digest, bytes] = MappingProxyType({})


class Read(NamedTuple):
    """What the memo keeps: the reading, and apart from it the prose and the words of an article.

    `words` are the canonical bytes of a `Concordance`, `shown` those of what is shown of the
    article, by their digests.
    """

    reading: Reading
    body: Body | None
    words: bytes = b""
    shown: Mapping[Digest, bytes] = _NOTHING


def read(manuscript: Manuscript, options: ReadingOptions) -> Read:
    """Return what a manuscript says and what there is to say about it; no text makes it raise."""
    _content, folder, *below = manuscript.path.split("/")
    if below and folder.startswith("_") and folder not in INTRODUCTION_FOLDERS:
        return _nothing((_unknown_folder(manuscript.path, folder),))
    decoded = decode(manuscript.path, manuscript.data)
    if decoded.value is None:
        return _nothing(decoded.diagnostics)
    parted = part(decoded.value)
    before = (*decoded.diagnostics, *parted.diagnostics)
    if parted.value is None:
        return _nothing(before)
    if folder in INTRODUCTION_FOLDERS:
        return _introduction(decoded.value, parted.value, options, before)
    if folder == "pages":
        return _fixed_page(decoded.value, parted.value, options, before)
    return _article(decoded.value, parted.value, options, before)


def _unknown_folder(path: str, folder: str) -> Diagnostic:
    near = closest(folder, INTRODUCTION_FOLDERS)
    hint = f"did you mean `{near}`?" if near else "put articles into a folder without `_`"
    message = f"there is no folder `{folder}` in `content`; an `_` is for introductions"
    return diagnose("unknown-folder", message, Span(path=path), hint)


def _told(before: tuple[Diagnostic, ...], after: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return all that there is to say; a field is not empty whose words became a comment."""
    lost = {found.span and found.span.line for found in before if found.code == "yaml-comment"}
    kept = (
        found
        for found in after
        if found.code != "empty-field" or (found.span and found.span.line) not in lost
    )
    return in_order((*before, *kept))


def _nothing(said: tuple[Diagnostic, ...]) -> Read:
    return Read(Reading(diagnostics=in_order(said)), None)


def _article(
    source: SourceText, parted: Parted, options: ReadingOptions, before: tuple[Diagnostic, ...]
) -> Read:
    outcome = read_article(source, parted, options)
    said = _told(before, outcome.diagnostics)
    if outcome.value is None:
        return _nothing(said)
    article, body, printed = outcome.value
    words = encode(concordance_of(article, printed)) if options.search else b""
    digests, shown = shown_of(article, programs=options.programs)
    reading = Reading(
        article=article,
        record=digests["record"],
        card=digests["card"],
        feed_entry=digests["feed_entry"],
        citable=digests.get("citable"),
        entry=digests.get("entry"),
        references=digests.get("references"),
        words=digest_of(words) if words else None,
        diagnostics=said,
    )
    return Read(reading, body, words, shown)


def _introduction(
    source: SourceText, parted: Parted, options: ReadingOptions, before: tuple[Diagnostic, ...]
) -> Read:
    outcome = read_introduction(source, parted, options)
    said = _told(before, outcome.diagnostics)
    if outcome.value is None:
        return _nothing(said)
    return Read(
        Reading(introduction=outcome.value.introduction, diagnostics=said), outcome.value.body
    )


def _fixed_page(
    source: SourceText, parted: Parted, options: ReadingOptions, before: tuple[Diagnostic, ...]
) -> Read:
    outcome = read_fixed_page(source, parted, options)
    said = _told(before, outcome.diagnostics)
    if outcome.value is None:
        return _nothing(said)
    return Read(Reading(fixed_page=outcome.value.page, diagnostics=said), outcome.value.body)
