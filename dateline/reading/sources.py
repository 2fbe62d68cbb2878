"""Sources as typed, fields or lines in house style, into cited works.

Comes in: validated source fields. Goes out: `Source` values, each with a key that `[@key]` can
name, and errors for what cannot be cited.
"""

import posixpath
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from dateline.base.dates import PartialDate, parse_iso
from dateline.base.diagnostics import Diagnostic, Mark, SourceText
from dateline.base.slugs import slugify
from dateline.base.urls import AddressFault, source_fault
from dateline.base.yamlnodes import Mapping, find
from dateline.model.source import SavedCopy, Source, compared_as
from dateline.reading.citedaddress import names_own_article, own_article
from dateline.reading.schema import SourceFields, typed_name
from dateline.reading.sourceline import parse_source_line
from dateline.reading.written import uncited
from dateline.reading.writtendates import read_date


def read_sources(
    source: SourceText, tree: Mapping, typed: Sequence[SourceFields | str], said: list[Diagnostic]
) -> tuple[Source, ...]:
    """Return the works of an article; what is wrong with them is added to `said`."""
    field = typed_name(tree, "sources")
    keys: dict[str, int] = {}
    works = []
    for index, one in enumerate(typed):
        work = _from_line(one) if isinstance(one, str) else _from_fields(one)
        if work.url and names_own_article(work.url):
            work = _inside(work, source, find(tree, (field, index, "url")), said)
        if not (work.outlet or work.title or work.whole):
            hint = "add `outlet:` or `title:`"
            message = "this source names neither an outlet nor a title"
            mark = find(tree, (field, index))
            said.append(source.diagnose("source-incomplete", message, mark, hint))
        wrong = source_fault(work.url) if work.url and isinstance(one, str) else None
        if wrong:
            mark = find(tree, (field, index))
            said.append(source.diagnose(wrong.code, wrong.message, mark, wrong.hint))
        works.append(_with_key(work, keys))
    return tuple(works)


def typed_keys(typed: Sequence[SourceFields | str]) -> dict[int, str]:
    """Return the keys that were typed, by the number of the source."""
    return {
        index: one.key for index, one in enumerate(typed) if not isinstance(one, str) and one.key
    }


def uncited_sources(
    source: SourceText, tree: Mapping, keys: dict[int, str], citations: Sequence[int]
) -> Iterator[Diagnostic]:
    """Yield a warning for every source whose key the text does not use, though it uses others."""
    field = typed_name(tree, "sources")
    for index in uncited(keys, citations):
        message = f"the text cites other sources, but never [@{keys[index]}]"
        hint = "cite it where the text rests on it, or delete the key"
        mark = find(tree, (field, index, "key"))
        yield source.diagnose("uncited-source", message, mark, hint)


def _inside(work: Source, source: SourceText, mark: Mark, said: list[Diagnostic]) -> Source:
    """Return a source that is an article of this archive: without address, which is known later."""
    named = own_article(work.url, posixpath.dirname(source.path))
    if isinstance(named, AddressFault):
        said.append(source.diagnose(named.code, named.message, mark, named.hint))
        named = ""
    return replace(work, url="", compared="", article=named)


def _with_key(work: Source, keys: dict[str, int]) -> Source:
    """Give the work its key; a second work of the same outlet gets `-2`, and so on."""
    key = work.key or work.outlet_slug or slugify(work.title) or "source"
    keys[key] = keys.get(key, 0) + 1
    unique = key if keys[key] == 1 else f"{key}-{keys[key]}"
    return replace(work, key=unique)


def _from_fields(fields: SourceFields) -> Source:
    date = _date(fields.date)
    return Source(
        key=fields.key,
        outlet=fields.outlet,
        outlet_slug=slugify(fields.outlet),
        title=fields.title,
        date=date,
        written=fields.date if fields.date and date is None else "",
        url=fields.url,
        archived=tuple(
            SavedCopy(url=copy.url, at=copy.at, sha256=copy.sha256) for copy in fields.archived
        ),
        accessed=fields.accessed,
        author=fields.author,
        language=fields.language,
        note=fields.note,
        compared=compared_as(fields.url),
    )


def _from_line(line: str) -> Source:
    read = parse_source_line(line)
    return Source(
        key="",
        outlet=read.outlet,
        outlet_slug=slugify(read.outlet),
        title=read.title,
        date=read.date,
        written=read.written,
        whole=read.whole,
        url=read.url,
        accessed=read.accessed,
        note=read.note,
        compared=compared_as(read.url),
    )


def _date(text: str) -> PartialDate | None:
    if not text:
        return None
    read = parse_iso(text)
    return read if isinstance(read, PartialDate) else read_date(text)
