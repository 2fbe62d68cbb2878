import re
from collections.abc import Iterator

import html5lib
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.base.diagnostics import excerpt_of
from dateline.reading.markdown import BodyReading
from dateline.reading.markdown_notebook import is_page_id
from dateline.reading.markdown_sanitiser import ATTRIBUTES, TAGS, sanitised
from tests.reading.test_markdown import read

pytestmark = pytest.mark.properties

LAW = settings(deadline=None, max_examples=500, suppress_health_check=[HealthCheck.too_slow])
SCHEMES = ("http:", "https:", "mailto:", "dateline-link:", "#")
EXTRA = {"div": {"role", "tabindex"}, "th": {"scope"}}
FRAGMENTS = (
    "\n", "\n\n", " ", "    ", "\t", "* ", "- ", "1. ", "> ", "# ", "## ", "###### ", "#", "===\n",
    "---\n", ":   ", "|", "|-|-|\n", "a|b\n-|-\n", "`", "``", "```\n", "```python\n", "~~~\n",
    "```{.c #d}\n", "*", "**", "_", "__", "***", "[", "]", "(", ")", "](", "![", "!", "<", ">",
    "</", "/>", "\\", "{", "}", "[a](b)", "[a](b.md#c)", "[a](javascript:x)",
    "[a](&#106;avascript:x)", "[a](java&Tab;script:x)", "[a](//x.org)", "[a](data:text/html,x)",
    '[a](https://x.org "t")', "[a](<", "[a](#b)", "[a][b]", "[b]: javascript:x\n",
    "[b]: https://x.org 'T'\n", "[a]()", "[](a)", "![a](b.jpg)", '![](b.jpg "C. D")',
    "![a](https://x.org/b.jpg)", '![""](data:image/svg+xml,x)', "<https://x.org>",
    "<javascript://x>", "<a@b.c>", "[^1]", "[^1]: n\n", "[^", "\n\n[^1]:\n", "[@al-jazeera]",
    "[@2, @bbc]", "[@9]", "[@", "{: .a #b }", "{: onclick=x style=y }", "{#main}", "{{ x }}",
    "{% x %}", "{:", "[TOC]", "\n\n[TOC]\n\n", "*[AB]: c\n", "AB", "<script>", "</script>", "<b>",
    "</b>", "<p onclick=x>", "<a href=javascript:x>", "<a href='x.md'>", "</a>",
    "<img src=x onerror=y>", "<img src=a.jpg alt=b>", "<style>", "<svg><a xlink:href=x>", "<math>",
    "<table>", "<td>", "<div>", "</div>", "<p>", "</p>", "<ul>", "<h1>", "<title>", "<plaintext>",
    "<select>", "<template>", "<noscript>", "<iframe src=x>", "<base href=x>",
    "<meta http-equiv=refresh>", "<!--", "-->", "<!-- c -->", "<!-->", "--!>", "<![CDATA[", "]]>",
    "<?", "?>", "<!x>", "<details open>", "&", "&amp;", "&#60;", "&lt;b&gt;", "&nbsp;", "&#x202e;",
    "&#0;", "&notin", '"', "'", "--", "---", "...", "dateline-link:0", 'href="dateline-link:7"',
    'src="dateline-picture:7"', "///Footnotes Go Here///", "\x02", "\x03", "\x02wzxhzdk:0\x03",
    "\x02klzzwxh:0000\x03", "\xa0", "\u200b", "\u202e", "\xe9", "\u4e2d", "\u05d0", "\U0001f600",
)  # fmt: skip
bodies = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=8)), max_size=30).map(
    "".join
)


def elements(reading: BodyReading) -> Iterator[tuple[str, dict[str, str]]]:
    tree = html5lib.parseFragment(reading.body.html, namespaceHTMLElements=False)
    for element in tree.iter():
        if element is not tree:
            assert isinstance(element.tag, str), reading.body.html
            yield element.tag, dict(element.attrib)


def check(reading: BodyReading) -> None:
    """Assert that a browser finds in the HTML nothing that may not be there."""
    ids = []
    for tag, attributes in elements(reading):
        assert tag in TAGS
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set()) | EXTRA.get(tag, set())
        assert attributes.keys() <= allowed
        assert attributes.get("href", "#").casefold().startswith(SCHEMES)
        assert re.fullmatch(r"dateline-picture:\d+", attributes.get("src", "dateline-picture:0"))
        ids += [attributes["id"]] if "id" in attributes else []
    assert len(ids) == len(set(ids))
    assert tuple(ids) == reading.anchors
    assert not any(is_page_id(one) for one in ids if not one.startswith(("fn", "cite-")))
    assert sanitised(reading.body.html).strip() == reading.body.html.replace("&#45;", "-")


def check_tokens(reading: BodyReading) -> None:
    """Assert that every token leads to something noted, and that none is only text."""
    found = re.findall(r' (?:href|src)="dateline-(link|picture):(\d+)"', reading.body.html)
    assert len(found) == len(re.findall("dateline-(?:link|picture):", reading.body.html))
    for kind, number in found:
        assert int(number) < len(reading.links if kind == "link" else reading.pictures)


def check_places(reading: BodyReading, text: str) -> None:
    """Assert that everything said stands somewhere in the text."""
    lines = re.split(r"\r\n?|\n", text.translate({2: None, 3: None}))
    for found in reading.diagnostics:
        span = found.span
        assert span is not None
        assert span.excerpt == excerpt_of(lines[span.line - 1], span.column)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert span.end_line <= len(lines)


@LAW
@given(bodies)
def test_no_text_raises_and_none_gets_anything_dangerous_through(text: str) -> None:
    reading = read(text)

    check(reading)
    check_tokens(reading)
    check_places(reading, text)
    html5lib.HTMLParser(strict=True).parseFragment(reading.body.html)


@LAW
@given(bodies)
@example("dateline-link:0<style>[a](b)")
def test_nothing_dangerous_gets_through_where_raw_html_is_on(text: str) -> None:
    reading = read(text, raw_html=True)

    check(reading)
    check_tokens(reading)
    check_places(reading, text)


@LAW
@given(bodies)
def test_no_comment_is_published(text: str) -> None:
    for raw_html in (False, True):
        assert "secret" not in read(f"{text}<!--secret-->", raw_html=raw_html).body.html


@LAW
@given(st.lists(bodies, min_size=2, max_size=4), st.booleans())
def test_what_was_read_before_makes_no_difference(texts: list[str], raw_html: bool) -> None:  # noqa: FBT001
    first = [read(text, raw_html=raw_html) for text in texts]

    assert [read(text, raw_html=raw_html) for text in reversed(texts)] == first[::-1]
