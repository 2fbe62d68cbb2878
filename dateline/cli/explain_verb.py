"""`dateline explain`: why a page is rendered, or what a diagnostic means."""

import re
import sys
import textwrap
from dataclasses import asdict
from pathlib import Path

import click

from dateline.base.canonical import encode
from dateline.base.codes import CODES
from dateline.base.text import closest
from dateline.cli.request import request_of, shared_options
from dateline.cli.terminal import printable, show_diagnostics
from dateline.engine.build import explain
from dateline.engine.explain import Explanation
from dateline.engine.report import BuildReport

# Addresses hold a slash or a full stop, or are names such as `_headers`.
_CODE = re.compile(r"[a-z]+(-[a-z]+)*")


@click.command("explain", params=shared_options())
@click.option("--json", "as_json", is_flag=True, help="Print the explanation as JSON.")
@click.argument("what")
def command(
    *,
    site: Path,
    out: Path | None,
    as_of: str | None,
    jobs: int | None,
    as_json: bool,
    what: str,
) -> None:
    """Explain an address of the archive, or the code of a diagnostic.

    For an address such as 2009/06/kazakhstan-internet-law.html: what the page is made of, and
    which of it changed since the last edition. For a code such as unknown-region: why it
    exists.
    """
    if _CODE.fullmatch(what):
        _explain_code(what)
        return
    request = request_of(site, out, as_of, jobs)
    found = explain(request, what)
    if isinstance(found, Explanation):
        # As bytes, so that the encoding of the terminal does not matter.
        click.echo(encode(asdict(found)) if as_json else _text(found).encode())
        return
    show_diagnostics(found, request.site)
    sys.exit(BuildReport(diagnostics=found, seconds={}).exit_code)


def _explain_code(name: str) -> None:
    code = CODES.get(name)
    if code is None:
        near = closest(name, CODES)
        hint = (
            f'did you mean "{near}"?' if near else "codes stand in brackets behind error or warning"
        )
        message = f'there is no diagnostic "{name}"; {hint}'
        raise click.UsageError(message)
    click.echo(f"{code.severity}[{code.name}] ({code.group.lower()})\n")
    click.echo(textwrap.fill(code.why, 80))


def _text(found: Explanation) -> str:
    verdict = "would be rendered" if found.rendered else "would be kept as it is"
    owner = f", from {printable(found.owner)}" if found.owner else ""
    lines = [
        f"{found.url} ({found.kind}, made by {found.renderer}{owner})",
        f"{verdict}: {found.reason}",
        *(f"  {part.verdict:8}{part.name:18}{part.digest[:16]}" for part in found.parts),
    ]
    return "\n".join(lines)
