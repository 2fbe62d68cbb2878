"""Copies of cited works that the newsroom keeps, or knows of, beside what articles say.

Comes in: nothing. Goes out: `KeptCopy`, a line of the list of copies.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.base.citedaddress import comparable

SAVED = "content/_saved"
INDEX = f"{SAVED}/index.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCopy:
    """A copy of the work at `address`, made `at` a moment (UTC, as in `2026-11-24T03:21:57Z`).

    `sha256` is the digest of what the host sent, `final` where it was found. It is in a `file`
    of ours, a name inside `content/_saved` with a digest of its own, or elsewhere at a `url`.
    """

    address: str
    at: str
    sha256: str = ""
    file: str = ""
    file_sha256: str = ""
    url: str = ""
    final: str = ""
    media_type: str = ""
    bytes: int = 0
    service: str = ""

    @property
    def is_web_archive(self) -> bool:
        """Whether it is a file that readers can open by themselves, and that may be published."""
        return self.file.endswith(".wacz")


def by_work(copies: Iterable[KeptCopy]) -> dict[str, tuple[KeptCopy, ...]]:
    """Return the copies of each work, by its address as `comparable` gives it, oldest first."""
    found: dict[str, list[KeptCopy]] = {}
    for copy in sorted(copies, key=lambda one: one.at):
        found.setdefault(comparable(copy.address), []).append(copy)
    return {address: tuple(several) for address, several in found.items()}
