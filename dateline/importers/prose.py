"""Prose into Markdown that reads the same.

Comes in: a paragraph of plain text. Goes out: Markdown in which every sign that would have become a
link, a list, a heading, HTML or a footnote is escaped, and no other, so that editors meet text and
not backslashes. Straight quotation marks and double hyphens are left to the site's typography.
"""

import re

_HARMLESS_BRACKET = r"\[(?![@^\]]|TOC\])[^\[\]\n]*\](?!\s?[\[(:{])"
_ENTITY = r"&(?=#?\w+;)"
_TAG = r"<(?=[^\s\d])"
_SIGNS = re.compile(
    rf"(?P<keep>(?<![!*]){_HARMLESS_BRACKET}|(?<=[^\W_])_+(?=[^\W_]))"
    rf"|(?P<entity>{_ENTITY})|(?P<tag>{_TAG})|(?P<sign>[\\`*_\[{{])"
)
_NESTED = re.compile(r"[\\`*_<&{]")
_LIST = re.compile(r"(?P<number>\d{1,9})(?P<sign>[.)])(?=\s|$)")
_AT_START = re.compile(r"(?:#|>|[-+](?=\s|$)|~~~|=+\s*$|-[-\s]*$)")


def as_markdown(paragraph: str) -> str:
    """Return one paragraph of plain text as one of Markdown."""
    escaped = _SIGNS.sub(_escape, paragraph)
    if found := _LIST.match(escaped):
        return f"{found['number']}\\{escaped[found.end('number') :]}"
    if escaped.startswith(":"):
        return f"&#58;{escaped[1:]}"
    if escaped.startswith("|"):
        return f"&#124;{escaped[1:]}"
    if _AT_START.match(escaped):
        entity = {"~": "&#126;", "=": "&#61;"}.get(escaped[0])
        return f"{entity}{escaped[1:]}" if entity else f"\\{escaped}"
    return escaped


def _escape(found: re.Match[str]) -> str:
    if found["entity"]:
        return "&amp;"
    if found["tag"]:
        return "&lt;"
    if found["sign"]:
        return f"\\{found['sign']}"
    kept = found["keep"]
    if not kept.startswith("["):
        return kept
    # What stands inside the brackets is prose as well; the brackets themselves do no harm.
    return f"[{_SIGNS.sub(_escape, kept[1:-1])}]" if _NESTED.search(kept) else kept
