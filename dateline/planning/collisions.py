"""No two files of an edition at one address, on any system.

Comes in: every address that a page or a copy claims, and the files behind them. Goes out: errors
naming both. Addresses are compared as file systems do that ignore case or normalise Unicode, and a
file may not stand where a folder must be.
"""

from collections.abc import Iterable, Iterator

from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.base.urls import fold, path_fault
from dateline.planning.parts import Claim

CONTENT = "content/"


def collisions(claims: Iterable[Claim]) -> Iterator[Diagnostic]:
    """Yield an error for every address that could not be written beside all others."""
    files: dict[str, Claim] = {}
    folders: dict[str, Claim] = {}
    for claim in claims:
        wrong = path_fault(claim.url)
        if wrong:
            span = Span(path=claim.origin or claim.url)
            yield diagnose("bad-path", f"the address {claim.url} {wrong}", span, "rename it")
        key = fold(claim.url)
        first = files.setdefault(key, claim)
        if first is not claim:
            yield _clash(claim, first)
        parts = key.split("/")
        for depth in range(1, len(parts)):
            folders.setdefault("/".join(parts[:depth]), claim)
    for key in sorted(files.keys() & folders.keys()):
        yield _clash(files[key], folders[key])


def _clash(claim: Claim, other: Claim) -> Diagnostic:
    message = f"two files would stand at one address: {_named(claim)} and {_named(other)}"
    hint = "give the article another `slug:`, or the file another name"
    first, second = (claim, other) if _may_give_way(claim) else (other, claim)
    related = (Span(path=second.origin),) if first.origin and second.origin else ()
    span = Span(path=first.origin or second.origin or claim.url)
    return diagnose("same-address", message, span, hint, related)


def _may_give_way(claim: Claim) -> bool:
    """Tell whether a manuscript stands behind the claim that could have another address."""
    return claim.is_own and claim.origin.startswith(CONTENT)


def _named(claim: Claim) -> str:
    if not claim.is_own:
        return f"{claim.url} (a page that {claim.origin} brings about)"
    return (
        f"{claim.url} (from {claim.origin})" if claim.origin else f"{claim.url} (made by Dateline)"
    )
