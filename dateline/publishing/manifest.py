"""The list of the edition's files that lies in the edition itself.

Comes in: addresses with digests. Goes out: `SHA256SUMS`, which `sha256sum -c` reads on any machine,
so that whoever keeps a copy can check it without us. Its first line is our mark: a folder that does
not carry it is not ours to write into. It is read tolerantly, because people and tools edit such
files, but a line that is not understood makes nothing ours.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from dateline.base.digest import Digest

NAME = "SHA256SUMS"
MARK = "# Dateline edition, format "
_FORMAT = 1
# No `.` or `..` as a folder, no slash at the beginning: such a line would lead out of the output.
_NAME_IN_A_PATH = r"(?!\.{1,2}(?:[/\s]|\Z))[A-Za-z0-9._~\-]+"
_LINE = re.compile(
    rf"^([0-9A-Fa-f]{{64}}) [ *]({_NAME_IN_A_PATH}(?:/{_NAME_IN_A_PATH})*)[ \t\r]*$", re.MULTILINE
)


def text_of(digests: Mapping[str, Digest]) -> str:
    """Return the manifest of an edition, sorted by address."""
    lines = [f"{digests[url]}  {url}\n" for url in sorted(digests)]
    return "".join([f"{MARK}{_FORMAT}\n", *lines])


# A build asks for the same one three times.
@lru_cache(maxsize=1)
def parse(text: str) -> Mapping[str, Digest] | None:
    """Return address and digest of every file in a manifest, or None if the format is not ours."""
    if text.partition("\n")[0].strip() != f"{MARK}{_FORMAT}":
        return None
    found = {url: Digest(digest.lower()) for digest, url in _LINE.findall(text) if url != NAME}
    return MappingProxyType(found)


def text_at(output: Path) -> str:
    """Return the text of the manifest in a folder; empty if there is none."""
    path = output / NAME
    if path.is_symlink() or not path.is_file():
        return ""
    return path.read_bytes().decode("utf-8", "replace")


def read(output: Path) -> Mapping[str, Digest] | None:
    """Return the files that the manifest in a folder records as ours; None if it is not ours."""
    return parse(text_at(output))
