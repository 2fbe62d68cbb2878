"""The verbs of `dateline sources` about saved copies.

Comes in: the command group. Goes out: the group with `save`, `verify`, `import` and `export`.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.base.canonical import encode
from dateline.base.counting import counted
from dateline.base.diagnostics import Span, diagnose
from dateline.cli.request import site_option
from dateline.cli.sources_site import leave_with, sources_of, unless_failed
from dateline.cli.tables import show_table
from dateline.cli.terminal import show_diagnostics
from dateline.engine.report import BuildReport

if TYPE_CHECKING:
    from dateline.checks.copies.saving import Saved

MEGABYTE = 1_000_000


def add_copy_verbs(group: click.Group, at_once_option: Callable[[], click.Option]) -> None:
    """Add the verbs to their group."""
    saving = click.command("save", params=[site_option(), at_once_option()])(_save)
    for verb in (saving, _verify, _import_sheet, _export_sheet):
        group.add_command(verb)


@click.option(
    "--only",
    multiple=True,
    metavar="HOST|ADDRESS",
    help="Works at this host, or below it, or this one work.",
)
@click.option("--limit", type=click.IntRange(1), help="Save no more works than this.")
@click.option(
    "--limit-bytes",
    type=click.IntRange(1),
    default=20 * MEGABYTE,
    show_default=True,
    metavar="N",
    help="Save no work that is larger than this.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def _save(
    *,
    site: Path,
    at_once: int,
    only: tuple[str, ...],
    limit: int | None,
    limit_bytes: int,
    as_json: bool,
) -> None:
    """Save copies of cited works that have none.

    Writes one WARC file for each work into content/_saved/, with the SHA-256 of what the host sent,
    the time and the final address. Takes up .wacz files placed there by hand, if they are what
    they say they are. Asks hosts as politely as `check` does, without cookies and credentials.
    """
    from dateline.checks.copies.extra import missing_library

    found = sources_of(site)
    missing = missing_library()
    if missing:
        leave_with((missing,), found.site)
    from dateline.cli.sources_saving import saved

    done, said = saved(found, only, limit, limit_bytes, at_once)
    show_diagnostics(said, found.site)
    _show_saved(done, as_json=as_json)
    sys.exit(BuildReport(diagnostics=said, seconds={}).exit_code)


def _show_saved(done: "Saved", *, as_json: bool) -> None:
    from dateline.checks.links.outcomes import WORDS

    if as_json:
        failed = [
            {"address": one.address, "outcome": one.outcome.value, "words": one.words}
            for one in done.failed
        ]
        click.echo(encode({"saved": done.copies, "not_saved": failed}))
        return
    rows = [(one.address, WORDS[one.outcome], one.words) for one in done.failed]
    if rows:
        show_table(("not saved", "why", ""), sorted(rows))
    size = sum(copy.bytes for copy in done.copies)
    copies = counted(len(done.copies), "copy", "copies")
    click.echo(f"Saved {copies} ({size:,} bytes); {len(done.failed):,} could not be saved.")


@click.command("verify", params=[site_option()])
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def _verify(*, site: Path, as_json: bool) -> None:
    """Verify that every saved copy is what its digests say.

    Reads every file in content/_saved/ and compares it with the list of copies, and what is inside
    a .wacz with its datapackage.json. Changes nothing.
    """
    import os

    from dateline.checks.copies.shelf import read_copies
    from dateline.checks.copies.verifying import verify
    from dateline.engine.report import diagnostic_as_plain

    root = Path(os.path.realpath(site))
    copies = unless_failed(read_copies(root), root)
    checked, said = verify(root, copies)
    if as_json:
        plain = [diagnostic_as_plain(one) for one in said]
        click.echo(encode({"files": checked, "diagnostics": plain}))
    else:
        show_diagnostics(said, root)
        errors = sum(one.is_error for one in said)
        click.echo(f"Verified {counted(checked, 'file')}: {counted(errors, 'error')}.")
    sys.exit(BuildReport(diagnostics=said, seconds={}).exit_code)


@click.command("import", params=[site_option()])
@click.argument("file", type=click.Path(path_type=Path))
def _import_sheet(*, site: Path, file: Path) -> None:
    """Enter copies that auto-archiver made, from its sheet as CSV.

    Rows whose work no article cites are left out. No article is changed.
    """
    from dateline.checks.copies.sheet import newly_told, read_sheet
    from dateline.checks.copies.shelf import Shelf
    from dateline.cli.moment import now
    from dateline.cli.sources_round import turn

    found = sources_of(site)
    text = _text(file, found.site)
    sheet, said = read_sheet(str(file.absolute()), text, now().strftime("%Y-%m-%dT%H:%M:%SZ"))
    if any(one.is_error for one in said):
        leave_with(said, found.site)
    new, strangers = newly_told(sheet.copies, found.addresses, found.copies)
    with turn(found.site):
        shelf = Shelf(found.site, found.copies)
        for copy in new:
            shelf.enter(copy, "")
        shelf.put_in_order()
    entered = counted(len(new), "copy", "copies")
    click.echo(
        f"Entered {entered}; {sheet.without:,} rows tell of none, "
        f"{counted(strangers, 'work')} cited by no article."
    )


def _text(file: Path, site: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as fault:
        words, hint = fault.strerror or "it cannot be read", "check its name and permissions"
    except UnicodeDecodeError:
        words, hint = "it is not UTF-8", "export the sheet again as CSV in UTF-8"
    span = Span(path=str(file.absolute()))
    return leave_with((diagnose("copy-sheet", f"{file}: {words}", span, hint),), site)


@click.command("export", params=[site_option()])
def _export_sheet(*, site: Path) -> None:
    """Print the works without a copy as a sheet for auto-archiver, as CSV."""
    from dateline.checks.copies.sheet import sheet_text

    found = sources_of(site)
    addresses = [work.url for work in found.works if work.url and not work.has_copy]
    click.echo(sheet_text(addresses).encode(), nl=False)
