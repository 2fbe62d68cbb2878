"""Printing and calling, as compiled templates do at every turn.

Comes in: a value to be printed, or a macro to be printed and what it is called with. Goes out:
exactly what MarkupSafe and Jinja2 make of it, by a shorter way for the two cases that pages consist
of, plain text and macros given all they take. The long way was half of the time of a page.
"""

from collections.abc import Callable, Mapping
from typing import Protocol, cast

import markupsafe
from jinja2 import Environment
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

# What `escape` itself calls, in C: it has the text without the mark, which would be thrown away.
_escaped = cast("Callable[[str], str]", getattr(markupsafe, "_escape_inner", escape))


def printed(value: object) -> str:
    """Return the HTML of a value: `markupsafe.escape`, but not marked as such any more.

    What is printed goes straight into the page or into the result of a macro, which is marked.
    """
    if type(value) is str:
        return _escaped(value)
    return value if type(value) is Markup else escape(value)


class Body(Protocol):
    """What a macro is compiled to."""

    def __call__(self, *arguments: object) -> str:
        """Take a value, or `missing`, for each argument; return HTML."""


class CountedMacro(Macro):
    """A macro that knows how many values it takes, if that is all there is to its calls."""

    def __init__(
        self,
        environment: Environment,
        body: "Body",
        name: str,
        arguments: list[str],
        *ways: bool,
    ) -> None:
        """Take what compiled code says; of the `ways`, three are to take values without a name."""
        super().__init__(environment, body, name, arguments, *ways)
        self.body = body
        self.takes = -1 if any(ways[:3]) else len(arguments)


class Called(Protocol):
    """Anything a template can call."""

    def __call__(self, *arguments: object, **named: object) -> object:
        """Take anything, return anything."""


class SealedContext(Context):
    """The names a template sees while a page is rendered."""

    def shown(
        self,
        loop_vars: Mapping[str, object] | None,
        block_vars: Mapping[str, object] | None,
        called: Called,
        /,
        *arguments: object,
    ) -> str:
        """Return the HTML of what a template calls in order to print it.

        Jinja2 hands over variables of the place of the call, which macros do not look at.
        """
        if type(called) is CountedMacro:
            if len(arguments) == called.takes:
                return called.body(*arguments)
            if len(arguments) < called.takes:
                return called.body(*arguments, *(missing,) * (called.takes - len(arguments)))
        found = self.call(called, *arguments, _loop_vars=loop_vars, _block_vars=block_vars)
        return printed(found)
