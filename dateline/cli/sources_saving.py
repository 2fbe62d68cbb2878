"""Saving copies from the command line.

Comes in: the works of a site, the options of `sources save`. Goes out: what was saved and what was
not, and what is wrong with web archives placed by hand. Loads the library for WARC files.
"""

from dateline import __version__
from dateline.base.diagnostics import Diagnostic
from dateline.checks.copies.adopting import adopt
from dateline.checks.copies.saving import Saved, save, wanting
from dateline.checks.copies.shelf import Shelf
from dateline.checks.links.visit import Manner
from dateline.checks.links.wire import Wire, user_agent
from dateline.cli.moment import now
from dateline.cli.progress import progress
from dateline.cli.sources_round import going_round, turn
from dateline.cli.sources_site import Sources
from dateline.model.keptcopy import by_work


def saved(
    found: Sources,
    only: tuple[str, ...],
    limit: int | None,
    limit_bytes: int,
    at_once: int,
) -> tuple[Saved, tuple[Diagnostic, ...]]:
    """Take up what was placed by hand, then save what has no copy."""
    wire = Wire(agent=user_agent("saving a copy"))
    manner = Manner(saves=True, most=limit_bytes)
    with turn(found.site):
        shelf = Shelf(found.site, found.copies)
        adopted, said = adopt(found.site, shelf, frozenset(found.addresses))
        addresses = wanting(found.addresses, by_work(shelf.copies), only, limit)
        with (
            going_round(wire, manner, at_once) as rounds,
            progress("Saving copies", len(addresses)) as step,
        ):
            done = save(addresses, rounds, shelf, now, f"Dateline/{__version__}", step)
        shelf.put_in_order()
    done.copies[:0] = adopted
    return done, said
