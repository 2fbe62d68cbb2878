"""Check `completeness`."""

from dateline.base.diagnostics import diagnose
from dateline.checks.site.completeness import CHECK
from dateline.model.article import marks_of, span_of
from tests.checks.site.views import said_of, site_of
from tests.indexing.desk import MARK, archive_of, article


def test_an_article_without_a_summary_is_found() -> None:
    archive = archive_of(
        article("a", marks=marks_of({"title": MARK})), article("b", summary="What it is about.")
    )

    assert said_of(CHECK, site_of(archive=archive)) == [
        diagnose(
            "no-summary",
            "the article has no summary; lists, feeds and previews show its headline alone",
            span_of("content/a.md", MARK),
            "add `summary:` with one or two sentences",
        )
    ]
