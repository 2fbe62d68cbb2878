"""Why a page is, or is not, rendered.

Comes in: an address and everything prepared. Goes out: what the page is made of, part by part, and
which of the parts differ from those of the last edition.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dateline.base.diagnostics import Diagnostic, diagnose
from dateline.base.digest import Digest
from dateline.base.text import closest
from dateline.engine.imprint import components, imprint_of, remembered_imprint
from dateline.engine.prepared import Prepared
from dateline.engine.store import Store
from dateline.model.page import Copy, Page
from dateline.publishing.reconcile import outdated

Verdict = Literal["same", "changed", "new"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedPart:
    """One thing a page is made of, and how it compares with the last edition."""

    name: str
    verdict: Verdict
    digest: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What would happen to a page now. `owner` is its manuscript, where it has one."""

    url: str
    kind: str
    renderer: str
    owner: str
    rendered: bool
    reason: str
    parts: tuple[ExplainedPart, ...]


def explanation(
    prepared: Prepared, store: Store, output: Path, url: str
) -> Explanation | tuple[Diagnostic, ...]:
    """Return what would happen to the page at `url`, and why."""
    url = _below_output(url, prepared.inputs.config.base_url)
    files: tuple[Page | Copy, ...] = (*prepared.plan.pages, *prepared.plan.copies)
    file = next((file for file in files if file.url == url), None)
    if file is None:
        near = closest(url, [file.url for file in files])
        hint = f"did you mean {near}?" if near else "give an address below the output folder"
        return (diagnose("unknown-page", f"the edition has no page {url}", hint=hint),)
    before = remembered_imprint(store.imprint(output, url))
    then = components(before) if before else {}
    parts = tuple(
        ExplainedPart(name=name, verdict=_verdict(then.get(name), digest), digest=digest)
        for name, digest in components(imprint_of(file, prepared.closures)).items()
    )
    entries = store.entries(output)
    wanted = {url: prepared.fingerprints[url]}
    rendered = bool(outdated(wanted, entries, output).outdated)
    return Explanation(
        url=url,
        kind=_kind(file),
        renderer=file.renderer if isinstance(file, Page) else "copying",
        owner=prepared.plan.owners.get(url, "") if isinstance(file, Page) else file.source_path,
        rendered=rendered,
        reason=_reason(rendered, url in entries, parts),
        parts=parts,
    )


def _below_output(url: str, base_url: str) -> str:
    """Return an address as the plan has it, of one as a browser shows it."""
    url = url.partition("#")[0]
    if base_url and f"{url}/".startswith(f"{base_url}/"):
        url = url.removeprefix(base_url)
    url = url.removeprefix("/")
    return f"{url}index.html" if not url or url.endswith("/") else url


def _kind(file: Page | Copy) -> str:
    if isinstance(file, Page):
        return file.kind
    return file.kind


def _verdict(then: Digest | None, now: Digest) -> Verdict:
    if then is None:
        return "new"
    return "same" if then == now else "changed"


def _reason(rendered: bool, known: bool, parts: tuple[ExplainedPart, ...]) -> str:  # noqa: FBT001
    if not rendered:
        return "nothing it is made of has changed, and the file is as we wrote it"
    if not known:
        return "the last edition has no such page, or is not remembered"
    changed = [part.name for part in parts if part.verdict != "same"]
    if changed:
        return f"changed: {', '.join(changed)}"
    return "the file in the output folder is not as we wrote it"
