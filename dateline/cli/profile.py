"""What a build cost: `dateline build --profile`.

Comes in: the report of a build. Goes out: its stages, and the templates and articles that cost
most, as tables on stdout or as plain values for `--json`.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import click

from dateline.base.canonical import Plain
from dateline.cli.tables import show_table
from dateline.engine.costs import Cost
from dateline.engine.report import BuildReport

MOST = 10
_NOTHING = "Nothing was read or rendered, so nothing cost anything; --fresh does all of it again."


class Sum(NamedTuple):
    """What one template or article cost in seconds, and in how many steps."""

    name: str
    seconds: float
    steps: int


def dearest(costs: Iterable[Cost], name_of: Callable[[Cost], str]) -> list[Sum]:
    """Return the ten names that cost most, the dearest first."""
    sums: dict[str, Sum] = {}
    for cost in costs:
        name = name_of(cost)
        before = sums.get(name, Sum(name, 0.0, 0))
        sums[name] = Sum(name, before.seconds + cost.seconds, before.steps + 1)
    return sorted(sums.values(), key=lambda one: (-one.seconds, one.name))[:MOST]


def _templates(report: BuildReport) -> list[Sum]:
    rendering = [cost for cost in report.costs if cost.work == "rendering"]
    return dearest(rendering, lambda cost: cost.renderer)


def _articles(report: BuildReport) -> list[Sum]:
    return dearest([cost for cost in report.costs if cost.owner], lambda cost: cost.owner)


def show_profile(report: BuildReport) -> None:
    """Write the profile of a build to stdout.

    Seconds of all processes are added up. Compiling a template counts where it is used first.
    """
    stages = [(name, f"{seconds:.3f}") for name, seconds in report.seconds.items()]
    show_table(("stage", "seconds"), stages)
    if not report.costs:
        click.echo(_NOTHING, err=True)
        return
    click.echo()
    show_table(
        ("template or format", "seconds", "steps", "ms each"),
        [_row(one) for one in _templates(report)],
    )
    click.echo()
    show_table(("article", "seconds", "steps", "ms each"), [_row(one) for one in _articles(report)])


def _row(one: Sum) -> tuple[str, str, str, str]:
    each = 1000 * one.seconds / one.steps
    return one.name, f"{one.seconds:.3f}", f"{one.steps:,}", f"{each:.2f}"


def profile_as_plain(report: BuildReport) -> dict[str, Plain]:
    """Return the templates and articles that cost most; seconds are whole microseconds there.

    The canonical form knows no fractions.
    """
    return {
        "templates": [_plain(one) for one in _templates(report)],
        "articles": [_plain(one) for one in _articles(report)],
    }


def _plain(one: Sum) -> Plain:
    return {
        "name": one.name,
        "microseconds": round(one.seconds * 1_000_000),
        "steps": one.steps,
    }
