"""Sitemaps, after https://www.sitemaps.org/protocol.html."""

from typing import cast

from dateline.base.html import escape
from dateline.model.page import Page
from dateline.rendering.records import Record, Values, context_of

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(page: Page, values: Values) -> bytes:
    """Return a sitemap, or the index of several."""
    view = cast("Record", context_of(page, values)["sitemap"])
    base = cast("str", view["base_url"])
    outer, inner = ("sitemapindex", "sitemap") if view["index"] else ("urlset", "url")
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f'<{outer} xmlns="{_NAMESPACE}">']
    for url, day in cast("list[tuple[str, str]]", view["entries"]):
        address = f"{base}/{url}" if view["index"] else f"{base}/{url}".removesuffix("index.html")
        changed = f"<lastmod>{day}</lastmod>" if day else ""
        lines.append(f"<{inner}><loc>{escape(address)}</loc>{changed}</{inner}>")
    lines.append(f"</{outer}>\n")
    return "\n".join(lines).encode()
