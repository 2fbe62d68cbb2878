"""One archive as the site of one generator: laid out, edited, built.

In: the records of an archive, a generator, a folder. Out: a folder in which the generator's own
command makes the pages. Each generator is used as its own manual says for best speed; what was
chosen stands with its command.
"""

import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from benchmarks.comparison.converting import (
    for_dateline,
    for_eleventy,
    for_hugo,
    for_pelican,
)
from benchmarks.comparison.reports import FIRST_EDITION, Records, Report
from benchmarks.comparison.tools import Tools
from benchmarks.measure import Measurement, measure
from benchmarks.newsroom import (
    THEME,
    BuildFailedError,
    command,
    environment,
    lay_minimal_templates,
    leave_out,
    put_aside,
)

SKELETONS: Final = Path(__file__).resolve().parent.parent / "minimal"
Command = Callable[[Tools, Path], list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    """What is known of a generator. Paths are relative to its site.

    `memory` is what it remembers from one build to the next, without which it starts cold, besides
    its `output`. `is_minimal` tells whether its pages can be compared with those of others, and
    `publishes_all` whether there are citation files, tables and a search besides.
    """

    name: str
    label: str
    convert: Callable[[Report, Records], str]
    content: str
    template: str
    output: str
    memory: tuple[str, ...]
    command: Command
    is_minimal: bool = True
    publishes_all: bool = False


def _dateline(_: Tools, site: Path) -> list[str]:
    return command(site, None)


def _hugo(tools: Tools, _: Path) -> list[str]:
    """Hugo builds everything each time, in all cores; there is nothing to choose."""
    return [*tools.program("hugo"), "build"]


def _pelican(tools: Tools, _: Path) -> list[str]:
    """Choose what `pelicanconf.py` does: no plug-ins, and its cache of unchanged articles."""
    return [*tools.program("pelican"), "content", "--settings", "pelicanconf.py", "--quiet"]


def _eleventy(tools: Tools, _: Path) -> list[str]:
    """Choose what `eleventy.config.js` does: templates in JavaScript, none within manuscripts.

    `--incremental=FILE`, for a build of what depends on one file, is not used: in 3.1.8 it ends in
    an error wherever there is a second file ("`templateRender` has not yet initialized").
    """
    return tools.program("eleventy")


def _of_dateline(name: str, label: str) -> Generator:
    return Generator(
        name=name,
        label=label,
        convert=for_dateline,
        content="content",
        template="templates/article.html",
        output="output",
        memory=(".dateline",),
        command=_dateline,
    )


_ALL: Final = (
    _of_dateline("dateline", "Dateline"),
    Generator(
        name="hugo",
        label="Hugo",
        convert=for_hugo,
        content="content/reports",
        template="layouts/page.html",
        output="public",
        memory=("resources",),
        command=_hugo,
    ),
    Generator(
        name="pelican",
        label="Pelican",
        convert=for_pelican,
        content="content/reports",
        template="theme/templates/article.html",
        output="output",
        memory=("cache",),
        command=_pelican,
    ),
    Generator(
        name="eleventy",
        label="Eleventy",
        convert=for_eleventy,
        content="content/reports",
        template="_includes/report.11ty.js",
        output="output",
        memory=(".cache",),
        command=_eleventy,
    ),
    replace(_of_dateline("dateline-theme", "Dateline (theme)"), is_minimal=False),
    replace(
        _of_dateline("dateline-full", "Dateline (everything)"),
        is_minimal=False,
        publishes_all=True,
    ),
)
GENERATORS: Final[Mapping[str, Generator]] = {one.name: one for one in _ALL}


class Site:
    """The site of one generator, in a folder of its own."""

    def __init__(self, generator: Generator, folder: Path, tools: Tools) -> None:
        """Take what belongs together; nothing is written yet."""
        self.generator = generator
        self.folder = folder
        self.output = folder / generator.output
        self._tools = tools

    def lay_out(self, records: Records) -> None:
        """Write everything the generator reads."""
        self.folder.mkdir(parents=True)
        if self.generator.convert is for_dateline:
            self._lay_out_newsroom(records)
        else:
            shutil.copytree(SKELETONS / self.generator.name, self.folder, dirs_exist_ok=True)
        if self.generator.name == "eleventy":
            (self.folder / "node_modules").symlink_to(self._tools.modules)
        for report in records:
            self.take(report, records)

    def _lay_out_newsroom(self, records: Records) -> None:
        settings = records.content.parent / "site_config.yaml"
        shutil.copy(settings, self.folder)
        if not self.generator.publishes_all:
            leave_out(self.folder)
        if self.generator.is_minimal:
            lay_minimal_templates(self.folder)
            return
        # The theme's own template of articles, with the line that a template edit changes.
        text = (THEME / "article.html").read_text(encoding="utf-8")
        line = f'<p class="edition">{FIRST_EDITION}</p>\n</article>'
        template = self.folder / self.generator.template
        template.parent.mkdir()
        template.write_text(text.replace("</article>", line), encoding="utf-8")

    def take(self, report: Report, records: Records) -> None:
        """Write one manuscript, new or changed."""
        path = self.folder / self.generator.content / report.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self.generator.convert(report, records), encoding="utf-8")

    def change_template(self, before: str, after: str) -> None:
        """Have another line written below every report."""
        path = self.folder / self.generator.template
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f">{before}<", f">{after}<"), encoding="utf-8")

    def forget(self) -> None:
        """Put the pages and all that the generator remembers out of its way."""
        names = (self.generator.output, *self.generator.memory)
        put_aside((self.folder / name for name in names), self.folder.parent / "aside")

    def build(self) -> Measurement:
        """Run the generator's command; anything but success is no measurement."""
        line = self.generator.command(self._tools, self.folder)
        os.sync()  # the disk must not still be busy with the last build's files
        measurement = measure(line, folder=self.folder, environment=environment())
        if measurement.exit_code:
            talk = (measurement.talk + measurement.output).decode(errors="replace")[-2000:]
            raise BuildFailedError(f"{self.generator.label}: {measurement.exit_code}\n{talk}")
        return measurement

    def written(self) -> tuple[int, int]:
        """Return the number of files in the output, and of their bytes."""
        return _counted(self.output)

    def remembered(self) -> int:
        """Return the number of bytes that the generator keeps for its next build."""
        return sum(_counted(self.folder / name)[1] for name in self.generator.memory)


def _counted(folder: Path) -> tuple[int, int]:
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)
