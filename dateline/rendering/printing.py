"""Printing and calling, as compiled templates do at every turn.

Comes in: a value to be printed, or a macro and what it is called with. Goes out: exactly what
MarkupSafe and Jinja2 make of it, by a shorter way for the two cases that pages consist of, plain
text and macros given all they take. The long way was half of the time of a page.
"""

from collections.abc import Mapping
from typing import Protocol

from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape


def printed(value: object) -> str:
    """Return the HTML of a value: `markupsafe.escape`, but not marked as such any more.

    What is printed goes straight into the page or into the result of a macro, which is marked.
    """
    if type(value) is str:
        return (
            value.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace('"', "&#34;")
            .replace("'", "&#39;")
        )
    return value if type(value) is Markup else escape(value)


class Called(Protocol):
    """Anything a template can call."""

    def __call__(self, *arguments: object, **named: object) -> object:
        """Take anything, return anything."""


class SealedContext(Context):
    """The names a template sees while a page is rendered."""

    def call(
        self,
        called: Called,
        /,
        *arguments: object,
        _loop_vars: Mapping[str, object] | None = None,
        _block_vars: Mapping[str, object] | None = None,
        **named: object,
    ) -> object:
        """Call what a template calls; Jinja2 hands over variables that macros do not look at."""
        if (
            type(called) is Macro
            and len(arguments) <= len(called.arguments)
            and not (named or called.catch_varargs or called.catch_kwargs or called.caller)
        ):
            absent = (missing,) * (len(called.arguments) - len(arguments))
            text = called._func(*arguments, *absent)  # noqa: SLF001 - no other way to its body
            return str.__new__(Markup, text) if self.eval_ctx.autoescape else text
        return super().call(
            called, *arguments, _loop_vars=_loop_vars, _block_vars=_block_vars, **named
        )
