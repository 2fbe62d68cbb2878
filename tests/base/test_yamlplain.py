"""Plain YAML gives the same tree without a parser; everything else is left to one."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dateline.base import yamlevents, yamlnodes
from dateline.base.diagnostics import Outcome, SourceText
from dateline.base.yamlnodes import Node, load, plain
from dateline.base.yamlplain import plain_tree
from tests.base.laws import LAW

PLAIN = [
    "a: b\n",
    "title: Words, *some* & more – “quoted”, it's, C#\nauthor: É\n",
    "a: 12:30\nb: https://example.org/a?b=c&d#e\nc: (x)\nd_1-E: NO\n",
    "a: \"b: c\"\nb: 'd, e'\nc: \"\"\nd: ' e '\n",
    "a:   b\n\n# a line for editors\nb: c",
    "a: [b, 'c d',\"e\",f.g (h)]\nb: []\n",
    "a:\n  - b\n  - c: d\n    e: \"f\"\n    g: [h]\n  - 'i'\nj: k\n",
    "a:\n- b\n- c: d\n  e: f\ng:\n      - h: i\n        j: k\n",
    "a: \n - b\n",
    "a:\n  - [b, c]\n",
]
LEFT_TO_THE_PARSER = [
    *("", "\n", "# a\n", "a\n", "a:\n", "a:\nb: c\n", "a: b\n  c\n", "a: b\n  - c\n", "- a\n"),
    *("a: b: c\n", "a: b:\n", "a: b \n", "a b: c\n", '"a": b\n', "é: a\n", "<<: a\n", "? a\n: b\n"),
    *("a: b\r\nc: d\n", 'a: "b\rc"\n'),
    *("a: -b\n", "a: *b\n", "a: &b c\n", "a: !b c\n", "a: |\n  b\n", "a: >\n  b\n", "a: @b\n"),
    *(
        "a: {b: c}\n",
        "a: [b: c]\n",
        "a: [b, ]\n",
        "a: [-b]\n",
        "a: [b\n",
        "a: [b]]\n",
        "a: [[b]]\n",
    ),
    *('a: "b\n', "a: 'b''c'\n", 'a: "b" c\n', 'a: "b\n  c"\n', 'a: "b\\nc"\n', "a: `b`\n"),
    *("a: b\na: c\n", "a:\n  - b: c\n    b: d\n", "a:\n  - b\n - c\n", "a:\n  - b\n    c: d\n"),
    *("a:\n  - b:\n", "a:\n  -\n", "a:\n  - b: c\n     d: e\n", "a:\n  - b: c\n    d:\n"),
    *("a:\n  b: c\n", "a:\n    - - b\n", "a:\n-b\n", "  a: b\n", "a: b\n---\n", "...\n", "%a\n"),
    "".join(f"k{number}: v\n" for number in range(500)),
]


def by_parser(block: str) -> Outcome[Node]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamlnodes, "plain_tree", lambda _block, _line: None)
        return load(SourceText("a.md", f"---\n{block}"), block, 2)


@pytest.mark.parametrize("block", PLAIN)
def test_plain_text_has_the_tree_a_parser_gives_it(block: str) -> None:
    tree = plain_tree(block, 2)

    assert tree is not None
    assert by_parser(block) == Outcome(value=tree)


@pytest.mark.parametrize("block", LEFT_TO_THE_PARSER)
def test_whatever_else_there_is_belongs_to_the_parser(block: str) -> None:
    assert plain_tree(block, 2) is None


def test_a_tree_of_one_text_is_that_text() -> None:
    tree = load(SourceText("a.md", "---\na\n"), "a\n", 2).value

    assert tree is not None
    assert plain(tree) == "a"


def test_text_that_hardly_says_what_it_means_is_not_plain() -> None:
    block = "a: b #c\n"

    assert load(SourceText("a.md", f"---\n{block}"), block, 2) == by_parser(block)
    assert [found.code for found in by_parser(block).diagnostics] == ["yaml-comment"]


keys = st.sampled_from([*("a: ", "b: ", "c: ", "d: ", "e:  ", "f-g: ", "h_1: ", "I: "), "j:", ""])
heads = st.sampled_from(["", "", "", "  - ", "    ", "- ", "  ", " - ", "   "])
values = st.sampled_from(
    [
        *("x", "x y", "x: y", "12:30", "-x", "- x", "x - y", "x:y", "x:", "it's", "é", "x#y", "()"),
        *('"x"', '"x: y"', '""', "'x'", "'x''y'", '"x', 'x"y', '"x" y', "NO", "~", "?", "=", "😀"),
        *(
            "[x, y]",
            "[]",
            "[x,y]",
            "[ x]",
            "[x ]",
            "['x', \"y\"]",
            "[x: y]",
            "[x]]",
            "[-x]",
            "[x'y]",
        ),
        *("", "", "{x: y}", "|", "*x", "&x y", "!x y", "x  y", " x", "x ", "\u00a0x", "x\u00a0"),
    ]
)
lines = st.tuples(heads, keys, values).map("".join) | st.sampled_from(["", "# x", "---", " "])


@pytest.mark.properties
@LAW
@given(st.lists(lines, min_size=1, max_size=6))
def test_a_tree_made_without_a_parser_is_always_the_parsers(typed: list[str]) -> None:
    block = "".join(f"{line}\n" for line in typed)
    outcome = load(SourceText("a.md", f"---\n{block}"), block, 2)

    # PyYAML's own parser has other places for values that are not there.
    assert yamlevents._LOADER is yaml.CSafeLoader
    assert outcome == by_parser(block)
