r"""What a diagnostic means: one text for each code, with a wrong example and a right one.

Comes in: `explanations/CODE.txt`. Goes out: an `Explanation`, for `dateline explain` and for the
reference. Below the prose stand sections, each under a line `-- kind: place --`:

    -- with: place --     what is there in both examples
    -- wrong: place --    what brings the message about
    -- right: place --    what to do instead
    -- says --            the message, to the letter
    -- when --            in place of a wrong example: what no file can show
    -- mend --            in place of a right one

A place is a path in the site, or `front matter`, `text`, `settings` (a part of a file) or
`command`. Behind `in bytes` the text has bytes such as `\xFC`. The tests run every example; they
also write the section `says`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from dateline.base.canonical import Plain
from dateline.base.codes import CODES, Code

Kind = Literal["with", "wrong", "right"]
_SECTION = re.compile(
    r"^-- (?P<kind>with|wrong|right|says|when|mend)"
    r"(?:: (?P<place>[^\n]+?)(?P<raw> in bytes)?)? --\n",
    re.MULTILINE,
)
_HEADINGS: dict[Kind, str] = {"with": "Given", "wrong": "Wrong", "right": "Right"}
_PLACES = {
    "front matter": "in the front matter",
    "text": "in the text",
    "settings": "in site_config.yaml",
    "command": "as a command",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of an example; `is_raw` if its text stands for bytes."""

    kind: Kind
    place: str
    text: str
    is_raw: bool = False

    @property
    def heading(self) -> str:
        """What to write above the text."""
        where = _PLACES.get(self.place, f"as {self.place}")
        raw = r" (\xNN is one byte)" if self.is_raw else ""
        empty = "" if self.text.strip() else ", empty"
        return f"{_HEADINGS[self.kind]}, {where}{raw}{empty}:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What there is to say about a code; `when` and `mend` are empty where examples can show it."""

    code: Code
    prose: str
    pieces: tuple[Piece, ...]
    says: str
    when: str
    mend: str

    def example(self, *kinds: Kind) -> tuple[Piece, ...]:
        """Return the pieces of these kinds."""
        return tuple(piece for piece in self.pieces if piece.kind in kinds)


def explanation_of(name: str) -> Explanation:
    """Return what there is to say about a code of the catalogue."""
    text = files("dateline.cli").joinpath("explanations", f"{name}.txt").read_text("utf-8")
    return parse(CODES[name], text)


def parse(code: Code, text: str) -> Explanation:
    """Read the text about a code."""
    found = list(_SECTION.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    pieces: list[Piece] = []
    others: dict[str, str] = {}
    for one, end in zip(found, ends, strict=True):
        body = text[one.end() : end]
        match one["kind"]:
            case "with" | "wrong" | "right" as kind:
                piece = Piece(kind=kind, place=one["place"], text=body, is_raw=bool(one["raw"]))
                pieces.append(piece)
            case kind:
                others[kind] = body.strip("\n")
    return Explanation(
        code=code,
        prose=text[: found[0].start() if found else len(text)].strip(),
        pieces=tuple(pieces),
        says=others.get("says", ""),
        when=others.get("when", ""),
        mend=others.get("mend", ""),
    )


def blocks(found: Explanation) -> Iterable[tuple[str, str]]:
    """Yield the parts of an explanation as a heading and what is to be shown word for word.

    A part without the latter is a sentence.
    """
    yield from ((piece.heading, piece.text) for piece in found.example("with", "wrong"))
    if found.when:
        yield f"When: {found.when}", ""
    yield "The message:", found.says
    yield from ((piece.heading, piece.text) for piece in found.example("right"))
    if found.mend:
        yield f"What to do: {found.mend}", ""


def as_plain(found: Explanation) -> dict[str, Plain]:
    """Return an explanation for programs."""
    code = found.code
    return {
        "code": code.name,
        "group": code.group,
        "severity": code.severity,
        "fault": code.fault,
        "why": code.why,
        "prose": found.prose,
        "when": found.when,
        "says": found.says,
        "mend": found.mend,
        "examples": [
            {
                "kind": piece.kind,
                "place": piece.place,
                "text": piece.text,
                "in_bytes": piece.is_raw,
            }
            for piece in found.pieces
        ],
    }
