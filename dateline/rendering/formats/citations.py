"""An article and its sources as files for reference managers.

Comes in: a page whose parts are the `article`, the `masthead` (`title`, `base_url`, `publisher`:
not the whole frame, which changes more often), and for each source one of `cited`: its `outlet` may
be empty, its `key` is what its citations are joined by, and where `own` is the id of an article of
ours, it is the next one of the part `own`. Goes out: the bytes of the file.
`dateline export` writes the same entries.
"""

from collections.abc import Sequence
from typing import cast

from dateline.model.page import Page, Part
from dateline.rendering.citations.bibtex import bibtex
from dateline.rendering.citations.citable import (
    Citable,
    Masthead,
    Work,
    cited_with_sources,
    work_key,
)
from dateline.rendering.citations.csl import csl
from dateline.rendering.citations.ris import ris
from dateline.rendering.citations.shapes import ArticleShape
from dateline.rendering.records import Record, Values, context_of


def csl_file(page: Page, values: Values) -> bytes:
    """Return the CSL-JSON file of an article."""
    return csl(_cited(page, values))


def bibtex_file(page: Page, values: Values) -> bytes:
    """Return the BibTeX file of an article."""
    return bibtex(_cited(page, values))


def ris_file(page: Page, values: Values) -> bytes:
    """Return the RIS file of an article."""
    return ris(_cited(page, values))


# The three files of an article are made one after the other, of the same parts.
_latest: list[tuple[tuple[Part, ...], Sequence[Citable]]] = []


def _cited(page: Page, values: Values) -> Sequence[Citable]:
    if not _latest or _latest[0][0] != page.parts:
        _latest[:] = [(page.parts, _made(page, values))]
    return _latest[0][1]


def _made(page: Page, values: Values) -> Sequence[Citable]:
    context = context_of(page, values)
    fields = cast("Record", context["masthead"])
    masthead = Masthead(*(cast("str", fields[name]) for name in Masthead._fields))
    cited = cast("Sequence[Record]", context["cited"])
    outlets = [cast("str", one["outlet"]) for one in cited]
    own = iter(cast("list[ArticleShape]", context["own"]))
    works = [_work(cast("str", one["key"]), next(own) if one["own"] else None) for one in cited]
    # A record has the fields of the article it was made of, under the same names.
    return cited_with_sources(cast("ArticleShape", context["article"]), masthead, outlets, works)


def _work(joined_by: str, own: ArticleShape | None) -> Work:
    return Work(work_key(joined_by, own), own)
