"""An article and its prose, once they are read, and what the memo keeps of them.

Comes in: what reading found. Goes out: a `Read`. Here stands what a manuscript that is read as a
whole has in common with one of which only the body is read again.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypedDict

from dateline.base.canonical import encode
from dateline.base.diagnostics import Diagnostic
from dateline.base.digest import Digest, digest_of
from dateline.base.slugs import slugify
from dateline.model.article import Article, Body, Front, Link, Picture, Reading, TermName
from dateline.model.config import ReadingOptions
from dateline.model.shown import shown_of
from dateline.model.source import Source
from dateline.reading.concordance import concordance_of
from dateline.reading.markdown import BodyReading, MarkdownOptions

_NOTHING: Mapping[Digest, bytes] = MappingProxyType({})


class Written(NamedTuple):
    """An article, its front matter, its prose, and what is read in it without any mark-up."""

    article: Article
    front: Front
    body: Body
    words: str


class Read(NamedTuple):
    """What the memo keeps: the reading, and apart from it the prose and the words of an article.

    `words` are the canonical bytes of a `Concordance`, `shown` those of what is shown of the
    article, by their digests.
    """

    reading: Reading
    body: Body | None
    words: bytes = b""
    shown: Mapping[Digest, bytes] = _NOTHING


class Prose(TypedDict):
    """What an article keeps of its prose; the prose itself is kept by its digest."""

    anchors: tuple[str, ...]
    links: tuple[Link, ...]
    pictures: tuple[Picture, ...]
    body: Digest


def prose_of(reading: BodyReading) -> Prose:
    """Return what an article keeps of its prose."""
    return {
        "anchors": reading.anchors,
        "links": reading.links,
        "pictures": reading.pictures,
        "body": digest_of(encode(reading.body)),
    }


def options_of_body(
    path: str, language: str, headline: str, works: Iterable[Source], options: ReadingOptions
) -> MarkdownOptions:
    """Return what the reading of an article's body depends on besides its text."""
    return MarkdownOptions(
        language=language,
        raw_html=options.raw_html,
        headline=headline,
        source_keys=tuple(work.key for work in works),
        folder=posixpath.dirname(path),
    )


def terms_of(names: Sequence[str]) -> tuple[TermName, ...]:
    """Return the terms that some names stand for, each once, by the name it has first."""
    by_slug = {slugify(name): name for name in reversed(names)}
    order = dict.fromkeys(slugify(name) for name in names)
    return tuple(TermName(name=by_slug[slug], slug=slug) for slug in order)


def uncited(keyed: Iterable[int], citations: Sequence[int]) -> Iterator[int]:
    """Yield which sources with a key the prose does not cite, though it cites others.

    Works for further reading stand beside those that are cited; a key is typed to cite with.
    """
    return (index for index in keyed if citations and not citations[index])


def read_of(written: Written, options: ReadingOptions, said: tuple[Diagnostic, ...]) -> Read:
    """Return what the memo keeps of an article, and of what there is to say about it."""
    article = written.article
    words = encode(concordance_of(article, written.words)) if options.search else b""
    digests, shown = shown_of(article, programs=options.programs)
    reading = Reading(
        article=article,
        front=written.front,
        record=digests["record"],
        card=digests["card"],
        feed_entry=digests["feed_entry"],
        citable=digests.get("citable"),
        entry=digests.get("entry"),
        references=digests.get("references"),
        words=digest_of(words) if words else None,
        diagnostics=said,
    )
    return Read(reading, written.body, words, shown)
