"""What tests give to workers to do. A worker finds it by the name of this module."""

import os
import sys
import time
from pathlib import Path

from dateline.base.wording import Interface
from dateline.engine.batch import Common
from dateline.model.config import ReadingOptions

OPTIONS = ReadingOptions(
    language="en",
    timezone="UTC",
    permalink="{year}/{month}/{slug}.html",
    licence="",
    raw_html=False,
    sources_required=False,
    regions=(),
)

INTERFACE = Interface(language="en", texts={})


def common(output: Path) -> Common:
    return Common(options=OPTIONS, templates={}, interface=INTERFACE, output=output)


def squares(_common: Common, batch: tuple[int, ...]) -> list[int]:
    return [number * number for number in batch]


def whoami(common: Common, batch: tuple[int, ...]) -> tuple[int, str, tuple[int, ...]]:
    return os.getpid(), common.interface.language, batch


def die(_common: Common, batch: tuple[int, ...]) -> tuple[int, ...]:
    if 100 in batch:
        os._exit(1)
    return batch


def hang_up(_common: Common, batch: tuple[int, ...]) -> tuple[int, ...]:
    raise BrokenPipeError(batch[0], "Broken pipe")


def dawdle(common: Common, batch: tuple[int, ...]) -> tuple[int, ...]:
    """Take long over all batches but the first, and leave a mark when one is done."""
    if batch[0]:
        time.sleep(20)
        (common.output / str(batch[0])).touch()
    return batch


def has_imported(_common: Common, batch: tuple[str, ...]) -> tuple[bool, ...]:
    return tuple(name in sys.modules for name in batch)


def stumble(_common: Common, batch: tuple[int, ...]) -> tuple[int, ...]:
    raise ValueError(batch[0])
