"""What a page says, whichever generator wrote it."""

import pytest

from benchmarks.comparison.reading import prose_words, read_page, words_of

PAGE = """<!doctype html><title>x</title><h1>The &ldquo;first&rdquo; <em>law</em></h1>
<p><time datetime="2026-06-25T06:00Z">June</time> <a class="region" href="/r/">Europe</a></p>
<div class="body"><p>One&nbsp;two<sup><a href="#fn1">1</a></sup>.</p><hr><div><p>Three.
<a href="#ref">back</a></p></div></div>
<ol class="sources"><li id="source-1">A, <a href="https://example.org/?a=1&amp;b=2">B</a></li>
<li>C</li></ol>
<p><a rel="tag" href="/t/a/">a</a> <a rel="tag" href="/t/b/">b</a></p><p class="edition">E 1</p>
<ul class="reports"><li><time datetime="2025">2025</time> <a href="x.html">X <b>y</b></a></li></ul>
<h1>Another</h1>"""


def test_every_part_of_a_page_is_found() -> None:
    page = read_page(PAGE)

    assert words_of(page.title) == ["the", "first", "law"]
    assert (page.day, page.region, page.edition.strip()) == ("2026-06-25", "/r/", "E 1")
    assert page.words() == ["one", "two", "three"]
    assert [(words_of(text), url) for text, url in page.sources] == [
        (["a", "b"], "https://example.org/?a=1&b=2"),
        (["c"], ""),
    ]
    assert page.tags == ["/t/a/", "/t/b/"]
    assert page.links == ["/r/", "#fn1", "#ref", "https://example.org/?a=1&b=2", "/t/a/", "/t/b/"]
    assert [(url, words_of(title)) for url, title in page.listed] == [("x.html", ["x", "y"])]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>It's “so” – yes…</p>", '<p>It’s "so" -- yes...</p>'),
        ("<p>a</p><p>b</p>", "<p>a</p>\n<p>b</p>\n"),
        ("<hr><p>a</p>", "<hr /><p>a</p>"),
        (
            "<p>a</p><ol><li>b</li></ol>",
            '<p>a</p><section><hr/><ol><li id="x">b</li></ol></section>',
        ),
    ],
)
def test_markup_and_typography_make_no_difference(one: str, other: str) -> None:
    assert prose_words(one) == prose_words(other)


def test_blocks_part_words_and_inline_elements_do_not() -> None:
    assert prose_words(
        "<p>a<em>b</em>c</p><p>d</p><table><tr><td>e</td><td>f</td></tr></table>"
    ) == [
        "abc",
        "d",
        "e",
        "f",
    ]
