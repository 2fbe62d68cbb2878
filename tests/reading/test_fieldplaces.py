"""Where fields of front matter stand in a manuscript."""

from dateline.base.diagnostics import Span
from dateline.reading.fieldplaces import FieldPlaces

PATH = "content/asia/internet-law.md"
MANUSCRIPT = b"""---
title: Parliament puts blogs under media law
tags: [media-law, "internet"]
sources:
  - outlet: Daily Times
    title: Blogs
  - Interfax, 25 June 2009
---

Prose.
"""
PLACES = FieldPlaces(PATH, MANUSCRIPT)
TITLE = Span(
    path=PATH,
    line=2,
    column=8,
    end_line=2,
    end_column=45,
    excerpt="title: Parliament puts blogs under media law",
)


def test_a_field_is_found_where_its_text_was_typed() -> None:
    assert PLACES.first(["title"]) == TITLE


def test_the_first_field_that_was_typed_is_found() -> None:
    assert PLACES.first(["dek", "title", "tags.0"]) == TITLE


def test_an_item_of_a_list_is_found_in_its_line() -> None:
    assert PLACES.first(["tags.1"]) == Span(
        path=PATH,
        line=3,
        column=19,
        end_line=3,
        end_column=29,
        excerpt='tags: [media-law, "internet"]',
    )
    assert PLACES.first(["sources.0"]).line == 5
    assert PLACES.first(["sources.1"]).line == 7


def test_a_list_is_found_by_its_key() -> None:
    assert PLACES.first(["sources"]) == Span(
        path=PATH, line=4, column=1, end_line=4, end_column=8, excerpt="sources:"
    )


def test_of_a_field_that_was_typed_twice_the_first_is_found() -> None:
    twice = b"---\nrelated: [a]\ntitle: A\nrelated:\n  - b\n---\n"
    places = FieldPlaces(PATH, twice)

    assert (places.first(["related"]).line, places.first(["related.0"]).line) == (2, 2)


def test_a_field_that_nobody_typed_is_shown_at_the_top_of_the_manuscript() -> None:
    assert PLACES.first(["region"]) == Span(path=PATH)
    assert PLACES.first([]) == Span(path=PATH)


def test_a_manuscript_that_cannot_be_read_is_shown_at_its_top() -> None:
    for data in (b"", b"\xff\xfe", b"No front matter.", b"---\n- a list\n---\n"):
        assert FieldPlaces(PATH, data).first(["title"]) == Span(path=PATH)
