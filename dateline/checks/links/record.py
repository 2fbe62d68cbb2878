"""A visit, entered into what is known of its address.

Comes in: a finding, its day, what was known before. Goes out: what is known now.
"""

from dateline.checks.links.visit import Finding
from dateline.model.linkstate import Known, Weight, weight_of
from dateline.reading.linkrecord import few_days


def noted(finding: Finding, day: str, before: Known | None) -> Known:
    """Return what is known of an address after a visit on a day such as `2026-11-24`."""
    weight = weight_of(finding.outcome)
    failed = before.failed if before else ()
    alive = before.alive if before else ""
    if weight is Weight.ALIVE:
        failed, alive = (), day
    if weight is Weight.FAILING:
        failed = few_days({*failed, day})
    return Known(
        address=finding.address,
        checked=day,
        outcome=finding.outcome,
        status=finding.status,
        final=finding.final,
        moved=finding.is_moved,
        words=finding.words,
        failed=failed,
        alive=alive,
    )
