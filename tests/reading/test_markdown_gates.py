"""The short ways through a body lead to the same page as the long ones.

The passes over blocks and over words skip what cannot match, and a tree of plain elements is
written without the sanitiser. Here all of it is read twice, once by the library's own passes.
"""

import os
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, fromstring

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown.blockparser import BlockParser
from markdown.serializers import to_html_string
from markdown.treeprocessors import InlineProcessor

from benchmarks.markdown_ungated import Ungated, ungated
from dateline.base.diagnostics import SourceText
from dateline.reading import markdown_blocks, markdown_inline
from dateline.reading.markdown import BodyReading, MarkdownOptions, read_body
from dateline.reading.markdown_converter import converter_for
from dateline.reading.markdown_inline import GatedInlines
from dateline.reading.markdown_sanitiser import sanitised
from dateline.reading.markdown_writer import Writer
from tests.reading.markdown_documents import LANGUAGES, documents

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
DEMONSTRATION = Path(__file__).parents[2] / "content"
DOCUMENTS = int(os.environ.get("DATELINE_DOCUMENTS", "3000"))


def read(text: str, *, language: str = "en", raw_html: bool = False) -> BodyReading:
    options = MarkdownOptions(
        language=language,
        raw_html=raw_html,
        headline="The law",
        source_keys=("a",),
        folder="content/a",
    )
    reading = read_body(SourceText("content/a/x.md", text), text, 1, options)
    # Which space parts the words is nobody's business.
    return replace(reading, words=" ".join(reading.words.split()))


def read_long(text: str, *, language: str = "en", raw_html: bool = False) -> BodyReading:
    with ungated():
        return read(text, language=language, raw_html=raw_html)


@pytest.mark.parametrize("raw_html", [False, True], ids=["escaped HTML", "raw HTML"])
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_reads_the_same_on_the_long_way(path: Path, *, raw_html: bool) -> None:
    text = path.read_text(encoding="utf-8")

    assert read(text, raw_html=raw_html) == read_long(text, raw_html=raw_html)


@pytest.mark.parametrize("raw_html", [False, True], ids=["escaped HTML", "raw HTML"])
def test_the_demonstration_reads_the_same_on_the_long_way(*, raw_html: bool) -> None:
    paths = sorted(DEMONSTRATION.rglob("*.md"))
    bodies = [path.read_text(encoding="utf-8").split("\n---\n", 1)[1] for path in paths]

    assert len(bodies) > 100
    for text in bodies:
        assert read(text, raw_html=raw_html) == read_long(text, raw_html=raw_html)


@pytest.mark.properties
@settings(
    max_examples=DOCUMENTS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(text=documents, language=st.sampled_from(LANGUAGES), raw_html=st.booleans())
def test_any_document_reads_the_same_on_the_long_way(
    text: str, language: str, *, raw_html: bool
) -> None:
    short = read(text, language=language, raw_html=raw_html)

    assert short == read_long(text, language=language, raw_html=raw_html)


def test_no_pattern_minds_what_its_text_stands_in() -> None:
    for raw_html in (False, True):
        md = converter_for("en", raw_html).md

        assert {tuple(pattern.ANCESTOR_EXCLUDES) for pattern in md.inlinePatterns} == {()}


def test_every_gate_belongs_to_a_processor() -> None:
    md = converter_for("en", False).md

    assert {name for name in markdown_inline.NECESSARY if name not in md.inlinePatterns} == set()
    processors = md.parser.blockprocessors
    assert {name for name in markdown_blocks.NECESSARY if name not in processors} == set()


# For each gate a text that is another one where the gate is shut.
SHUT = {
    "backtick": "`a`",
    "escape": "\\*a",
    "citation": "a [@1]",
    "footnote": "a[^1]\n\n[^1]: b",
    "reference": "[a][b]\n\n[b]: https://example.org",
    "link": "[a](https://example.org)",
    "image_link": "![a](b.jpg)",
    "image_reference": "![a][b]\n\n[b]: c.jpg",
    "short_reference": "[a]\n\n[a]: https://example.org",
    "short_image_ref": "![a]\n\n[a]: b.jpg",
    "autolink": "<https://example.org>",
    "automail": "<desk@example.org>",
    "html": "<b>",
    "linebreak": "a  \nb",
    "entity": "a\n\n&nbsp;",
    "em_strong": "_a_",
    "empty": "    a\n\n\n\n    b",
    "defindent": "a\n:   b\n\n    c",
    "code": "    a",
    "table": "a|b\n-|-\nc|d",
    "hashheader": "## a",
    "setextheader": "a\n===",
    "hr": "* * *",
    "olist": "1. a",
    "ulist": "- a",
    "deflist": "a\n:   b",
    "quote": "> a",
    "footnote definition": "a[^1]\n\n[^1]: b",
    "abbr": "*[A]: b\n\nA",
    "reference definition": "[a]: https://example.org",
}


@pytest.mark.parametrize("name", SHUT)
def test_a_gate_that_is_shut_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    gate, is_definition = name.removesuffix(" definition"), name.endswith(" definition")
    md = converter_for("en", False).md
    inlines = md.treeprocessors["inline"]
    assert isinstance(inlines, GatedInlines)
    assert read(SHUT[name]) == read_long(SHUT[name])
    with monkeypatch.context() as patch:
        if gate in markdown_inline.NECESSARY and not is_definition:
            patch.setitem(markdown_inline.NECESSARY, gate, ("\0",))
        else:
            patch.setitem(markdown_blocks.NECESSARY, gate, "\0")
        inlines.open()
        md.parser.open()
        shut = read(SHUT[name])
    inlines.open()
    md.parser.open()

    assert shut != read_long(SHUT[name])


def test_every_gate_is_shut_once() -> None:
    blocks = {
        f"{name} definition" if name in {"footnote", "reference"} else name
        for name in markdown_blocks.NECESSARY
    }

    # What stands below a list item is taken by the processor for definitions, too.
    assert SHUT.keys() == {*markdown_inline.NECESSARY, *blocks} - {"indent"}


def test_the_long_way_is_the_librarys_own() -> None:
    md = Ungated("en", raw_html=False).md

    assert type(md.parser) is BlockParser
    assert type(md.treeprocessors["inline"]) is InlineProcessor
    assert md.serializer is to_html_string
    assert {type(one.parser) for one in md.parser.blockprocessors} == {BlockParser}
    inlines = converter_for("en", False).md.treeprocessors["inline"]
    assert isinstance(inlines, GatedInlines)
    assert inlines.all_gates != inlines.without_references


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*a b*, **c** d", "<em>a b</em>, <strong>c</strong> d"),
        ("(*a*) *b**c* *d* e*", "(<em>a</em>) <em>b**c</em> <em>d</em> e*"),
        ("*a **b** c* * d *", "<em>a <strong>b</strong> c</em> * d *"),
        ("*a\nb* _c_ *d_e*", "<em>a\nb</em> <em>c</em> <em>d_e</em>"),
        ("*a [b](#c) d*", '<em>a <a href="#c">b</a> d</em>'),
    ],
)
def test_emphasis_that_is_alone_and_emphasis_that_is_not(text: str, html: str) -> None:
    assert f"<p>{html}</p>" == read(text).body.html == read_long(text).body.html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[a b]( https://a.example/b )", '<a href="https://a.example/b" rel="noreferrer">a b</a>'),
        ("[a [b] c](https://a.example/(b))", None),
        (
            '[a](https://a.example "b\nc ")',
            '<a href="https://a.example" rel="noreferrer" title="b c">a</a>',
        ),
        ('[a](https://a.example  "" )', None),
        ("[a](https://a.example \"'b'\")", None),
        ('[a](https://a.example "b\'s")', None),
        ('[a](https://a.example "b"\n)', None),
        ('[a](https://a.example/\'b "c")', None),
        ('[a](https://a.example"b")', None),
        ('[a]("b")', None),
        ("[a](https://a.example \"b 'c' d\")", None),
        ('[a](https://a.example "b (c) d")', None),
        ('[a](https://a.example "b" c)', None),
        ('![a [b] c](b.jpg "c")', None),
        ('![a](b.jpg "c &amp; `d`. Photo: E" )', None),
        ("[a](<https://a.example/b>)", None),
        ("[a](https://a.example/`b`)", None),
        ("[a](#b", "[a](#b"),
        ("[a", "[a"),
        ("[a] (#b)", "[a] (#b)"),
    ],
)
def test_links_that_are_simple_and_links_that_are_not(text: str, html: str | None) -> None:
    assert read(text) == read_long(text)
    assert html is None or read(text).body.html == f"<p>{html}</p>"


PLAIN = [
    "Words, *some* **of** them `code`, <, > and AT&T.  \nA line.",
    '[One](https://example.org/a?b=c&d=e "A title"), [two](b.md), [three](#a) and [^1].',
    "[![A room](a.jpg) and *words*](https://example.org)",
    "Cited. [@a] [@1]\n\n[^1]: A note.",
    "> Quoted\n\n- one\n- two\n\n    three\n\n3. four\n\n* * *\n\n## Heading\n\n[TOC]",
    'Term\n:   Definition\n\n| a | b |\n|---|:-:|\n| c | d |\n\n    <code> & "code"\n',
    '![A room](a.jpg "A caption. A credit")\n\nThe UN.\n\n*[UN]: United Nations',
    "Arabic\n{: #x .y lang=ar dir=rtl }",
]
UNUSUAL = [
    "caf&eacute;",
    "```\ncode\n```",
    "<b>",
    "[One](https://192.0.2.1/)",
    "[One](https://example.org/%C3%A9/ü)",
    "[One](mailto:desk@example.org)",
    "<desk@example.org>",
    '[One](https://example.org "a > b")',
    '[One](https://example.org "a & b")',
    "A non-character \ufdd0",
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_needs_no_sanitiser(text: str) -> None:
    assert read(text) == read_long(text)
    read(text)
    assert converter_for("en", False).writer.is_plain


@pytest.mark.parametrize("text", UNUSUAL)
def test_anything_unusual_goes_through_the_sanitiser(text: str) -> None:
    assert read(text) == read_long(text)
    read(text)
    assert not converter_for("en", False).writer.is_plain


def test_where_raw_html_is_on_everything_goes_through_the_sanitiser() -> None:
    read("Words.", raw_html=True)

    assert not converter_for("en", True).writer.is_plain


def written(root: Element) -> str | None:
    """Return the HTML of a tree if its writer holds it for plain."""
    writer = Writer(converter_for("en", False).md)
    html = writer(root)
    return html if writer.is_plain else None


@pytest.mark.parametrize(
    "tree",
    [
        "<div><script>x</script></div>",
        "<div><h1>x</h1></div>",
        "<div><p><p>x</p></p></div>",
        "<div><a><em><a>x</a></em></a></div>",
        "<div><ul>x<p>y</p></ul></div>",
        "<div><table>x</table></div>",
        "<div><pre>\n<code>x</code></pre></div>",
        "<div><hr>x</hr></div>",
        '<div><p onclick="x">y</p></div>',
        '<div><a href="javascript:x">y</a></div>',
        '<div><img src="https://example.org/x.jpg" /></div>',
        '<div><p class="a&amp;lt;">y</p></div>',
        "<div><code>&amp;copy;</code></div>",
        "<div><p>&#x202f;\x7f</p></div>",
    ],
)
def test_a_tree_with_anything_else_in_it_is_not_plain(tree: str) -> None:
    converter_for("en", False).md.reset()

    assert written(fromstring(tree)) is None  # noqa: S314 - written above


def test_what_python_markdown_keeps_aside_is_not_plain() -> None:
    converter_for("en", False).md.reset()
    root = Element("div")
    SubElement(root, "p").text = "A word \x02kept aside\x03."

    assert written(root) is None


@st.composite
def trees(draw: st.DrawFn) -> Element:
    """Make a tree of likely and unlikely elements, one in another in any order."""
    tags = ["p", "li", "ul", "ol", "table", "tr", "td", "tbody", "a", "em", "strong", "span", "sup"]
    tags += ["pre", "code", "h2", "blockquote", "dl", "dt", "dd", "figure", "figcaption", "img"]
    tags += ["br", "hr", "div", "abbr", "script", "form", "select", "option", "svg", "button", "b"]
    texts = st.sampled_from(
        ["", "\n", "x", " ", "&", "&lt;", "&copy", "<b>", '"', "\u00a0", "\x01"]
    )
    values = ["x", "#a", "0", "region", "col", "https://a.example/?b", "https://a", "javascript:x"]
    names = ["class", "id", "href", "rel", "title", "src", "role", "tabindex", "scope", "style"]
    root = Element("div")
    above = [root]
    for _ in range(draw(st.integers(0, 12))):
        element = SubElement(draw(st.sampled_from(above)), draw(st.sampled_from(tags)))
        element.text, element.tail = draw(texts), draw(texts)
        for name in draw(st.lists(st.sampled_from(names), max_size=2)):
            element.set(name, draw(st.sampled_from(values)))
        above.append(element)
    return root


@pytest.mark.properties
@settings(max_examples=1000, deadline=None)
@given(trees())
def test_the_sanitiser_changes_nothing_of_a_plain_tree(root: Element) -> None:
    converter_for("en", False).md.reset()
    html = written(root)

    assert html is None or sanitised(html) == html
    assert html is None or html == sanitised(to_html_string(root))
