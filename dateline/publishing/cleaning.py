"""An edition taken away again.

Comes in: an output folder of ours. Goes out: which of its files can go, and the folder without
them. Only what the manifest lists, and what still has the bytes it had then, is removed; whatever
somebody put there or changed stays, and with it a manifest, so that the folder is still known as
ours.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from dateline.publishing import disk, manifest, reconcile


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaning:
    """`ours` can go; `changed` are ours but not as we wrote them, `foreign` somebody else's."""

    ours: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing would stay."""
        return not self.changed and not self.foreign


def what_to_clean(output: Path) -> Cleaning:
    """Return which files of a folder are ours to remove; of one without a manifest, none."""
    owned = manifest.read(output)
    if owned is None:
        return Cleaning(foreign=reconcile.foreign(output, {}))
    digests = {url: disk.digest_at(str(output), url) for url in sorted(owned)}
    return Cleaning(
        ours=tuple(url for url, digest in digests.items() if digest == owned[url]),
        changed=tuple(url for url, digest in digests.items() if digest not in {None, owned[url]}),
        foreign=reconcile.foreign(output, owned),
    )


def clean(output: Path, cleaning: Cleaning) -> None:
    """Remove what is ours; the manifest and the folder go last, or list what is left of us."""
    owned = manifest.read(output) or {}
    for url in cleaning.ours:
        (output / url).unlink(missing_ok=True)
        disk.remove_empty_folders(str(output), url)
    listing = output / manifest.NAME
    if cleaning.is_whole:
        listing.unlink(missing_ok=True)
        if output.is_dir() and not any(output.iterdir()):
            output.rmdir()
        return
    if cleaning.ours:
        text = manifest.text_of({url: owned[url] for url in cleaning.changed})
        beside = output / f".{manifest.NAME}.new"
        disk.write(str(beside), text.encode(), durable=True)
        disk.replace(str(beside), str(listing))


def drop_folder(folder: Path) -> None:
    """Remove a folder that holds nothing but what we made, such as previews, if it is there."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
