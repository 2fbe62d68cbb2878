"""`dateline export`: the archive, or a part of it, for other programs."""

import sys
from pathlib import Path
from typing import NoReturn

import click

from dateline.base.counting import counted
from dateline.base.diagnostics import Diagnostic, diagnose
from dateline.cli.request import request_of, shared_options
from dateline.cli.terminal import show_diagnostics
from dateline.engine.archive import archive_of
from dateline.engine.build import Request
from dateline.engine.report import BuildReport
from dateline.exports.collection import Collection
from dateline.exports.formats import exported
from dateline.exports.selection import select
from dateline.exports.writing import write_whole

_FORMATS = ("bib", "csl", "csv", "ftm", "json", "package", "ris")


def _options() -> list[click.Parameter]:
    # Nothing goes into the output folder of the site.
    return [option for option in shared_options() if option.name != "out"]


@click.command("export", params=_options())
@click.argument("form", metavar="FORMAT", type=click.Choice(_FORMATS))
@click.option(
    "--select",
    "wishes",
    metavar="KEY=VALUE",
    multiple=True,
    help="Only articles of this region, country, tag, author, year, series, or citing this "
    "outlet. Of several, all must hold.",
)
@click.option(
    "--table",
    "table_name",
    type=click.Choice(["articles", "sources"]),
    default="articles",
    show_default=True,
    help="Which table csv writes.",
)
@click.option(
    "--exact",
    is_flag=True,
    help="In csv, leave cells as they are that a spreadsheet would run as a formula.",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file.  [default: stdout]",
)
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    site: Path,
    as_of: str | None,
    jobs: int | None,
    form: str,
    wishes: tuple[str, ...],
    table_name: str,
    exact: bool,
    output: Path | None,
) -> None:
    """Write articles and their sources as FORMAT.

    \b
    bib      BibTeX
    csl      CSL-JSON
    csv      one table: of the articles, or of their sources
    ftm      FollowTheMoney entities, one a line
    json     articles with their sources, nothing shortened
    package  datapackage.json, the description of articles.csv, sources.csv, articles.json
    ris      RIS

    Nothing that is held back is ever exported, and nothing is published.
    """  # noqa: D301 - \b keeps the lines of the list apart
    request = request_of(site, None, as_of, jobs)
    chosen = _chosen(request, wishes)
    _write(exported(chosen, form, table_name, exact=exact), output, request.site)
    articles = counted(len(chosen.articles), "article")
    click.echo(f"Exported {articles} and {counted(len(chosen.works()), 'source')}.", err=True)


def _chosen(request: Request, wishes: tuple[str, ...]) -> Collection:
    """Return the articles of the site for which the wishes hold, or leave saying why not."""
    asked = archive_of(request)
    if asked.value is None:
        _refuse(asked.diagnostics, request.site)
    selected = select(asked.value.archive, wishes)
    if selected.value is None:
        _refuse(selected.diagnostics, request.site)
    found = asked.value
    return Collection(archive=found.archive, config=found.config, articles=selected.value)


def _refuse(diagnostics: tuple[Diagnostic, ...], site: Path) -> NoReturn:
    show_diagnostics(diagnostics, site)
    sys.exit(BuildReport(diagnostics=diagnostics, seconds={}).exit_code)


def _write(data: bytes, output: Path | None, site: Path) -> None:
    """Write to stdout or to a file."""
    if output is None:
        click.echo(data, nl=False)
        return
    try:
        write_whole(output, data)
    except OSError as fault:
        message = f"{output}: {fault.strerror or fault}"
        _refuse((diagnose("disk", message, hint="check free space and permissions"),), site)
