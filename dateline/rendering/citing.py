"""How to cite an article, as its page shows it.

Comes in: the article's record, the name of a style, the frame of the page. Goes out: runs of text,
which a template makes elements of. The files beside the article are made of the same values.
"""

from typing import cast

from dateline.rendering.citations.citable import Citable, Masthead, cited_article
from dateline.rendering.citations.runs import Runs
from dateline.rendering.citations.shapes import ArticleShape
from dateline.rendering.citations.styles import STYLES
from dateline.rendering.records import Record


def citation(article: Record, style: str, site: Record) -> Runs:
    """Return how an article is cited in one of the styles: chicago, apa, mla."""
    return STYLES[style](_cited(article, site))


# A page shows an article in all styles, one after the other.
_latest: list[tuple[Record, Record, Citable]] = []


def _cited(article: Record, site: Record) -> Citable:
    if not (_latest and _latest[0][0] is article and _latest[0][1] is site):
        masthead = Masthead(*(cast("str", site[name]) for name in Masthead._fields))
        _latest[:] = [(article, site, cited_article(cast("ArticleShape", article), masthead))]
    return _latest[0][2]
