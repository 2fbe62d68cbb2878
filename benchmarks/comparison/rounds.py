"""The same change to every site, one build after the other, each of them checked.

In: an archive, the sites. Out: a `Build` for each generator, scenario and round. In a round, all
generators build right after one another (A B C D, A B C D), and nothing is checked meanwhile. Each
round edits another report; every edit is made to the archive first and then written for each
generator in its own form, so all of them always stand for the same archive.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from benchmarks.archive import edit_body, manuscript_path, new_article, read_stamp, retag
from benchmarks.comparison.checking import problems
from benchmarks.comparison.reports import Records, Report
from benchmarks.comparison.results import Build
from benchmarks.comparison.sites import Site
from benchmarks.measure import Measurement
from benchmarks.newsroom import BuildFailedError

SAMPLE: Final = 20
MOST_TOLD: Final = 300
COLD: Final = "cold"
_TEMPLATE: Final = "template-edit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """A scenario in a round, and the number of the report to be edited."""

    scenario: str
    round: int
    number: int


def _edited(archive: Path, _: Records, number: int) -> Path:
    return edit_body(archive, number)


def _retagged(archive: Path, records: Records, number: int) -> Path:
    """Retag a report whose old tag has others: not every generator removes a list that is empty."""
    lists, articles = records.lists(), read_stamp(archive).articles
    for step in range(articles):
        candidate = (number + step) % articles
        report = records.under(manuscript_path(archive, candidate))
        if len(lists[f"tags/{report.tags[-1]}"]) > 1:
            return retag(archive, candidate)
    raise ValueError("no report of this archive ends with a tag that another has, too")


def _added(archive: Path, _: Records, __: int) -> Path:
    for number in count():
        try:
            return new_article(archive, number)
        except FileExistsError:
            continue
    raise AssertionError("numbers do not end")


_EDITS: Final[Mapping[str, Callable[[Path, Records, int], Path]]] = {
    "edit-body": _edited,
    "retag": _retagged,
    "new-article": _added,
}
SCENARIOS: Final = (COLD, "no-change", *_EDITS, _TEMPLATE)


class Comparison:
    """An archive and the sites that show it."""

    def __init__(self, archive: Path, sites: Sequence[Site], tell: Callable[[str], None]) -> None:
        """Read the archive and write it for every generator."""
        self.records = Records(archive)
        # Why a generator's build failed; it has no part in what follows.
        self.failed: dict[str, str] = {}
        self._archive = archive
        self._sites = list(sites)
        self._tell = tell
        for site in sites:
            site.lay_out(self.records)

    def run(self, scenarios: Sequence[str], rounds: int) -> Iterator[Build]:
        """Measure everything; a scenario that is not cold starts from built sites."""
        if scenarios[0] != COLD:
            self._build_all()
        step = read_stamp(self._archive).articles // (rounds + 1)
        for scenario in scenarios:
            for number in range(1, rounds + 1):
                occasion = Occasion(scenario=scenario, round=number, number=step * number)
                yield from self._round(occasion)

    def _round(self, occasion: Occasion) -> Iterator[Build]:
        edited = self._prepare(occasion)
        measured = self._build_all()
        sample = [*list(self.records)[:: max(1, len(self.records) // SAMPLE)], *edited]
        for site, measurement in measured:
            yield self._checked(occasion, site, measurement, sample)

    def _build_all(self) -> list[tuple[Site, Measurement]]:
        """Build every site, one right after the other; leave out those that fail from now on."""
        measured: list[tuple[Site, Measurement]] = []
        for site in list(self._sites):
            try:
                measured.append((site, site.build()))
            except BuildFailedError as error:
                self._tell(str(error))
                self.failed[site.generator.name] = " ".join(str(error).split())[-MOST_TOLD:]
                self._sites.remove(site)
        return measured

    def _prepare(self, occasion: Occasion) -> list[Report]:
        """Make the change everywhere; return the report it is about, if it is about one."""
        if occasion.scenario == COLD:
            for site in self._sites:
                site.forget()
        elif occasion.scenario == _TEMPLATE:
            before = self.records.edition
            self.records.edition = f"Edition {occasion.round}"
            for site in self._sites:
                site.change_template(before, self.records.edition)
        elif occasion.scenario in _EDITS:
            edit = _EDITS[occasion.scenario]
            report = self.records.refresh(edit(self._archive, self.records, occasion.number))
            for site in self._sites:
                site.take(report, self.records)
            return [report]
        return []

    def _checked(
        self, occasion: Occasion, site: Site, measured: Measurement, sample: Sequence[Report]
    ) -> Build:
        is_minimal = site.generator.is_minimal
        files, size = site.written()
        build = Build(
            generator=site.generator.name,
            scenario=occasion.scenario,
            round=occasion.round,
            wall=measured.wall,
            cpu=measured.cpu,
            rss=measured.rss,
            pss=measured.pss,
            files=files,
            size=size,
            memo=site.remembered(),
            problems=problems(self.records, site.output, sample) if is_minimal else [],
        )
        wrong = f", {build.problems[0]}" if build.problems else ""
        name = f"{occasion.scenario} {occasion.round} {build.generator}"
        self._tell(f"{name}: {build.wall:.2f} s{wrong}")
        return build
