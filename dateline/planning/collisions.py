"""No two files of an edition at one address, on any system.

Comes in: every address that a page or a copy claims, and the manuscripts behind them. Goes out:
errors naming both, at the line that gave the address. Addresses are compared as file systems do
that ignore case or normalise Unicode, and a file may not stand where a folder must be.
"""

from collections.abc import Iterable, Iterator, Mapping

from dateline.base.diagnostics import Diagnostic, FieldSpan, Span, diagnose
from dateline.base.urls import fold, path_fault
from dateline.model.article import Article, FixedPage
from dateline.planning.parts import Claim

CONTENT = "content/"
_Shown = Article | FixedPage


class Claimed:
    """The addresses claimed so far, as file systems compare them."""

    def __init__(self) -> None:
        """Begin with none."""
        self.files: dict[str, Claim] = {}
        self.folders: dict[str, Claim] = {}
        self.wrong: list[tuple[Claim, str]] = []
        self.clashes: list[tuple[Claim, Claim]] = []
        self.is_sound = True

    def note(self, claims: Iterable[Claim]) -> None:
        """Add some addresses; `is_sound` tells whether all can still be written."""
        for claim in claims:
            wrong = path_fault(claim.url)
            if wrong:
                self.wrong.append((claim, wrong))
            key = fold(claim.url)
            # An archive has hundreds of thousands of addresses, most of them folded already.
            key = claim.url if key == claim.url else key
            first = self.files.setdefault(key, claim)
            if first is not claim:
                self.clashes.append((claim, first))
            if wrong or first is not claim or key in self.folders or self._is_under_file(key):
                self.is_sound = False

    def _is_under_file(self, key: str) -> bool:
        """Tell whether a file would have to be a folder on the way to an address; note the way."""
        folder, found = key.rpartition("/")[0], False
        # Where a folder is known, those above it are.
        while folder and folder not in self.folders:
            self.folders[folder] = self.files[key]
            found = found or folder in self.files
            folder = folder.rpartition("/")[0]
        return found

    def faults(self, shown: Iterable[_Shown] = ()) -> Iterator[Diagnostic]:
        """Yield an error for every address that could not be written beside all others."""
        for claim, wrong in self.wrong:
            span = Span(path=claim.origin or claim.url)
            yield diagnose("bad-path", f"the address {claim.url} {wrong}", span, "rename it")
        both = sorted(self.files.keys() & self.folders.keys())
        clashes = [*self.clashes, *((self.files[key], self.folders[key]) for key in both)]
        if clashes:
            owners = {one.manuscript: one for one in shown}
            yield from (_clash(claim, other, owners) for claim, other in clashes)

    def owners(self) -> dict[str, str]:
        """Return the manuscript behind each address that is somebody's own."""
        found = self.files.values()
        return {one.url: one.origin for one in found if one.is_own and one.origin}


def _clash(claim: Claim, other: Claim, owners: Mapping[str, _Shown]) -> Diagnostic:
    message = f"two files would stand at one address: {_named(claim)} and {_named(other)}"
    hint = "give the article another `slug:`, or the file another name"
    first, second = (claim, other) if _may_give_way(claim) else (other, claim)
    if first.url in _aliases(owners.get(first.origin)):
        hint = "delete the old address from `aliases:`, or give the other file another name"
    related = (_place(second, owners),) if first.origin and second.origin else ()
    named = first if first.origin else second
    span = _place(named, owners) if named.origin else Span(path=claim.url)
    return diagnose("same-address", message, span, hint, related)


def _place(claim: Claim, owners: Mapping[str, _Shown]) -> Span:
    """Return the line that gave a file its address, else the file."""
    owner = owners.get(claim.origin)
    if owner is None or not claim.is_own:
        return Span(path=claim.origin)
    fields = ["slug", "title"]
    aliases = _aliases(owner)
    if claim.url in aliases:
        fields = [f"aliases.{aliases.index(claim.url)}", *fields]
    return FieldSpan(path=owner.manuscript, fields=tuple(fields))


def _aliases(owner: _Shown | None) -> tuple[str, ...]:
    return owner.aliases if isinstance(owner, Article) else ()


def _may_give_way(claim: Claim) -> bool:
    """Tell whether a manuscript stands behind the claim that could have another address."""
    return claim.is_own and claim.origin.startswith(CONTENT)


def _named(claim: Claim) -> str:
    if not claim.is_own:
        return f"{claim.url} (a page that {claim.origin} brings about)"
    return (
        f"{claim.url} (from {claim.origin})" if claim.origin else f"{claim.url} (made by Dateline)"
    )
