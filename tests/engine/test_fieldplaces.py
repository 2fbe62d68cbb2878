"""What there is to say about fields gets the lines they stand in."""

import unicodedata
from pathlib import Path

from dateline.base.diagnostics import Diagnostic, FieldSpan, Span, diagnose
from dateline.engine.fieldplaces import with_places
from dateline.engine.gather import CONTENT, Found, scan
from tests.conftest import MakeNewsroom
from tests.newsroom import article

A, B = "content/a.md", "content/b.md"


def said(span: Span | None, *related: Span) -> Diagnostic:
    return diagnose("same-address", "two files", span, related=related)


def manuscripts(site: Path) -> dict[str, Found]:
    """Return the manuscripts of a site, by path."""
    return {seen.path: seen.found for seen in scan(site, CONTENT, [])}


def test_fields_become_the_lines_they_stand_in(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / A).write_text("---\ntitle: A\nslug: x\n---\n\nProse.\n")
    (tmp_path / B).write_text("---\ntitle: B\n---\n\nProse.\n")
    fields = ("slug", "title")

    found = with_places(
        [said(FieldSpan(path=A, fields=fields), FieldSpan(path=B, fields=fields), Span(path=A))],
        manuscripts(tmp_path),
    )

    slug = Span(path=A, line=3, column=7, end_line=3, end_column=8, excerpt="slug: x")
    title = Span(path=B, line=2, column=8, end_line=2, end_column=9, excerpt="title: B")
    assert found == (said(slug, title, Span(path=A)),)


def test_what_has_its_place_already_is_left_as_it_is() -> None:
    untouched = said(Span(path=A, line=7)), said(None), said(Span(path=A), Span(path=B, line=2))
    assert with_places(untouched, {}) == untouched


def test_a_manuscript_that_is_gone_is_named_without_a_line(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / A).write_text("---\ntitle: A\n---\n")
    before = manuscripts(tmp_path)
    (tmp_path / A).unlink()

    for known in (before, {}):
        (found,) = with_places([said(FieldSpan(path=A, fields=("title",)))], known)
        assert found == said(Span(path=A))
        assert type(found.span) is Span


def test_places_beside_what_has_no_place_are_found() -> None:
    (found,) = with_places([said(None, FieldSpan(path=B, fields=("title",)))], {})
    assert found == said(None, Span(path=B))


def test_a_name_is_found_in_the_form_that_it_has_on_the_disk(newsroom: MakeNewsroom) -> None:
    name = unicodedata.normalize("NFD", "content/café.md")
    room = newsroom({name: article(related="[nobody]")})

    room.build()

    (found,) = room.diagnostics
    assert (found.code, found.span and found.span.excerpt) == (
        "unknown-related",
        "related: [nobody]",
    )
