"""The moment an edition replaces the one before it.

Comes in: the complete new edition, what of it is staged, and the files recorded as ours. Goes out:
the output folder with exactly that edition, and what changed. The order is the promise: obstacles
are looked for before anything is touched; then the new manifest and the journal are made durable;
then every file is renamed into place in the order given; old files go last; the manifest comes
after all of them; and only then does the journal go. Whatever stops this on the way leaves every
file wholly old or wholly new, and `recovery` carries it to the end. Where there is no output folder
yet, the whole edition waits as it is to be, and one renaming is all.
"""

import os
from collections.abc import Collection, Iterable, Mapping
from itertools import filterfalse
from pathlib import Path

from dateline.base.diagnostics import Outcome
from dateline.base.digest import Digest, digest_of
from dateline.base.urls import fold
from dateline.model.edition import Changes, Entry
from dateline.publishing import disk, journal, manifest, reconcile, staging
from dateline.publishing.journal import Journal, Removal, Replacement
from dateline.publishing.obstacles import obstacles


def publish(
    output: Path,
    entries: Mapping[str, Entry],
    staged: Collection[str],
    owned: Mapping[str, Digest],
    *,
    alone: bool = False,
) -> Outcome[Changes]:
    """Make the output exactly this edition; `staged` names what is new, in the order to appear.

    Files that are neither in the edition nor, unchanged, in `owned` are left alone and reported,
    unless the folder is ours `alone`.
    """
    respelt = _respelt(output, entries, owned)
    removals = _removals(output, entries.keys() | respelt.keys(), owned)
    leaving = {removal.url for removal in removals}
    ours = owned.keys() | set(respelt.values())
    found = obstacles(output, staged, ours, leaving) if staged else ()
    if found:
        return Outcome(value=None, diagnostics=found)
    listing = manifest.text_of({url: entry.sha256 for url, entry in entries.items()})
    if staging.is_whole(output) and not os.path.lexists(output):
        _appear(output, listing.encode())
    elif staged or removals or listing != manifest.text_at(output):
        replacements = (Replacement(url, entries[url].sha256, owned.get(url)) for url in staged)
        _commit(output, tuple(replacements), removals, listing.encode())
    staging.finish(output)
    return Outcome(
        value=Changes(
            added=tuple(sorted(url for url in staged if url not in owned)),
            changed=tuple(sorted(url for url in staged if url in owned)),
            removed=tuple(sorted(leaving)),
            kept=len(entries) - len(staged),
            foreign=() if alone else reconcile.foreign(output, entries),
        )
    )


def _appear(output: Path, listing: bytes) -> None:
    """Let a whole edition appear at once, where there was none."""
    whole = staging.whole_of(output)
    disk.write(f"{whole}/{manifest.NAME}", listing, durable=True)
    disk.let_read(f"{whole}/{manifest.NAME}", disk.FILE_MODE)
    disk.replace(whole, str(output))
    disk.settle_folder(str(output.parent))


def _respelt(output: Path, entries: Collection[str], owned: Collection[str]) -> Mapping[str, str]:
    """Return our old names, each with the new one, that this file system takes for one file."""
    left = [url for url in owned if url not in entries]
    by_fold = {fold(url): url for url in entries} if left else {}
    pairs = ((url, by_fold[fold(url)]) for url in left if fold(url) in by_fold)
    return {old: new for old, new in pairs if _is_one_file(output, old, new)}


def _is_one_file(output: Path, old: str, new: str) -> bool:
    there = all(disk.status_of(str(output), url) for url in (old, new))
    return there and (output / old).samefile(output / new)


def _removals(
    output: Path, staying: Collection[str], owned: Mapping[str, Digest]
) -> tuple[Removal, ...]:
    """Return what is ours, still as we wrote it, and no longer part of the edition."""
    return tuple(
        Removal(url, owned[url])
        for url in sorted(owned.keys() - staying)
        if disk.digest_at(str(output), url) == owned[url]
    )


def _commit(
    output: Path,
    replacements: tuple[Replacement, ...],
    removals: tuple[Removal, ...],
    listing: bytes,
) -> None:
    plan = Journal(replacements=replacements, removals=removals, manifest=digest_of(listing))
    folder = staging.make(output)
    disk.write(str(folder / plan.manifest), listing, durable=True)
    disk.let_read(str(folder / plan.manifest), disk.FILE_MODE)
    journal.write(folder, plan)
    early, late = in_the_way_first(plan)
    disk.make_folder(str(output))
    remove(output, early)
    put(output, [replacement.url for replacement in replacements])
    remove(output, late)
    seal(output, plan)


def in_the_way_first(plan: Journal) -> tuple[tuple[Removal, ...], tuple[Removal, ...]]:
    """Part the removals: files where a folder must go or below where a file must go; the others."""
    files = {replacement.url for replacement in plan.replacements}
    folders = disk.folders_of(files)

    def is_in_the_way(removal: Removal) -> bool:
        return removal.url in folders or not files.isdisjoint(disk.ancestors(removal.url))

    early = tuple(filter(is_in_the_way, plan.removals))
    return early, tuple(filterfalse(is_in_the_way, plan.removals))


def put(output: Path, urls: Iterable[str]) -> None:
    """Rename staged files into the output, making the folders they need."""
    made = {""}
    for url in urls:
        if url.rpartition("/")[0] not in made:
            for folder in disk.ancestors(url):
                if folder not in made:
                    disk.make_folder(f"{output}/{folder}")
                    made.add(folder)
        disk.replace("/".join(staging.place_of(output, url)), f"{output}/{url}")


def remove(output: Path, removals: Iterable[Removal]) -> None:
    """Remove files that are still as we wrote them, and the folders this empties."""
    for removal in removals:
        if disk.digest_at(str(output), removal.url) == removal.before:
            (output / removal.url).unlink()
        disk.remove_empty_folders(str(output), removal.url)


def seal(output: Path, plan: Journal) -> None:
    """Let the manifest of the edition appear: from here on the edition is complete."""
    listing = staging.folder_of(output) / plan.manifest
    disk.replace(str(listing), str(output / manifest.NAME))
    disk.settle_folder(str(output))
