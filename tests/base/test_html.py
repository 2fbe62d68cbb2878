import pytest

from dateline.base.html import escape, visible_text


def test_text_is_escaped_for_elements_and_attributes() -> None:
    assert escape("<a href='x'>\"R&D\"") == "&lt;a href=&#x27;x&#x27;&gt;&quot;R&amp;D&quot;"


@pytest.mark.parametrize(
    ("fragment", "seen"),
    [
        ("<p>The <em>law</em> passed.</p>", "The law passed. "),
        ("<p>One</p><p>Two</p>", "One Two "),
        ("a<br>b<br />c", "a b c"),
        ("R&amp;D &lt;b&gt; caf&#233;", "R&D <b> café"),
        ('<img alt="a > b" src="x">after', "after"),
        ("<img alt='it > is'>after", "after"),
        ("5 < 6", "5 < 6"),
        ("", ""),
    ],
)
def test_a_reader_sees_words_without_tags(fragment: str, seen: str) -> None:
    assert visible_text(fragment) == seen


def test_long_rows_of_unclosed_tags_are_no_trouble() -> None:
    assert visible_text('<a "' * 5000).startswith('<a "')
