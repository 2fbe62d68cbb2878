"""An article and its sources as files for reference managers.

Comes in: a page whose parts are the `article`, the `masthead` (`title`, `base_url`, `publisher`:
not the whole frame, which changes more often), and for each source one of `cited`: its `outlet` may
be empty, its `key` is what its citations are joined by, and where `own` is the id of an article of
ours, it is the next one of the part `own`. Goes out: the bytes of the file.
`dateline export` writes the same entries.
"""

from collections.abc import Sequence
from functools import lru_cache

from dateline.base.canonical import decode
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
from dateline.rendering.formats.articles import Article, articles_of, cited_of
from dateline.rendering.records import Values, bytes_of


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
    (article,) = articles_of(page, "article", values)
    (cited,) = cited_of(page, values)
    own = articles_of(page, "own", values)
    works = [_work(one.key, next(own) if one.own else None) for one in cited]
    outlets = [one.outlet for one in cited]
    return cited_with_sources(article, masthead_of(page, values), outlets, works)


def _work(joined_by: str, own: Article | None) -> Work:
    return Work(work_key(joined_by, own), own)


def masthead_of(page: Page, values: Values) -> Masthead:
    """Return whose archive it is."""
    (data,) = bytes_of(page, "masthead", values)
    return _masthead(data)


@lru_cache(maxsize=1)  # all files have the same
def _masthead(data: bytes) -> Masthead:
    return Masthead(**decode(dict[str, str], data))
