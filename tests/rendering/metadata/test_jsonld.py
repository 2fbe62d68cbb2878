import json

import pytest

from dateline.rendering.metadata.jsonld import Node, block, filled, node

BEGINS, ENDS = '<script type="application/ld+json">', "</script>\n"


def words(text: str) -> str:
    whole = block({"name": text})
    assert whole.startswith(BEGINS)
    assert whole.endswith(ENDS)
    return whole[len(BEGINS) : -len(ENDS)]


@pytest.mark.parametrize("sign", ["<", ">", "&", "\u2028", "\u2029"])
def test_a_sign_that_means_something_to_html_or_to_scripts_is_spelled(sign: str) -> None:
    assert sign not in words(f"a{sign}b")
    assert f"\\u{ord(sign):04x}" in words(f"a{sign}b")
    assert json.loads(words(f"a{sign}b"))["name"] == f"a{sign}b"


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--<script>", "]]>"])
def test_no_text_can_end_the_block(text: str) -> None:
    assert "<" not in words(text)
    assert json.loads(words(text))["name"] == text


def test_words_of_any_script_stand_as_they_are_written() -> None:
    assert words('Алматы ‘x’ "y"') == (
        '{"@context":"https://schema.org","name":"Алматы ‘x’ \\"y\\""}'
    )


def test_what_says_nothing_is_left_out_and_what_is_false_or_naught_says_something() -> None:
    fields: Node = {"a": "", "b": None, "c": [], "d": {}, "e": False, "f": 0, "g": "x"}
    assert filled(fields) == {"e": False, "f": 0, "g": "x"}
    assert list(node("Thing", fields)) == ["@type", "e", "f", "g"]
