from dateline.base.diagnostics import SourceText
from dateline.reading.markdown_layout import lay_out
from dateline.reading.markdown_places import Places


def places(text: str, first_line: int = 1) -> Places:
    return Places("content/x.md", text, first_line, lay_out(text))


def test_marks_are_those_of_the_manuscript() -> None:
    manuscript = SourceText("content/x.md", "---\n---\none\n\nthree ä\n")
    body = places("one\n\nthree ä\n", 3)

    for offset in range(13):
        for length in (0, 1, 4, 40):
            assert body.mark(offset, length) == manuscript.mark_at(offset + 8, length)


def test_a_diagnostic_shows_the_line_it_is_about() -> None:
    text = f"one\n{'b' * 200}\nc"
    body = places(text, 4)

    found = body.diagnose("bad-link", "message", body.mark(4, 2), "hint")

    assert found == SourceText("content/x.md", f"\n\n\n{text}").diagnose(
        "bad-link", "message", body.mark(4, 2), "hint"
    )
    assert body.plain(body.mark(205)) == (6, 1, 6, 2, "c")


def test_equal_texts_are_met_one_after_the_other_and_the_last_again() -> None:
    body = places("a `a` a\n~~~\na\n~~~\n<!-- a --> a")

    assert [body.of_text("a")[:2] for _ in range(4)] == [(1, 1), (1, 7), (5, 12), (5, 12)]


def test_a_text_that_was_not_typed_so_stands_where_its_beginning_stands() -> None:
    body = places("one\ntwo `three`")

    assert body.of_text("two three") == (2, 1, 2, 5)
    assert body.of_text("zero") == (1, 1, 1, 1)


def test_an_address_is_found_wherever_one_may_stand() -> None:
    text = (
        "[a](x 't') ![b](<x>) [c](x_y\\_z) [d](x(y)z)\n"
        '[e]: x "t"\n[f]:\n   <x>\n\n<https://x.org> <x@y.z> [](  ) [g](a b.jpg "t")'
    )
    body = places(text)

    met = [body.of_address(one) for one in ["x", "x", "x", "x", "x", "x_y_z", "x(y)z"]]
    assert [mark[:2] for mark in met] == [(1, 5), (1, 18), (2, 6), (4, 5), (4, 5), (1, 26), (1, 38)]
    met = [body.of_address(one) for one in ["https://x.org", "x@y.z", "", "a b.jpg"]]
    assert [mark[:2] for mark in met] == [(6, 2), (6, 18), (6, 30), (6, 36)]
    assert body.mark(text.index("a b.jpg"), 7) == met[-1]


def test_a_place_asked_for_late_is_the_one_that_was_met() -> None:
    body = places("[a](x) [b](x) [c](y)\ny y")
    met = [body.meet(one) for one in ("x", "x", "z", "y")]

    assert body.of_text("y") == (1, 19, 1, 20)
    assert body.of_text("y") == (2, 1, 2, 2)
    assert [place()[:2] for place in met] == [(1, 5), (1, 12), (1, 1), (1, 19)]
    assert [place()[:2] for place in reversed(met)] == [(1, 19), (1, 1), (1, 12), (1, 5)]


def test_headings_are_found_only_if_all_are() -> None:
    body = places("# a\n\n> * ## b\n\nc\n===\n\n`\n# d\n`\n\n~~~\n# e\n~~~\n\n#f")

    assert [mark[:2] for mark in body.of_headings(3)] == [(1, 1), (3, 1), (5, 1)]
    assert body.of_headings(4) == []
