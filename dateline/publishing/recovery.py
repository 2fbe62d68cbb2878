"""What an interrupted commit left behind, carried to its end.

Comes in: an output folder and its staging folder, in any state a kill, a full disk or a power cut
can leave them in. Goes out: the files that are recorded as ours. A sound journal is carried out
again, each step only as far as it is not done yet, so that recovery may itself be interrupted.
Staged bytes are believed only if they have the digest the journal names. Where they are lost, the
old file stays for the build that follows, and so do the journal and the old manifest, because
together they say whose each file is. A journal that is damaged or of another format is dropped with
everything staged, and nothing is replaced or removed on its word.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.base.digest import Digest, digest_of
from dateline.publishing import commit, disk, journal, manifest, staging
from dateline.publishing.journal import Journal, Replacement
from dateline.publishing.obstacles import at_file, at_folder


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """`owned` are the files recorded as ours; `resumed` tells of an interrupted commit.

    `lost` are the addresses that commit could not bring to their new state.
    """

    owned: Mapping[str, Digest]
    resumed: bool = False
    lost: tuple[str, ...] = ()


def recover(output: Path) -> Recovery:
    """Finish or drop what the last run left, and return which files are ours."""
    folder = staging.found(output)
    plan = journal.read(folder) if folder else None
    listing = _listing(output, plan) if plan else None
    if plan is None or listing is None:
        staging.finish(output)
        return Recovery(owned=manifest.read(output) or {})
    lost = _carry_out(output, plan)
    if lost:
        staging.clear(output)
        return Recovery(owned=_owned(output, plan, listing), resumed=True, lost=lost)
    if (staging.folder_of(output) / plan.manifest).exists():
        commit.seal(output, plan)
    staging.finish(output)
    return Recovery(owned=listing, resumed=True)


def _listing(output: Path, plan: Journal) -> Mapping[str, Digest] | None:
    """Return what the manifest of the interrupted edition lists, wherever it is by now."""
    for path in (staging.folder_of(output) / plan.manifest, output / manifest.NAME):
        data = path.read_bytes() if path.is_file() else b""
        if digest_of(data) == plan.manifest:
            return manifest.parse(data.decode())
    return None


def _carry_out(output: Path, plan: Journal) -> tuple[str, ...]:
    """Take every step that is not done yet; return the addresses for which that is not possible."""
    early, late = commit.in_the_way_first(plan)
    disk.make_folder(str(output))
    commit.remove(output, early)
    lost = []
    for step in plan.replacements:
        if disk.digest_at(str(output), step.url) == step.after:
            continue
        if _is_free(output, step) and _is_staged(output, step):
            commit.put(output, [step.url])
        else:
            lost.append(step.url)
    if not lost:
        commit.remove(output, late)
    return tuple(lost)


def _is_staged(output: Path, step: Replacement) -> bool:
    return disk.digest_at(*staging.place_of(output, step.url)) == step.after


def _is_free(output: Path, step: Replacement) -> bool:
    """Tell whether nothing foreign has come to stand in the way since the commit began."""
    ways = (at_folder(output, folder, ()) for folder in disk.ancestors(step.url))
    ours = () if step.before is None else (step.url,)
    return not any(ways) and not at_file(output, step.url, ours, ())


def _owned(output: Path, plan: Journal, listing: Mapping[str, Digest]) -> Mapping[str, Digest]:
    """Return which files are ours in the middle of a commit: each as it was, or as it will be."""
    owned = {**listing, **{removal.url: removal.before for removal in plan.removals}}
    for step in plan.replacements:
        if disk.digest_at(str(output), step.url) == step.after:
            continue
        del owned[step.url]
        if step.before is not None:
            owned[step.url] = step.before
    return owned
