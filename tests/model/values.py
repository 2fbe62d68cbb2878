"""Generated values of the model: any dataclass, field by field, from the types it declares."""

import dataclasses
import types
import typing
from collections.abc import Hashable, Mapping
from enum import StrEnum
from functools import cache
from typing import Literal, NewType, TypeVar, Union, cast

from hypothesis import strategies as st
from msgspec import Struct

from dateline.base.digest import digest_of
from tests.base.laws import texts

T = TypeVar("T")
# No numbers: to Python `True` equals 1, and only the schema of front matter keeps the two apart.
plain_values: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)


def values_of(kind: type[T]) -> st.SearchStrategy[T]:
    """Return a strategy for values of a dataclass or struct."""
    return cast("st.SearchStrategy[T]", _strategy(cast("Hashable", kind)))


def fields_of(kind: type) -> dict[str, st.SearchStrategy[object]]:
    """Return a strategy for each field of a dataclass."""
    hints = typing.get_type_hints(kind)
    return {name: _strategy(cast("Hashable", hint)) for name, hint in hints.items()}


@cache
def _strategy(kind: Hashable) -> st.SearchStrategy[object]:
    simple: dict[type, st.SearchStrategy[object]] = {
        str: texts,
        int: st.integers(-(1 << 63), (1 << 63) - 1),
        object: plain_values,
        bool: st.booleans(),
        type(None): st.none(),
    }
    if isinstance(kind, type) and kind in simple:
        return simple[kind]
    if isinstance(kind, NewType):
        return st.binary(max_size=2).map(digest_of)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    if isinstance(kind, type) and (dataclasses.is_dataclass(kind) or issubclass(kind, Struct)):
        return st.builds(kind, **fields_of(kind))
    return _composed(typing.get_origin(kind), typing.get_args(kind))


def _composed(origin: object, arguments: tuple[Hashable, ...]) -> st.SearchStrategy[object]:
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in {Union, types.UnionType}:
        return st.one_of([_strategy(argument) for argument in arguments])
    if origin is tuple and arguments[-1] is ...:
        return st.lists(_strategy(arguments[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(_strategy, arguments))
    assert origin is Mapping
    return st.dictionaries(_strategy(arguments[0]), _strategy(arguments[1]), max_size=2)
