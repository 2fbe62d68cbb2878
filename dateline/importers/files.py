"""Files of an old archive into manuscripts of a site.

Comes in: paths of text files, the site's folder and its regions. Goes out: a report for each file,
and, unless it is only tried, manuscripts below `content/`. Nothing that exists is ever overwritten:
a second run finds its own work and says so, and an editor's changes are safe.
"""

import codecs
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.importers.filing import ImportOptions, file_article
from dateline.importers.manuscripts import manuscript_of
from dateline.importers.report import ImportReport, Result
from dateline.importers.wire import read_wire
from dateline.importers.wirearticle import WireArticle
from dateline.model.config import Region

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\x0b\x0c\r")
_PRINTABLE_SHARE = 20


class _Decoded(NamedTuple):
    """A file's text, or None, and what is to be said about its bytes."""

    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def import_files(
    files: Iterable[Path],
    site: Path,
    regions: tuple[Region, ...],
    *,
    dry_run: bool,
    language: str = "en",
) -> tuple[ImportReport, ...]:
    """Import each file in the order given; `dry_run` writes nothing and reports the same."""
    options = ImportOptions(regions=regions, language=language)
    planned: dict[str, bytes] = {}
    return tuple(_import(file, site, options, planned, dry_run=dry_run) for file in files)


def _import(
    file: Path, site: Path, options: ImportOptions, planned: dict[str, bytes], *, dry_run: bool
) -> ImportReport:
    name = _name(file, site)
    try:
        decoded = _decoded(name, file.read_bytes())
    except OSError as fault:
        decoded = _Decoded(None, (_unreadable(name, fault),))
    if decoded.text is None:
        return ImportReport(file=name, result=Result.REFUSED, diagnostics=decoded.diagnostics)
    article = read_wire(decoded.text, file.name)
    path, text = manuscript_of(article, options)
    report = ImportReport(
        file=name,
        result=Result.PLANNED,
        path=path,
        headline=article.headline,
        stories=article.stories,
        fields=(*article.findings, *file_article(article, options).findings),
        diagnostics=(*decoded.diagnostics, *_several(name, article)),
    )
    return _placed(report, site / path, text.encode(), planned, dry_run=dry_run)


def _placed(
    report: ImportReport, target: Path, data: bytes, planned: dict[str, bytes], *, dry_run: bool
) -> ImportReport:
    """Write the manuscript if its place is free, and say what was done."""
    try:
        there = planned.get(report.path) if report.path in planned else _bytes_of(target)
        if there is None:
            planned[report.path] = data
            if dry_run:
                return report
            _write(target, data)
            return replace(report, result=Result.WRITTEN)
    except OSError as fault:
        found = diagnose("disk", f"{report.path}: {_reason(fault)}", Span(path=report.path))
        said = (*report.diagnostics, found)
        return replace(report, result=Result.REFUSED, diagnostics=said)
    if there == data:
        return replace(report, result=Result.ALREADY_THERE)
    message = f"a different manuscript stands at {report.path}; {report.file} was not imported"
    hint = "compare the two; delete or rename the one that stands there to import this file"
    found = diagnose("import-in-the-way", message, Span(path=report.path), hint)
    return replace(report, result=Result.IN_THE_WAY, diagnostics=(*report.diagnostics, found))


def _write(target: Path, data: bytes) -> None:
    """Write a file that must not exist yet, wholly or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as opened:
        try:
            opened.write(data)
            opened.flush()
        except OSError:
            target.unlink(missing_ok=True)
            raise


def _bytes_of(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def _decoded(name: str, data: bytes) -> _Decoded:
    """Return the text of a file; what is not UTF-8 is read as what old archives mostly hold."""
    encoding = "utf-16" if data.startswith(_UTF16) else "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        encoding, text = "cp1252", data.decode("cp1252", errors="replace")
    controls = sum(sign in _CONTROLS for sign in text.encode(errors="replace"))
    is_garbled = encoding != "utf-8" and "\ufffd" in text
    if is_garbled or controls * _PRINTABLE_SHARE > len(text):
        hint = "save its text as plain text, with the encoding UTF-8, and import that"
        found = diagnose("import-not-text", f"{name} is not plain text", Span(path=name), hint)
        return _Decoded(None, (found,))
    if not text.strip("\ufeff \t\r\n\x0b\x0c\xa0"):
        hint = "look whether it was saved, and whether it is the file that was meant"
        found = diagnose("import-empty", f"{name} holds no text", Span(path=name), hint)
        return _Decoded(None, (found,))
    if encoding == "utf-8":
        return _Decoded(text)
    message = f"{name} is not UTF-8; it was read as {encoding}"
    hint = "look at the accented letters and quotation marks of the manuscript"
    return _Decoded(text, (diagnose("import-encoding", message, Span(path=name), hint),))


def _several(name: str, article: WireArticle) -> tuple[Diagnostic, ...]:
    if article.stories == 1:
        return ()
    message = f"{name} looks like {article.stories} stories; they were imported as one"
    hint = "cut the file into one file for each story, and import them again"
    return (diagnose("import-several-stories", message, Span(path=name), hint),)


def _unreadable(name: str, fault: OSError) -> Diagnostic:
    return diagnose("unreadable-file", f"{name} cannot be read: {_reason(fault)}", Span(path=name))


def _reason(fault: OSError) -> str:
    return (fault.strerror or type(fault).__name__).lower()


def _name(file: Path, site: Path) -> str:
    """Return the file's path relative to the site if it lies in it, else as it was given."""
    return (file.relative_to(site) if file.is_relative_to(site) else file).as_posix()
