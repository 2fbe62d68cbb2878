"""How to cite an article, as its page shows it.

Comes in: the article's record, the name of a style, the frame of the page. Goes out: runs of text,
which a template makes elements of. The files beside the article are made of the same values.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from dateline.rendering.citations.citable import Citable, Masthead, cited_article
from dateline.rendering.citations.runs import Run, Runs
from dateline.rendering.citations.shapes import ArticleShape
from dateline.rendering.citations.styles import STYLES
from dateline.rendering.records import Record

_NOTHING_BUT_TEXT = Run("")[1:]


def citation(article: Record, style: str, site: Record) -> Runs:
    """Return how an article is cited in one of the styles: chicago, apa, mla."""
    return tuple(_joined(STYLES[style](_cited(article, site))))


@lru_cache(maxsize=1)
def _cited(article: Record, site: Record) -> Citable:
    """Return what an article is to those who cite it: a page asks for each style in turn."""
    masthead = Masthead(*(cast("str", site[name]) for name in Masthead._fields))
    return cited_article(cast("ArticleShape", article), masthead)


def _joined(runs: Runs) -> Iterator[Run]:
    """Yield the runs, those as one that follow each other and are nothing but text."""
    text = ""
    for run in runs:
        if run[1:] == _NOTHING_BUT_TEXT:
            text += run.text
            continue
        if text:
            yield Run(text)
        text = ""
        yield run
    if text:
        yield Run(text)
