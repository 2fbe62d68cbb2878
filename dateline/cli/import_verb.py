"""`dateline import`: other people's articles into manuscripts."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from dateline.base.canonical import encode
from dateline.cli.request import site_option
from dateline.cli.terminal import printable, show_diagnostics
from dateline.engine.report import BuildReport
from dateline.engine.settings import settings_of
from dateline.importers.files import import_files
from dateline.importers.report import ImportReport, summarise


@click.group("import")
def command() -> None:
    """Turn other people's articles into manuscripts."""


@command.command("wire", params=[site_option()])
@click.option("--dry-run", is_flag=True, help="Say what would be written; write nothing.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write everything found, guessed and missing to this file, as JSON.",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def wire(*, site: Path, dry_run: bool, report_file: Path | None, files: tuple[Path, ...]) -> None:
    """Import articles as they come over the wire, one in each FILE.

    Reads headline, byline, dateline, text and source lines, and writes a manuscript below content/
    for each file. Nothing of the text is lost and nothing that exists is overwritten. What had to
    be guessed is listed, for you to check.
    """
    settings = settings_of(site.resolve())
    show_diagnostics(settings.diagnostics, site.resolve())
    config = settings.value
    if config is None:
        sys.exit(BuildReport(diagnostics=settings.diagnostics, seconds={}).exit_code)
    reports = import_files(
        [file.resolve() for file in files],
        site.resolve(),
        config.regions,
        dry_run=dry_run,
        language=config.language,
    )
    for report in reports:
        _show(report, site.resolve())
    summary = summarise(reports)
    if report_file:
        report_file.write_bytes(encode({"files": reports, "summary": summary}) + b"\n")
    if len(reports) > 1:
        for count in summary.fields:
            numbers = f"{count.found:5} found {count.guessed:5} guessed {count.missing:5} missing"
            click.echo(f"  {count.field:12}{numbers}", err=True)
    click.echo(str(summary))
    sys.exit(_exit_code(reports))


def _show(report: ImportReport, site: Path) -> None:
    """Write what became of a file, and what there is to check, to stderr."""
    target = f" → {report.path}" if report.path else ""
    click.echo(f"{printable(report.file)}: {report.result}{target}", err=True)
    for sentence in report.guesses:
        click.echo(f"  guessed {printable(sentence)}", err=True)
    if report.missing:
        click.echo(f"  missing {', '.join(report.missing)}", err=True)
    show_diagnostics(report.diagnostics, site)


def _exit_code(reports: Sequence[ImportReport]) -> int:
    said = tuple(found for report in reports for found in report.diagnostics)
    return BuildReport(diagnostics=said, seconds={}).exit_code
