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
from dateline.model.page import TemplateFault
from dateline.rendering.records import Record

_NAMED = re.compile(r"'([^']*)' is undefined|has no attribute '([^']*)'|No filter named '([^']*)'")


def explain(
    fault: Exception, renderer: str, environment: Environment, context: dict[str, object]
) -> TemplateFault:
    """Return what the exception means, with the nearest name that exists."""
    if isinstance(fault, TemplateSyntaxError):
        hint = _nearest(str(fault.message), environment.filters)
        return TemplateFault(
            "template-syntax", str(fault.message), fault.name or renderer, fault.lineno, hint
        )
    template, line = _place(fault, renderer)
    if isinstance(fault, TemplateNotFound):
        names = environment.list_templates()
        near = closest(str(fault.name), names)
        hint = f"did you mean {near}?" if near else ""
        return TemplateFault(
            "template-missing", f"there is no template {fault.name}", template, line, hint
        )
    if isinstance(fault, UndefinedError):
        words = str(fault).replace("'dateline.rendering.records.Record object'", "this value")
        hint = _nearest(words, _names(context))
        return TemplateFault("template-undefined", words, template, line, hint)
    words = f"{type(fault).__name__}: {fault}"
    return TemplateFault("template-failed", words, template, line)


def _place(fault: Exception, renderer: str) -> tuple[str, int]:
    frames = traceback.extract_tb(fault.__traceback__)
    for frame in reversed(frames):
        if frame.filename == "<template>" or frame.filename.endswith(".html"):
            name = renderer if frame.filename == "<template>" else frame.filename
            return name, frame.lineno or 1
    return renderer, 1


def _nearest(words: str, names: Iterable[str]) -> str:
    found = _NAMED.search(words)
    wanted = next((group for group in found.groups() if group), "") if found else ""
    near = closest(wanted, names) if wanted else None
    return f"did you mean `{near}`?" if near else ""


def _names(context: dict[str, object]) -> set[str]:
    """Return every name a template could have meant: the parts, and the fields inside them."""
    names: set[str] = set(context)
    for value in context.values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Record):
                names.update(one.__dict__)
    return names
