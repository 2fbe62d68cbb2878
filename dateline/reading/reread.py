"""A manuscript of which only the body was edited, read again.

Comes in: the manuscript, what it said before, the same reading options as then. Goes out: what
`dateline.reading.read` gives, or None where that is not found out by looking at the body alone.
Nearly every edit is one of prose, and holding front matter against the format takes longer than
everything else: the library for it has to be loaded first.
"""

from dateline.base.digest import digest_of
from dateline.model.article import Reading
from dateline.model.config import ReadingOptions
from dateline.model.edits import with_prose
from dateline.model.manuscript import Manuscript
from dateline.reading.decoding import decode
from dateline.reading.markdown import read_body
from dateline.reading.sheets import sheet_at_exact_fences
from dateline.reading.written import Read, Written, options_of_body, prose_of, read_of, uncited


def reread(manuscript: Manuscript, former: Reading, options: ReadingOptions) -> Read | None:
    """Return what a manuscript says whose former bytes said `former`, without anything to say."""
    article, front = former.article, former.front
    if article is None or front is None or former.diagnostics:
        return None
    decoded = decode(manuscript.path, manuscript.data)
    source = decoded.value
    sheet = sheet_at_exact_fences(source.text) if source and not decoded.diagnostics else None
    if not source or not sheet or digest_of(sheet.block.encode()) != front.digest:
        return None
    around = options_of_body(
        article.manuscript, article.language, article.headline, article.sources, options
    )
    found = read_body(source, sheet.body, sheet.body_line, around)
    # What there is to say stands in order among what is said of the front matter.
    if found.diagnostics or [*uncited(front.keyed, found.body.citations)]:
        return None
    edited = with_prose(article, **prose_of(found))
    return read_of(Written(edited, front, found.body, found.words), options, ())
