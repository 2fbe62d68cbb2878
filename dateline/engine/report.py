"""What a build did, for people and for programs.

Comes in: what the stages counted. Goes out: a `BuildReport`, and its JSON form. The JSON names no
held article and quotes no line of one, because reports are pasted into issues and logs. Of an error
in one it says the code alone: whatever decides the exit code is there.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.base.canonical import Plain
from dateline.base.codes import CODES, Fault
from dateline.base.diagnostics import Diagnostic
from dateline.engine.costs import Cost
from dateline.model.held import Held

_ABOUT_HELD = frozenset({"link-to-held", "related-held"})
_WHERE_TOLD = "it stands in an article that is held back; the message on stderr says where"
SETTINGS = "site_config.yaml"
_THEME, _STYLED = ("templates/", "static/"), (".html", ".css", ".js")
FINE, CONTENT, USAGE, SETUP, MACHINE, NETWORK = 0, 1, 2, 3, 4, 5

_WEIGHTS: tuple[tuple[Fault, int], ...] = (
    ("machine", MACHINE),
    ("setup", SETUP),
    ("network", NETWORK),
    ("content", CONTENT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """The outcome of a build.

    `rendered` are the addresses of the pages and copies that were made anew, `seconds` the
    time each stage took. `published` tells whether the output folder now shows the archive; a
    dry run and a build with errors leave it as it was. The same files give another edition only
    from the moment `until` on, in seconds since 1970; 0 where that is not known. `origins` leads
    from the addresses of a preview to the files to open. `costs` are there if they were asked for.
    `made_from` is whatever the build has in memory: whoever drops it waits until that is freed.
    """

    diagnostics: tuple[Diagnostic, ...]
    read: int = 0
    rendered: tuple[str, ...] = ()
    kept: int = 0
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()
    articles: int = 0
    published: bool = False
    dry_run: bool = False
    resumed: bool = False
    until: int = 0
    origins: Mapping[str, str] = field(default_factory=dict)
    costs: tuple[Cost, ...] = ()
    made_from: object = field(default=None, repr=False, compare=False)
    seconds: Mapping[str, float]

    @property
    def exit_code(self) -> int:
        """The exit code of the command; see `exit_code_of`."""
        return exit_code_of(self.diagnostics)


def exit_code_of(diagnostics: Iterable[Diagnostic]) -> int:
    """Return the exit code of a command: the heaviest fault among the errors decides."""
    faults = {_fault(found) for found in diagnostics if found.is_error}
    for fault, code in _WEIGHTS:
        if fault in faults:
            return code
    return FINE


def _fault(found: Diagnostic) -> Fault:
    """Return whose fault an error is; a misspelt key is the set-up's when it is the settings'."""
    fault = CODES[found.code].fault
    is_set_up = found.span is not None and _is_set_up(found.span.path)
    return "setup" if is_set_up and fault == "content" else fault


def _is_set_up(path: str) -> bool:
    """Tell whether a file is the settings', or a template or style sheet of any theme."""
    in_theme = path.startswith(_THEME) or Path(path).is_absolute()
    return path == SETTINGS or (in_theme and path.endswith(_STYLED))


def as_plain(report: BuildReport) -> dict[str, Plain]:
    """Return the report for `--json`, in which nothing tells which articles are held."""
    said = discreet(report.diagnostics, report.held)
    return {
        "articles": report.articles,
        "read": report.read,
        "rendered": len(report.rendered),
        "rendered_urls": list(report.rendered),
        "kept": report.kept,
        "added": list(report.added),
        "changed": list(report.changed),
        "removed": list(report.removed),
        "foreign": list(report.foreign),
        "held": len(report.held),
        "published": report.published,
        "dry_run": report.dry_run,
        "exit_code": report.exit_code,
        "diagnostics": [diagnostic_as_plain(found) for found in said],
    }


def discreet(diagnostics: Iterable[Diagnostic], held: Iterable[Held]) -> list[Diagnostic]:
    """Return what may be pasted anywhere: nothing of it tells which articles are held back."""
    manuscripts = {one.manuscript for one in held}
    return [
        _discreet(found, manuscripts)
        for found in diagnostics
        if found.is_error or not _is_inside(found, manuscripts)
    ]


def _is_inside(found: Diagnostic, held: Collection[str]) -> bool:
    return found.span is not None and found.span.path in held


def _discreet(found: Diagnostic, held: Collection[str]) -> Diagnostic:
    """Return the diagnostic without words that name a held article, or place inside one."""
    if _is_inside(found, held):
        return replace(found, message=CODES[found.code].why, hint=_WHERE_TOLD, span=None)
    said = f"{found.message} {found.hint}"
    if found.code in _ABOUT_HELD or any(path in said for path in held):
        return replace(found, message=CODES[found.code].why, hint="")
    return found


def diagnostic_as_plain(found: Diagnostic) -> dict[str, Plain]:
    """Return one diagnostic for programs."""
    span = found.span
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "hint": found.hint,
        "path": span.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
    }
