"""What an import did, for people to work through.

Comes in: what was found in each file and what became of it. Goes out: `ImportReport` values and a
`Summary` over all of them. They are plain values, so that the command line can print them and write
them to a file by `base.canonical`.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dateline.base.counting import counted
from dateline.base.diagnostics import Diagnostic
from dateline.importers.findings import Confidence, Finding


class Result(StrEnum):
    """What became of a file."""

    WRITTEN = "written"
    PLANNED = "would be written"
    ALREADY_THERE = "already there"
    IN_THE_WAY = "in the way"
    REFUSED = "not imported"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """One file: `path` is its manuscript's, relative to the site, empty where none was made."""

    file: str
    result: Result
    path: str = ""
    headline: str = ""
    stories: int = 0
    fields: tuple[Finding, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def guesses(self) -> tuple[str, ...]:
        """Every sentence about a guess, with the name of its field."""
        return tuple(f"{one.field}: {said}" for one in self.fields for said in one.guesses)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the fields that were not found."""
        return tuple(one.field for one in self.fields if one.confidence is Confidence.MISSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCount:
    """In how many files a field was found, guessed and missing."""

    field: str
    found: int
    guessed: int
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A batch in numbers: how many files ended how, and how sure each field is."""

    files: int
    results: tuple[tuple[str, int], ...]
    fields: tuple[FieldCount, ...]

    def __str__(self) -> str:
        """Return the results in one line."""
        ends = ", ".join(f"{number:,} {result}" for result, number in self.results)
        return f"{counted(self.files, 'file')}: {ends}" if ends else "no files"


def summarise(reports: Sequence[ImportReport]) -> Summary:
    """Return the numbers of a batch; fields stand in the order in which they first occur."""
    results = Counter(report.result for report in reports)
    findings = [one for report in reports for one in report.fields]
    names = dict.fromkeys(one.field for one in findings)
    return Summary(
        files=len(reports),
        results=tuple((str(result), results[result]) for result in Result if results[result]),
        fields=tuple(_count(name, findings) for name in names),
    )


def _count(name: str, findings: Iterable[Finding]) -> FieldCount:
    counts = Counter(one.confidence for one in findings if one.field == name)
    return FieldCount(
        field=name,
        found=counts[Confidence.FOUND],
        guessed=counts[Confidence.GUESSED],
        missing=counts[Confidence.MISSING],
    )
