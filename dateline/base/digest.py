"""Content addresses.

Comes in: bytes, or names of digests. Goes out: a `Digest`, the lower-case hexadecimal SHA-256 of
the bytes (64 characters), in the form that `sha256sum` prints, so that readers can check by hand.
"""

import hashlib
from collections.abc import Iterable
from typing import NewType

Digest = NewType("Digest", str)


def digest_of(data: bytes) -> Digest:
    """Return the SHA-256 of `data` as 64 hexadecimal characters."""
    return Digest(hashlib.sha256(data).hexdigest())


def digest_of_parts(parts: Iterable[str]) -> Digest:
    """Return one digest for a sequence of texts.

    Each text is preceded by its length, so that no two different sequences are hashed alike.
    """
    text = "".join([f"{len(part)}:{part}" for part in parts])
    return Digest(hashlib.sha256(text.encode()).hexdigest())
