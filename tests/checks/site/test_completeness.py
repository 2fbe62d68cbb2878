"""Check `completeness`."""

from dateline.base.diagnostics import FieldSpan, diagnose
from dateline.checks.site.completeness import CHECK
from tests.checks.site.views import said_of, site_of
from tests.indexing.desk import archive_of, article


def test_an_article_without_a_summary_is_found() -> None:
    archive = archive_of(article("a"), article("b", summary="What it is about."))

    assert said_of(CHECK, site_of(archive=archive)) == [
        diagnose(
            "no-summary",
            "the article has no summary; lists, feeds and previews show its headline alone",
            FieldSpan(path="content/a.md", fields=("title",)),
            "add `summary:` with one or two sentences",
        )
    ]
