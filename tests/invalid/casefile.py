"""Case files: a small newsroom that must fail, and the exact words it must fail with.

In: a text file of sections, each below a line `-- … --`, in the manner of Go's txtar archives.
Out: a `Case`. What stands above the first section says what the case is about. The sections are

    -- content/x.md --                                        the file as it is
    -- content/x.md: the usual article --                     `tests.newsroom.article()`
    -- content/x.md: the usual article without author --      the same less some fields
    -- content/x.md: the usual article with --                the same with these fields
    -- content/x.md: the usual article without date with --   both
    -- content/x.md: the usual article saying --              the same with this text
    -- site_config.yaml: the usual settings with --           the usual settings with these keys
    -- output/2020/05/x.html has --                           lines that must stand in that page
    -- output/2020/05/x.html is not there --                  no such page
    -- expected: exit 1 --                                    exit code, and all that is said

The last kind is written by `DATELINE_UPDATE=1`, to be read before it is committed.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.newsroom import CONFIG, article

_HEADER = re.compile(r"^-- (?P<head>.+) --\n", re.MULTILINE)
_FILE = re.compile(
    r"(?P<path>[^\s:]+)(?P<usual>: the usual (?:article|settings)"
    r"(?: without (?P<without>[\w, ]+?))?(?: (?P<by>with|saying))?)?"
)
_PAGE = re.compile(r"output/(?P<url>\S+) (?P<kind>has|is not there)")
_EXPECTED = re.compile(r"expected: exit (?P<code>\d+)")
_KEY = re.compile(r"[\w-]+(?=:)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case as its file tells it. A page of which nothing is wanted must not be there."""

    path: Path
    files: dict[str, str]
    pages: dict[str, tuple[str, ...] | None]
    exit_code: int
    expected: str

    @property
    def name(self) -> str:
        return self.path.stem


def read_case(path: Path) -> Case:
    files: dict[str, str] = {}
    pages: dict[str, tuple[str, ...] | None] = {}
    exit_code, expected = -1, ""
    for head, text in _sections(path.read_text(encoding="utf-8")):
        if found := _EXPECTED.fullmatch(head):
            exit_code, expected = int(found["code"]), text.strip("\n")
        elif found := _PAGE.fullmatch(head):
            wanted = tuple(line for line in text.splitlines() if line)
            pages[found["url"]] = wanted if found["kind"] == "has" else None
        elif found := _FILE.fullmatch(head):
            assert found["path"] not in files, f"{path.name} has {found['path']} twice"
            files[found["path"]] = _content(found, text)
        else:
            raise ValueError(f"{path.name} has a section that means nothing: {head}")
    return Case(path=path, files=files, pages=pages, exit_code=exit_code, expected=expected)


def rewrite(case: Case, exit_code: int, said: str) -> None:
    """Put what was really said into the case file, for review."""
    text = case.path.read_text(encoding="utf-8")
    kept = [(head, body) for head, body in _sections(text) if not _EXPECTED.fullmatch(head)]
    begin = _HEADER.search(text)
    pieces = [text[: begin.start()] if begin else f"{text.rstrip()}\n\n"]
    pieces += (f"-- {head} --\n{body}" for head, body in kept)
    pieces.append(f"-- expected: exit {exit_code} --\n{said}")
    case.path.write_text("".join(pieces), encoding="utf-8")


def _sections(text: str) -> list[tuple[str, str]]:
    found = list(_HEADER.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    return [(one["head"], text[one.end() : end]) for one, end in zip(found, ends, strict=True)]


def _content(found: re.Match[str], text: str) -> str:
    if found["usual"] is None:
        return text
    without = (found["without"] or "").split(", ")
    if found["path"] == "site_config.yaml":
        return "".join(_changed(CONFIG.splitlines(keepends=True), without, text))
    body = text.strip("\n") if found["by"] == "saying" else "A sentence."
    fields = text if found["by"] == "with" else ""
    before, front, after = article(body).split("---\n", 2)
    changed = _changed(front.splitlines(keepends=True), without, fields)
    return "---\n".join([before, "".join(changed), after])


def _changed(lines: list[str], without: list[str], typed: str) -> list[str]:
    """Return the lines `key: value` with the keys typed in place of, or after, the usual ones."""
    blocks = _blocks(typed.splitlines(keepends=True))
    usual = [(key, block) for key, block in _blocks(lines) if key not in without]
    instead: dict[str, list[str]] = {}
    for key, block in blocks:
        instead[key] = [*instead.get(key, []), *block]
    kept = [line for key, block in usual for line in instead.pop(key, block)]
    return [*kept, *(line for block in instead.values() for line in block)]


def _blocks(lines: list[str]) -> list[tuple[str, list[str]]]:
    """Return each key with its line and the indented lines below it."""
    blocks: list[tuple[str, list[str]]] = []
    for line in lines:
        key = _KEY.match(line)
        if key or not blocks:
            blocks.append((key[0] if key else "", [line]))
        else:
            blocks[-1][1].append(line)
    return blocks


CASES = [read_case(path) for path in sorted(Path(__file__).parent.glob("*.txt"))]
