"""The examples of `dateline explain`, in a newsroom: every one of them is run.

In: an explanation and a copy of a built site. Out: the site with one of the two examples in it, and
what the command that the example is about says.
"""

import ast
import os
import random
import re
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from io import BytesIO
from pathlib import Path

from PIL import Image

from dateline.base.codes import CODES
from dateline.cli.explanation import Explanation, Piece, explanation_of
from dateline.engine.gather import packaged_theme
from dateline.publishing import lock
from tests.commandline import ROOT, Done, run_here
from tests.invalid.casefile import read_case
from tests.invalid.privilege import heeding_permissions
from tests.newsroom import AS_OF, Newsroom, article
from tests.publishing.papers import bytes_of, plain

FOLDER = ROOT / "dateline/cli/explanations"
# That there is a text for every code has a test of its own.
EXPLANATIONS = {name: explanation_of(name) for name in CODES if (FOLDER / f"{name}.txt").exists()}
REPORT = "content/report.md"
# Where a person who reads the example would have the site.
HOME = "/home/you/archive"
# What must not be made in a test like the others; its own tests hold the words.
UNRUN = {
    "host-files": "needs 20,000 files: tests/checks/site/test_hosts.py",
    "slow-article": "takes five seconds: tests/engine/test_manuscripts.py",
    "clock-behind": "needs a build as of now: tests/cli/test_build_verb.py",
    "worker-lost": "needs a machine without memory: tests/engine/test_build.py",
    "no-network": "needs many hosts that do not answer: tests/checks/test_check.py",
    "missing-extra": "needs a library to be missing: tests/checks/test_saving.py",
    "port-taken": "needs another program at the port: tests/preview/test_serve.py",
}


def picture(kind: str = "PNG") -> bytes:
    file = BytesIO()
    Image.new("RGB", (4, 3), (20, 60, 200)).save(file, kind)
    return file.getvalue()


_MEDIA = {"(a picture)\n": picture, "(a document)\n": lambda: bytes_of(plain())}
_SAYS = re.compile(r"^-- says --\n.*?(?=^-- |\Z)", re.MULTILINE | re.DOTALL)
_BYTE = re.compile(rb"\\x([0-9A-F]{2})")


def data_of(piece: Piece, text: str) -> bytes:
    r"""Return the bytes of a file; `\xNN` stands for one where the example says so."""
    if text in _MEDIA:
        return _MEDIA[text]()
    data = text.encode()
    return _BYTE.sub(lambda found: bytes([int(found[1], 16)]), data) if piece.is_raw else data


def files_of(pieces: tuple[Piece, ...], folder: Path) -> dict[str, bytes]:
    """Return the files that the pieces of an example are or change, by path.

    Parts of a file are put into the usual one just as in the cases of `tests/invalid`.
    """
    case = read_case(_casefile(pieces, folder))
    owner = {_path(piece): piece for piece in pieces}
    return {path: data_of(owner[path], text) for path, text in case.files.items()}


def _path(piece: Piece) -> str:
    parts = {"front matter": REPORT, "text": REPORT, "settings": "site_config.yaml"}
    return parts.get(piece.place, piece.place)


def _casefile(pieces: tuple[Piece, ...], folder: Path) -> Path:
    usual = {
        "front matter": f"{REPORT}: the usual article with",
        "text": f"{REPORT}: the usual article saying",
        "settings": "site_config.yaml: the usual settings with",
    }
    sections = [
        f"-- {usual.get(piece.place, piece.place)} --\n{piece.text}"
        for piece in pieces
        if piece.place != "command"
    ]
    path = folder / "case.txt"
    path.write_text("".join([*sections, "-- expected: exit 0 --\n"]), encoding="utf-8")
    return path


def command_of(pieces: tuple[Piece, ...]) -> list[str]:
    """Return the words of the command that an example is about: `build`, unless it says another.

    A build prints its report for programs, too, which must name the code as well.
    """
    typed = [piece.text for piece in pieces if piece.place == "command"]
    words = typed[-1].split()[1:] if typed else ["build"]
    known = {"build": ("--json", "--jobs", "1", "--as-of", AS_OF), "explain": ("--as-of", AS_OF)}
    return [words[0], *known.get(words[0], ()), *words[1:]]


def run_example(site: Newsroom, pieces: tuple[Piece, ...], scratch: Path) -> Done:
    for path, data in files_of(pieces, scratch).items():
        site.write(path, data)
    return run_here(*command_of(pieces), cwd=site.site)


def said_about(found: Explanation, done: Done, site: Path) -> str:
    """Return the messages of a code as the command wrote them."""
    message = re.compile(
        rf"^(?:\S+:\d+:\d+: )?(?:error|warning)\[{found.code.name}\] .*\n(?:  .*\n|\n(?=  ))*",
        re.MULTILINE,
    )
    said = "".join(message.findall(done.err)).rstrip("\n")
    # Where the theme is differs from machine to machine.
    theme = os.path.relpath(packaged_theme(), site.resolve())
    return said.replace(str(site.resolve()), HOME).replace(f"{theme}/", "THEME/")


# What happens in place of an example.


def _long_path(site: Newsroom) -> None:
    site.write(f"content/{'a/' * 65}report.md", article())


def _link_elsewhere(site: Newsroom) -> None:
    site.write("notes/report.md", article())
    (site.site / REPORT).symlink_to(site.site / "notes/report.md")


def _forbid(site: Newsroom) -> AbstractContextManager[None]:
    site.write(REPORT, article())
    (site.site / REPORT).chmod(0)
    return heeding_permissions()


def _forbid_the_site(site: Newsroom) -> AbstractContextManager[None]:
    (site.site / ".dateline").chmod(0o500)
    for path in (site.site / ".dateline").iterdir():
        path.chmod(0o400)
    return heeding_permissions()


def _take_content_away(site: Newsroom) -> None:
    (site.site / "content").rename(site.site / "articles")


def _damage(site: Newsroom) -> None:
    site.write("content/ruling.pdf", bytes_of(plain())[:-100])
    site.write(REPORT, article("See [the ruling](ruling.pdf)."))


def _misname(site: Newsroom) -> None:
    site.write("content/dam.jpg", picture())
    site.write(REPORT, article("![The broken dam](dam.jpg)"))


Happening = Callable[[Newsroom], AbstractContextManager[None] | None]
HAPPENINGS: dict[str, Happening] = {
    "heavy-page": lambda site: site.write(
        "static/style.css", f"/* {random.Random(1).randbytes(200_000).hex()} */"
    ),
    "host-size": lambda site: site.write("static/film.bin", bytes(27_000_000)),
    "host-redirects": lambda site: site.write(
        REPORT, article(aliases=str([f"old/{n}.html" for n in range(1_001)]))
    ),
    "yaml-too-large": lambda site: site.write(REPORT, article(summary="x" * 65_536)),
    "value-too-long": lambda site: site.write(REPORT, article(summary="word " * 1_200)),
    "body-too-large": lambda site: site.write(REPORT, article("x " * 500_001)),
    "body-too-complex": lambda site: site.write(REPORT, article("[" * 8_000)),
    "misnamed-picture": _misname,
    "unreadable-document": _damage,
    "bad-path": _long_path,
    "outside-file": _link_elsewhere,
    "unreadable-file": _forbid,
    "no-content": _take_content_away,
    "locked": lambda site: lock.hold(
        site.site / ".dateline/lock", "process 12 since 2026-01-01 12:00:00 UTC"
    ),
    "disk": _forbid_the_site,
}


def run_happening(site: Newsroom, found: Explanation) -> Done:
    with HAPPENINGS[found.code.name](site) or nullcontext():
        return run_here(*command_of(found.pieces), cwd=site.site)


def sayable(name: str) -> list[re.Pattern[str]]:
    """Return each text in the modules that use a code, with anything where values go."""
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "dateline").rglob("*.py"))
    texts = [
        node
        for source in sources
        if f'"{name}"' in source
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.JoinedStr | ast.Constant)
    ]
    parts = [node.values if isinstance(node, ast.JoinedStr) else [node] for node in texts]
    patterns = (
        "".join(
            re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".+" for one in each
        )
        for each in parts
    )
    # What is all values would match anything.
    return [re.compile(pattern) for pattern in patterns if len(pattern.replace(".+", "")) > 8]


def rewrite(name: str, said: str) -> None:
    """Put what was really said into the text about a code, for review."""
    path = FOLDER / f"{name}.txt"
    text = _SAYS.sub("", path.read_text("utf-8"))
    place = re.search(r"^-- (?:right|mend)", text, re.MULTILINE)
    begin = place.start() if place else len(text)
    path.write_text(f"{text[:begin]}-- says --\n{said}\n{text[begin:]}", encoding="utf-8")
