"""Plans of a few files."""

from dateline.model.page import Copy, Page
from dateline.model.plan import Plan


def plan_of(*files: Page | Copy) -> Plan:
    """Return a plan of some files whose values are all prose."""
    return Plan(
        pages=tuple(file for file in files if isinstance(file, Page)),
        copies=tuple(file for file in files if isinstance(file, Copy)),
        values={},
        promised={},
        owners={},
    )
