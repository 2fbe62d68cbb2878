"""What the files of an edition come from.

Comes in: everything prepared. Goes out: `Origins`: manuscripts, templates, copied files, and their
texts, which are read when somebody asks.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from dateline.base.diagnostics import SourceText
from dateline.checks.site.places import Origins
from dateline.engine.gather import Found, read_bytes
from dateline.engine.prepared import Prepared

_MOST_AT_HAND = 16
_TEXTS = (".css", ".html", ".md")


def origins_of(prepared: Prepared, site: Path) -> Origins:
    """Return what the files of an edition come from."""
    plan, theme, closures = prepared.plan, prepared.inputs.theme, prepared.closures
    renderers = {page.url: page.renderer for page in plan.pages}
    files = prepared.inputs.files()
    shown = {path: _shown(found, site) for path, found in files.items()}
    places = {shown[path]: found for path, found in files.items()}
    places |= prepared.inputs.contents.manuscripts

    @lru_cache(maxsize=_MOST_AT_HAND)
    def text_of(path: str) -> str:
        data = read_bytes(places[path], []) if path.lower().endswith(_TEXTS) else b""
        return (data or b"").decode("utf-8", "replace")

    def templates(url: str) -> Sequence[SourceText]:
        renderer = renderers.get(url, "")
        names = [renderer, *(one for one in closures.names.get(renderer, ()) if one != renderer)]
        known = (name for name in names if name in theme.templates)
        return [SourceText(theme.template_paths[name], theme.templates[name]) for name in known]

    return Origins(
        manuscripts=plan.owners,
        copied={copy.url: shown[copy.source_path] for copy in plan.copies},
        templates=templates,
        text_of=text_of,
    )


def _shown(found: Found, site: Path) -> str:
    """Return the path of a file in the site, or where it really is if it is the default theme's."""
    return found.path if Path(found.real).is_relative_to(site) else found.real
