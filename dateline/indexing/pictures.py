"""Pictures and documents of the content folder: used ones, missing ones, those nobody uses.

Comes in: everything that may show pictures or link to documents, and the files there are. Goes out:
the files of the edition, errors for what is missing, warnings for what is left over.
"""

import posixpath
from collections.abc import Iterable, Iterator, Mapping

from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.base.digest import Digest
from dateline.base.text import closest
from dateline.model.addresses import is_document
from dateline.model.article import Article, FixedPage, Introduction, Link, Picture, span_of

# What other systems call files of text.
_ARTICLES_ELSEWHERE = frozenset(
    ["", ".markdown", ".mdown", ".mkd", ".mdx", ".txt", ".text", ".rst", ".org", ".adoc", ".html"]
)
Owner = Article | FixedPage | Introduction


def used_media(owners: Iterable[Owner], media: Mapping[str, Digest]) -> dict[str, Digest]:
    """Return the files of `media` that the bodies of `owners` show or link to."""
    paths: set[str] = set()
    for owner in owners:
        paths.update(_paths_of(owner))
    return {path: media[path] for path in sorted(paths) if path in media}


def _paths_of(owner: Owner) -> list[str]:
    paths = [picture.path for picture in owner.pictures]
    return paths + [link.document for link in owner.links if link.document]


def missing_media(
    shown: Iterable[Owner], unseen: Iterable[Owner], media: Mapping[str, Digest]
) -> Iterator[Diagnostic]:
    """Yield an error for every missing file; no hint names what only `unseen` owners use."""
    everyone = (*shown, *unseen)
    lacking = [owner for owner in everyone if not media.keys() >= {*_paths_of(owner)}]
    if not lacking:
        return
    secret = used_media(unseen, media).keys() - used_media(shown, media).keys()
    nameable = [path for path in media if path not in secret]
    for owner in lacking:
        for picture in owner.pictures:
            if picture.path not in media:
                yield _missing(owner.manuscript, picture, nameable)
        for link in owner.links:
            if link.document and link.document not in media:
                yield _missing_document(owner.manuscript, link, nameable)


def unused_media(owners: Iterable[Owner], media: Mapping[str, Digest]) -> Iterator[Diagnostic]:
    """Yield a warning for every file that nobody uses."""
    for path in sorted(media.keys() - used_media(owners, media).keys()):
        message = f"{path} is neither a manuscript nor a picture of one; it is not published"
        hint = "use it in an article, or move it away"
        if is_document(path):
            hint = "link to it in an article, as in [the ruling](ruling.pdf), or move it away"
        elif posixpath.splitext(path)[1].casefold() in _ARTICLES_ELSEWHERE:
            hint = "if it is an article, give it a name that ends in .md"
        yield diagnose("unused-file", message, Span(path=path), hint)


def _missing(manuscript: str, picture: Picture, nameable: Iterable[str]) -> Diagnostic:
    near = closest(picture.path, (path for path in nameable if not is_document(path)))
    same = near and near.casefold() == picture.path.casefold()
    case = " (capital letters count)" if same else ""
    hint = f"did you mean {near}?{case}" if near else "put the picture beside the manuscript"
    span = span_of(manuscript, picture.mark)
    return diagnose("missing-picture", f"there is no picture {picture.path}", span, hint)


def _missing_document(manuscript: str, link: Link, nameable: Iterable[str]) -> Diagnostic:
    near = closest(link.document, filter(is_document, nameable))
    hint = f"did you mean {near}?" if near else "put the document beside the manuscript"
    message = f"there is no document {link.document}"
    return diagnose("missing-document", message, span_of(manuscript, link.mark), hint)
