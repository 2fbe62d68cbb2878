"""Laws of canonical bytes over the model's own dataclasses, as the memo keeps them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct, structs

from dateline.base.canonical import Plain, decode, encode, parse
from dateline.base.diagnostics import Diagnostic
from dateline.model.article import Article, Body, FixedPage, Introduction, Reading, record_of
from dateline.model.card import Card
from dateline.model.config import Config
from dateline.model.edition import Changes, Edition
from dateline.model.page import Copy
from dateline.model.source import Source
from tests.base.laws import LAW, LAW_OF_LARGE_VALUES, texts
from tests.model.values import fields_of, plain_values, values_of

pytestmark = pytest.mark.properties

T = TypeVar("T")
SMALL_KINDS: list[type[object]] = [Body, Card, Changes, Config, Copy, Diagnostic, Source]
LARGE_KINDS: list[type[object]] = [Article, Edition, FixedPage, Introduction, Reading]
NOT_ON_THE_PAGE = {
    "marks",
    "manuscript",
    "links",
    "pictures",
    "anchors",
    "aliases",
    "body",
    "status",
    "embargo_until",
    "related",
}


def with_one_field(value: T, name: str, content: object) -> T:
    """Return a value with one field replaced."""
    if isinstance(value, Struct):
        return structs.replace(value, **{name: content})
    return replace(value, **{name: content})  # type: ignore[type-var]


@pytest.mark.parametrize("kind", SMALL_KINDS + LARGE_KINDS)
@LAW_OF_LARGE_VALUES
@given(data=st.data())
def test_a_value_comes_back_from_its_bytes(kind: type[object], data: st.DataObject) -> None:
    value = data.draw(values_of(kind))
    assert decode(kind, encode(value)) == value
    assert encode(parse(encode(value))) == encode(value)
    assert encode(decode(kind, encode(value))) == encode(value)


@pytest.mark.parametrize("kind", [Article, *SMALL_KINDS])
@LAW_OF_LARGE_VALUES
@given(data=st.data())
def test_values_are_equal_exactly_when_their_bytes_are(
    kind: type[object], data: st.DataObject
) -> None:
    value, contents = data.draw(values_of(kind)), fields_of(kind)
    name = data.draw(st.sampled_from(sorted(contents)))
    other = with_one_field(value, name, data.draw(contents[name]))
    assert (encode(value) == encode(other)) == (value == other)


@LAW
@given(st.dictionaries(texts, plain_values, max_size=5))
def test_the_order_of_keys_is_of_no_account(entries: dict[str, Plain]) -> None:
    backwards = dict(reversed(entries.items()))
    by_length = dict(sorted(entries.items(), key=lambda entry: len(entry[0])))
    assert encode(entries) == encode(backwards) == encode(by_length)
    assert parse(encode(entries)) == entries


@LAW
@given(st.sampled_from(SMALL_KINDS + LARGE_KINDS), plain_values | st.binary(max_size=20))
def test_other_bytes_are_refused_in_the_way_that_is_promised(
    kind: type[object], junk: object
) -> None:
    data = junk if isinstance(junk, bytes) else encode(junk)
    try:
        value = decode(kind, data)
    except ValueError:
        return
    assert isinstance(value, kind)
    assert isinstance(junk, Mapping)


@LAW_OF_LARGE_VALUES
@given(data=st.data())
def test_a_record_changes_exactly_with_what_a_page_may_show(data: st.DataObject) -> None:
    article, contents = data.draw(values_of(Article)), fields_of(Article)
    name = data.draw(st.sampled_from(sorted(contents)))
    other = with_one_field(article, name, data.draw(contents[name]))
    same = name in NOT_ON_THE_PAGE or article == other
    assert (encode(record_of(article)) == encode(record_of(other))) == same
