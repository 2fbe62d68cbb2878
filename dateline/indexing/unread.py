"""Manuscripts that could not be read, and what may therefore be missing for no other reason.

Comes in: readings. Goes out: their paths, and whether a name may be that of one of them. A broken
article has its own errors; that others link to it, or that nobody else has its tag, is none.
"""

import posixpath
from collections.abc import Iterable

from dateline.base.slugs import slugify
from dateline.model.article import Reading


class Unread:
    """The manuscripts of which nothing is known but their paths."""

    def __init__(self, paths: Iterable[str] = ()) -> None:
        """Take the paths."""
        self.paths = frozenset(paths)
        stems = (posixpath.splitext(posixpath.basename(path))[0] for path in self.paths)
        self.slugs = frozenset(slugify(stem) for stem in stems)

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self.paths)

    def may_be(self, name: str) -> bool:
        """Tell whether a path, a slug or an id may be that of an unread manuscript."""
        return name in self.paths or posixpath.basename(name) in self.slugs


def unread(readings: Iterable[Reading]) -> Unread:
    """Return the manuscripts that their readings say nothing of but errors."""
    broken = (one for one in readings if not (one.article or one.introduction or one.fixed_page))
    spans = [found.span for one in broken for found in one.diagnostics]
    return Unread(sorted({span.path for span in spans if span}))
