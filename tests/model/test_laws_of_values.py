"""Laws of canonical bytes over the model's own dataclasses, as the memo keeps them."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.base.canonical import Plain, decode, encode, parse, restore
from dateline.base.diagnostics import Diagnostic
from dateline.model.article import Article, Body, FixedPage, Introduction, Reading, record_digest
from dateline.model.card import Card
from dateline.model.config import Config, ReadingOptions
from dateline.model.edition import Changes, Edition
from dateline.model.page import Copy
from dateline.model.source import Source
from tests.base.laws import LAW, texts
from tests.model.values import fields_of, plain_values, values_of

pytestmark = pytest.mark.properties

T = TypeVar("T")
KINDS = [
    Article,
    Body,
    Card,
    Changes,
    Config,
    Copy,
    Diagnostic,
    Edition,
    FixedPage,
    Introduction,
] + [Reading, ReadingOptions, Source]
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


@pytest.mark.parametrize("kind", KINDS)
@LAW
@given(data=st.data())
def test_a_value_comes_back_from_its_bytes(kind: type[object], data: st.DataObject) -> None:
    value = data.draw(values_of(kind))
    assert decode(kind, encode(value)) == value
    assert restore(kind, parse(encode(value))) == value
    assert encode(decode(kind, encode(value))) == encode(value)


@pytest.mark.parametrize("kind", [Article, Card, Config, Diagnostic, Edition, Source])
@LAW
@given(data=st.data())
def test_values_are_equal_exactly_when_their_bytes_are(
    kind: type[object], data: st.DataObject
) -> None:
    value = data.draw(values_of(kind))
    strategies = fields_of(kind)
    name = data.draw(st.sampled_from([field.name for field in fields(kind)]))  # type: ignore[arg-type]
    other = replace(value, **{name: data.draw(strategies[name])})  # type: ignore[type-var]
    assert (encode(value) == encode(other)) == (value == other)


@LAW
@given(st.dictionaries(texts, plain_values, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_keys_is_of_no_account(entries: dict[str, Plain], random: object) -> None:
    backwards = dict(reversed(entries.items()))
    by_length = dict(sorted(entries.items(), key=lambda entry: len(entry[0])))
    assert encode(entries) == encode(backwards) == encode(by_length)
    assert parse(encode(entries)) == entries


@LAW
@given(st.sampled_from(KINDS), plain_values | st.binary(max_size=20))
def test_other_bytes_are_refused_in_the_way_that_is_promised(
    kind: type[object], junk: object
) -> None:
    data = junk if isinstance(junk, bytes) else encode(junk)
    try:
        value = decode(kind, data)
    except (ValueError, KeyError, TypeError):
        return
    assert isinstance(value, kind)
    assert isinstance(junk, Mapping)


@LAW
@given(data=st.data())
def test_a_record_changes_exactly_with_what_a_page_may_show(data: st.DataObject) -> None:
    article = data.draw(values_of(Article))
    name = data.draw(st.sampled_from([field.name for field in fields(Article)]))
    other = replace(article, **{name: data.draw(fields_of(Article)[name])})
    same = name in NOT_ON_THE_PAGE or article == other
    assert (record_digest(article) == record_digest(other)) == same
