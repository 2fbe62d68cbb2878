import subprocess
import sys

import pytest
import yaml

from dateline.base import yamlevents
from dateline.base.diagnostics import Mark, SourceText
from dateline.base.yamlevents import DEEPEST, MOST_NODES
from dateline.base.yamlnodes import Mapping, Node, PlainNode, Scalar, Sequence, find, load, plain
from dateline.base.yamltext import LARGEST_BLOCK

TOO_DEEP = "at most 8 levels are read; if it is text"
PARSERS = [yaml.CSafeLoader, yaml.SafeLoader]


@pytest.fixture(params=PARSERS, ids=["libyaml", "python"], autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yamlevents, "_LOADER", request.param)


def read(block: str) -> Node:
    outcome = load(SourceText("a.md", f"---\n{block}"), block, 2)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def values(block: str) -> PlainNode:
    return plain(read(block))


def said(block: str) -> list[tuple[str, int, int, str, str]]:
    found = load(SourceText("a.md", f"---\n{block}"), block, 2).diagnostics
    places = [(each, each.span) for each in found]
    return [
        (each.code, span.line, span.column, each.message, each.hint)
        for each, span in places
        if span is not None
    ]


def codes(block: str) -> list[str]:
    return [found[0] for found in said(block)]


@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "yes",
        "on",
        "010",
        "1:30",
        "1_000",
        "0x1F",
        "1e3",
        "~",
        "null",
        "2013-04-05",
        "=",
        "<<",
    ],
)
def test_every_value_is_the_text_that_was_typed(text: str) -> None:
    assert values(f"key: {text}\n") == {"key": text}
    assert values(f"{text}: value\n") == {text: "value"}


def test_a_number_of_5000_digits_is_text() -> None:
    assert values(f"key: {'9' * 5000}\n") == {"key": "9" * 5000}


def test_a_tree_has_mappings_sequences_and_scalars() -> None:
    block = "a: {b: [c, 'd']}\ne:\n- f\n- g: |\n    h\n    i\n"
    assert values(block) == {"a": {"b": ["c", "d"]}, "e": ["f", {"g": "h\ni\n"}]}


def test_a_value_that_is_not_there_is_empty_text() -> None:
    assert values("a:\nb: ''\nc: []\nd: {}\n") == {"a": "", "b": "", "c": [], "d": {}}


def test_a_comment_is_no_text() -> None:
    assert values("# about\na: b  # the rest\n# end\n") == {"a": "b"}


def test_an_address_with_an_anchor_is_whole() -> None:
    assert values("url: https://example.org/a#b\n") == {"url": "https://example.org/a#b"}


def test_text_goes_on_in_indented_lines() -> None:
    assert values("a: one\n  two\nb: 'three\n  four'\n") == {"a": "one two", "b": "three four"}
    assert values('- "one\n  two"\n') == ["one two"]


def test_a_tab_between_words_is_a_space() -> None:
    assert values("a:\tb\tc\t# d\n\t\ne: f\t\n") == {"a": "b c", "e": "f"}


@pytest.mark.parametrize("block", ["", "\n", "# only a comment\n", "   \n\t\n"])
def test_an_empty_block_has_no_value_and_no_fault(block: str) -> None:
    outcome = load(SourceText("a.md", block), block)
    assert (outcome.value, outcome.diagnostics) == (None, ())


def test_nodes_know_where_they_stand_in_the_file() -> None:
    tree = read("title: 'One'\ntags:\n  - two\n")
    assert isinstance(tree, Mapping)
    assert tree.mark == Mark(2, 1, 2, 1)
    title, tags = tree.get("title"), tree.get("tags")
    assert tree.key("title") == Scalar("title", Mark(2, 1, 2, 6), "")
    assert title == Scalar("One", Mark(2, 8, 2, 13), "'")
    assert isinstance(tags, Sequence)
    assert tags.mark[:2] == (4, 3)
    assert tags.items == (Scalar("two", Mark(4, 5, 4, 8), ""),)
    assert tree.get("nothing") is None
    assert tree.key("nothing") is None


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 2, 1),
        (("sources",), 3, 3),
        (("sources", 1, "url"), 5, 10),
        (("sources", 0, "url"), 3, 5),
        (("sources", 7), 3, 3),
        (("sources", "url"), 3, 3),
        (("nothing", 0), 2, 1),
        ((0,), 2, 1),
        (("last", "deeper"), 6, 7),
    ],
)
def test_a_path_leads_to_the_nearest_thing_that_exists(
    path: tuple[str | int, ...], line: int, column: int
) -> None:
    tree = read("sources:\n  - title: a\n  - title: b\n    url: c\nlast: d\n")
    assert find(tree, path)[:2] == (line, column)


def test_a_repeated_key_names_both_lines_and_keeps_the_tree() -> None:
    block = "title: a\nauthor: b\ntitle: c\nauthor: d\n"
    assert said(block) == [
        (
            "duplicate-key",
            4,
            1,
            "`title` is given a second time; the first is on line 2",
            "keep one of the two",
        ),
        (
            "duplicate-key",
            5,
            1,
            "`author` is given a second time; the first is on line 3",
            "keep one of the two",
        ),
    ]
    assert load(SourceText("a.md", block), block).value is not None


def test_a_repeated_key_is_told_even_when_the_rest_cannot_be_read() -> None:
    assert codes("a: 1\na: 2\nb: &x c\n") == ["duplicate-key", "yaml-alias"]
    assert codes("a: 1\na: 2\nb: c: d\n") == ["duplicate-key", "yaml-colon"]


def test_equal_keys_of_two_mappings_are_no_repeat() -> None:
    assert values("- a: 1\n- a: 2\n") == [{"a": "1"}, {"a": "2"}]


@pytest.mark.parametrize(
    ("block", "column", "message", "example"),
    [
        ("title: &amp x\n", 8, "`&amp` would be an anchor", 'title: "&amp x"'),
        ("title: *Star says\n", 8, "`*Star` would be a reference", 'title: "*Star says"'),
        ("tags: [a, *b, c]\n", 11, "`*b` would be a reference", '"*b"'),
        ("<<: *base\n", 5, "`*base` would be a reference", '<<: "*base"'),
        ("a: &x [b]\n", 4, "`&x` would be an anchor", 'a: "&x [b]"'),
    ],
)
def test_anchors_and_references_are_refused(
    block: str, column: int, message: str, example: str
) -> None:
    hint = f"put the text in quotes, as in `{example}`"
    assert said(block) == [("yaml-alias", 2, column, f"{message}, which is not used here", hint)]


@pytest.mark.parametrize(
    ("block", "typed"),
    [
        ("title: !important read this\n", "!important"),
        ("title: ! read this\n", "!"),
        ("title: !!binary aGk=\n", "!!binary"),
        ("title: !!set {a, b}\n", "!!set"),
        ("title: !!python/object/apply:os.system [ls]\n", "!!python/object/apply:os.system"),
        ("title: !<tag:yaml.org,2002:str> a\n", "!<tag:yaml.org,2002:str>"),
    ],
)
def test_a_type_tag_is_refused(block: str, typed: str) -> None:
    value = block.removeprefix("title: ").strip()
    hint = f'put the text in quotes, as in `title: "{value}"`'
    message = f"`{typed}` would be a type tag, which is not used here"
    assert said(block) == [("yaml-tag", 2, 8, message, hint)]


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert [found[:3] for found in said(bomb)] == [("yaml-alias", 2, 4)]


def test_eight_levels_are_read_and_a_ninth_is_refused() -> None:
    lists = DEEPEST - 2
    assert values(f"a: {'[' * lists}b{']' * lists}\n") == {"a": [[[[[["b"]]]]]]}
    assert said("a: [[[[[[[b]]]]]]]\n") == [
        (
            "yaml-too-deep",
            2,
            11,
            "lists or mappings nested too deep",
            f'{TOO_DEEP}, put the text in quotes, as in `a: "[[[[[[[b]]]]]]]"`',
        )
    ]


@pytest.mark.parametrize("block", ["[" * 20_000, "a: " + "[" * 20_000 + "]" * 20_000])
def test_twenty_thousand_brackets_are_refused(block: str) -> None:
    assert codes(block) == ["yaml-too-deep"]


def test_twenty_thousand_braces_and_hyphens_are_refused() -> None:
    assert codes("a: " + "{a: " * 15_000) == ["yaml-too-deep"]
    assert codes("- " * 20_000) == ["yaml-too-deep"]


def test_brackets_behind_a_fault_are_not_even_looked_at() -> None:
    assert codes("title: [Update] Report " + "[" * 60_000) == ["yaml-special-character"]


def test_two_thousand_nodes_are_read_and_one_more_is_refused() -> None:
    items = MOST_NODES - 3
    assert len(str(values(f"a: [{'b,' * items}]\n"))) > items
    assert said("a:\n" + "- b\n" * (items + 1)) == [
        (
            "yaml-too-large",
            items + 3,
            3,
            "too many keys and values",
            "at most 2,000 values are read; move long lists into the body",
        )
    ]


def test_64_kb_are_read_and_one_byte_more_is_refused() -> None:
    text = "é" * ((LARGEST_BLOCK - 4) // 2)
    assert values(f"a: {text}\n") == {"a": text}
    assert said(f"aa: {text}\n") == [
        (
            "yaml-too-large",
            2,
            1,
            "more than 64 kB of YAML",
            "long texts belong into the body; perhaps the line `---` that ends the YAML is missing",
        )
    ]


def test_a_second_document_is_refused() -> None:
    assert said("title: a\n---\nauthor: b\n") == [
        (
            "yaml-second-document",
            3,
            1,
            "a second document begins here",
            "remove this line; a file holds one YAML document",
        )
    ]


def test_a_first_document_may_be_announced() -> None:
    assert values("---\ntitle: a\n") == {"title": "a"}


@pytest.mark.parametrize(
    ("block", "column", "kind", "example"),
    [
        ("? [a, b]\n: c\n", 3, "list", '? "[a, b]"'),
        ("[a, b]: c\n", 1, "list", '"[a, b]: c"'),
        ("title: {{ name }}\n", 9, "mapping", 'title: "{{ name }}"'),
    ],
)
def test_a_key_that_is_no_word_is_refused(block: str, column: int, kind: str, example: str) -> None:
    message = f"a {kind} stands where a key is expected"
    hint = f"if it is text, put the text in quotes, as in `{example}`"
    assert said(block) == [("yaml-key", 2, column, message, hint)]


def test_a_value_that_is_not_there_stands_at_the_end_of_the_text() -> None:
    assert find(read("a: b\n? c"), ("c",)) == Mark(3, 4, 3, 4)


def test_the_pure_parser_serves_where_libyaml_is_missing() -> None:
    program = (
        "import sys\n"
        "sys.modules['yaml._yaml'] = None\n"
        "from dateline.base.diagnostics import SourceText\n"
        "from dateline.base.yamlnodes import load, plain\n"
        "print(plain(load(SourceText('a', ''), 'a: [NO]').value))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout == "{'a': ['NO']}\n"
