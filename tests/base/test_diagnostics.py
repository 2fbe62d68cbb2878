from dateline.base.diagnostics import (
    EXCERPT_LENGTH,
    Diagnostic,
    Mark,
    Outcome,
    Severity,
    SourceText,
    Span,
    column_in_excerpt,
    diagnose,
    in_order,
    strict,
)

TEXT = SourceText("content/a.md", "---\ntitle: Äther\n---\nBody\n")


def test_a_span_carries_the_line_it_begins_on() -> None:
    span = TEXT.span(Mark(2, 8, 2, 13))
    assert span == Span(
        path="content/a.md", line=2, column=8, end_line=2, end_column=13, excerpt="title: Äther"
    )


def test_a_place_behind_the_text_has_no_excerpt() -> None:
    assert TEXT.span(Mark(9, 1, 9, 1)).excerpt == ""


def test_a_long_line_is_cut_in_the_excerpt() -> None:
    source = SourceText("a.md", "x" * 1000)
    assert source.span(Mark(1, 1, 1, 2)).excerpt == "x" * EXCERPT_LENGTH


def test_a_place_far_to_the_right_is_shown_with_what_surrounds_it() -> None:
    line = "x" * 499 + "!" + "x" * 500
    excerpt = SourceText("a.md", line).span(Mark(1, 500, 1, 501)).excerpt
    assert len(excerpt) == EXCERPT_LENGTH
    assert excerpt[0] == "…"
    assert excerpt[column_in_excerpt(500) - 1] == "!"


def test_a_place_near_the_beginning_of_a_line_has_its_own_column_in_the_excerpt() -> None:
    assert column_in_excerpt(120) == 120
    source = SourceText("a.md", "x" * 120 + "!")
    assert source.span(Mark(1, 120, 1, 121)).excerpt == "x" * 120 + "!"
    assert source.span(Mark(1, 121, 1, 122)).excerpt == "…" + "x" * 59 + "!"


def test_an_offset_becomes_line_and_column() -> None:
    assert TEXT.mark_at(0) == Mark(1, 1, 1, 2)
    assert TEXT.mark_at(4, 5) == Mark(2, 1, 2, 6)
    assert TEXT.mark_at(11, 12) == Mark(2, 8, 4, 3)


def test_an_offset_behind_an_empty_first_line_is_on_the_second() -> None:
    assert SourceText("a.md", "\nab").mark_at(1) == Mark(2, 1, 2, 2)
    assert SourceText("a.md", "\nab").mark_at(0) == Mark(1, 1, 2, 1)


def test_a_file_without_a_place_is_shown_at_its_first_character() -> None:
    whole = Span(path="a.md")
    assert (whole.line, whole.column, whole.end_line, whole.end_column) == (1, 1, 1, 1)


def test_a_stretch_ends_where_the_text_does() -> None:
    assert SourceText("a.md", "ab").mark_at(1, 10) == Mark(1, 2, 1, 3)


def test_the_code_decides_the_severity() -> None:
    error = diagnose("missing-field", "no title", hint="add one")
    assert error == Diagnostic(
        code="missing-field", severity=Severity.ERROR, message="no title", hint="add one"
    )
    assert error.is_error
    assert not diagnose("title-long", "long").is_error


def test_a_diagnostic_in_a_text_points_into_it() -> None:
    found = TEXT.diagnose("title-long", "long", Mark(2, 1, 2, 6), "cut it")
    assert found.span == TEXT.span(Mark(2, 1, 2, 6))
    assert (found.code, found.message, found.hint) == ("title-long", "long", "cut it")


def test_an_outcome_fails_without_a_value_or_with_an_error() -> None:
    warning, error = diagnose("title-long", "long"), diagnose("missing-field", "none")
    nothing: Outcome[int] = Outcome(value=None)
    assert nothing.failed
    assert Outcome(value=1, diagnostics=(warning, error)).failed
    assert not Outcome(value=1, diagnostics=(warning,)).failed
    assert not Outcome(value=0).failed


def test_diagnostics_are_told_once_and_in_the_order_of_the_text() -> None:
    def at(path: str, line: int, column: int, code: str, message: str) -> Diagnostic:
        return diagnose(code, message, Span(path=path, line=line, column=column))

    placeless = diagnose("locked", "busy")
    expected = (
        placeless,
        at("a.md", 2, 9, "title-long", "m"),
        at("a.md", 10, 1, "early-date", "m"),
        at("a.md", 10, 1, "title-long", "a"),
        at("a.md", 10, 1, "title-long", "b"),
        at("b.md", 1, 1, "title-long", "m"),
    )
    assert in_order([*reversed(expected), *expected]) == expected


def test_those_that_differ_in_the_hint_alone_keep_their_order() -> None:
    found = tuple(diagnose("locked", "busy", hint=f"hint {n}") for n in range(20))
    assert in_order(found) == found
    assert in_order(reversed(found)) == found[::-1]


def test_a_strict_build_makes_warnings_errors() -> None:
    found = strict([diagnose("title-long", "long"), diagnose("missing-field", "none")])
    assert [each.severity for each in found] == [Severity.ERROR, Severity.ERROR]
    assert [each.message for each in found] == ["long", "none"]
