"""How to cite an article, as its page shows it.

Comes in: the article's record, the name of a style, the frame of the page. Goes out: runs of text,
which a template makes elements of. The files beside the article are made of the same values.
"""

from typing import cast

from dateline.rendering.citations.citable import Masthead, cited_article
from dateline.rendering.citations.runs import Runs
from dateline.rendering.citations.shapes import ArticleShape
from dateline.rendering.citations.styles import STYLES
from dateline.rendering.records import Record


def citation(article: Record, style: str, site: Record) -> Runs:
    """Return how an article is cited in one of the styles: chicago, apa, mla."""
    masthead = Masthead(*(cast("str", site[name]) for name in Masthead._fields))
    return STYLES[style](cited_article(cast("ArticleShape", article), masthead))
