"""A newsroom of generated reports, and the edits a newsroom makes.

In: a folder, a number of articles, a seed. Out: `site_config.yaml` and `content/`, the same bytes
on every machine for the same two numbers. The two numbers are kept in the folder, so that an edit
is named by the article's number alone. No edit soon returns a file to an earlier state: a
generator that remembers what it has seen would answer the second measurement from memory.

    python3 -m benchmarks.archive --articles 10000 --seed 1 FOLDER
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final, Literal

from benchmarks.manuscript import Manuscript, article, article_path, new_brief, new_report
from benchmarks.places import REGIONS
from benchmarks.sentences import NEWS
from benchmarks.tags import TAGS

STAMP: Final = "archive.json"
_FENCE: Final = "---\n"
_TAGS_LINE: Final = "\ntags: ["


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What an archive was made from."""

    articles: int
    seed: int


def write_archive(folder: Path, articles: int, seed: int) -> None:
    """Write the whole newsroom into an empty or missing folder."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    (folder / "site_config.yaml").write_bytes(_settings(articles, seed).encode())
    made: set[str] = set()
    for number in range(articles):
        manuscript = article(seed, number)
        parent = manuscript.path.rpartition("/")[0]
        if parent not in made:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        _write(folder, manuscript)
    stamp = {"articles": articles, "seed": seed}
    (folder / STAMP).write_bytes(f"{json.dumps(stamp)}\n".encode())


def read_stamp(folder: Path) -> Stamp:
    """Return what the archive in this folder was made from."""
    stamp: dict[str, int] = json.loads((folder / STAMP).read_bytes())
    return Stamp(articles=stamp["articles"], seed=stamp["seed"])


def manuscript_path(folder: Path, number: int) -> Path:
    """Return where article `number` of the archive stands."""
    return folder / article_path(read_stamp(folder).seed, number)


def edit_body(folder: Path, k: int) -> Path:
    """Add a sentence to the second paragraph of article `k`, another one each time."""
    path = manuscript_path(folder, k)
    front, _, body = path.read_bytes().decode().removeprefix(_FENCE).partition(_FENCE)
    draw = Random(f"edit:{k}:{len(body)}").random
    facts = {"my_town": "the capital", "my_body": "ministry", "my_matter": "access"}
    first, second, *others = body.split("\n\n")
    second = f"{second.rstrip()} {NEWS.sentence('edited', draw, facts)}"
    text = f"{_FENCE}{front}{_FENCE}" + "\n\n".join([first, second, *others])
    path.write_bytes(f"{text.rstrip()}\n".encode())
    return path


def retag(folder: Path, k: int) -> Path:
    """Replace the last tag of article `k` by the next rarer one it does not have."""
    path = manuscript_path(folder, k)
    before, _, rest = path.read_bytes().decode().partition(_TAGS_LINE)
    line, _, after = rest.partition("]")
    *kept, old = line.split(", ")
    rank = TAGS.index(old)
    following = (TAGS[(rank + step) % len(TAGS)] for step in range(1, len(TAGS)))
    new = next(tag for tag in following if tag not in kept)
    path.write_bytes(f"{before}{_TAGS_LINE}{', '.join([*kept, new])}]{after}".encode())
    return path


def touch(folder: Path, k: int) -> Path:
    """Give the file of article `k` a new time and the same bytes."""
    path = manuscript_path(folder, k)
    os.utime(path)
    return path


def new_article(folder: Path, n: int, kind: Literal["brief", "report"] = "brief") -> Path:
    """Add the `n`-th new article, dated after all others."""
    seed = read_stamp(folder).seed
    manuscript = new_brief(seed, n) if kind == "brief" else new_report(seed, n)
    path = folder / manuscript.path
    if path.exists():
        raise FileExistsError(f"new {kind} {n} is there already")
    path.parent.mkdir(parents=True, exist_ok=True)
    return _write(folder, manuscript)


def _write(folder: Path, manuscript: Manuscript) -> Path:
    path = folder / manuscript.path
    path.write_bytes(manuscript.text.encode())
    return path


def _settings(articles: int, seed: int) -> str:
    regions = "".join(
        f"  - name: {region.name}\n    countries: [{', '.join(map(_quoted, region.countries))}]\n"
        for region in REGIONS
    )
    return (
        "title: Benchmark archive\n"
        f'description: "{articles} generated reports, seed {seed}. Nothing here is news."\n'
        "base_url: https://example.org/archive\nlanguage: en\ntimezone: UTC\n"
        f'regions:\n{regions}permalink: "{{year}}/{{month}}/{{slug}}.html"\n'
    )


def _quoted(code: str) -> str:
    return f'"{code}"' if code == "NO" else code


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python3 -m benchmarks.archive", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    try:
        write_archive(chosen.folder, chosen.articles, chosen.seed)
    except FileExistsError as error:
        parser.error(str(error))
    return 0


if __name__ == "__main__":
    sys.exit(main())
