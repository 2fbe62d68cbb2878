"""What is known of the pictures of an edition before anything is planned.

Comes in: the pictures in use with their digests, the files, the memo. Goes out: a `Measure` of
each, or what is wrong with it. A measure is a function of the bytes, the name's suffix and the
code: the memo keeps it, so that a build with no new picture opens none.
"""

from collections.abc import Mapping

from dateline.base.canonical import encode, recovered
from dateline.base.diagnostics import Diagnostic
from dateline.base.digest import Digest
from dateline.engine.copies import picture_fault, read_as_stocked
from dateline.engine.fingerprint import building_code
from dateline.engine.gather import Found
from dateline.engine.store import Store
from dateline.model.addresses import is_document
from dateline.model.picture import Measure
from dateline.publishing.picturekinds import PictureFault

_NOTE = "measures of pictures"
# By digest and suffix, for the same bytes may stand under a right and a wrong name.
Kept = dict[str, Measure]


def measures_of(
    media: Mapping[str, Digest], files: Mapping[str, Found], store: Store, said: list[Diagnostic]
) -> dict[str, Measure]:
    """Return the measures of all pictures of `media`, by path."""
    keys = {path: _key(path, digest) for path, digest in media.items() if not is_document(path)}
    if not keys:
        return {}
    kept = recovered(Kept, store.note(_NOTE, building_code())) or {}
    measures: dict[str, Measure] = {}
    for path, key in keys.items():
        known = kept.get(key) or _measure(files[path], media[path], said)
        if known:
            measures[path] = known
    now = {keys[path]: measure for path, measure in measures.items()}
    if now != kept:
        store.keep_note(_NOTE, building_code(), encode(now))
    return measures


def _key(path: str, digest: Digest) -> str:
    return f"{digest} {path.rpartition('.')[2].casefold()}"


def _measure(found: Found, digest: Digest, said: list[Diagnostic]) -> Measure | None:
    from dateline.publishing.pictures import measure

    data = read_as_stocked(found, digest, said)
    try:
        return measure(found.path, data) if data is not None else None
    except PictureFault as fault:
        said.append(picture_fault(found.path, fault))
        return None
