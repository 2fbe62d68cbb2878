import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.base.diagnostics import SourceText
from dateline.base.yamlnodes import PlainNode, load, plain
from dateline.base.yamlwriter import Written, write_mapping


def read(text: str) -> PlainNode:
    loaded = load(SourceText("a.md", text), text)
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    return plain(loaded.value)


def test_front_matter_looks_as_people_type_it() -> None:
    fields: dict[str, Written] = {
        "title": "Court: the “first” hearing",
        "unsigned": True,
        "country": "NO",
        "date": "2009-06-25",
        "pages": 12,
        "sources": [
            {"outlet": "BBC", "title": "Title", "date": "2009-06", "url": "http://a.example/b:c#d"},
            "A line – as it was",
            ["nested", ["twice"]],
        ],
        "extra": {"wire_author": "A. Reporter", "none": [], "nothing": {}, "empty": ""},
        "held": False,
    }
    assert write_mapping(fields) == (
        'title: "Court: the “first” hearing"\n'
        "unsigned: true\n"
        'country: "NO"\n'
        "date: 2009-06-25\n"
        "pages: 12\n"
        "sources:\n"
        "  - outlet: BBC\n"
        "    title: Title\n"
        "    date: 2009-06\n"
        "    url: http://a.example/b:c#d\n"
        "  - A line – as it was\n"
        "  - - nested\n"
        "    - - twice\n"
        "extra:\n"
        "  wire_author: A. Reporter\n"
        "  none: []\n"
        "  nothing: {}\n"
        '  empty: ""\n'
        "held: false\n"
    )


def test_an_empty_mapping_is_empty() -> None:
    assert write_mapping({}) == ""


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "a: b", "a:", "a #b", "- a", "? a", "[a", "{a", "'a", '"a"', "&a", "*a", "!a"),
        *("| a", "> a", "%a", "@a", "`a", "# a", "---", "...", ":a", "a ", " a", "a\tb", "a\nb"),
        *("NO", "no", "Yes", "on", "null", "~", "true", "FALSE", "y", "1984", "1.5", "0x1F", "1e3"),
        *("12:30", "1_000", ".inf", "\u00a0", "\u200ba", "a\u202eb"),
        *("😀", "_a", "=", "<<", '\\"a'),
    ],
)
def test_what_yaml_would_read_otherwise_is_quoted(text: str) -> None:
    written = write_mapping({"title": text, text or "key": "value"})
    assert written.startswith('title: "')
    assert read(written) == {"title": text, text or "key": "value"}
    assert yaml.safe_load(written) == {"title": text, text or "key": "value"}


@pytest.mark.parametrize(
    "text",
    [
        "A headline",
        "Café – “closed”",
        "it's, or [not] {so}",
        "a:b",
        "a#b",
        "2009-06-25",
        "1.2 a",
        "é",
    ],
)
def test_plain_text_is_left_plain(text: str) -> None:
    assert write_mapping({"title": text}) == f"title: {text}\n"
    assert read(f"title: {text}\n") == {"title": text}


@pytest.mark.parametrize("text", ["a\u2028b", "a\x85b", "\ufeffa", "a\x7fb", "a\ufffeb", "\x01"])
def test_characters_that_no_manuscript_may_hold_are_written_as_escapes(text: str) -> None:
    written = write_mapping({"title": text})
    assert text not in written
    assert yaml.safe_load(written) == {"title": text}


# Every character that a manuscript may hold.
LETTER = st.characters(
    exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], exclude_characters="\ufeff"
)
TEXT = st.text(st.one_of(LETTER, st.sampled_from("\t\n:-#'\"[]{}&*!|>%@`?, ~")), max_size=30)
VALUE: st.SearchStrategy[Written] = st.recursive(
    TEXT,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=5,
)


@pytest.mark.properties
@settings(deadline=None)
@given(st.dictionaries(TEXT, VALUE, min_size=1, max_size=4))
def test_whatever_is_written_is_read_back(fields: dict[str, Written]) -> None:
    assert read(write_mapping(fields)) == fields
