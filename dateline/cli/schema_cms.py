"""The settings of an editor in the browser, for one site.

Comes in: a site, its repository. Goes out: the text of a config.yml; where a manuscript has sources
that the editor would lose, the form for sources is left out, and that is said.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from dateline.base.counting import counted
from dateline.base.diagnostics import Diagnostic
from dateline.base.yamltree import Scalar, Sequence
from dateline.cli.request import request_of
from dateline.cli.terminal import printable, show_diagnostics
from dateline.engine.archive import archive_of
from dateline.engine.gather import CONTENT, read_bytes, scan
from dateline.engine.report import BuildReport
from dateline.reading.cms import Choices, cms_config
from dateline.reading.decoding import decode
from dateline.reading.frontmatter import part
from dateline.reading.schema import typed_name

_SOURCES = "sources"


def config_of(site: Path, repo: str, backend: str) -> str:
    """Return the settings of the editor, or leave saying what is wrong with the site."""
    request = request_of(site, None, None, None)
    outcome = archive_of(request)
    found = outcome.value
    if found is None:
        show_diagnostics(outcome.diagnostics, request.site)
        sys.exit(BuildReport(diagnostics=outcome.diagnostics, seconds={}).exit_code)
    articles = found.archive.articles
    lined = tuple(with_source_lines(request.site))
    if lined:
        many = counted(len(lined), "manuscript has sources", "manuscripts have sources")
        click.echo(
            f"The form has no sources: {many} in one line, which the editor would lose, as in\n"
            f"  {printable(lined[0])}\n"
            "Write them as fields (outlet, title, date, url), and print this again.",
            err=True,
        )
    return cms_config(
        Choices(
            backend=backend,
            repo=repo,
            title=found.config.title,
            regions=tuple(region.name for region in found.config.regions),
            tags=_names(tag.name for article in articles for tag in article.tags),
            authors=_names(one.name for article in articles for one in article.byline.people),
            without=(_SOURCES,) if lined else (),
        )
    )


def _names(typed: Iterable[str]) -> tuple[str, ...]:
    """Return names as articles have them, each once."""
    return tuple(sorted(set(typed)))


def with_source_lines(site: Path) -> Iterator[str]:
    """Yield the manuscripts, held ones too, that have a source in one line."""
    said: list[Diagnostic] = []
    for found in scan(site, CONTENT, said):
        if not found.path.endswith(".md"):
            continue
        source = decode(found.path, read_bytes(found, said) or b"").value
        parted = part(source).value if source else None
        works = parted.tree.get(typed_name(parted.tree, _SOURCES)) if parted else None
        if isinstance(works, Sequence) and any(isinstance(one, Scalar) for one in works.items):
            yield found.path
