"""Folders of files as values that can be compared."""

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path


def paths_below(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        yield path.relative_to(folder).as_posix(), path


def tree_of(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file below a folder."""
    return {name: path.read_bytes() for name, path in paths_below(folder) if path.is_file()}


def modes_of(folder: Path) -> dict[str, int]:
    """Return who may do what with everything below a folder, and with the folder itself."""
    return {name: path.stat().st_mode for name, path in [(".", folder), *paths_below(folder)]}


def difference(expected: Mapping[str, bytes], found: Mapping[str, bytes]) -> str:
    """Return how two trees differ, file by file as a unified diff; empty if they do not."""
    parts = []
    for name in sorted(expected.keys() | found.keys()):
        before, after = expected.get(name), found.get(name)
        if before == after:
            continue
        lines = [
            (one or b"").decode("utf-8", "backslashreplace").splitlines() for one in (before, after)
        ]
        left = "expected" if before is not None else "nothing expected"
        right = "found" if after is not None else "nothing found"
        parts += difflib.unified_diff(*lines, f"{left}: {name}", f"{right}: {name}", lineterm="")
    return "\n".join(parts)
