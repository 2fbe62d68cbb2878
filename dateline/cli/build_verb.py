"""`dateline build`: the archive into its output folder."""

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from dateline.base.canonical import encode
from dateline.cli.profile import profile_as_plain, show_profile
from dateline.cli.progress import progress_of_build
from dateline.cli.request import request_of, shared_options
from dateline.cli.terminal import show_diagnostics, show_held, summary
from dateline.engine.build import build
from dateline.engine.report import BuildReport, as_plain


@click.command("build", params=shared_options())
@click.option("--fresh", is_flag=True, help="Forget what is remembered; render every page.")
@click.option("--rehash", is_flag=True, help="Read every file; do not trust time stamps.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--dry-run", is_flag=True, help="Say what would be done; change no output.")
@click.option("--profile", is_flag=True, help="Say which templates and articles cost most.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def command(  # noqa: PLR0913 - one parameter for each option
    *,
    site: Path,
    out: Path | None,
    as_of: str | None,
    jobs: int | None,
    fresh: bool,
    rehash: bool,
    strict: bool,
    dry_run: bool,
    profile: bool,
    as_json: bool,
) -> None:
    """Build the archive.

    Reads content/, and makes the output folder exactly what it says. Pages that did not change are
    not touched; files that Dateline did not write are left alone. With errors, nothing changes.
    """
    shared = request_of(site, out, as_of, jobs)
    asked = replace(shared, fresh=fresh, rehash=rehash, strict=strict, dry_run=dry_run)
    with progress_of_build() as tell:
        request = replace(asked, profile=profile, tell=tell)
        report = build(request)
    show_diagnostics(report.diagnostics, request.site)
    show_held(report.held, request.site)
    if as_json:
        _show_json(report, profile=profile)
    else:
        if profile:
            show_profile(report)
        front_page = Path(os.path.realpath(request.output)) / "index.html"
        click.echo(summary(report, front_page), err=bool(report.exit_code))
        if dry_run:
            for url in report.rendered:
                click.echo(f"would render {url}", err=True)
            for url in report.removed:
                click.echo(f"would remove {url}", err=True)
    sys.exit(report.exit_code)


def _show_json(report: BuildReport, *, profile: bool) -> None:
    seconds = {stage: round(time, 4) for stage, time in report.seconds.items()}
    timings = ",".join(f'"{stage}":{time}' for stage, time in seconds.items())
    more = {"profile": profile_as_plain(report)} if profile else {}
    text = encode({**as_plain(report), **more}).decode()
    # As bytes, so that the encoding of the terminal does not matter.
    click.echo(f'{text[:-1]},"seconds":{{{timings}}}}}'.encode())
