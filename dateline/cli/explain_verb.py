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
from dateline.cli.explanation import Explanation as Meaning
from dateline.cli.explanation import as_plain, blocks, explanation_of
from dateline.cli.request import request_of, shared_options
from dateline.cli.terminal import printable, show_diagnostics
from dateline.engine.build import explain
from dateline.engine.explain import Explanation
from dateline.engine.report import BuildReport

# Addresses hold a slash or a full stop, or are names such as `_headers`.
_CODE = re.compile(r"[a-z]+(-[a-z]+)*")
_WIDTH = 80


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
    which of it changed since the last edition. For a code such as unknown-region: what it
    means, with an example, the message it gives, and what to do.
    """
    if _CODE.fullmatch(what):
        meaning = _meaning_of(what)
        # As bytes, so that the encoding of the terminal does not matter.
        click.echo(encode(as_plain(meaning)) if as_json else _words(meaning).encode())
        return
    request = request_of(site, out, as_of, jobs)
    found = explain(request, what)
    if isinstance(found, Explanation):
        click.echo(encode(asdict(found)) if as_json else _text(found).encode())
        return
    show_diagnostics(found, request.site)
    sys.exit(BuildReport(diagnostics=found, seconds={}).exit_code)


def _meaning_of(name: str) -> Meaning:
    if name in CODES:
        return explanation_of(name)
    near = closest(name, CODES)
    hint = f'did you mean "{near}"?' if near else "codes stand in brackets behind error or warning"
    message = f'there is no diagnostic "{name}"; {hint}'
    raise click.UsageError(message)


def _words(found: Meaning) -> str:
    code = found.code
    lines = [f"{code.severity}[{code.name}] ({code.group.lower()})"]
    for text, shown in ((f"{code.why} {found.prose}", ""), *blocks(found)):
        lines += ["", textwrap.fill(text, _WIDTH, break_on_hyphens=False)]
        if shown:
            lines += ["", textwrap.indent(shown.rstrip("\n"), "    ")]
    return "\n".join(lines)


def _text(found: Explanation) -> str:
    verdict = "would be rendered" if found.rendered else "would be kept as it is"
    owner = f", from {printable(found.owner)}" if found.owner else ""
    lines = [
        f"{found.url} ({found.kind}, made by {found.renderer}{owner})",
        f"{verdict}: {found.reason}",
        *(f"  {part.verdict:8}{part.name:18}{part.digest[:16]}" for part in found.parts),
    ]
    return "\n".join(lines)
