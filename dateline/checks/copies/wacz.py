"""Whether a web archive placed by hand (WACZ 1.1) is what it says it is.

Comes in: the path of a `.wacz`. Goes out: the pages it holds, or every difference between its
contents and the digests in its `datapackage.json`. The file may come from anybody: it is read in
pieces, nothing of it is written anywhere, and one that would unpack to more than anybody keeps is
refused.
"""

import hashlib
import json
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from dateline.base.diagnostics import Diagnostic, Span, diagnose

PACKAGE = "datapackage.json"
DIGEST = "datapackage-digest.json"
PAGES = "pages/pages.jsonl"
_MOST_ENTRIES = 10_000
_MOST_BYTES = 8_000_000_000
_MOST_RATIO = 200
_MOST_DESCRIPTION = 16_000_000
_CHUNK = 1 << 20
_HASHES = {"sha256": 64, "sha512": 128, "sha1": 40, "md5": 32}
_SOUND = frozenset(["sha256", "sha512"])
# What the libraries raise at damaged, locked and strangely packed files.
UNREADABLE = (
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
)
_HINT = "fetch the archive again from where it was made; do not publish this one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A page that an archive holds: its address and when it was taken."""

    address: str
    at: str = ""


@dataclass(frozen=True, slots=True)
class Archive:
    """A sound archive: what it holds."""

    pages: tuple[Held, ...]


def read_wacz(path: Path, shown: str) -> tuple[Archive | None, tuple[Diagnostic, ...]]:
    """Return what an archive holds, and all that is wrong; `shown` is its path for people."""
    said: list[Diagnostic] = []
    pages: tuple[Held, ...] = ()
    try:
        with zipfile.ZipFile(path) as file:
            said += (_wrong(shown, words) for words in _faults(file))
            pages = () if said else tuple(_pages(file))
    except UNREADABLE as fault:
        words = fault.strerror if isinstance(fault, OSError) else ""
        said.append(_wrong(shown, words or "it is no sound zip file"))
    except ValueError as fault:
        said.append(_wrong(shown, str(fault)))
    return None if said else Archive(pages), tuple(said)


def _wrong(shown: str, words: str) -> Diagnostic:
    return diagnose("copy-damaged", f"{shown}: {words}", Span(path=shown), _HINT)


def _faults(file: zipfile.ZipFile) -> Iterator[str]:
    entries = [one for one in file.infolist() if not one.is_dir()]
    names = [one.filename for one in entries]
    outsize = _outsize(entries)
    if outsize:
        yield outsize
        return
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"it holds {name} twice"
    if PACKAGE not in names:
        yield f"it has no {PACKAGE}, so nothing in it can be verified"
        return
    description = _small(file, PACKAGE)
    yield from _broken_seal(file, names, description)
    resources = _resources(description)
    listed = {path for path, _, _ in resources}
    for path, wanted, size in resources:
        if path not in names:
            yield f"{path} is listed in {PACKAGE} and missing"
        else:
            yield from _differences(file, path, wanted, size)
    for name in sorted(set(names) - listed - {PACKAGE, DIGEST}):
        yield f"{name} is not listed in {PACKAGE}, so nothing vouches for it"


def _outsize(entries: list[zipfile.ZipInfo]) -> str:
    total = sum(one.file_size for one in entries)
    if len(entries) > _MOST_ENTRIES or total > _MOST_BYTES:
        return f"it would unpack to {len(entries):,} files of {total:,} bytes"
    swollen = (one for one in entries if one.file_size > _MOST_RATIO * max(1, one.compress_size))
    big = next((one for one in swollen if one.file_size > _CHUNK), None)
    return f"{big.filename} would unpack to more than {_MOST_RATIO} times its size" if big else ""


def _small(file: zipfile.ZipFile, name: str) -> bytes:
    with file.open(name) as entry:
        data = entry.read(_MOST_DESCRIPTION + 1)
    if len(data) > _MOST_DESCRIPTION:
        raise ValueError(f"{name} is too large")
    return data


def _broken_seal(file: zipfile.ZipFile, names: list[str], description: bytes) -> Iterator[str]:
    """Compare the description with the digest beside it, where there is one."""
    if DIGEST not in names:
        return
    seal = _object(_small(file, DIGEST), DIGEST)
    if seal.get("path", PACKAGE) != PACKAGE or not isinstance(seal.get("hash"), str):
        yield f"{DIGEST} does not say what {PACKAGE} should be"
        return
    kind, wanted = _hash_in(str(seal["hash"]), DIGEST)
    if hashlib.new(kind, description).hexdigest() != wanted:
        yield f"{PACKAGE} is not the one that {DIGEST} was made for"


def _resources(description: bytes) -> list[tuple[str, str, int | None]]:
    """Return path, hash and size of every file that an archive says it holds."""
    listed = _object(description, PACKAGE).get("resources")
    if not isinstance(listed, list):
        raise ValueError(f"{PACKAGE} lists no resources")  # noqa: TRY004 - said to the user
    found: list[tuple[str, str, int | None]] = []
    for number, one in enumerate(listed):
        path = one.get("path") if isinstance(one, dict) else None
        wanted = one.get("hash") if isinstance(one, dict) else None
        if not isinstance(path, str) or not isinstance(wanted, str):
            raise ValueError(f"resource {number} of {PACKAGE} has no path or no hash")  # noqa: TRY004
        size = one.get("bytes")
        found.append((path, wanted, size if isinstance(size, int) else None))
    return found


def _differences(file: zipfile.ZipFile, path: str, wanted: str, size: int | None) -> Iterator[str]:
    kind, digest = _hash_in(wanted, PACKAGE)
    if kind not in _SOUND:
        yield f"{path} is vouched for by {kind} only, which anybody can forge"
    made, count = hashlib.new(kind, usedforsecurity=False), 0
    try:
        with file.open(path) as entry:
            while piece := entry.read(_CHUNK):
                made.update(piece)
                count += len(piece)
    except UNREADABLE:
        yield f"{path} is damaged"
        return
    if size is not None and count != size:
        yield f"{path} has {count:,} bytes, and {PACKAGE} says {size:,}"
    if made.hexdigest() != digest:
        yield f"{path} is not what {PACKAGE} says: its {kind} is {made.hexdigest()}"


def _hash_in(text: str, where: str) -> tuple[str, str]:
    kind, _, digest = text.casefold().partition(":")
    kind = kind.replace("-", "")
    if _HASHES.get(kind) != len(digest) or not re.fullmatch("[0-9a-f]+", digest):
        raise ValueError(f"{where} holds a hash of no known kind: {text[:40]}")
    return kind, digest


def _object(data: bytes, name: str) -> Mapping[str, object]:
    try:
        plain: object = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise ValueError(f"{name} is not JSON") from fault
    if not isinstance(plain, dict):
        raise ValueError(f"{name} is not an object")  # noqa: TRY004 - said to the user
    return cast("Mapping[str, object]", plain)


def _pages(file: zipfile.ZipFile) -> Iterator[Held]:
    """Yield the pages that an archive says it shows."""
    package = _object(_small(file, PACKAGE), PACKAGE)
    main = package.get("mainPageUrl") or package.get("mainPageURL")
    if isinstance(main, str):
        at = package.get("mainPageDate")
        yield Held(address=main, at=at if isinstance(at, str) else "")
    if PAGES not in file.namelist():
        return
    for line in _small(file, PAGES).decode("utf-8", "replace").split("\n"):
        entry = _object(line.encode(), PAGES) if line.strip() else {}
        address, at = entry.get("url"), entry.get("ts")
        if isinstance(address, str) and address != main:
            yield Held(address=address, at=at if isinstance(at, str) else "")
