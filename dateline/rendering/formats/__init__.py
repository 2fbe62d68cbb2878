"""Files that are not made by templates: each is a function of the same kind as a template.

Comes in: a page and the bytes behind its digests. Goes out: the bytes of the file.
"""

from collections.abc import Callable, Mapping

from dateline.model.page import Page
from dateline.rendering.formats.atom import atom
from dateline.rendering.formats.citations import bibtex_file, csl_file, ris_file
from dateline.rendering.formats.data import TABLES, package, whole_table
from dateline.rendering.formats.jsonfeed import json_feed
from dateline.rendering.formats.plain import plain_text
from dateline.rendering.formats.search import articles, filters, words
from dateline.rendering.formats.sitemap import news_sitemap, sitemap
from dateline.rendering.records import Values

FORMATS: Mapping[str, Callable[[Page, Values], bytes]] = {
    "atom": atom,
    "bibtex": bibtex_file,
    "csl": csl_file,
    "data-package": package,
    "jsonfeed": json_feed,
    "news": news_sitemap,
    "ris": ris_file,
    "search-articles": articles,
    "search-filters": filters,
    "search-words": words,
    "sitemap": sitemap,
    "text": plain_text,
    **{name: whole_table(name) for name in TABLES},
}
