"""Work on one batch, wherever it is done.

Comes in: a function of a batch, and what every batch needs. Goes out: what the function makes of
it, and what that cost.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from dateline.base.wording import Interface
from dateline.engine.costs import Cost, Meter
from dateline.model.config import ReadingOptions
from dateline.model.page import Templates

B = TypeVar("B")
R = TypeVar("R")
# What came of a batch, and what it cost.
Done = tuple[R, tuple[Cost, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What every batch needs: reading options, templates, texts of the interface, output folder."""

    options: ReadingOptions
    templates: Templates
    interface: Interface
    output: Path
    meter: Meter = field(default_factory=Meter)


class WorkerLost(Exception):  # noqa: N818 - said to the user as a diagnostic
    """A worker process died without an answer."""


def done(function: Callable[[Common, B], R], common: Common, batch: B) -> Done[R]:
    """Do the work in this process."""
    result = function(common, batch)
    return result, common.meter.taken()
