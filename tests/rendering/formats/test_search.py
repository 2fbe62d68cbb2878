import json
import re

import pytest

from dateline.base.canonical import encode
from dateline.base.digest import Digest, digest_of
from dateline.model.page import Page, Part
from dateline.rendering.render import render
from tests.rendering.proof import SILENT

HOSTILE = '</script><!-- \u2028\u2029 "quoted" __proto__ \\ é'


def printed(kind: str, **parts: object) -> tuple[str, object]:
    """Return the file that shows some values, and the array it calls the script with.

    A tuple stands for a sequence of values.
    """
    values: dict[str, bytes] = {}

    def put(value: object) -> Digest:
        data = encode(value)
        values[digest_of(data)] = data
        return digest_of(data)

    made = tuple(
        Part(name, tuple(put(one) for one in value) if isinstance(value, tuple) else put(value))
        for name, value in parts.items()
    )
    page = Page(f"search/{kind}/7.js", "search-index", f"format:search-{kind}", made)
    data = render(page, values, {}, SILENT)
    assert isinstance(data, bytes)
    call = re.fullmatch(r'datelineSearch\("(\w+/7)",(.*)\);\n', data.decode())
    assert call
    assert call[1] == f"{kind}/7"
    return data.decode(), json.loads(call[2])


@pytest.mark.parametrize(("kind", "part"), [("words", "words"), ("filters", "filters")])
def test_a_shard_is_one_call_with_texts_by_turns(kind: str, part: str) -> None:
    text, content = printed(kind, **{part: ["__proto__", "aaaaa1", HOSTILE, ""]})
    assert content == ["__proto__", "aaaaa1", HOSTILE, ""]
    assert not re.search("[<\u2028\u2029]", text)


def test_a_shard_of_articles_has_their_keys_and_behind_them_their_cards() -> None:
    cards = ({"headline": HOSTILE, "url": "a.html"}, {"headline": "constructor", "url": "b.html"})
    text, content = printed("articles", keys=["aaaaa", "aaaab"], cards=cards)
    assert content == [["aaaaa", "aaaab"], *cards]
    assert not re.search("[<\u2028\u2029]", text)


def test_a_shard_may_be_empty() -> None:
    assert printed("words", words=[])[1] == []
    assert printed("articles", keys=[], cards=())[1] == [[]]
