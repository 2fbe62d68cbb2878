"""Laws of the YAML loader over generated text: what it holds whatever anybody types."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dateline.base import yamlevents
from dateline.base.codes import CODES
from dateline.base.diagnostics import Diagnostic, Outcome, SourceText
from dateline.base.yamlnodes import Mapping, Node, Scalar, load, plain
from tests.base.laws import LAW, texts

pytestmark = pytest.mark.properties

# Pieces that mean something to YAML, so that generated text is near to what people type.
pieces = st.one_of(
    st.sampled_from(
        ["title", "a", "b c", "é", "0", "~", "key: value\n", "- item\n", "k:\n  - l\n"]
    ),
    st.sampled_from(["\\", "\\n", "\\x07", "\\ud83d", "\\U00110000", "\\u00e9", '"\\L"', "😀"]),
    st.sampled_from(["\x07", "\ufeff", "\u2028", "\ud800", "\x85", "\r", "\u200b", "\t"]),
    st.sampled_from([": ", ":", " ", "  ", "\n", "\n  ", "\r\n", "- ", "-", ", ", ",", "? ", "?"]),
    st.sampled_from(['"', "'", '"x"', "'y'", "[", "]", "{", "}", "|", ">", "|2", ">-", "|#"]),
    st.sampled_from(["&a", "*a", "&", "*", "!t", "!", "!!str", "!<a", "@", "`", "=", "<<: "]),
    st.sampled_from(["#", " #x", " # x", "%", "%YAML 1.1\n", "---", "...", "\n---\n", "\n...\n"]),
)
# Whole lines in which the two parsers would differ, if they were left to themselves.
disputed = st.sampled_from(
    [
        "k:\tv\n",
        "a\tb: c\n",
        "k: v\t# x\n",
        "k: [\n\ta]\n",
        "- \ta\n",
        "k: |#\n  a\n",
        "k: 'a\n\tb'\n",
        'k: "\\ud83d"\n',
        'k: "\\U00110000"\n',
        'k: "\\L"\n',
        "a\ufeff: b\n",
        "\ufeffk: v\n",
        "? \n",
    ]
)
yaml_texts = st.lists(pieces | disputed, max_size=16).map("".join) | disputed | texts


def read(parser: object, block: str) -> Outcome[Node]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamlevents, "_LOADER", parser)
        return load(SourceText("a.md", f"---\n{block}"), block, 2)


def lines_of(diagnostics: tuple[Diagnostic, ...]) -> list[int]:
    return [each.span.line if each.span else 0 for each in diagnostics]


@LAW
@given(yaml_texts, st.sampled_from([yaml.CSafeLoader, yaml.SafeLoader]))
def test_text_is_read_or_refused_at_a_line_of_its_own(block: str, parser: object) -> None:
    outcome = read(parser, block)
    last = 2 + block.count("\n")
    assert all(2 <= line <= last for line in lines_of(outcome.diagnostics))
    assert all(found.is_error and CODES[found.code] for found in outcome.diagnostics)
    assert all(found.message and "\n" not in found.message for found in outcome.diagnostics)
    assert all(found.span and found.span.column >= 1 for found in outcome.diagnostics)


@LAW
@given(yaml_texts)
def test_the_two_parsers_agree_on_what_is_right_and_what_it_says(block: str) -> None:
    fast, pure = read(yaml.CSafeLoader, block), read(yaml.SafeLoader, block)
    assert fast.failed == pure.failed or (fast.value is pure.value is None)
    assert bool(fast.diagnostics) == bool(pure.diagnostics)
    values = [None if one.value is None else plain(one.value) for one in (fast, pure)]
    if not fast.diagnostics:
        assert values[0] == values[1]


@LAW
@given(yaml_texts)
def test_every_node_stands_within_the_text(block: str) -> None:
    outcome = read(yaml.CSafeLoader, block)
    last = 2 + block.count("\n")
    waiting = [outcome.value] if outcome.value is not None else []
    while waiting:
        node = waiting.pop()
        assert 2 <= node.mark.line <= node.mark.end_line <= last
        if isinstance(node, Mapping):
            waiting += [part for entry in node.entries for part in entry]
        elif not isinstance(node, Scalar):
            waiting += node.items


@LAW
@given(st.dictionaries(st.from_regex(r"[a-z]{1,9}", fullmatch=True), texts, max_size=6))
def test_quoted_values_come_back_as_they_were(fields: dict[str, str]) -> None:
    printable = {key: "".join(filter(str.isprintable, text)) for key, text in fields.items()}
    block = "".join(
        f"{key}: '{text.replace(chr(39), chr(39) * 2)}'\n" for key, text in printable.items()
    )
    outcome = read(yaml.CSafeLoader, block)
    assert outcome.diagnostics == ()
    assert (plain(outcome.value) if outcome.value else {}) == printable
