"""What was published: the files of an edition, and what a build changed about them."""

from collections.abc import Mapping

from msgspec import Struct

from dateline.base.digest import Digest


class Entry(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A published file: what it was made of, what it is, and how it looked on disk when written.

    `fingerprint` is the key of the render memo. `size` is in bytes, `mtime_ns` as `os.stat` has it.
    """

    url: str
    fingerprint: Digest
    sha256: Digest
    size: int
    mtime_ns: int


class Edition(Struct, frozen=True, kw_only=True, gc=False):
    """The files of one output folder that are ours, by address."""

    entries: Mapping[str, Entry]


class Changes(Struct, frozen=True, kw_only=True, gc=False):
    """What publishing did, as sorted addresses.

    `kept` counts files whose bytes stayed. `foreign` are files we did not write: reported, never
    touched.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: int = 0
    foreign: tuple[str, ...] = ()
