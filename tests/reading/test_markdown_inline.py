"""The inline pass with its gates says the same as without them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.base.diagnostics import SourceText
from dateline.reading.markdown import BodyReading, MarkdownOptions, read_body
from dateline.reading.markdown_converter import converter_for
from dateline.reading.markdown_inline import NECESSARY, GatedInlines

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
PIECES = [
    *("word", " ", "  \n", "\n", "\n\n", "*", "**", "_", "__", "`", "``", "\\", "\\*"),
    *("[", "]", "(", ")", "[a](b)", "![a](b.jpg)", "[a][b]", "\n\n[b]: https://example.org\n\n"),
    *("[^1]", "\n\n[^1]: note\n\n", "<", ">", "<https://example.org>", "<a@example.org>", "<b>"),
    *("&", "&amp;", "&#39;", "[@a]", "[@1]", "- ", "> ", "## ", "1. ", "|", '"', "'", "--"),
    *("é", "中", "{: #x }", "HTML"),
]
documents = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@pytest.fixture(params=[False, True], ids=["escaped HTML", "raw HTML"])
def converters(request: pytest.FixtureRequest) -> "Pair":
    return Pair(raw_html=request.param)


class Pair:
    """The converter with its gates, and the same one with all of them open."""

    def __init__(self, *, raw_html: bool) -> None:
        md = converter_for("en", raw_html).md
        inlines = md.treeprocessors["inline"]
        assert isinstance(inlines, GatedInlines)
        self.inlines, self.gates = inlines, inlines.gates
        self.options = MarkdownOptions(
            language="en", raw_html=raw_html, headline="", source_keys=("a",), folder="content/a"
        )

    def read(self, text: str, *, gated: bool) -> BodyReading:
        self.inlines.gates = self.gates if gated else [(one, "") for one, _ in self.gates]
        try:
            return read_body(SourceText("content/a/x.md", text), text, 1, self.options)
        finally:
            self.inlines.gates = self.gates


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_reads_the_same_without_gates(path: Path, converters: Pair) -> None:
    text = path.read_text(encoding="utf-8")

    assert converters.read(text, gated=True) == converters.read(text, gated=False)


@pytest.mark.properties
@pytest.mark.parametrize("raw_html", [False, True])
@settings(max_examples=1500, deadline=None)
@given(text=documents)
def test_any_document_reads_the_same_without_gates(text: str, *, raw_html: bool) -> None:
    pair = Pair(raw_html=raw_html)

    assert pair.read(text, gated=True) == pair.read(text, gated=False)


def test_every_gate_belongs_to_a_pattern() -> None:
    md = converter_for("en", False).md

    assert {name for name in NECESSARY if name not in md.inlinePatterns} == set()
