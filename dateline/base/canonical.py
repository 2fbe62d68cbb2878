"""One value, one sequence of bytes.

Comes in: a struct, frozen dataclass, tuple, mapping, text, whole number, truth value or None.
Goes out: JSON in UTF-8 with sorted keys and no white space, so that equal values have equal digests
on every machine (the idea of RFC 8785, without floating point, which never occurs here). `decode`
is the way back; it checks shapes and types, and passes over fields it does not know.

A field stands under its name, as templates read it; a named tuple is an array. Both ways are
msgspec's: an archive has hundreds of thousands of values, and a step of Python for each would be
felt.
"""

import typing
from collections.abc import Hashable, Mapping
from functools import cache
from typing import TypeVar

import msgspec

T = TypeVar("T")
Plain = bool | int | str | list["Plain"] | dict[str, "Plain"] | None


def _as_mapping(value: object) -> dict[object, object]:
    """Turn a mapping of another kind into a dictionary; called for what msgspec does not know."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a {type(value).__name__} has no canonical form")


_ENCODER = msgspec.json.Encoder(order="sorted", enc_hook=_as_mapping)


def encode(value: object) -> bytes:
    """Return the canonical bytes of `value`."""
    return _ENCODER.encode(value)


def parse(data: bytes | str) -> Plain:
    """Return the plain value that canonical bytes spell; raises `ValueError` for other bytes."""
    try:
        return typing.cast("Plain", msgspec.json.decode(data))
    except RecursionError as fault:
        raise ValueError("nested too deep") from fault


def decode(kind: type[T], data: bytes | str) -> T:
    """Return the value of type `kind` that canonical bytes spell.

    Raises `ValueError` when the bytes are not such a value.
    """
    try:
        return typing.cast("T", _decoder(typing.cast("Hashable", kind)).decode(data))
    except RecursionError as fault:
        raise ValueError("nested too deep") from fault


def recovered(kind: type[T], data: bytes | None) -> T | None:
    """Return the value that bytes spell which were kept somewhere, or None if they are lost."""
    try:
        return decode(kind, data) if data else None
    except ValueError:
        return None


def verbatim(data: bytes) -> object:
    """Return what stands for the value that canonical bytes spell, and is encoded as these."""
    return msgspec.Raw(data)


@cache
def _decoder(kind: object) -> "msgspec.json.Decoder[object]":
    return msgspec.json.Decoder(typing.cast("type[object]", kind))
