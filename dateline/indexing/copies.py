"""The files of kept copies that are published: web archives (`.wacz`) of works that articles cite.

Comes in: works, the files of the content folder. Goes out: the files of the edition, and errors for
those that are missing or are not what the list of copies says. A copy that proves nothing must not
be shown as if it did.
"""

from collections.abc import Iterable, Mapping

from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.base.digest import Digest
from dateline.model.archive import CitedWork
from dateline.model.keptcopy import INDEX, SAVED, KeptCopy


def parted(media: Mapping[str, Digest]) -> tuple[dict[str, Digest], dict[str, Digest]]:
    """Return the files that manuscripts may show by path, and those of kept copies by name."""
    folder = f"{SAVED}/"
    shown = {path: one for path, one in media.items() if not path.startswith(folder)}
    kept = {path[len(folder) :]: one for path, one in media.items() if path.startswith(folder)}
    return shown, kept


def published_copies(
    works: Iterable[CitedWork], files: Mapping[str, Digest], said: list[Diagnostic]
) -> dict[str, Digest]:
    """Return the digests of the web archives of `works`, by their names in the folder of copies."""
    found: dict[str, Digest] = {}
    for copy in (one for work in works for one in work.copies if one.is_web_archive):
        wrong = _fault(copy, files)
        if wrong:
            said.append(wrong)
        else:
            found[copy.file] = files[copy.file]
    return dict(sorted(found.items()))


def _fault(copy: KeptCopy, files: Mapping[str, Digest]) -> Diagnostic | None:
    path = f"{SAVED}/{copy.file}"
    if copy.file not in files:
        message = f"{INDEX} names {path}, and there is no such file"
        hint = "restore the file from version control, or delete its line"
        return diagnose("copy-missing", message, Span(path=INDEX), hint)
    if files[copy.file] != copy.file_sha256:
        message = f"{path} is not the file whose digest is in {INDEX}"
        hint = "restore it from version control, or run `dateline sources verify`"
        return diagnose("copy-damaged", message, Span(path=path), hint)
    return None
