"""Reading files: the only place in the engine that does.

Comes in: the site's folder. Goes out: the paths and states of everything below `content/`, the
texts of the templates, and bytes on demand. Links that lead out of the content folder, devices and
pipes are errors: contributors' folders are not trusted. Names are compared in Unicode form NFC,
because some systems store NFD and lists would miss them.
"""

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dateline.base.diagnostics import Diagnostic, Span, diagnose
from dateline.base.digest import Digest, digest_of
from dateline.base.wording import LanguageFile
from dateline.model.keptcopy import INDEX, SAVED
from dateline.model.linkstate import RECORD

CONTENT = "content"
TEMPLATES = "templates"
# The texts of the interface stand beside the templates that print them.
LANGUAGES, LANGUAGE_ENDING = f"{TEMPLATES}/languages", ".yaml"
STATIC = "static"
# Where the default theme's file is still found when the site has one of its name.
DEFAULT = "default"
CONFIG = "site_config.yaml"
# Saved copies of cited works are many, large, and nothing that articles are made of; only these
# may be published.
_PUBLISHABLE = ".wacz"
# What editors and systems leave behind; never content.
_LEFTOVERS = ("~", ".tmp", ".swp", ".bak", ".orig")
_LEFTOVER_NAMES = frozenset({"Thumbs.db", "desktop.ini"})
# Control characters, and what Python puts in place of bytes that are not UTF-8.
_UNNAMEABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LARGEST_NUMBER = (1 << 63) - 1
# Deeper than anybody files articles, and far from what the machine can follow.
_DEEPEST = 64


class State(NamedTuple):
    """How a file looked: enough to tell, with `engine.freshness`, whether it changed since."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


class Found(NamedTuple):
    """A file: its path relative to the site in form NFC, where it really is."""

    path: str
    real: str


class Seen(NamedTuple):
    """A file as it was found just now: path, where it really is, how it looked."""

    path: str
    real: str
    state: State

    @property
    def found(self) -> Found:
        """The file alone, for whoever wants its bytes later."""
        return Found(self.path, self.real)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Templates by name, texts by language, files below static/ by path; the site's come first.

    What a template or file stands in place of is there as `default/NAME`, so that it may change a
    part of it; a file of texts changes those that it names.
    """

    templates: Mapping[str, str]
    template_paths: Mapping[str, str]
    assets: Mapping[str, Found]
    languages: tuple[LanguageFile, ...] = ()


def packaged_theme() -> Path:
    """Return the folder that holds the default theme's `templates` and `static`."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "theme"
    return inside if inside.is_dir() else package.parent


def scan(site: Path, folder: str, said: list[Diagnostic]) -> list[Seen]:
    """Return every file below a folder of the site, in order, refusing what leads elsewhere."""
    found: list[Seen] = []
    _scan(folder, (real_folder(site, folder),), found, said)
    return found


def real_folder(site: Path, folder: str) -> str:
    """Return where a folder of the site really is: what is found in it has its path below that."""
    return os.path.realpath(site / folder)


def _scan(path: str, way: tuple[str, ...], found: list[Seen], said: list[Diagnostic]) -> None:
    """Find what is below the last folder of `way`, the real folders passed from the top on."""
    try:
        with os.scandir(way[-1]) as listing:
            entries = sorted([(_name_of(entry.name), entry.name, entry) for entry in listing])
    except OSError as fault:
        said.append(_unreadable(path, fault))
        return
    for name, entry in _named(path, entries, said):
        below = f"{path}/{name}"
        if path == SAVED and not below.endswith(_PUBLISHABLE):
            continue
        try:
            real = os.path.realpath(entry.path) if entry.is_symlink() else entry.path
            if entry.is_symlink() and not _leads_inside(real, way):
                said.append(_outside(below, "leads out of the folder, around it, or nowhere"))
            elif entry.is_file():
                found.append(Seen(below, entry.path, _state(entry.stat())))
            elif not entry.is_dir():
                said.append(_outside(below, "is a device, a pipe or a socket"))
            elif len(way) > _DEEPEST:
                said.append(_too_deep(below))
            else:
                _scan(below, (*way, real), found, said)
        except OSError as fault:
            said.append(_unreadable(below, fault))


def _named(
    path: str, entries: list[tuple[str, str, "os.DirEntry[str]"]], said: list[Diagnostic]
) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yield the entries of a folder that count, each behind its name."""
    before = ""
    for name, _, entry in entries:
        if is_leftover(name):
            continue
        if not name.isprintable() and _UNNAMEABLE.search(name):
            said.append(_badly_named(path, name))
        elif name == before:
            message = f"{path}/{name} is there twice, in two Unicode forms of the same name"
            hint = "delete one of the two, or give it another name"
            said.append(diagnose("same-address", message, Span(path=f"{path}/{name}"), hint))
        else:
            before = name
            yield name, entry


def _name_of(name: str) -> str:
    """Return the name of a file in form NFC, read as UTF-8 whatever the locale says."""
    if name.isascii():
        return name
    name = os.fsencode(name).decode("utf-8", "surrogateescape")
    return unicodedata.normalize("NFC", name)


def is_leftover(name: str) -> bool:
    """Tell whether a name is one that editors and systems give to what is no content."""
    return name.startswith((".", "#")) or name.endswith(_LEFTOVERS) or name in _LEFTOVER_NAMES


def _leads_inside(target: str, way: tuple[str, ...]) -> bool:
    inside = Path(target).is_relative_to(way[0])
    # A folder on the way to itself would be walked for ever.
    return inside and target not in way and Path(target).exists()


def _state(status: os.stat_result) -> State:
    # SQLite keeps 63 bits of a number; some systems number their files with more.
    inode = status.st_ino & _LARGEST_NUMBER
    return State(status.st_size, status.st_mtime_ns, status.st_ctime_ns, inode)


def _badly_named(path: str, name: str) -> Diagnostic:
    shown = _UNNAMEABLE.sub("\ufffd", name)
    message = f"{path}/{shown} has a name that is not UTF-8 or holds control characters"
    return diagnose("bad-path", message, Span(path=f"{path}/{shown}"), "rename the file")


def _too_deep(path: str) -> Diagnostic:
    message = f"{path} lies more than {_DEEPEST} folders deep"
    return diagnose("bad-path", message, Span(path=path), "move it further up")


def _outside(path: str, why: str) -> Diagnostic:
    hint = "put the file itself there"
    return diagnose("outside-file", f"{path} {why}", Span(path=path), hint)


def _unreadable(path: str, fault: OSError) -> Diagnostic:
    words = fault.strerror or "it cannot be read"
    return diagnose("unreadable-file", f"{path}: {words}", Span(path=path), "check its permissions")


def read_bytes(found: Found | Seen, said: list[Diagnostic]) -> bytes | None:
    """Return the bytes of a file, or None with a diagnostic."""
    try:
        with open(found.real, "rb") as file:  # noqa: PTH123 - a third of the time of Path.read_bytes
            return file.read()
    except OSError as fault:
        said.append(_unreadable(found.path, fault))
        return None


def gather_records(site: Path, said: list[Diagnostic]) -> dict[str, bytes]:
    """Return the bytes of the record of links and of the list of kept copies, by path."""
    found: dict[str, bytes] = {}
    for path, code in ((RECORD, "link-record"), (INDEX, "copy-index")):
        try:
            found[path] = (site / path).read_bytes()
        except FileNotFoundError:
            found[path] = b""
        except OSError as fault:
            hint = "check its permissions, or restore it from version control"
            message = f"{path}: {fault.strerror}"
            said.append(diagnose(code, message, Span(path=path), hint))
    return found


def gather_theme(site: Path, said: list[Diagnostic]) -> Theme:
    """Return the theme of a site: its own files, and the default theme's where it has none."""
    default = packaged_theme()
    templates: dict[str, str] = {}
    paths: dict[str, str] = {}
    assets: dict[str, Found] = {}
    languages: list[LanguageFile] = []
    for folder in dict.fromkeys((site, default)):
        for found in _existing(folder, TEMPLATES, said):
            name = found.path.removeprefix(f"{TEMPLATES}/")
            if found.path.rpartition("/")[0] == LANGUAGES:
                languages.append(_language_file(found, is_own=folder != default, said=said))
            name = f"{DEFAULT}/{name}" if name in templates else name
            if name.endswith((".html", ".xml", ".txt")) and name not in templates:
                text = _template_text(found, said)
                templates[name] = text
                paths[name] = found.path if folder == site else found.real
        for found in _existing(folder, STATIC, said):
            path = found.path.removeprefix(f"{STATIC}/")
            assets.setdefault(f"{DEFAULT}/{path}" if path in assets else path, found)
    return Theme(
        templates=templates, template_paths=paths, assets=assets, languages=tuple(languages)
    )


def _existing(site: Path, folder: str, said: list[Diagnostic]) -> list[Found]:
    seen = scan(site, folder, said) if (site / folder).is_dir() else []
    return [one.found for one in seen]


def _language_file(found: Found, *, is_own: bool, said: list[Diagnostic]) -> LanguageFile:
    language = found.path.rpartition("/")[2].removesuffix(LANGUAGE_ENDING)
    data = read_bytes(found, said) or b""
    return LanguageFile(found.path if is_own else found.real, language, data, is_own)


def _template_text(found: Found, said: list[Diagnostic]) -> str:
    data = read_bytes(found, said) or b""
    try:
        return data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        message = f"{found.path} is not UTF-8"
        said.append(diagnose("template-syntax", message, Span(path=found.path), "save it as UTF-8"))
        return ""


def digest_file(found: Found | Seen, said: list[Diagnostic]) -> Digest | None:
    """Return the digest of a file's bytes, or None with a diagnostic."""
    data = read_bytes(found, said)
    return None if data is None else digest_of(data)
