"""JSON for other programs: fields in their order, a space behind each comma and colon.

Comes in: texts, numbers, truth values, lists and mappings. Goes out: one line in UTF-8, the bytes
that `json.dumps(value, ensure_ascii=False)` gives, in a quarter of the time. What is kept and
compared among ourselves is canonical instead, see `canonical`.
"""

import msgspec


def _plain(value: object) -> str:
    """Return a text of another kind, as templates hand on, as a text."""
    if isinstance(value, str):
        return str.__str__(value)
    raise TypeError(f"a {type(value).__name__} cannot be written as JSON")


_ENCODER = msgspec.json.Encoder(enc_hook=_plain)


def json_line(value: object) -> bytes:
    """Return `value` as a line of JSON, without an end."""
    return msgspec.json.format(_ENCODER.encode(value), indent=0)


def compact_json(value: object) -> bytes:
    """Return `value` without the spaces."""
    return _ENCODER.encode(value)
