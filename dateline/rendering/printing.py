"""Printing and calling, as compiled templates do at every turn.

Comes in: a macro or a text of the interface to be printed, and what it is called with. Goes out:
exactly what Jinja2 makes of it, by a shorter way for the cases that pages consist of: texts, and
macros given all they take. The long way was half of the time of a page.
"""

from collections.abc import Mapping
from typing import Protocol

from jinja2 import Environment, StrictUndefined
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup

from dateline.rendering.escaping import printed
from dateline.rendering.records import Unread, named
from dateline.rendering.words import Phrase

# Variables of the place of a call, which Jinja2 hands over and macros do not look at.
_OF_PLACE = frozenset({"_loop_vars", "_block_vars"})


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


class Module(TemplateModule):
    """The macros of an imported template; of one that it does not have, Jinja2 says so."""

    def __getattr__(self, name: str) -> StrictUndefined:
        """Return what Jinja2 has for a macro that does not exist."""
        if name.startswith("__"):
            raise AttributeError(name)
        return StrictUndefined(obj=self, name=name)


class Called(Protocol):
    """Anything a template can call."""

    def __call__(self, *arguments: object, **named: object) -> object:
        """Take anything, return anything."""


def _suits(macro: CountedMacro, arguments: tuple[object, ...], named: Mapping[str, object]) -> bool:
    return len(arguments) == macro.takes and named.keys() <= _OF_PLACE


def made(macro: Macro, *arguments: object) -> str:
    """Return the HTML that a macro makes of some values."""
    if type(macro) is CountedMacro and len(arguments) == macro.takes:
        return macro.body(*arguments)
    return printed(macro(*arguments))


class SealedContext(Context):
    """The names a template sees while a page is rendered."""

    def resolve_or_missing(self, key: str) -> object:
        """Return what a name stands for, a part of the page that is read now among them."""
        if key in self.vars:
            return self.vars[key]
        found = self.parent.get(key, missing)
        return named(self.parent, key) if type(found) is Unread else found

    def shown(
        self,
        loop_vars: Mapping[str, object] | None,
        block_vars: Mapping[str, object] | None,
        called: Called,
        /,
        *arguments: object,
    ) -> str:
        """Return the HTML of what a template calls in order to print it."""
        if type(called) is CountedMacro:
            if len(arguments) == called.takes:
                return called.body(*arguments)
            if len(arguments) < called.takes:
                return called.body(*arguments, *(missing,) * (called.takes - len(arguments)))
        found = self.call(called, *arguments, _loop_vars=loop_vars, _block_vars=block_vars)
        return printed(found)

    def call(self, called: Called, /, *arguments: object, **named: object) -> object:
        """Return what a template calls in order to hand it on, as Jinja2 does."""
        if type(called) is CountedMacro and _suits(called, arguments, named):
            done = called.body(*arguments)
            return Markup(done) if self.eval_ctx.autoescape else done  # noqa: S704 - macros escape
        return super().call(called, *arguments, **named)

    def filled(self, text: Phrase | Called, /, **values: object) -> str:
        """Return the HTML of a text of the interface; one without places takes no values."""
        if isinstance(text, Phrase):
            return text.html(values)
        return printed(self.call(text, **values))
