"""The cited works of a site, for the verbs of `dateline sources`.

Comes in: the site's folder. Goes out: `Sources`, or an end with diagnostics and an exit code.
"""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import click

from dateline.base.diagnostics import Diagnostic, Outcome
from dateline.base.text import closest
from dateline.checks.cited import Work, works_of
from dateline.checks.copies.shelf import read_copies
from dateline.checks.links.logbook import read_known
from dateline.cli.request import request_of
from dateline.cli.terminal import show_diagnostics
from dateline.engine.archive import Publishable, archive_of
from dateline.engine.gather import Found
from dateline.engine.report import BuildReport
from dateline.model.keptcopy import KeptCopy, by_work
from dateline.model.linkstate import Known


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The works of a site with all that is known of them; `outlets` and `regions` name slugs.

    `aliases` leads from the slug of another name of an outlet to its own.
    """

    site: Path
    title: str
    works: tuple[Work, ...]
    outlets: Mapping[str, str]
    aliases: Mapping[str, str]
    regions: Mapping[str, str]
    known: Mapping[str, Known]
    copies: tuple[KeptCopy, ...]
    manuscripts: Mapping[str, Found]

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of all works, each once."""
        return tuple(dict.fromkeys(work.url for work in self.works if work.url))


def leave_with(said: Iterable[Diagnostic], site: Path) -> NoReturn:
    """Say what is wrong, and leave."""
    found = tuple(said)
    show_diagnostics(found, site)
    sys.exit(BuildReport(diagnostics=found, seconds={}).exit_code)


def sources_of(site: Path) -> Sources:
    """Return the works of a site; where its content or a record has errors, leave with them."""
    request = request_of(site, None, None, None)
    outcome = archive_of(request)
    if outcome.value is None:
        leave_with((one for one in outcome.diagnostics if one.is_error), request.site)
    known, copies = read_known(request.site), read_copies(request.site)
    if known.value is None or copies.value is None:
        leave_with((*known.diagnostics, *copies.diagnostics), request.site)
    return gathered(request.site, outcome.value, known.value, copies.value)


def gathered(
    site: Path, found: Publishable, known: Mapping[str, Known], copies: tuple[KeptCopy, ...]
) -> Sources:
    """Return an archive's works together with what is known of them."""
    archive = found.archive
    return Sources(
        site=site,
        title=found.config.title,
        works=works_of(archive, known, by_work(copies)),
        outlets={outlet.slug: outlet.name for outlet in archive.outlets},
        aliases=archive.outlet_aliases,
        regions={region.slug: region.name for region in archive.regions},
        known=known,
        copies=copies,
        manuscripts=found.manuscripts,
    )


def outlets_named(found: Sources, names: Iterable[str]) -> tuple[str, ...]:
    """Return the slugs of outlets that somebody named by slug or name."""
    return tuple(_slug(name, found.outlets, "outlet") for name in names)


def regions_named(found: Sources, names: Iterable[str]) -> tuple[str, ...]:
    """Return the slugs of regions that somebody named by slug or name."""
    return tuple(_slug(name, found.regions, "region") for name in names)


def _slug(typed: str, names: Mapping[str, str], what: str) -> str:
    folded = typed.casefold()
    for slug, name in names.items():
        if folded in {slug, name.casefold()}:
            return slug
    near = closest(typed, [*names.values()])
    hint = f'; did you mean "{near}"?' if near else ""
    message = (
        f'no article cites an {what} "{typed}"'
        if what == "outlet"
        else (f'there is no article in a region "{typed}"')
    )
    raise click.UsageError(f"{message}{hint}")


def unless_failed(outcome: Outcome[tuple[KeptCopy, ...]], site: Path) -> tuple[KeptCopy, ...]:
    """Return a value, or leave with what is said instead of it."""
    if outcome.value is None:
        leave_with(outcome.diagnostics, site)
    return outcome.value
