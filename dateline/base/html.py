"""Text into HTML and back.

Comes in: text or a fragment of HTML. Goes out: escaped text, or the words a reader sees.
"""

import html
import re

# Serialisers leave `>` as it is in attributes. Nothing is tried twice, so no input is slow.
_TAG = re.compile(r"""<(?:[^>"']++|"[^"]*"|'[^']*')*+>""")
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|td|th|dd|dt|blockquote|figcaption|pre|div)>|<br\s*/?>")


def escape(text: str) -> str:
    """Return `text` safe to stand in element content and in quoted attributes."""
    return html.escape(text, quote=True)


def visible_text(fragment: str) -> str:
    """Return what a reader sees of well-formed HTML: tags removed, entities resolved."""
    return html.unescape(_TAG.sub("", _BLOCK_END.sub(" ", fragment)))
