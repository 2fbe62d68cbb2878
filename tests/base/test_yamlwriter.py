import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dateline.base.diagnostics import SourceText
from dateline.base.yamlnodes import PlainNode, load, plain
from dateline.base.yamlwriter import Written, write_mapping
from tests.base.laws import LAW, lines, texts

# What any text of a manuscript has lost before it is written: see `dateline.base.yamltext`.
REFUSED = {
    *map(chr, range(32)),
    *map(chr, range(0x7F, 0xA0)),
    "\u2028",
    "\u2029",
    "\ufeff",
    "\uffff",
}


def read(block: str) -> PlainNode:
    outcome = load(SourceText("a.md", block), block)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return plain(outcome.value)


def test_front_matter_is_written_in_block_style() -> None:
    written = write_mapping(
        {
            "title": "Blogs: a law",
            "date": "2009-06-25",
            "draft": False,
            "words": 120,
            "tags": ["media law", "on"],
            "sources": [{"outlet": "Daily Times", "pages": ["1", "2"]}, {"outlet": "B"}],
            "extra": {"a": {"b": "c"}},
            "aliases": [],
            "theme": {},
            "grid": [["a", "b"], ["c"]],
        }
    )
    assert written == (
        'title: "Blogs: a law"\n'
        "date: 2009-06-25\n"
        "draft: false\n"
        "words: 120\n"
        "tags:\n"
        "  - media law\n"
        '  - "on"\n'
        "sources:\n"
        "  - outlet: Daily Times\n"
        "    pages:\n"
        '      - "1"\n'
        '      - "2"\n'
        "  - outlet: B\n"
        "extra:\n"
        "  a:\n"
        "    b: c\n"
        "aliases: []\n"
        "theme: {}\n"
        "grid:\n"
        "  - - a\n"
        "    - b\n"
        "  - - c\n"
    )
    assert write_mapping({"draft": True}) == "draft: true\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("plain words", "plain words"),
        ("C# and a:b", "C# and a:b"),
        ("NO", '"NO"'),
        ("1984", '"1984"'),
        ("12:30", '"12:30"'),
        ("2009-06-25", "2009-06-25"),
        ("a: b", '"a: b"'),
        ("ends:", '"ends:"'),
        ("a #b", '"a #b"'),
        ("- a", '"- a"'),
        ("", '""'),
        (" a", '" a"'),
        ("a ", '"a "'),
        ('say "no"', 'say "no"'),
        ('"no"', '"\\"no\\""'),
        ("two\nlines", '"two\\nlines"'),
        ("soft\u00adhyphen", '"soft\\u00adhyphen"'),
        ("\u202eback", '"\\u202eback"'),
    ],
)
def test_text_that_could_be_taken_for_something_else_is_quoted(text: str, written: str) -> None:
    assert write_mapping({"a": text}) == f"a: {written}\n"
    assert read(f"a: {written}\n") == {"a": text}
    assert yaml.load(f"- {written}", Loader=yaml.BaseLoader) == [text]  # noqa: S506 - texts only


values: st.SearchStrategy[Written] = st.recursive(
    (texts | lines).map(lambda text: "".join(sign for sign in text if sign not in REFUSED)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(lines, inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.properties
@LAW
@given(st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), values, min_size=1))
def test_what_was_written_is_read_back(fields: dict[str, Written]) -> None:
    assert read(write_mapping(fields)) == fields
