"""`dateline clean`: what Dateline made, taken away again."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from dateline.base.counting import counted
from dateline.base.diagnostics import Diagnostic
from dateline.cli.moment import holder_of_lock
from dateline.cli.request import site_option
from dateline.cli.terminal import printable, show_diagnostics
from dateline.engine.report import BuildReport
from dateline.engine.tidying import tidy
from dateline.publishing.cleaning import Cleaning


@click.command("clean", params=[site_option()])
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Output folder.  [default: output in the site]",
)
@click.option(
    "--output",
    "with_edition",
    is_flag=True,
    help="Remove the edition, too: each file of the output folder that Dateline wrote and nobody "
    "changed since.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be removed; remove nothing.")
def command(*, site: Path, out: Path | None, with_edition: bool, dry_run: bool) -> None:
    """Remove what Dateline made: the memo, waiting editions, previews.

    All of it is made anew by the next build, which renders every page. Files that Dateline did not
    write are never touched, and a folder that is no output folder is refused.
    """
    folder = Path(os.path.realpath(site))
    output = (out or site / "output").absolute()
    found = tidy(folder, output, holder_of_lock(), with_edition=with_edition, dry_run=dry_run)
    if isinstance(found, Diagnostic):
        show_diagnostics((found,), folder)
        sys.exit(BuildReport(diagnostics=(found,), seconds={}).exit_code)
    verb = "would remove" if dry_run else "removed"
    _say(verb, found.places)
    edition = found.edition
    gone = [*found.places, *(edition.ours if edition else ())]
    if edition:
        _say_of_edition(edition, os.path.relpath(os.path.realpath(output), folder), verb)
    if not gone:
        click.echo("There is nothing to remove.", err=True)


def _say_of_edition(edition: Cleaning, folder: str, verb: str) -> None:
    if edition.ours:
        files = counted(len(edition.ours), "file")
        click.echo(f"{verb} {files} of the edition in {printable(folder)}", err=True)
    _say("left alone, changed since it was written:", _below(folder, edition.changed))
    _say("left alone, not written by Dateline:", _below(folder, edition.foreign))


def _below(folder: str, urls: Iterable[str]) -> Iterable[str]:
    return (f"{folder}/{url}" for url in urls)


def _say(what: str, paths: Iterable[str]) -> None:
    for path in paths:
        click.echo(f"{what} {printable(path)}", err=True)
