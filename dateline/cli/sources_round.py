"""A round over links from the command line, and its report.

Comes in: the works of a site, the options of `sources check`. Goes out: what was found out, on
stdout; what an editor should do about it, on stderr.
"""

import secrets
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import click

from dateline.base.canonical import Plain, encode
from dateline.base.counting import counted
from dateline.base.diagnostics import Diagnostic, diagnose, in_order, strict
from dateline.checks.cited import Work
from dateline.checks.deadlinks import dead_links, reason
from dateline.checks.links.check import Checked, Wanted, check, due, is_of
from dateline.checks.links.couriers import ThreadedCouriers
from dateline.checks.links.impostors import strange_address
from dateline.checks.links.logbook import LOCK, keeping
from dateline.checks.links.round import Round
from dateline.checks.links.visit import Manner
from dateline.checks.links.wire import Wire, user_agent
from dateline.cli.moment import clock, holder_of_lock, now
from dateline.cli.progress import progress
from dateline.cli.sources_site import Sources, leave_with
from dateline.cli.tables import show_table
from dateline.cli.terminal import show_diagnostics
from dateline.engine.fieldplaces import with_places
from dateline.engine.report import BuildReport, diagnostic_as_plain
from dateline.engine.turn import refusal
from dateline.model.linkstate import State, state_of
from dateline.publishing import lock


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour:
    """How links are to be checked."""

    wanted: Wanted
    at_once: int
    heads_only: bool = False
    probe: bool = False


@contextmanager
def turn(site: Path) -> Iterator[None]:
    """Be the only one who writes down what is known of links and copies."""
    try:
        with lock.hold(site / LOCK, holder_of_lock()):
            yield
    except lock.Held as held:
        message = f"links of this site are being checked ({held.holder or 'unknown process'})"
        leave_with((diagnose("locked", message, hint="wait until that has ended"),), site)
    except OSError as fault:
        leave_with((refusal(fault),), site)


def checked(found: Sources, tour: Tour) -> Checked:
    """Check the links that are due, and write down what was found."""
    day = now().date().isoformat()
    addresses = due(found.addresses, found.known, tour.wanted, day)
    if not addresses:
        return Checked()
    token = secrets.token_hex(8)
    stranger = (lambda target: strange_address(target, token)) if tour.probe else None
    manner = Manner(heads_only=tour.heads_only, stranger=stranger)
    wire = Wire(agent=user_agent("link check"))
    with (
        turn(found.site),
        going_round(wire, manner, tour.at_once) as rounds,
        keeping(found.site, found.known) as book,
        progress("Checking links", len(addresses)) as step,
    ):
        return check(addresses, rounds, book, day, step)


@contextmanager
def going_round(wire: Wire, manner: Manner, at_once: int) -> Iterator[Round]:
    """Have couriers for the time of the block."""
    couriers = ThreadedCouriers(wire.carry, at_once, clock, now)
    yield Round(couriers, manner, at_once)
    couriers.dismiss()


def report_links(
    found: Sources,
    done: Checked | None,
    only: tuple[str, ...],
    *,
    strict: bool,
    as_json: bool,
) -> None:
    """Say what is known of the links, and leave with the exit code that it deserves."""
    works = _as_known_now(found, done)
    linked = [work for work in works if work.url and is_of(work.url, only)]
    said = _said(linked, done, found, is_strict=strict)
    if as_json:
        click.echo(encode(_plain(linked, done, said)))
    else:
        show_diagnostics(said, found.site)
        _show(linked, done)
    sys.exit(BuildReport(diagnostics=said, seconds={}).exit_code)


def _said(
    works: list[Work], done: Checked | None, found: Sources, *, is_strict: bool
) -> tuple[Diagnostic, ...]:
    said = (*with_places(dead_links(works), found.manuscripts), *(done.diagnostics if done else ()))
    return in_order(strict(said) if is_strict else said)


def _as_known_now(found: Sources, done: Checked | None) -> list[Work]:
    latest = {**found.known, **{one.address: one for one in (done.visited if done else ())}}
    return [
        replace(work, known=latest.get(work.url), state=state_of(latest.get(work.url)))
        for work in found.works
    ]


def _show(works: list[Work], done: Checked | None) -> None:
    rows = [
        (
            work.state.value,
            work.known.outcome.value,
            work.url,
            reason(work.known),
            work.known.checked,
        )
        for work in works
        if work.known and work.state is not State.ALIVE
    ]
    if rows:
        show_table(("link", "outcome", "address", "why", "checked"), sorted(rows))
    for one in done.put_off if done else ():
        click.echo(f"put off: {one.address}: {one.why.words}", err=True)
    click.echo(_summary(works, done))


def _summary(works: list[Work], done: Checked | None) -> str:
    states = Counter(work.state for work in works)
    told = ", ".join(f"{states[state]:,} {state.value}" for state in State if states[state])
    visited = f"Checked {counted(len(done.visited), 'link')}. " if done else ""
    known = f"Of {counted(len(works), 'work')} with an address: {told}." if works else ""
    return f"{visited}{known or 'No work has an address.'}"


def _plain(
    works: list[Work], done: Checked | None, said: tuple[Diagnostic, ...]
) -> dict[str, Plain]:
    states = Counter(work.state for work in works)
    return {
        "checked": len(done.visited) if done else 0,
        "put_off": [one.address for one in done.put_off] if done else [],
        "states": {state.value: states[state] for state in State},
        "links": [_link(work) for work in works],
        "diagnostics": [diagnostic_as_plain(one) for one in said],
    }


def _link(work: Work) -> Plain:
    known = work.known
    return {
        "address": work.url,
        "state": work.state.value,
        "outcome": known.outcome.value if known else None,
        "status": known.status if known else 0,
        "checked": known.checked if known else None,
        "final": known.final if known else "",
        "has_copy": work.has_copy,
        "cited_by": [article.manuscript for article in work.cited.cited_by],
    }
