"""Files of an edition, made and staged.

Comes in: what is out of date: pages sheaf by sheaf, and copies. Goes out: the staged files, one by
one, and what is wrong with templates and files. This module is loaded when there is anything to
print: a build with nothing to do does without it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.engine.copies import make_copies
from dateline.engine.gather import Found, Theme
from dateline.engine.pages import render_all
from dateline.engine.store import Store
from dateline.engine.workers import Workers
from dateline.model.page import Copy, Page, TemplateFault
from dateline.model.plan import Sheaf
from dateline.publishing.staging import Staged

# What to do about a template where no name comes near.
_WHAT_NOW = {
    "template-syntax": "each `{{` ends in `}}`, each `{%` in `%}`, and each block in its own end",
    "template-undefined": "`dateline explain` with the address of the page lists what it has",
    "template-failed": "a value on this line is not of the kind that the line takes it for",
}


def printed_pages(
    sheaves: Iterable[Sheaf],
    store: Store,
    workers: Workers,
    faults: list[tuple[Page, TemplateFault]],
    expected: int,
) -> Iterator[Staged]:
    """Make and stage pages as they come, about as many as are expected, and yield each."""
    for made, failed in render_all(sheaves, store, workers, expected):
        yield from made
        faults += failed


def printed_copies(
    copies: Sequence[Copy], files: Mapping[str, Found], workers: Workers, said: list[Diagnostic]
) -> Iterator[Staged]:
    """Make and stage files that are made of others, and yield what became of each."""
    for made, wrong in make_copies(copies, files, workers):
        yield from made
        said += wrong


def template_diagnostics(
    faults: Iterable[tuple[Page, TemplateFault]], theme: Theme, owners: Mapping[str, str]
) -> list[Diagnostic]:
    """Return one diagnostic for each mistake in a template, naming the first page that hit it."""
    first: dict[TemplateFault, Page] = {}
    count: dict[TemplateFault, int] = {}
    for page, fault in faults:
        first.setdefault(fault, page)
        count[fault] = count.get(fault, 0) + 1
    found = []
    for fault, page in first.items():
        owner = owners.get(page.url)
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
