import pytest

from dateline.reading.markdown_code import LONGEST_COLOURED, _lexer_names
from tests.reading.test_markdown import hints, html, read, said


@pytest.mark.parametrize("info", ["", "text", "  plain", ".txt", "{.text}"])
def test_code_without_a_language_is_plain(info: str) -> None:
    assert html(f"```{info}\na < \"b\"\t& 'c'\n\n  d\n```") == (
        "<pre><code>a &lt; \"b\"\t&amp; 'c'\n\n  d\n</code></pre>"
    )


@pytest.mark.parametrize("info", ["python", ".python", "{.python}", "{: .Python }", " py3 "])
def test_code_with_a_language_is_coloured(info: str) -> None:
    language = info.strip(" {}:.").casefold()

    assert html(f"~~~{info}\nx = 1\n~~~") == (
        f'<pre><code class="highlight language-{language}"><span class="n">x</span> '
        '<span class="o">=</span> <span class="mi">1</span>\n</code></pre>'
    )


def test_no_language_is_guessed() -> None:
    assert "<span" not in html(
        "```\n#!/usr/bin/env python\nimport x\n```\n\n    :::python\n    x = 1"
    )


def test_an_unknown_language_is_told_and_the_code_is_plain() -> None:
    reading = read("One.\n\n```pyton\nx\n```\n\n~~~ qqqqqq\ny\n~~~")

    assert reading.body.html == (
        "<p>One.</p>\n<pre><code>x\n</code></pre>\n<pre><code>y\n</code></pre>"
    )
    unknown = "is not known; the code is printed plain"
    assert said(reading) == [
        f"3:1 unknown-code-language the language `pyton` {unknown}",
        f"7:1 unknown-code-language the language `qqqqqq` {unknown}",
    ]
    assert hints(reading) == ["did you mean python?", "leave the name away for plain text"]


def test_code_may_have_attributes() -> None:
    assert html("```{ .text #a .b .c lang=fr }\nx\n```") == (
        '<pre class="b c" id="a" lang="fr"><code>x\n</code></pre>'
    )


@pytest.mark.parametrize(
    ("info", "fault"),
    [
        ("{ .text onclick=x }", "1:5 bad-attribute `onclick` may not be set"),
        ("{ #main }", "1:5 bad-attribute the id `main` is used by the page around the article"),
        ('text hl_lines="1"', '1:1 bad-attribute `hl_lines="1"` means nothing behind a fence'),
        ("{ .text", "1:1 bad-attribute `{ .text` means nothing behind a fence"),
    ],
)
def test_other_attributes_of_code_are_errors(info: str, fault: str) -> None:
    reading = read(f"```{info}\nx\n```")

    assert said(reading) == [fault]
    assert reading.body.html == "<pre><code>x\n</code></pre>"


def test_code_ends_with_a_fence_at_least_as_long() -> None:
    assert html("````\n```\na\n~~~~\n`````\n\nb ```c``` d") == (
        "<pre><code>```\na\n~~~~\n</code></pre>\n<p>b <code>c</code> d</p>"
    )


def test_code_that_never_ends_is_told_and_read_as_text() -> None:
    reading = read("One\n\n~~~~\n<b>\n~~~\n*a*\n\n```\nb\n\n~~~~~text\n")

    assert said(reading) == [
        "3:1 unclosed-fence the code block is opened and never closed",
        "4:1 raw-html `<b>` is shown as text",
        "5:1 unclosed-fence the code block is opened and never closed",
        "8:1 unclosed-fence the code block is opened and never closed",
        "11:1 unclosed-fence the code block is opened and never closed",
    ]
    assert "<em>a</em>" in reading.body.html


def test_code_behind_a_longer_fence_that_never_ends_is_code() -> None:
    reading = read("~~~~text\n\n~~~\n*a*\n~~~\n\n~~~~text\n\n~~~\n*b*\n~~~")

    assert reading.body.html.count("<pre>") == 2
    assert [found.span.line for found in reading.diagnostics if found.span] == [1, 7]


def test_only_lexers_that_pygments_ships_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def installed() -> None:
        pytest.fail("looked for lexers of other packages")

    monkeypatch.setattr("pygments.lexers.find_plugin_lexers", installed)
    _lexer_names.cache_clear()

    assert "<span" in html("```python\nx\n```")
    assert "<span" not in read("```foo-of-a-package\nx\n```").body.html


def test_long_code_is_not_coloured() -> None:
    code = "x = 1\n" * (LONGEST_COLOURED // 6)

    assert "<span" in html(f"```python\n{code}```")
    assert "<span" not in html(f"```python\n{code}x = 12\n```")


def test_tabs_in_code_stay_tabs() -> None:
    assert html("```\na\tb\n```\n\n\tc\td") == (
        "<pre><code>a\tb\n</code></pre>\n<pre><code>c   d\n</code></pre>"
    )
