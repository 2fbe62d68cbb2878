"""What a check is.

Comes in: a page by itself, in a worker, which is remembered; or the whole site. Goes out: findings,
which say what is wrong and by what words its cause can be recognised, or diagnostics, which know
their place themselves. A check looks and never changes anything; it has a module of its own with a
`CHECK`, and a page in `docs/checks/`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from dateline.base.diagnostics import Diagnostic
from dateline.checks.site.addresses import Reference
from dateline.checks.site.document import Document
from dateline.model.archive import Archive
from dateline.model.config import Config
from dateline.model.page import Templates


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong with a page.

    `traces` are texts by which its cause is recognised in a manuscript or a template, the surest
    first. `page` is the page's address and `check` the name of the check; both are put in by those
    who call it.
    """

    code: str
    message: str
    hint: str = ""
    traces: tuple[str, ...] = ()
    page: str = ""
    check: str = ""


@dataclass(frozen=True, slots=True)
class PageView:
    """A page by itself, or a style sheet, whose `document` is empty."""

    url: str
    document: Document
    references: tuple[Reference, ...]
    base_url: str


class Way(NamedTuple):
    """A way from a page to a file of the edition; `written` is the address as it stands there."""

    url: str
    fragment: str
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What is remembered of a file.

    `size` is in bytes, `packed` that of a text as hosts send it. Of a page, `ways` lead to other
    files, `anchors` are its ids, `parts` the style sheets and scripts it needs (of a style sheet,
    whatever it loads), `pictures` those it shows, each as the files to choose from.
    """

    size: int
    packed: int = 0
    ways: tuple[Way, ...] = ()
    anchors: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    pictures: tuple[tuple[str, ...], ...] = ()
    findings: tuple[Finding, ...] = ()


class Sights(Protocol):
    """What was seen of each file, one by one: never all at once in memory."""

    def __iter__(self) -> Iterator[tuple[str, Sight]]: ...

    def of(self, url: str) -> Sight | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site as it would be published.

    `templates` are by name, `parts` has for each of them the parts of its pages with their
    fields, if these are known, `texts` are the names of the interface's texts, `files` the
    addresses of all files.
    """

    archive: Archive
    config: Config
    templates: Templates
    template_paths: Mapping[str, str]
    parts: Mapping[str, Mapping[str, frozenset[str] | None]]
    texts: frozenset[str]
    files: frozenset[str]
    sights: Sights


def _nothing_on(_page: PageView) -> Iterator[Finding]:
    return iter(())


def _nothing_about(_site: Site) -> Iterator[Finding | Diagnostic]:
    return iter(())


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing to look for.

    `codes` are those of its findings, and of what reading the archive says about the same matter.
    `look` sees each page by itself, `run` the whole site.
    """

    name: str
    summary: str
    codes: tuple[str, ...]
    look: Callable[[PageView], Iterator[Finding]] = _nothing_on
    run: Callable[[Site], Iterator[Finding | Diagnostic]] = _nothing_about
