"""Tables on stdout.

Comes in: headings and rows of text. Goes out: a table drawn for people on a terminal, and fields
parted by tabs everywhere else, so that other programs can read them.
"""

import sys
from collections.abc import Iterable, Sequence

import click

from dateline.cli.terminal import printable


def show_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table to stdout."""
    texts = [[printable(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in (headings, *texts):
            # As bytes, so that the encoding of the terminal does not matter.
            click.echo("\t".join(row).encode())
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in texts:
        # Not as markup: contributors' brackets are text.
        table.add_row(*map(Text, row))
    Console().print(table)
