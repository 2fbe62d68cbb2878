"""Where previews lie, and what is known of their pages besides.

Comes in: the site; everything prepared. Goes out: folders that no edition is ever built into, and
the file that whoever looks at a page may want to open: its manuscript, else its template.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from dateline.base.canonical import encode, recovered
from dateline.base.diagnostics import Diagnostic, diagnose
from dateline.engine.edition import Press
from dateline.engine.prepared import Prepared
from dateline.publishing import lock
from dateline.publishing.refusal import OUR_FOLDER, refused

Origins = dict[str, str]


class Preview(StrEnum):
    """What a preview shows: what readers will see, or for the desk also what is to come."""

    PUBLISHED = "published"
    DESK = "desk"


def preview_folder(site: Path, preview: Preview) -> Path:
    """Return where a preview lies: closed to other users, and never where an edition is."""
    return site / OUR_FOLDER / "preview" / preview.value


@contextmanager
def alone(site: Path, preview: Preview, holder: str) -> Iterator[None]:
    """Have a preview to oneself for the time of the block, or raise `lock.Held`.

    Of two, each would find the other's edition up to date and tell nobody of any news.
    """
    with lock.hold(site / OUR_FOLDER / f"preview-{preview}.lock", holder):
        yield


def unusable_output(output: Path, site: Path, preview: Preview | None) -> Diagnostic | None:
    """Return why this is no place for an edition or a preview, or None if it is one.

    So what is held back cannot be built into any folder but that of the desk's preview.
    """
    if preview is not None and output != preview_folder(site, preview):
        message = f"the output folder `{output}` is not that of the preview"
        return diagnose("refused-output", message, hint="previews lie in a folder of their own")
    return refused(output, site, is_preview=preview is not None)


def origins_of(planned: Prepared, renderers: Mapping[str, str], press: Press) -> Origins:
    """Return the file that each page comes from first of all, by address, and keep that.

    `renderers` are those of all pages.
    """
    owners, templates = planned.plan.owners, planned.inputs.theme.template_paths
    named = ((url, owners.get(url) or templates.get(one)) for url, one in renderers.items())
    origins = {url: path for url, path in named if path}
    press.store.keep_note(_subject(press), "", encode(origins))
    return origins


def kept_origins(press: Press) -> Origins | None:
    """Return what the last build that planned found, or None if that is lost."""
    return recovered(Origins, press.store.note(_subject(press), ""))


def _subject(press: Press) -> str:
    return f"origins in {str(press.output)!a}"
