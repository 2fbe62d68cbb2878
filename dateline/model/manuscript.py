"""The input: a file a reporter typed."""

from msgspec import Struct

from dateline.base.digest import Digest


class Manuscript(Struct, frozen=True, kw_only=True):
    """A file below the content folder. `path` is relative to the site, with `/`, in Unicode NFC."""

    path: str
    digest: Digest
    data: bytes
