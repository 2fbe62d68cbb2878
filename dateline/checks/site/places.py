"""Where in what people wrote the cause of a finding is.

Comes in: findings about files of the edition. Goes out: diagnostics that point to the manuscript,
else to the template, the style sheet or the picture, at the line where the cause is recognised.
One cause is told once, however many pages show it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.base.counting import counted
from dateline.base.diagnostics import Diagnostic, SourceText, Span, diagnose
from dateline.checks.site.check import Finding

# A shorter text is found in too many places to say anything.
_SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """What the files of an edition come from.

    `manuscripts` leads from addresses of pages to paths, `copied` from those of other files.
    `templates` gives the templates that may have a part in a page, its own first. `text_of` reads
    a manuscript, or a copied file that is a text; of any other file it gives nothing.
    """

    manuscripts: Mapping[str, str]
    copied: Mapping[str, str]
    templates: Callable[[str], Sequence[SourceText]]
    text_of: Callable[[str], str]


def located(findings: Iterable[Finding], origins: Origins) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each cause of the findings, which are taken one by one."""
    causes: dict[Diagnostic, tuple[str, int]] = {}
    for one in findings:
        cause = diagnose(one.code, one.message, _span(one, origins), one.hint)
        page, count = causes.get(cause, (one.page, 0))
        causes[cause] = page, count + 1
    for cause, (page, count) in causes.items():
        yield replace(cause, message=f"{cause.message}{_where(cause, page, count, origins)}")


def _span(one: Finding, origins: Origins) -> Span:
    copied = origins.copied.get(one.page)
    if copied:
        text = SourceText(copied, origins.text_of(copied))
        return _found(text, one.traces) or Span(path=copied)
    owner = origins.manuscripts.get(one.page)
    if owner:
        # Tags are the templates' words, not a manuscript's.
        words = [trace for trace in one.traces if not trace.startswith("<")]
        span = _found(SourceText(owner, origins.text_of(owner)), words)
        if span or not one.traces:
            return span or Span(path=owner)
    templates = origins.templates(one.page)
    spans = (_found(template, one.traces) for template in templates)
    first = Span(path=templates[0].path if templates else one.page)
    return next(filter(None, spans), first)


def _found(text: SourceText, traces: Iterable[str]) -> Span | None:
    """Return where the first of the traces stands that a text has."""
    for trace in traces:
        offset = text.text.find(trace) if len(trace) >= _SHORTEST else -1
        if offset >= 0:
            return text.span(text.mark_at(offset, len(trace)))
    return None


def _where(cause: Diagnostic, page: str, count: int, origins: Origins) -> str:
    """Return on which pages the cause shows, unless its place says so."""
    owner = origins.manuscripts.get(page) or origins.copied.get(page, "")
    is_told = cause.span is not None and cause.span.path == owner
    if is_told and count == 1:
        return ""
    of_whom = f", from {owner}" if owner and not is_told else ""
    others = f", and {counted(count - 1, 'other')}" if count > 1 else ""
    return f" (on the page {page}{of_whom}{others})"
