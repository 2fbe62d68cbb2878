"""JSON for other programs is written as Python's own module writes it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dateline.base.jsonline import compact_json, json_line
from tests.base.laws import LAW, texts

values = st.recursive(
    texts | st.integers(-(2**53), 2**53) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
)


@LAW
@given(values)
def test_a_line_has_the_bytes_of_pythons_own_json(value: object) -> None:
    assert json_line(value) == json.dumps(value, ensure_ascii=False).encode()
    compact = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert compact_json(value) == compact.encode()


def test_every_sign_is_written_as_python_writes_it() -> None:
    signs = "".join(map(chr, [*range(0x300), 0x2028, 0x2029, 0xFEFF, 0xFFFF, 0x1F5DE]))
    assert json_line([signs]) == json.dumps([signs], ensure_ascii=False).encode()


def test_fields_keep_their_order() -> None:
    assert json_line({"b": [1, 2], "a": {}}) == b'{"b": [1, 2], "a": {}}'


def test_a_text_of_a_template_is_a_text() -> None:
    assert json_line([Markup("a < b")]) == b'["a < b"]'


def test_what_json_has_no_form_for_is_refused() -> None:
    with pytest.raises(TypeError, match="a object cannot be written as JSON"):
        json_line([object()])
