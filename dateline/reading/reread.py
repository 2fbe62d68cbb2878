"""A manuscript of which only the body or the tags were edited, read again.

Comes in: the manuscript, what it said before, the same reading options as then. Goes out: what
`dateline.reading.read` gives, or None where that is not found out by looking at these alone. Nearly
every edit is one of prose, many others are of tags, and holding front matter against the format
takes longer than everything else: the library for it has to be loaded first.
"""

from dateline.base.digest import digest_of
from dateline.model.article import Article, Front, Reading
from dateline.model.config import ReadingOptions
from dateline.model.edits import with_prose, with_tags
from dateline.model.manuscript import Manuscript
from dateline.reading.decoding import decode
from dateline.reading.markdown import read_body
from dateline.reading.sheets import sheet_at_exact_fences, tagged
from dateline.reading.written import (
    Read,
    Written,
    options_of_body,
    prose_of,
    read_of,
    terms_of,
    uncited,
)


def reread(manuscript: Manuscript, former: Reading, options: ReadingOptions) -> Read | None:
    """Return what a manuscript says whose former bytes said `former`, without anything to say."""
    article, front = former.article, former.front
    if article is None or front is None or former.diagnostics:
        return None
    decoded = decode(manuscript.path, manuscript.data)
    source = decoded.value
    sheet = sheet_at_exact_fences(source.text) if source and not decoded.diagnostics else None
    fronted = _fronted(article, front, sheet.block) if sheet else None
    if not source or not sheet or not fronted:
        return None
    article, front = fronted
    around = options_of_body(
        article.manuscript, article.language, article.headline, article.sources, options
    )
    found = read_body(source, sheet.body, sheet.body_line, around)
    # What there is to say stands in order among what is said of the front matter.
    if found.diagnostics or [*uncited(front.keyed, found.body.citations)]:
        return None
    edited = with_prose(article, **prose_of(found))
    return read_of(Written(edited, front, found.body, found.words), options, ())


def _fronted(article: Article, front: Front, block: str) -> tuple[Article, Front] | None:
    """Return an article with its tags as front matter has them that says nothing else anew."""
    digest = digest_of(block.encode())
    if digest == front.digest:
        return article, front
    found = tagged(block)
    if not found or digest_of(found.rest.encode()) != front.untagged:
        return None
    now = Front(digest=digest, keyed=front.keyed, untagged=front.untagged)
    return with_tags(article, terms_of(found.tags)), now
