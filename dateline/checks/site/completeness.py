"""Check `completeness`: articles say what they rest on, and what they are about.

Comes in: the articles of the archive. Goes out: a warning for each without a summary. Articles
without sources are found when they are read.
"""

from collections.abc import Iterator

from dateline.base.diagnostics import Diagnostic, diagnose
from dateline.checks.site.check import Check, Site


def _run(site: Site) -> Iterator[Diagnostic]:
    for article in site.archive.articles:
        if not article.summary:
            message = (
                "the article has no summary; lists, feeds and previews show its headline alone"
            )
            hint = "add `summary:` with one or two sentences"
            yield diagnose("no-summary", message, article.span("title"), hint)


CHECK = Check(
    name="completeness",
    summary="articles have sources and a summary",
    codes=("no-summary", "no-sources", "missing-sources", "source-incomplete"),
    run=_run,
)
