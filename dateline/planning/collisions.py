"""No two files of an edition at one address, on any system.

Comes in: the planned pages and copies. Goes out: errors naming both. Addresses are compared as file
systems do that ignore case or normalise Unicode, and a file may not stand where a folder must be.
"""

from collections.abc import Iterator, Mapping

from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.base.urls import fold, path_fault
from dateline.model.page import Copy, Page


def collisions(
    pages: tuple[Page, ...], copies: tuple[Copy, ...], owners: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Yield an error for every address that could not be written beside all others."""
    sources = {copy.url: copy.source_path for copy in copies}
    seen: dict[str, str] = {}
    folders: dict[str, str] = {}
    for url in [*(page.url for page in pages), *sources]:
        wrong = path_fault(url)
        if wrong:
            span = Span(path=owners.get(url) or sources.get(url) or url)
            yield diagnose("bad-path", f"the address {url} {wrong}", span, "rename it")
        key = fold(url)
        if key in seen:
            yield _clash(url, seen[key], owners, sources)
        seen.setdefault(key, url)
        parts = key.split("/")
        for depth in range(1, len(parts)):
            folders.setdefault("/".join(parts[:depth]), url)
    for key in sorted(seen.keys() & folders.keys()):
        yield _clash(seen[key], folders[key], owners, sources)


def _clash(
    url: str, other: str, owners: Mapping[str, str], sources: Mapping[str, str]
) -> Diagnostic:
    def name(address: str) -> str:
        owner = owners.get(address) or sources.get(address)
        return f"{address} (from {owner})" if owner else f"{address} (made by Dateline)"

    owner = owners.get(url) or owners.get(other) or sources.get(url)
    message = f"two files would stand at one address: {name(url)} and {name(other)}"
    hint = "give the article another `slug:`, or the file another name"
    return diagnose("same-address", message, Span(path=owner or url), hint)
