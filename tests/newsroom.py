"""A newsroom in a folder, for tests: write files, build, look at pages and at what was rendered."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict, Unpack
from zoneinfo import ZoneInfo

from dateline.base.dates import Moment, parse_moment
from dateline.base.diagnostics import Diagnostic
from dateline.engine.build import Request, build
from dateline.engine.report import BuildReport

CONFIG = """\
title: The Test Archive
description: An archive for tests.
base_url: https://example.org/archive
language: en
timezone: UTC
publisher: {name: Test newsroom}
regions:
  - {name: Africa, countries: [KE, SL]}
  - {name: Asia, countries: [KZ, KH]}
  - {name: Europe, countries: [HU, "NO"]}
licence: CC-BY-4.0
"""
AS_OF = "2026-01-01"


class Options(TypedDict, total=False):
    """What a test may ask of a build."""

    as_of: str
    jobs: int
    fresh: bool
    rehash: bool
    strict: bool
    dry_run: bool
    output: Path


def article(body: str = "A sentence.", /, **fields: str) -> str:
    """Return a manuscript that is valid, with `fields` in place of or besides the usual ones.

    A field given as an empty text is left out.
    """
    usual = {
        "title": "A report",
        "author": "Dateline Asia desk",
        "region": "Asia",
        "date": "2020-05-04",
        "sources": '["The Courier – A title – 4 May 2020"]',
    }
    lines = [f"{name}: {value}" for name, value in {**usual, **fields}.items() if value]
    return "\n".join(["---", *lines, "---", "", body, ""])


class Newsroom:
    """A site in a folder and the report of its last build."""

    def __init__(self, site: Path, files: Mapping[str, str | bytes]) -> None:
        self.site = site
        self.output = site / "output"
        site.mkdir(parents=True, exist_ok=True)
        (site / "content").mkdir(exist_ok=True)
        self.write("site_config.yaml", CONFIG)
        for path, text in files.items():
            self.write(path, text)
        self.report = BuildReport(diagnostics=(), seconds={})

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file of the site; its folder is made."""
        target = self.site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace `old`, which must be there, in a file of the site."""
        text = (self.site / path).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {path}"
        self.write(path, text.replace(old, new))

    def delete(self, path: str) -> None:
        """Delete a file of the site."""
        (self.site / path).unlink()

    def build(self, **options: Unpack[Options]) -> BuildReport:
        """Build in this process; the report is kept as `report`."""
        as_of = parse_moment(options.get("as_of", AS_OF), ZoneInfo("UTC"))
        assert isinstance(as_of, Moment)
        self.report = build(
            Request(
                site=self.site,
                output=options.get("output", self.output),
                as_of=as_of.instant,
                jobs=options.get("jobs", 1),
                holder="a test",
                clock=time.perf_counter,
                fresh=options.get("fresh", False),
                rehash=options.get("rehash", False),
                strict=options.get("strict", False),
                dry_run=options.get("dry_run", False),
            )
        )
        return self.report

    def page(self, url: str) -> str:
        """Return the text of a page of the output."""
        return (self.output / url).read_text(encoding="utf-8")

    @property
    def rendered(self) -> list[str]:
        """The addresses that the last build rendered, sorted."""
        return sorted(self.report.rendered)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What the last build said."""
        return self.report.diagnostics

    @property
    def codes(self) -> list[str]:
        """The codes of what the last build said, in order."""
        return [found.code for found in self.report.diagnostics]

    def tree(self, output: Path | None = None) -> dict[str, bytes]:
        """Return every file of the output by address."""
        root = output or self.output
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }
