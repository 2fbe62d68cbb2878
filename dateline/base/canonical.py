"""One value, one sequence of bytes.

Comes in: a frozen dataclass, tuple, mapping, text, whole number, truth value or None. Goes out:
JSON in UTF-8 with sorted keys and no white space, so that equal values have equal digests on every
machine (the idea of RFC 8785, without floating point, which never occurs here). `decode` is the way
back; it checks shapes and names, and takes text, numbers and truth values as they are.

A named tuple is an array here, which JSON's own encoder and `tuple.__new__` handle without a step
of Python: an archive has hundreds of thousands of them. What templates are to read goes through
`named` first, which gives their fields back their names.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import TypeVar, Union

T = TypeVar("T")
Plain = bool | int | str | list["Plain"] | dict[str, "Plain"] | None
Decoder = Callable[[Plain], object]


_PLAIN = frozenset([str, int, bool, type(None)])


@cache
def _fields_of(kind: type) -> tuple[tuple[str, ...], Callable[[object], object]]:
    names = tuple(field.name for field in dataclasses.fields(kind))
    return names, attrgetter(*names, *names[:1])


def _as_mapping(value: object) -> dict[str, object]:
    """Turn what JSON does not know into what it knows; called for such values only."""
    if isinstance(value, Mapping):
        return dict(value)
    names, values = _fields_of(typing.cast("Hashable", type(value)))
    return dict(zip(names, typing.cast("tuple[object, ...]", values(value)), strict=False))


_ENCODER = json.JSONEncoder(
    ensure_ascii=False,
    allow_nan=False,
    sort_keys=True,
    separators=(",", ":"),
    check_circular=False,
    default=_as_mapping,
)


def encode(value: object) -> bytes:
    """Return the canonical bytes of `value`."""
    return _ENCODER.encode(value).encode()


def named(value: object) -> object:
    """Return `value` as mappings, lists and plain values: every field under its name."""
    if isinstance(value, tuple | list):
        names = getattr(value, "_fields", None)
        # Most values are plain: they are not worth a call each.
        plain = [one if type(one) in _PLAIN else named(one) for one in value]
        return plain if names is None else dict(zip(names, plain, strict=True))
    if value is None or isinstance(value, str | int):
        return value
    entries = _as_mapping(value).items()
    return {key: one if type(one) in _PLAIN else named(one) for key, one in entries}


def parse(data: bytes | str) -> Plain:
    """Return the plain value that canonical bytes spell; raises `ValueError` for other bytes."""
    try:
        return typing.cast("Plain", json.loads(data))
    except RecursionError as fault:
        raise ValueError("nested too deep") from fault


def decode(kind: type[T], data: bytes | str) -> T:
    """Return the value of type `kind` that canonical bytes spell.

    Raises `ValueError`, `KeyError` or `TypeError` when the bytes are not such a value.
    """
    return restore(kind, parse(data))


def restore(kind: type[T], plain: Plain) -> T:
    """Return the value of type `kind` that a parsed plain value stands for."""
    return typing.cast("T", _decoder(typing.cast("Hashable", kind))(plain))


def _identity(value: Plain) -> object:
    return value


@cache
def _decoder(kind: object) -> Decoder:
    origin = typing.get_origin(kind)
    arguments = typing.get_args(kind)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin in {Union, types.UnionType}:
        return _optional_decoder(arguments)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping_decoder(arguments)
    return _class_decoder(kind) if isinstance(kind, type) else _identity


def _class_decoder(kind: type) -> Decoder:
    if dataclasses.is_dataclass(kind):
        return _dataclass_decoder(kind)
    if issubclass(kind, StrEnum):
        return typing.cast("Decoder", kind)
    return _named_tuple_decoder(kind) if issubclass(kind, tuple) else _identity


def _tuple_decoder(arguments: tuple[object, ...]) -> Decoder:
    if len(arguments) == 2 and arguments[1] is ...:  # noqa: PLR2004 - tuple[X, ...] has two
        item = _decoder(arguments[0])
        if item is _identity:
            return lambda value: tuple(typing.cast("list[Plain]", value))
        return lambda value: tuple([item(each) for each in typing.cast("list[Plain]", value)])
    items = tuple(_decoder(argument) for argument in arguments)
    return lambda value: tuple(
        [one(each) for one, each in zip(items, typing.cast("list[Plain]", value), strict=True)]
    )


def _named_tuple_decoder(kind: type) -> Decoder:
    hints = typing.get_type_hints(kind)
    make = typing.cast("Callable[[object], object]", kind._make)  # type: ignore[attr-defined]
    converted = tuple(
        (place, item)
        for place, name in enumerate(hints)
        if (item := _decoder(hints[name])) is not _identity
    )
    if not converted:
        return typing.cast("Decoder", make)

    def build(value: Plain) -> object:
        fields: list[object] = [*typing.cast("list[Plain]", value)]
        if len(fields) != len(hints):
            raise TypeError(kind.__name__)
        for place, item in converted:
            if fields[place] is not None:
                fields[place] = item(typing.cast("Plain", fields[place]))
        return make(fields)

    return build


def _optional_decoder(arguments: tuple[object, ...]) -> Decoder:
    others = [_decoder(argument) for argument in arguments if argument is not type(None)]
    inner = others[0] if len(others) == 1 else _identity
    if inner is _identity:
        return _identity
    return lambda value: None if value is None else inner(value)


def _mapping_decoder(arguments: tuple[object, ...]) -> Decoder:
    item = _decoder(arguments[1])
    if item is _identity:
        return _identity
    # Unpacking raises `TypeError` for what is no mapping.
    return lambda value: {
        key: item(each) for key, each in {**typing.cast("dict[str, Plain]", value)}.items()
    }


def _dataclass_decoder(kind: type) -> Decoder:
    hints = typing.get_type_hints(kind)
    # Only fields whose JSON form differs from their Python form cost anything on the way back.
    converted = tuple(
        (field.name, item)
        for field in dataclasses.fields(kind)
        if (item := _decoder(hints[field.name])) is not _identity
    )

    def build(value: Plain) -> object:
        fields = typing.cast("dict[str, Plain]", value)
        made: dict[str, object] = {**fields}
        for name, item in converted:
            made[name] = item(fields[name])
        return kind(**made)

    return build
