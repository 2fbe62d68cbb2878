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
    parts: list[str] = []
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            left = f"{'expected' if name in expected else 'nothing expected'}: {name}"
            right = f"{'found' if name in found else 'nothing found'}: {name}"
            lines = _lines(expected.get(name)), _lines(found.get(name))
            parts += difflib.unified_diff(lines[0], lines[1], left, right, lineterm="")
    return "\n".join(parts)


def _lines(data: bytes | None) -> list[str]:
    return (data or b"").decode("utf-8", "backslashreplace").splitlines()
