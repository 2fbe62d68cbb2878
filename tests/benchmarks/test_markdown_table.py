"""The table of what a body costs: what stands in it, not how long it took."""

import pytest

from benchmarks.markdown_classes import CLASSES, DOCUMENTS, PARAGRAPHS, documents_of
from benchmarks.markdown_table import HEADINGS, Cost, cost, main, table
from dateline.base.diagnostics import SourceText
from dateline.reading.markdown import MarkdownOptions, read_body

# Something that the HTML of each document of a class holds, and how often at least.
HOLDS = {
    "plain prose": ("<p>", PARAGRAPHS),
    "prose with quotation marks": ("”", 2 * PARAGRAPHS),
    "emphasis": ("<strong>", PARAGRAPHS),
    "links": ('<a href="https://example.net/', 3 * PARAGRAPHS),
    "citations": ('<sup class="cite">', 2 * PARAGRAPHS),
    "footnotes": ('class="footnote-backref"', PARAGRAPHS),
    "lists": ("<li>", 5 * PARAGRAPHS),
    "tables": ("<td", 15 * PARAGRAPHS),
    "headings": ("<h2 ", PARAGRAPHS),
    "figures": ('<span class="credit">', PARAGRAPHS),
    "code": ('<code class="highlight language-python">', PARAGRAPHS),
    "mixed reports": ("<p>", 8),
    "hostile": ("[a ", 1),
}


@pytest.mark.parametrize("name", CLASSES)
def test_each_document_of_a_class_holds_what_the_class_is_named_after(name: str) -> None:
    documents = documents_of(name)

    assert len(documents) == DOCUMENTS
    assert documents == documents_of(name)
    sign, least = HOLDS[name]
    options = MarkdownOptions(
        language="en",
        raw_html=False,
        headline="",
        source_keys=("a", "b", "c", "d", "e", "f"),
        folder="content/asia/2009",
    )
    for text in documents:
        reading = read_body(SourceText("content/asia/2009/x.md", text), text, 1, options)
        assert reading.body.html.count(sign) >= least
        assert name == "hostile" or not [one for one in reading.diagnostics if one.is_error]


def test_a_row_has_the_three_times_and_what_they_are_to_each_other() -> None:
    row = Cost(name="lists", size=2100, library=0.001, without_gates=0.002, ours=0.0005).row()

    assert row == ("lists", "2.1", "1,000", "2,000", "500", "0.25", "0.50")


def test_the_table_is_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    lines = table([cost("headings", 1)]).split("\n")

    assert lines[0] == f"| {' | '.join(HEADINGS)} |"
    assert lines[1] == "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    assert lines[2].startswith("| headings | ")
    with pytest.raises(SystemExit):
        main(["--rounds", "0"])
    assert "at least one round" in capsys.readouterr().err
