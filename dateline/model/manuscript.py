"""The input: a file a reporter typed."""

from dataclasses import dataclass

from dateline.base.digest import Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Manuscript:
    """A file below the content folder. `path` is relative to the site, with `/`, in Unicode NFC."""

    path: str
    digest: Digest
    data: bytes
