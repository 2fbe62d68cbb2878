"""Sitemaps, after https://www.sitemaps.org/protocol.html.

Comes in: addresses with what is known of them. Goes out: the bytes of the file. Translations are
named as Google describes it
(https://developers.google.com/search/docs/specialty/international/localized-versions), news as in
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap.
"""

from collections.abc import Iterator
from typing import cast

from dateline.base.urls import whole_address
from dateline.model.page import Page
from dateline.rendering.formats.xml import xml_text
from dateline.rendering.records import Record, Values, context_of

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
# Chinese has two spellings of its own there; of all others the first part of the code is wanted.
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})


def sitemap(page: Page, values: Values) -> bytes:
    """Return a sitemap, or the index of several."""
    view = cast("Record", context_of(page, values)["sitemap"])
    base = cast("str", view["base_url"])
    entries = cast("list[Record]", view["entries"])
    if view["index"]:
        outer, head, inner = "sitemapindex", f"sitemapindex {_NAMESPACE}", "sitemap"
    else:
        outer, head, inner = "urlset", f"urlset {_NAMESPACE} {_XHTML}", "url"
    lines = [f"<{inner}>{''.join(_address(one, base))}</{inner}>" for one in entries]
    return "\n".join([_DECLARATION, f"<{head}>", *lines, f"</{outer}>\n"]).encode()


def _address(entry: Record, base: str) -> Iterator[str]:
    yield f"<loc>{_whole(base, entry)}</loc>"
    if entry["changed"]:
        yield f"<lastmod>{_text(entry, 'changed')}</lastmod>"
    for language, url in cast("list[tuple[str, str]]", entry["alternates"]):
        address = xml_text(whole_address(base, url))
        yield f'<xhtml:link rel="alternate" hreflang="{xml_text(language)}" href="{address}"/>'


def news_sitemap(page: Page, values: Values) -> bytes:
    """Return a news sitemap; one without articles is one, too."""
    view = cast("Record", context_of(page, values)["news"])
    base, name = cast("str", view["base_url"]), _text(view, "name")
    entries = cast("list[Record]", view["entries"])
    lines = [
        f"<url><loc>{_whole(base, one)}</loc><news:news>"
        f"<news:publication><news:name>{name}</news:name>"
        f"<news:language>{xml_text(_language(cast('str', one['language'])))}</news:language>"
        f"</news:publication>"
        f"<news:publication_date>{_text(one, 'published')}</news:publication_date>"
        f"<news:title>{_text(one, 'title')}</news:title></news:news></url>"
        for one in entries
    ]
    head = f"<urlset {_NAMESPACE} {_NEWS}>"
    return "\n".join([_DECLARATION, head, *lines, "</urlset>\n"]).encode()


def _language(code: str) -> str:
    """Return a language as news sitemaps spell it."""
    language, *rest = code.casefold().split("-")
    if language == "zh":
        return "zh-tw" if _TRADITIONAL.intersection(rest) else "zh-cn"
    return language


def _whole(base: str, entry: Record) -> str:
    return xml_text(whole_address(base, cast("str", entry["url"])))


def _text(record: Record, field: str) -> str:
    return xml_text(cast("str", record[field]))
