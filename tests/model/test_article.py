from dataclasses import replace

from dateline.base.canonical import encode, named
from dateline.base.diagnostics import Span
from dateline.base.digest import digest_of
from dateline.model.article import record_digest, record_of, span_of
from tests.model.examples import ARTICLE

TITLE = Span(
    path="content/asia/internet-law.md",
    line=2,
    column=8,
    end_line=2,
    end_column=12,
    excerpt="title: Parliament",
)


def test_a_field_is_found_where_it_was_typed() -> None:
    assert ARTICLE.span("title") == TITLE


def test_the_first_field_that_was_typed_is_found() -> None:
    assert ARTICLE.span("dek", "title", "tags.0") == TITLE


def test_a_field_that_nobody_typed_is_shown_at_the_top_of_the_manuscript() -> None:
    assert ARTICLE.span("region") == Span(path="content/asia/internet-law.md")
    assert ARTICLE.span() == Span(path="content/asia/internet-law.md")


def test_a_plain_mark_becomes_a_span() -> None:
    assert span_of("a.md", (3, 1, 4, 2, "text")) == Span(
        path="a.md", line=3, column=1, end_line=4, end_column=2, excerpt="text"
    )


def test_a_record_holds_what_a_page_may_show_and_no_more() -> None:
    record = record_of(ARTICLE)
    assert record["headline"] == ARTICLE.headline
    assert set(record) == {
        *("id", "url", "slug", "headline", "summary", "byline", "place", "region", "region_name"),
        *("published", "updated", "language", "tags", "sources", "corrections", "series"),
        *("entities", "events", "translation_of", "translator", "licence", "methods", "extra"),
        "word_count",
    }


def test_the_digest_of_a_record_is_that_of_its_canonical_bytes() -> None:
    assert record_digest(ARTICLE) == digest_of(encode(named(record_of(ARTICLE))))


def test_moving_a_field_in_the_manuscript_changes_no_record() -> None:
    moved = replace(ARTICLE, marks={}, manuscript="content/b.md", status="draft")
    assert record_digest(moved) == record_digest(ARTICLE)
    assert record_digest(replace(ARTICLE, headline="Other")) != record_digest(ARTICLE)
