"""Sitemaps, after https://www.sitemaps.org/protocol.html."""

from typing import cast

from dateline.base.urls import whole_address
from dateline.model.page import Page
from dateline.rendering.formats.xml import xml_text
from dateline.rendering.records import Record, Values, context_of

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(page: Page, values: Values) -> bytes:
    """Return a sitemap, or the index of several."""
    view = cast("Record", context_of(page, values)["sitemap"])
    base = cast("str", view["base_url"])
    outer, inner = ("sitemapindex", "sitemap") if view["index"] else ("urlset", "url")
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<{outer} xmlns="{_NAMESPACE}">']
    for url, day in cast("list[tuple[str, str]]", view["entries"]):
        changed = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<{inner}><loc>{xml_text(whole_address(base, url))}</loc>{changed}</{inner}>")
    lines.append(f"</{outer}>\n")
    return "\n".join(lines).encode()
