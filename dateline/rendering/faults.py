"""What went wrong in a template, as a newsroom's theme author wants to hear it.

Comes in: the exception of Jinja2. Goes out: a code, words, the template and the line. An exception
for an undefined name carries neither, so both are read from the last frame that belongs to a
template.
"""

import re
import traceback
from collections.abc import Iterable

from jinja2 import Environment
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError, UndefinedError

from dateline.base.text import closest
from dateline.model.page import TemplateFault, Templates
from dateline.rendering.environment import macro_names, template_of
from dateline.rendering.records import Record, fields_of, named

_NAMED = re.compile(r"'([^']*)' is undefined|has no attribute '([^']*)'")
_NO_SUCH = re.compile(r"No (filter|test) named '([^']*)'")
_OURS = {
    "'dateline.rendering.records.Record object'": "this value",
    "'dateline.rendering.printing.Module object'": "the imported template",
    "'jinja2.runtime.TemplateReference object'": "the template",
}


def explain(
    fault: Exception,
    renderer: str,
    environment: Environment,
    templates: Templates,
    context: dict[str, object],
) -> TemplateFault:
    """Return what the exception means, with the nearest name that exists."""
    template, line = _place(fault, renderer)
    # Outside of conditions a filter that does not exist is an error of syntax, inside them it is
    # found when the template runs.
    unknown = _NO_SUCH.search(str(fault))
    if isinstance(fault, TemplateSyntaxError) or unknown:
        words, hint = str(fault), ""
        if isinstance(fault, TemplateSyntaxError):
            words, template, line = str(fault.message), fault.name or renderer, fault.lineno
        if unknown:
            names = environment.filters if unknown[1] == "filter" else environment.tests
            hint = _nearest(unknown[2], names)
        return TemplateFault("template-syntax", words, template, line, hint)
    if isinstance(fault, TemplateNotFound):
        near = closest(str(fault.name), templates)
        hint = f"did you mean {near}?" if near else ""
        words = f"there is no template {fault.name}"
        return TemplateFault("template-missing", words, template, line, hint)
    if isinstance(fault, UndefinedError):
        found = _NAMED.search(str(fault))
        wanted = next(filter(None, found.groups()), "") if found else ""
        # An imported template has macros for fields.
        parts = [(name, named(context, name)) for name in context]
        known = _names(parts) | _names(environment.globals.items())
        hint = _nearest(wanted, known | macro_names(templates))
        return TemplateFault("template-undefined", _plain(str(fault)), template, line, hint)
    words = f"{type(fault).__name__}: {fault}"
    return TemplateFault("template-failed", words, template, line)


def _place(fault: Exception, renderer: str) -> tuple[str, int]:
    """Return the innermost template the exception passed through, and the line there."""
    place = renderer, 1
    # Not `extract_tb`, which would look for files of the templates' names.
    for frame, line in traceback.walk_tb(fault.__traceback__):
        name = template_of(frame.f_code.co_filename)
        place = (name, line) if name else place
    return place


def _nearest(wanted: str, names: Iterable[str]) -> str:
    near = closest(wanted, names) if wanted else None
    return f"did you mean `{near}`?" if near else ""


def _plain(words: str) -> str:
    for ours, plain in _OURS.items():
        words = words.replace(ours, plain)
    return words


def _names(fields: Iterable[tuple[str, object]]) -> set[str]:
    """Return every name a template could have meant: the parts, and all fields inside them."""
    names: set[str] = set()
    for name, value in fields:
        names.add(name)
        for one in value if isinstance(value, list | tuple) else [value]:
            if isinstance(one, Record):
                names |= _names(fields_of(one).items())
    return names
