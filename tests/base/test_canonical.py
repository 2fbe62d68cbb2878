from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

import pytest
from msgspec import Struct

from dateline.base.canonical import decode, encode, parse, recovered, verbatim


class Weight(StrEnum):
    LIGHT = "light"
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True)
class Inner:
    name: str


class Leaf(NamedTuple):
    name: str
    size: int = 0


class Twig(NamedTuple):
    leaf: Leaf | None
    leaves: tuple[Leaf, ...]
    inner: Inner
    note: str = ""


class Kept(Struct, frozen=True):
    name: str
    at: int = 0


TWIG = Twig(leaf=Leaf("a"), leaves=(Leaf("b", 2),), inner=Inner("c"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    weight: Weight
    inner: Inner | None
    several: tuple[Inner, ...]
    words: tuple[str, ...]
    pair: tuple[int, Inner]
    by_name: Mapping[str, Inner]
    counts: Mapping[str, int]
    extra: Mapping[str, object]
    kept: Kept
    note: str | None = None


OUTER = Outer(
    weight=Weight.HEAVY,
    inner=Inner("é"),
    several=(Inner("a"), Inner("b")),
    words=("x", "y"),
    pair=(7, Inner("p")),
    by_name={"k": Inner("v")},
    counts={"n": 1},
    extra={"deep": {"list": ["a", {"b": None}], "flag": True}},
    kept=Kept("z"),
)


def test_a_value_has_the_bytes_of_sorted_json_without_spaces() -> None:
    assert (
        encode(OUTER)
        == (
            '{"by_name":{"k":{"name":"v"}},"counts":{"n":1},'
            '"extra":{"deep":{"flag":true,"list":["a",{"b":null}]}},'
            '"inner":{"name":"é"},"kept":{"at":0,"name":"z"},"note":null,"pair":[7,{"name":"p"}],'
            '"several":[{"name":"a"},{"name":"b"}],"weight":"heavy","words":["x","y"]}'
        ).encode()
    )


def test_a_value_comes_back_from_its_bytes() -> None:
    back = decode(Outer, encode(OUTER))
    assert back == OUTER
    assert back.weight is Weight.HEAVY
    assert decode(Outer, encode(OUTER).decode()) == OUTER


def test_a_plain_value_comes_back_from_its_parsed_form() -> None:
    assert parse(b'{"a":[1,null]}') == {"a": [1, None]}
    assert decode(tuple[Inner, ...], b'[{"name":"a"}]') == (Inner("a"),)
    assert decode(str, b'"a"') == "a"


def test_none_stays_none() -> None:
    nothing = replace(OUTER, inner=None)
    assert decode(Outer, encode(nothing)) == nothing


def test_a_named_tuple_is_an_array_and_comes_back() -> None:
    assert encode(TWIG) == b'[["a",0],[["b",2]],{"name":"c"},""]'
    back = decode(Twig, encode(TWIG))
    assert back == TWIG
    assert isinstance(back.leaf, Leaf)
    assert isinstance(back.leaves[0], Leaf)
    assert decode(Leaf, b'["a",3]') == Leaf("a", 3)
    assert decode(Twig, encode(TWIG._replace(leaf=None))).leaf is None


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Leaf, b"[]"),
        (Leaf, b'["a","b"]'),
        (Leaf, b"7"),
        (Twig, b'[["a",0],[]]'),
        (Twig, b"null"),
    ],
)
def test_an_array_of_other_values_is_no_such_tuple(kind: type[object], data: bytes) -> None:
    with pytest.raises(ValueError, match=r"Expected|Object"):
        decode(kind, data)


def test_what_was_kept_comes_back_unless_it_is_lost_or_something_else() -> None:
    assert recovered(Leaf, encode(Leaf("a", 3))) == Leaf("a", 3)
    for lost in (None, b"", b"7", b"{", encode("a")):
        assert recovered(Leaf, lost) is None


def test_every_kind_of_mapping_has_the_same_bytes() -> None:
    entries = {"b": 1, "a": 2}
    expected = b'{"a":2,"b":1}'
    assert encode(entries) == expected
    assert encode(OrderedDict(reversed(entries.items()))) == expected
    assert encode(MappingProxyType(entries)) == expected


@pytest.mark.parametrize("value", [object(), Weight, 1j])
def test_what_is_no_value_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        encode({"value": value})


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"{",
        b"null",
        b"[]",
        b'"text"',
        b"{}",
        b'{"weight":"light"}',
        encode(OUTER).replace(b"heavy", b"feather"),
        encode(OUTER).replace(b'"weight":"heavy"', b'"unknown":null'),
        encode(OUTER).replace(b'"at":0', b'"at":"0"'),
        encode(OUTER).replace(b'{"k":{"name":"v"}}', b'[["k","v"]]'),
        encode(OUTER).replace(b'[7,{"name":"p"}]', b'[7,{"name":"p"},1]'),
        encode(OUTER).replace(b'["x","y"]', b"7"),
        b"[" * 200_000,
    ],
)
def test_bytes_that_are_no_such_value_raise_what_is_promised(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(Outer, data)


def test_a_lone_half_of_a_character_has_no_canonical_form() -> None:
    with pytest.raises(UnicodeEncodeError):
        encode("\ud800")


@pytest.mark.parametrize("kind", [object, tuple[str, ...]])
def test_what_is_nested_too_deep_is_refused_like_any_other_bytes(kind: type[object]) -> None:
    with pytest.raises(ValueError, match=r"nested too deep|Expected"):
        decode(kind, b"[" * 200_000)
    with pytest.raises(ValueError, match="nested too deep"):
        parse(b"[" * 200_000)


def test_canonical_bytes_are_encoded_as_they_are() -> None:
    data = encode(["é", 1])
    assert encode({"b": verbatim(data), "a": 0}) == b'{"a":0,"b":%b}' % data
