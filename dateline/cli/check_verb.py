"""`dateline check`: all that is wrong with a site, before anybody reads it."""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.base.canonical import Plain, encode
from dateline.base.counting import counted
from dateline.checks.site.check import Check
from dateline.checks.site.registry import CHECKS, chosen
from dateline.checks.site.survey import Survey, survey
from dateline.cli.check_formats import gcc_lines, github_lines
from dateline.cli.check_sarif import sarif_log
from dateline.cli.moment import moment_of_build
from dateline.cli.progress import progress_of_build
from dateline.cli.request import request_of, shared_options
from dateline.cli.tables import show_table
from dateline.cli.terminal import show_diagnostics, show_held
from dateline.engine.build import Request
from dateline.engine.report import diagnostic_as_plain, discreet, exit_code_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

FORMATS = ("text", "json", "github", "gcc", "sarif")


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _completed(
    _context: click.Context, _parameter: click.Parameter, begun: str
) -> "list[CompletionItem[str]]":
    """Return the checks that begin as the last of several names does."""
    from click.shell_completion import CompletionItem

    before, comma, last = begun.rpartition(",")
    found = [check for check in CHECKS.values() if check.name.startswith(last)]
    return [CompletionItem(f"{before}{comma}{one.name}", help=one.summary) for one in found]


def _options() -> list[click.Parameter]:
    """Return the options that decide what is checked; a check has no output folder."""
    return [option for option in shared_options() if option.name != "out"]


@click.command("check", params=_options())
@click.option(
    "--only",
    default="",
    metavar="NAME,...",
    help="Make these checks and no others.",
    shell_complete=_completed,
)
@click.option(
    "--skip",
    default="",
    metavar="NAME,...",
    help="Leave these checks out.",
    shell_complete=_completed,
)
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="For people, for programs, for GitHub's workflows, for editors, for code hosts.",
)
@click.option("--watch", is_flag=True, help="Check again after every change, until Ctrl-C.")
@click.option("--list", "lists", is_flag=True, help="Name all checks.")
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    site: Path,
    as_of: str | None,
    jobs: int | None,
    only: str,
    skip: str,
    strict: bool,
    form: str,
    watch: bool,
    lists: bool,
) -> None:
    """Check the archive without publishing it.

    Says everything that a build would say, and looks at all pages as they would be built: links,
    pictures, headings, accessibility, weight, requests to other hosts, and more. The output folder
    is not touched. Pages that were looked at once are not rendered again.
    """
    if lists:
        show_table(("check", "is well when"), [(one.name, one.summary) for one in CHECKS.values()])
        return
    checks = chosen(_names(only), _names(skip))
    if isinstance(checks, str):
        raise click.UsageError(checks)
    request = replace(request_of(site, None, as_of, jobs), strict=strict)
    check = partial(_round, request, as_of, checks)
    show = partial(_show, request.site, checks, form)
    if watch:
        _watch(request.site, check, show)
        return
    found = check()
    show(found)
    sys.exit(exit_code_of(found.diagnostics))


def _watch(site: Path, check: Callable[[], Survey], show: Callable[[Survey], None]) -> None:
    from dateline.cli.check_watching import keep_checking  # loads watchdog

    try:
        keep_checking(site, check, show)
    except KeyboardInterrupt:
        click.echo("No longer watching.", err=True)


def _round(request: Request, as_of: str | None, checks: tuple[Check, ...]) -> Survey:
    """Check once, as of now."""
    with progress_of_build() as tell:
        return survey(replace(request, as_of=moment_of_build(as_of), tell=tell), checks)


def _show(site: Path, checks: tuple[Check, ...], form: str, found: Survey) -> None:
    """Write what was found: for programs to stdout, with a word for people on stderr."""
    diagnostics = found.diagnostics
    # What is printed there may be published, so it tells nothing of what is held back.
    told = discreet(diagnostics, found.held)
    if form == "text":
        show_diagnostics(diagnostics, site)
        show_held(found.held, site)
    elif form == "gcc":
        _write(gcc_lines(diagnostics, site))
    else:
        if form == "github":
            _write(github_lines(told, site))
        else:
            plain = sarif_log(told, site) if form == "sarif" else _as_plain(found, checks)
            _write([encode(plain).decode()])
        unsaid = [one for one in diagnostics if one not in told]
        show_diagnostics(unsaid, site)
    click.echo(_summary(found), err=form != "text" or bool(exit_code_of(diagnostics)))


def _write(lines: list[str]) -> None:
    for line in lines:
        # As bytes, so that the encoding of the terminal does not matter.
        click.echo(line.encode("utf-8", "replace"))


def _as_plain(found: Survey, checks: tuple[Check, ...]) -> dict[str, Plain]:
    told = discreet(found.diagnostics, found.held)
    return {
        "checks": [check.name for check in checks],
        "articles": found.articles,
        "held": len(found.held),
        "files": found.files,
        "looked_at": found.looked,
        "errors": sum(one.is_error for one in found.diagnostics),
        "warnings": sum(not one.is_error for one in found.diagnostics),
        "exit_code": exit_code_of(found.diagnostics),
        "diagnostics": [diagnostic_as_plain(one) for one in told],
    }


def _summary(found: Survey) -> str:
    """Return the one line in which a check ends."""
    errors = sum(one.is_error for one in found.diagnostics)
    warnings = len(found.diagnostics) - errors
    counts = f"{counted(errors, 'error')}, {counted(warnings, 'warning')}"
    if not found.files:
        later = "Pages are looked at once the errors are mended."
        return f"Checked manuscripts and settings: {counts}. {later}"
    what = f"{counted(found.articles, 'article')}, {counted(found.files, 'file')}"
    return f"Checked {what} ({found.looked:,} looked at anew, {len(found.held):,} held): {counts}."
