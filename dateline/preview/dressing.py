"""A page as it is served in a preview: the page, and what the preview adds to it.

Comes in: the page as it was rendered, what is shown, how the preview is set up. Goes out: the page
with a bar that leads to its source and says what is held back, the mistakes there are, a script
that looks for news, and the policy to send with it. The page on disk stays as readers will get it.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from dateline.base.html import escape
from dateline.model.held import Held
from dateline.preview.overlay import Editor, overlay
from dateline.preview.policy import STRICT, amended, lifted
from dateline.preview.showing import Showing

OWN = "__dateline"
SCRIPT, STYLE = f"{OWN}/preview.js", f"{OWN}/preview.css"
NEWS, EVENTS = f"{OWN}/news", f"{OWN}/events"
_END = re.compile(r"</body\s*>", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n.*?\n---[ \t]*\n\s*", re.DOTALL)
_HEADS = re.compile(r"<head(?:\s[^>]*)?>", re.IGNORECASE)
_NOINDEX = '<meta name="robots" content="noindex, nofollow">'
_WHY_HELD = {
    "draft": "a draft",
    "embargo": "under embargo until {until}",
    "scheduled": "to appear at {until}",
    "withdrawn": "withdrawn",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a preview is set up: where it lies, how files are opened, whether it is the desk's."""

    root: Path
    editor: Editor
    for_desk: bool


@dataclass(frozen=True, slots=True)
class Dressed:
    """A page to be sent, and the policies to be sent with it."""

    text: str
    policies: tuple[str, ...]


def dress(html: str, url: str, showing: Showing, manner: Manner, number: str) -> Dressed:
    """Return the page at `url` as it is served; `number` is used for this answer only."""
    page, policies = lifted(html)
    if manner.for_desk:
        page = _HEADS.sub(lambda head: f"{head[0]}\n{_NOINDEX}", page, count=1)
    ends = list(_END.finditer(page))
    at = ends[-1].start() if ends else len(page)
    added = _added(url, showing, manner, number)
    sent = tuple(amended(policy, number) for policy in policies or (STRICT,))
    return Dressed(f"{page[:at]}{added}{page[at:]}", sent)


def _added(url: str, showing: Showing, manner: Manner, number: str) -> str:
    faults = overlay(showing.faults, manner.editor)
    return (
        '<dateline-preview lang="en" dir="ltr"><template shadowrootmode="open">'
        f'<link rel="stylesheet" href="/{STYLE}" nonce="{number}">'
        f'<div id="faults">{faults}</div>{_bar(url, showing, manner)}'
        "</template></dateline-preview>"
        f'<script src="/{SCRIPT}" nonce="{number}" data-page="{escape(url)}" '
        f'data-since="{showing.counter}"></script>\n'
    )


def _bar(url: str, showing: Showing, manner: Manner) -> str:
    origin = showing.origins.get(url)
    banner = _banner(showing.held.get(origin or ""), manner)
    source = ""
    if origin:
        line = _first_line(manner.editor.site / origin)
        source = f'<span class="source">{manner.editor.link(origin, line)}</span>'
    kind = "bar held" if banner else "bar"
    return f'<aside class="{kind}" aria-label="Preview"><b>Preview</b>{banner}{source}</aside>'


def _banner(held: Held | None, manner: Manner) -> str:
    if not manner.for_desk:
        return ""
    why = "with articles that are held back: not for publication"
    if held:
        until = held.until.replace("T", " ").replace("Z", " UTC")
        why = f"held back: {_WHY_HELD[held.reason].format(until=until)}; readers do not see this"
    return f'<span class="banner">{escape(why)}</span>'


def _first_line(path: Path) -> int:
    """Return the line on which a manuscript begins to tell; 1 for anything else."""
    if path.suffix.lower() != ".md":
        return 1
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 1
    matter = _FRONT_MATTER.match(text)
    return matter[0].count("\n") + 1 if matter else 1


def nothing_here(url: str) -> str:
    """Return a page for an address at which there is none yet."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        "<title>No such page</title></head>\n<body><main><h1>No such page</h1>"
        f"<p>There is no page at <code>/{escape(url)}</code>. When there is one, it will show "
        'itself here.</p><p><a href="/">To the front page</a></p></main>\n</body></html>\n'
    )
