"""Files of an edition, made and staged.

Comes in: everything prepared, and the addresses of what is out of date. Goes out: the staged files,
one by one, and what is wrong with templates and files. This module is loaded when there is anything
to print: a build with nothing to do does without it.
"""

from collections.abc import Iterator

from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.engine.copies import make_copies
from dateline.engine.pages import render_all
from dateline.engine.prepared import Prepared
from dateline.engine.store import Store
from dateline.engine.workers import Workers
from dateline.model.page import Page, TemplateFault
from dateline.publishing.staging import Staged

# What to do about a template where no name comes near.
_WHAT_NOW = {
    "template-syntax": "each `{{` ends in `}}`, each `{%` in `%}`, and each block in its own end",
    "template-undefined": "`dateline explain` with the address of the page lists what it has",
    "template-failed": "a value on this line is not of the kind that the line takes it for",
}


def printed(
    prepared: Prepared,
    wanted: frozenset[str],
    store: Store,
    workers: Workers,
    said: list[Diagnostic],
) -> Iterator[Staged]:
    """Make and stage the files of `wanted`, and yield what became of each."""
    plan = prepared.plan
    for made, wrong in make_copies(plan, wanted, prepared.inputs.files(), workers):
        yield from made
        said += wrong
    faults: list[tuple[Page, TemplateFault]] = []
    for made, failed in render_all(plan, wanted, store, workers):
        yield from made
        faults += failed
    said += template_diagnostics(faults, prepared)


def template_diagnostics(
    faults: list[tuple[Page, TemplateFault]], prepared: Prepared
) -> list[Diagnostic]:
    """Return one diagnostic for each mistake in a template, naming the first page that hit it."""
    first: dict[TemplateFault, Page] = {}
    count: dict[TemplateFault, int] = {}
    for page, fault in faults:
        first.setdefault(fault, page)
        count[fault] = count.get(fault, 0) + 1
    found, theme = [], prepared.inputs.theme
    for fault, page in first.items():
        owner = prepared.plan.owners.get(page.url)
        where = f"{page.url}, from {owner}" if owner else page.url
        others = f" and {count[fault] - 1:,} more" if count[fault] > 1 else ""
        path = theme.template_paths.get(fault.template, f"templates/{fault.template}")
        lines = theme.templates.get(fault.template, "").split("\n")
        excerpt = lines[fault.line - 1] if 0 < fault.line <= len(lines) else ""
        line = fault.line
        span = Span(path=path, line=line, end_line=line, excerpt=excerpt)
        message = f"{fault.message} (in the page {where}{others})"
        hint = fault.hint or _WHAT_NOW.get(fault.code, "")
        found.append(diagnose(fault.code, message, span, hint))
    return found
