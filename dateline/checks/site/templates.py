"""Check `templates`: templates read only fields that their values have.

Comes in: the templates, the fields of the parts of pages. Goes out: a warning for every field that
nothing has. Where a page gets to such a place it cannot be rendered; what stands in a branch that
no page takes yet is found here, before the day on which one does.
"""

import dataclasses
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import get_origin, get_type_hints

from dateline.base import dates
from dateline.base.diagnostics import Diagnostic, Mark, SourceText, Span, diagnose
from dateline.base.text import closest
from dateline.checks.site.check import Check, Site
from dateline.model import article, card, keptcopy, people, place, source
from dateline.planning import chartviews, feedviews, indexviews, sourceviews, views
from dateline.rendering.citations import runs
from dateline.rendering.reads import Read, reads_of

# Where every class stands whose values templates are given.
_CONTRACT: tuple[ModuleType, ...] = (
    article,
    card,
    chartviews,
    dates,
    feedviews,
    indexviews,
    keptcopy,
    people,
    place,
    runs,
    source,
    sourceviews,
    views,
)
# Under these names every template has the texts of the interface.
_WORDS = ("words", "site_words")
_MOST_NAMED = 40
# Templates may also ask what Python's own values can do, and Jinja2's.
_PYTHON = (str, int, tuple, list, dict)
_JINJA = frozenset(["grouper", "list", "next", "current", "reset"])


def _run(site: Site) -> Iterator[Diagnostic]:
    found = reads_of(site.templates)
    known, free = _known_fields()
    shown = [(name, fields) for parts in site.parts.values() for name, fields in parts.items()]
    everything = known.union(found.made, _JINJA, *(fields or () for _, fields in shown))
    everything |= site.texts
    words = dict.fromkeys(_WORDS, site.texts)
    names = {"", *words, *(name for name, _ in shown)}
    # Any other name is none of a part: rendering gives it to every template.
    for read in (one for one in found.reads if one.part in names):
        parts = {**site.parts.get(read.template, {}), **words}
        wrong = _unknown(read, parts, everything, free)
        if wrong:
            fields, missing = wrong
            name = ".".join([read.part or "…", *read.fields])
            near = closest(missing, fields)
            span = _span(read, site)
            hint = f"did you mean `{near}`?" if near else ""
            if not near and len(fields) <= _MOST_NAMED:
                hint = f"`{read.part}` has {', '.join(sorted(fields))}"
            message = f"`{name}`: no value that templates are given has a field `{missing}`"
            yield diagnose("unknown-field", message, span, hint)


def _unknown(
    read: Read,
    parts: Mapping[str, frozenset[str] | None],
    everything: frozenset[str],
    free: frozenset[str],
) -> tuple[Collection[str], str] | None:
    """Return a field that does not exist and those that do, if a template reads one."""
    for number, field in enumerate(read.fields):
        fields = (parts.get(read.part) if number == 0 else None) or everything
        if field not in fields and field not in _of_python():
            return fields, field
        # What the newsroom puts below these fields has names of its own.
        if field in free:
            return None
    return None


@cache
def _known_fields() -> tuple[frozenset[str], frozenset[str]]:
    """Return the fields of everything that templates may see, and those that hold any mapping."""
    known: set[str] = set()
    free: set[str] = set()
    for module in _CONTRACT:
        for kind in vars(module).values():
            fields = _fields(kind) if isinstance(kind, type) else ()
            hints = get_type_hints(kind) if fields else {}
            known.update(fields)
            free.update(name for name in fields if get_origin(hints[name]) is _MAPPING)
    return frozenset(known - article.NOT_SHOWN | {*_LINKED}), frozenset(free)


def _fields(kind: type) -> tuple[str, ...]:
    if dataclasses.is_dataclass(kind):
        return tuple(field.name for field in dataclasses.fields(kind))
    # Structs and named tuples name their fields themselves.
    return tuple(getattr(kind, "__struct_fields__", getattr(kind, "_fields", ())))


@cache
def _of_python() -> frozenset[str]:
    return frozenset(name for kind in _PYTHON for name in dir(kind))


def _span(read: Read, site: Site) -> Span:
    """Return where the last field of a chain stands; Jinja2 knows the line alone."""
    text = SourceText(site.template_paths[read.template], site.templates[read.template])
    word = read.fields[-1]
    column = max(text.text.split("\n")[read.line - 1].find(word), 0) + 1
    return text.span(Mark(read.line, column, read.line, column + len(word)))


_MAPPING = get_origin(Mapping[str, str])
# Fields of these names stand in views, too, whatever an article keeps to itself.
_LINKED = frozenset(["aliases", "body", "links", "pictures", "related"])
CHECK = Check(
    name="templates",
    summary="templates read only fields that their values have",
    codes=(
        "unknown-field",
        "template-syntax",
        "template-undefined",
        "template-missing",
        "template-failed",
    ),
    run=_run,
)
