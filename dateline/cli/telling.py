"""What a build says at the end, as much of it as was asked for.

Comes in: the report of a build. Goes out: what is wrong and what was held on stderr, the closing
line or the report as JSON on stdout. How much is said never changes what is found.
"""

import os
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import click

from dateline.base.canonical import Plain, encode
from dateline.cli.terminal import show_diagnostics, show_held, summary
from dateline.engine.build import Request
from dateline.engine.report import BuildReport, as_plain


class Loudness(IntEnum):
    """How much is said: only what is wrong; the usual; also which files were made."""

    QUIET = -1
    USUAL = 0
    VERBOSE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How to tell of a build."""

    loudness: Loudness
    as_json: bool
    profile: bool


def tell_of(report: BuildReport, request: Request, telling: Telling) -> None:
    """Tell what a build found and did."""
    show_diagnostics(report.diagnostics, request.site)
    if telling.loudness is not Loudness.QUIET:
        show_held(report.held, request.site)
    if telling.loudness is Loudness.VERBOSE or request.dry_run:
        _show_files(report)
    if telling.as_json:
        _show_json(report, profile=telling.profile)
        return
    if telling.profile:
        from dateline.cli.profile import show_profile

        show_profile(report)
    if telling.loudness is not Loudness.QUIET:
        front_page = Path(os.path.realpath(request.output)) / "index.html"
        click.echo(summary(report, front_page), err=bool(report.exit_code))


def _show_files(report: BuildReport) -> None:
    render, remove = ("would render", "would remove") if report.dry_run else ("rendered", "removed")
    for url in report.rendered:
        click.echo(f"{render} {url}", err=True)
    for url in report.removed:
        click.echo(f"{remove} {url}", err=True)


def _show_json(report: BuildReport, *, profile: bool) -> None:
    seconds = {stage: round(time, 4) for stage, time in report.seconds.items()}
    timings = ",".join(f'"{stage}":{time}' for stage, time in seconds.items())
    more: dict[str, Plain] = {}
    if profile:
        from dateline.cli.profile import profile_as_plain

        more = {"profile": profile_as_plain(report)}
    text = encode({**as_plain(report), **more}).decode()
    # As bytes, so that the encoding of the terminal does not matter.
    click.echo(f'{text[:-1]},"seconds":{{{timings}}}}}'.encode())
