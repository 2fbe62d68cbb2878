"""A small press: prints editions given as text the way the engine does, and looks at the result."""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from dateline.base.diagnostics import Outcome
from dateline.base.digest import Digest, digest_of
from dateline.model.edition import Changes, Entry
from dateline.publishing import manifest, staging
from dateline.publishing.commit import publish
from dateline.publishing.recovery import recover

Pages = Mapping[str, str]


def entry_of(found: staging.Staged) -> Entry:
    return Entry(
        url=found.url,
        fingerprint=Digest(f"made of {found.sha256}"),
        sha256=found.sha256,
        size=found.size,
        mtime_ns=found.mtime_ns,
    )


def stage(output: Path, pages: Pages) -> tuple[staging.Staged, ...]:
    return tuple(staging.write(output, url, text.encode()) for url, text in pages.items())


def waiting(output: Path, url: str) -> Path:
    """Return where the staged bytes of a file are."""
    return Path(staging.files_of(output)) / staging.name_of(url)


def print_edition(output: Path, pages: Pages) -> Outcome[Changes]:
    owned = recover(output).owned
    staging.begin(output)
    found = stage(output, pages)
    entries = {each.url: entry_of(each) for each in found}
    return publish(output, entries, [each.url for each in found if each.staged], owned)


def printed(output: Path, pages: Pages) -> Changes:
    """Print an edition that nothing stands in the way of."""
    outcome = print_edition(output, pages)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def listing_of(pages: Pages) -> str:
    return manifest.text_of({url: digest_of(text.encode()) for url, text in pages.items()})


def edition_of(pages: Pages) -> dict[str, str]:
    """Return everything an output folder holds after these pages were printed into an empty one."""
    return {**pages, manifest.NAME: listing_of(pages)}


def files_in(folder: Path) -> dict[str, str]:
    """Return everything below a folder: files with their text, links, and folders left empty."""
    found = {}
    for place, folders, names in os.walk(folder):
        if not folders and not names:
            found[f"{Path(place).relative_to(folder).as_posix()}/"] = ""
        for path in (Path(place) / name for name in (*folders, *names)):
            if path.is_symlink():
                found[path.relative_to(folder).as_posix()] = f"-> {path.readlink()}"
            elif path.is_file():
                found[path.relative_to(folder).as_posix()] = path.read_text("utf-8")
    return found


def put_files(folder: Path, files: Pages) -> None:
    for url, text in files.items():
        path = folder / url
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def stamps_of(folder: Path, urls: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return what changes whenever a file is written anew: its inode and its time."""
    stats = {url: (folder / url).stat() for url in urls}
    return {url: (status.st_ino, status.st_mtime_ns) for url, status in stats.items()}


def bring_back(state: Path, output: Path) -> None:
    shutil.rmtree(output.parent, ignore_errors=True)
    shutil.copytree(state, output.parent, symlinks=True)


def assert_whole(output: Path, old: Pages, new: Pages, foreign: Pages) -> None:
    """Each file is wholly old or wholly new, and the new manifest lists what is there."""
    found = files_in(output)
    before = {**edition_of(old), **foreign} if old else {}
    after = {**edition_of(new), **foreign}
    for url, text in found.items():
        assert url.endswith("/") or text in {before.get(url), after.get(url)}, url
    assert before.keys() & after.keys() <= found.keys()
    if found.get(manifest.NAME) == listing_of(new):
        assert found == after


def assert_the_next_run_heals(output: Path, new: Pages, foreign: Pages) -> None:
    """One further run ends in exactly the new edition, with nothing left beside it."""
    printed(output, new)
    after = {**edition_of(new), **foreign}
    assert files_in(output.parent) == {f"output/{url}": text for url, text in after.items()}
