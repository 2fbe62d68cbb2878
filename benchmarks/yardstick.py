"""How fast the machine is just now, in the unit of the work itself.

In: an archive and a number of articles. Out: the seconds that Python-Markdown alone, without
extensions, needs in one process for the bodies of so many articles, reckoned from a sample. Taken
beside every measured build, it makes builds on different machines comparable, and builds on a
machine that is now fast and now slow.
"""

import time
from pathlib import Path
from typing import Final

from markdown import Markdown

SAMPLE: Final = 200
_FENCE: Final = "---\n"


def yardstick(site: Path, articles: int) -> float:
    """Return the seconds for `articles` bodies, from a sample spread over the whole archive."""
    paths = sorted((site / "content").rglob("*.md"))
    step = max(1, len(paths) // SAMPLE)
    bodies = [path.read_text(encoding="utf-8").split(_FENCE, 2)[-1] for path in paths[::step]]
    converter = Markdown()
    converter.convert(bodies[0])
    started = time.perf_counter()
    for body in bodies:
        converter.reset()
        converter.convert(body)
    return (time.perf_counter() - started) / len(bodies) * articles
