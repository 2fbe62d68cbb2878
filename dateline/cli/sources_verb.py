"""`dateline sources`: what the archive rests on: works, links, copies."""

import sys
from pathlib import Path

import click

from dateline.base.canonical import encode
from dateline.cli.request import site_option
from dateline.cli.sources_copies import add_copy_verbs
from dateline.cli.sources_site import leave_with, outlets_named, regions_named, sources_of
from dateline.cli.tables import show_table

_MOST_AT_ONCE = 256


def at_once_option() -> click.Option:
    """Return `--at-once`."""
    return click.Option(
        ["--at-once"],
        type=click.IntRange(1, _MOST_AT_ONCE),
        default=64,
        show_default=True,
        help="How many hosts may be asked at the same moment. Each is asked once a second.",
    )


@click.group("sources")
def command() -> None:
    """List cited works, check their links, save copies of them, report on both.

    Only what is published counts: no host learns what a held article cites. Nothing here changes
    an article.
    """


@command.command("list", params=[site_option()])
@click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="Works of this outlet.")
@click.option("--region", "regions", multiple=True, metavar="NAME", help="Cited in this region.")
@click.option("--without-address", is_flag=True, help="Works that no article gives an address of.")
@click.option("--without-copy", is_flag=True, help="Works without an archived copy.")
@click.option("--near", is_flag=True, help="List works that may be one and the same, in pairs.")
@click.option("--by-outlet", is_flag=True, help="List outlets with their number of works.")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def list_works(  # noqa: PLR0913 - one parameter for each option
    *,
    site: Path,
    outlets: tuple[str, ...],
    regions: tuple[str, ...],
    without_address: bool,
    without_copy: bool,
    near: bool,
    by_outlet: bool,
    as_json: bool,
) -> None:
    """List the works that articles cite, or the outlets that published them."""
    from dateline.checks import listing
    from dateline.checks.cited import Choice, chosen

    if near and by_outlet:
        raise click.UsageError("--near lists works and --by-outlet outlets; choose one of the two")
    found = sources_of(site)
    choice = Choice(
        outlets=outlets_named(found, outlets),
        regions=regions_named(found, regions),
        without_address=without_address,
        without_copy=without_copy,
    )
    works = chosen(found.works, choice)
    if near:
        headings = listing.PAIR_HEADINGS
        lines = listing.pair_lines(works, found.works, found.aliases, found.outlets)
    elif by_outlet:
        headings = listing.OUTLET_HEADINGS
        lines = listing.outlet_lines(works, found.outlets)
    else:
        headings = listing.WORK_HEADINGS
        lines = listing.work_lines(works, found.outlets)
    if as_json:
        entries = [dict(zip(headings, line, strict=True)) for line in lines]
        click.echo(encode(entries))
    else:
        show_table(headings, [[str(cell) for cell in line] for line in lines])


@command.command("check", params=[site_option(), at_once_option()])
@click.option("--only", multiple=True, metavar="HOST", help="Links to this host, or below it.")
@click.option(
    "--older-than",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    metavar="DAYS",
    help="Links that were last checked this many days ago, or never.",
)
@click.option("--limit", type=click.IntRange(1), help="Check no more links than this.")
@click.option("--heads-only", is_flag=True, help="Read no pages: faster, and blind to soft 404s.")
@click.option("--probe", is_flag=True, help="Also ask each host for a page that cannot exist.")
@click.option("--offline", is_flag=True, help="Ask no host; report from the record.")
@click.option("--strict", is_flag=True, help="Treat warnings, such as dead links, as errors.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def check(  # noqa: PLR0913 - one parameter for each option
    *,
    site: Path,
    at_once: int,
    only: tuple[str, ...],
    older_than: int,
    limit: int | None,
    heads_only: bool,
    probe: bool,
    offline: bool,
    strict: bool,
    as_json: bool,
) -> None:
    """Check whether cited works are still where articles say they are.

    Asks each host politely: once a second at most, as its robots.txt allows, without cookies. What
    was found is kept in records/links.jsonl, which belongs into version control. A link is called
    dead only after it failed on three different days. A round that was interrupted goes on where
    it was.
    """
    from dateline.checks.links.check import Wanted
    from dateline.cli.sources_round import Tour, checked, report_links

    found = sources_of(site)
    wanted = Wanted(only=only, older_than=older_than, limit=limit)
    tour = Tour(wanted=wanted, at_once=at_once, heads_only=heads_only, probe=probe)
    done = None if offline else checked(found, tour)
    report_links(found, done, only, strict=strict, as_json=as_json)


@command.command("report", params=[site_option()])
@click.option(
    "--by",
    "dimensions",
    type=click.Choice(["region", "year", "outlet"]),
    multiple=True,
    help="Count by this.  [default: by all three]",
)
@click.option(
    "--chart",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Draw the report into this SVG file as well.",
)
@click.option(
    "--page",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="List the reports without a saved copy in this HTML file as well, for editors.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def report(
    *,
    site: Path,
    dimensions: tuple[str, ...],
    chart: Path | None,
    page: Path | None,
    as_json: bool,
) -> None:
    """Report how well the sources of the archive are secured, by region, year and outlet.

    How many works articles cite, how many of them with an address, how many of these are alive as
    far as the record knows, and of how many there is an archived copy.
    """
    from dateline.checks.chart import chart as drawn
    from dateline.checks.coverage import Dimension, as_plain, coverage
    from dateline.checks.uncopied import uncopied_page

    found = sources_of(site)
    shown = {Dimension.ALL, *map(Dimension, dimensions or ("region", "year", "outlet"))}
    rows = [row for row in coverage(found.works, found.outlets, found.regions) if row.by in shown]
    if chart:
        _write(chart, drawn(rows, f"Sources of {found.title}"))
    if page:
        _write(page, uncopied_page(found.works, found.title, dict(found.outlets)))
    if as_json:
        click.echo(encode([as_plain(row) for row in rows]))
        return
    plain = [as_plain(row) for row in rows]
    show_table([*plain[0]], [[_shown(cell) for cell in row.values()] for row in plain])


def _shown(cell: object) -> str:
    return f"{cell:,}" if isinstance(cell, int) and sys.stdout.isatty() else str(cell)


def _write(path: Path, text: str) -> None:
    from dateline.engine.turn import refusal

    try:
        path.write_text(text, encoding="utf-8")
    except OSError as fault:
        leave_with((refusal(fault),), Path())


add_copy_verbs(command, at_once_option)
