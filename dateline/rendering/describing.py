"""What a page says of itself to machines, as its template has it.

Comes in: the names a template sees. Goes out: the element with the description, in JSON-LD. Which
parts of the page it is made of is not for the template to say, so that a theme that changes how a
page looks does not change what it says.
"""

from collections.abc import Iterable, Mapping
from typing import cast

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from dateline.model.page import ARTICLE
from dateline.rendering.metadata.article import ArticleParts, news_article
from dateline.rendering.metadata.jsonld import Node, block
from dateline.rendering.metadata.newsroom import address, website
from dateline.rendering.metadata.pages import collection, fixed_page
from dateline.rendering.metadata.shapes import FixedPageShape, PageShape, SiteShape
from dateline.rendering.records import Record


def whole(url: str, site: Record) -> str:
    """Return the whole address of a page or file, as others have to call it, or nothing."""
    return address(cast("SiteShape", site), url)


def _front(names: Context) -> Node:
    return website(cast("SiteShape", names["site"]))


def _fixed(names: Context) -> Node:
    fixed, page, site = names["fixed"], names["page"], names["site"]
    return fixed_page(
        cast("FixedPageShape", fixed), cast("PageShape", page), cast("SiteShape", site)
    )


def _article(names: Context) -> Node:
    parts = {name: names[name] for name in ArticleParts.__dataclass_fields__}
    return news_article(ArticleParts(**parts))


_DESCRIBED = {ARTICLE: _article, "front": _front, "page": _fixed}


@pass_context
def description(names: Context, page: Record) -> Markup:
    """Return what an article, the front page or a fixed page is."""
    return block(_DESCRIBED[cast("str", page["kind"])](names))


@pass_context
def list_description(
    names: Context, page: Record, name: str, trail: Iterable[Mapping[str, str] | None] = ()
) -> Markup:
    """Return what a list is. `trail` leads to it from the front page; nothing in it is no step."""
    steps = [(step["name"], step["url"]) for step in trail if step]
    site = cast("SiteShape", names["site"])
    return block(collection(name, steps, cast("PageShape", page), site))
