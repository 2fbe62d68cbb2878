"""`dateline build`: the archive into its output folder."""

import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import click

from dateline.cli.moment import clock_behind, is_moment_given
from dateline.cli.progress import progress_of_build
from dateline.cli.request import request_of, shared_options
from dateline.cli.telling import Loudness, Telling, tell_of
from dateline.engine.build import build
from dateline.engine.report import BuildReport


@click.command("build", params=shared_options())
@click.option("--fresh", is_flag=True, help="Forget what is remembered; render every page.")
@click.option("--rehash", is_flag=True, help="Read every file; do not trust time stamps.")
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option("--dry-run", is_flag=True, help="Say what would be done; change no output.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but what is wrong.")
@click.option("--verbose", "-v", is_flag=True, help="Also name every file rendered or removed.")
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
    quiet: bool,
    verbose: bool,
    profile: bool,
    as_json: bool,
) -> None:
    """Build the archive.

    Reads content/, and makes the output folder exactly what it says. Pages that did not change are
    not touched; files that Dateline did not write are left alone. With errors, nothing changes.
    """
    loudness = _loudness(quiet=quiet, verbose=verbose)
    shared = request_of(site, out, as_of, jobs)
    asked = replace(shared, fresh=fresh, rehash=rehash, strict=strict, dry_run=dry_run)
    with nullcontext() if loudness is Loudness.QUIET else progress_of_build() as tell:
        request = replace(asked, profile=profile, tell=tell)
        behind = None if is_moment_given(as_of) else clock_behind(request.output)
        report = BuildReport(diagnostics=(behind,), seconds={}) if behind else build(request)
    tell_of(report, request, Telling(loudness=loudness, as_json=as_json, profile=profile))
    sys.exit(report.exit_code)


def _loudness(*, quiet: bool, verbose: bool) -> Loudness:
    if quiet and verbose:
        raise click.UsageError("Either --quiet or --verbose.")
    if quiet:
        return Loudness.QUIET
    return Loudness.VERBOSE if verbose else Loudness.USUAL
