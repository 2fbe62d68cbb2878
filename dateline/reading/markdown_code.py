"""Code blocks.

Comes in: a fence and what stands behind it: nothing, a language, or an attribute list whose first
class is a language. Goes out: HTML, coloured by Pygments where a language is named; no language is
ever guessed. Only lexers that Pygments ships are used: a package that happens to be installed must
not change what a newsroom publishes.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from dateline.base.html import escape
from dateline.reading.markdown_attributes import read_attributes
from dateline.reading.markdown_layout import Fence
from dateline.reading.markdown_notebook import Notebook

if TYPE_CHECKING:
    from pygments.formatters.html import HtmlFormatter
    from pygments.lexer import Lexer

_INFO = re.compile(r"(?:\{:?(?P<attributes>[^{}]*)\}|\.?(?P<language>[\w#.+-]*))[ \t]*(?P<rest>.*)")
_PLAIN = frozenset(("", "text", "plain", "none", "txt"))
# Some lexers take time that grows with the square of the text.
LONGEST_COLOURED = 10_000


def code_block(fence: Fence, notebook: Notebook) -> str:
    """Return the HTML of a fenced code block."""
    listed, language, rest = _INFO.findall(fence.info)[0]
    attributes: dict[str, str] = {}
    if listed:
        attributes = read_attributes(listed, notebook)
        language, _, classes = attributes.pop("class", "").partition(" ")
        attributes |= {"class": classes} if classes else {}
    if rest:
        mark = notebook.places.mark(fence.start, len(fence.info) + 3)
        hint = "write ```python, or ```{ .python #id .class lang=en }"
        notebook.report("bad-attribute", f"`{rest}` means nothing behind a fence", mark, hint)
    setting = "".join(f' {name}="{escape(value)}"' for name, value in sorted(attributes.items()))
    coloured = _coloured(fence, language, notebook)
    if coloured is None:
        return f"<pre{setting}><code>{escape(fence.code)}</code></pre>"
    kind = f"highlight language-{escape(language.casefold())}"
    return f'<pre{setting}><code class="{kind}">{coloured}</code></pre>'


def _coloured(fence: Fence, language: str, notebook: Notebook) -> str | None:
    if language.casefold() in _PLAIN:
        return None
    names = _lexer_names()
    if language.casefold() not in names:
        near = notebook.nearest(language, names)
        mark = notebook.places.mark(fence.start, len(fence.info) + 3)
        hint = f"did you mean {near}?" if near else "leave the name away for plain text"
        message = f"the language `{language}` is not known; the code is printed plain"
        notebook.report("unknown-code-language", message, mark, hint)
        return None
    if len(fence.code) > LONGEST_COLOURED:
        return None
    from pygments import highlight

    # A new one for each block: some keep something of the block before.
    lexer = _lexer_class(language.casefold())(stripnl=False)
    return highlight(fence.code, lexer, _formatter())


@cache
def _lexer_class(name: str) -> "type[Lexer]":
    from pygments.lexers import find_lexer_class_by_name

    return find_lexer_class_by_name(name)


@cache
def _formatter() -> "HtmlFormatter[str]":
    """Return what writes coloured code; making one takes longer than writing a block."""
    from pygments.formatters.html import HtmlFormatter

    return HtmlFormatter(nowrap=True)


@cache
def _lexer_names() -> frozenset[str]:
    from pygments.lexers import get_all_lexers

    ours = get_all_lexers(plugins=False)
    return frozenset(alias.casefold() for _, aliases, *_ in ours for alias in aliases)
