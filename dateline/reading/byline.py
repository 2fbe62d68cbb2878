"""The lines that say who wrote an article.

Comes in: the lines between headline and text. Goes out: names, role, desk, the lines that are none
of it, and what had to be guessed, in sentences an editor can check. The name may stand with or
without "By", the role behind it, behind a column of spaces or on a line of its own, the desk on a
third; an editor may follow in the same way.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.base.text import collapse
from dateline.reading.roles import find_desk, find_role

ORGANISATIONS = ("Impunity Watch",)
_LONGEST_LINE = 110
_MOST_WORDS = 6
_BY = re.compile(r"(?:by|written by|reported by)\b\s*:?\s*", re.IGNORECASE)
_EDITED_BY = re.compile(r"edited\s+by\b\s*:?\s*", re.IGNORECASE)
_COLUMN = re.compile(r"\s{3,}|\t\s*")
_BETWEEN_NAMES = re.compile(r"\s*[,;]\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|ph\.?\s?d|esq|j\.?d|m\.?d|ll\.?m)\.?", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-])*")
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "del", "der", "di", "dos", "du", "el", "la", "le", "van", "von"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedByline:
    """Who wrote an article. `role` is as printed, organisation included, without the desk.

    `edited_by` and `edited_role` are a second byline; `rest` are the lines that are no byline.
    """

    names: tuple[str, ...] = ()
    role: str = ""
    desk: str = ""
    edited_by: tuple[str, ...] = ()
    edited_role: str = ""
    rest: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()


class _Signature:
    """What has been read of one byline so far."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.role = ""
        self.desk = ""
        self.begun = False
        self.awaits_role = True


class _Reader:
    """Takes piece after piece; each goes into the author's signature, the editor's, or the rest."""

    def __init__(self, organisations: Sequence[str]) -> None:
        self.organisations = organisations
        self.author, self.editor = _Signature(), _Signature()
        self.current = self.author
        self.guesses: list[str] = []

    def take(self, piece: str, following: str) -> bool:
        """Return whether `piece` belongs to a byline; `following` is the piece after it."""
        if found := _EDITED_BY.match(piece):
            return self._signed(piece[found.end() :], self.editor)
        if found := _BY.match(piece):
            return self._signed(piece[found.end() :], self.author)
        if self.current.begun and not self.current.names and self._named(piece):
            return True
        return self._role(piece) or self._desk(piece) or self._unmarked(piece, following)

    def _signed(self, piece: str, signature: _Signature) -> bool:
        before, self.current = self.current, signature
        begun, signature.begun = signature.begun, True
        if not piece or self._named(piece):
            return True
        self.current, signature.begun = before, begun
        return False

    def _named(self, piece: str) -> bool:
        """Read names, and the role or desk behind them on the same line."""
        piece = piece.rstrip(" ,;:")
        for place in self._places(piece):
            names, behind = piece[:place].rstrip(" ,"), piece[place:].lstrip(" ,")
            if _are_names(names) and self._role(behind, is_behind_name=True):
                self._add(names)
                return True
        head, _, last = piece.rpartition(",")
        if head and find_desk(last.strip()) and self._desk(last.strip(), is_behind_name=True):
            piece = head
        role = find_role(piece, self.organisations, sure=False)
        desk = role.desk if role else _desk_at_end(piece)
        if role or desk:
            self._corporate(piece, desk)
            return True
        if not _are_names(piece):
            return False
        self._add(piece)
        return True

    def _add(self, names: str) -> None:
        self.current.names += _split(names)
        self.current.awaits_role = True

    def _places(self, piece: str) -> list[int]:
        """Return where a role may begin behind a name."""
        commas = [place for place, sign in enumerate(piece) if sign == "," and place]
        folded = piece.casefold()
        known = [folded.find(f" {name.casefold()}") for name in self.organisations]
        return [*commas, *(place for place in known if place > 0)]

    def _corporate(self, name: str, desk: str) -> None:
        self.current.names.append(name)
        self.current.desk = self.current.desk or desk
        self.guesses.append(f'"{name}" was read as the author: an organisation, not a person.')

    def _role(self, piece: str, *, is_behind_name: bool = False) -> bool:
        sure = is_behind_name or bool(self.current.names)
        role = find_role(piece.rstrip(" ,;"), self.organisations, sure=sure)
        if role is None or not (self.current.awaits_role or role.text == self.current.role):
            return False
        if role.text not in self.current.role.split("; "):
            self.current.role = "; ".join(filter(None, (self.current.role, role.text)))
        self.current.awaits_role = False
        self.current.desk = self.current.desk or role.desk
        self.guesses += role.guesses
        return True

    def _desk(self, piece: str, *, is_behind_name: bool = False) -> bool:
        signature = self.current
        begun = is_behind_name or signature.names or signature.role
        desk = find_desk(piece) if begun and not signature.desk else None
        if desk is None:
            return False
        signature.desk = desk.name
        self.guesses += [desk.guess] if desk.guess else []
        return True

    def _unmarked(self, piece: str, following: str) -> bool:
        """Read a name without "By" if a role follows it, on the same line or on the next."""
        if self.current.names or self.current.role or piece.isupper():
            return False
        role = find_role(following.rstrip(" ,;"), self.organisations, sure=False)
        alone = role and "," not in piece.rstrip(" ,") and _are_names(piece.rstrip(" ,"))
        if alone and len(piece.split()) > 1:
            self._add(piece.rstrip(" ,"))
        elif not self._unmarked_with_role(piece):
            return False
        said = f'No "By" stands before "{self.current.names[-1]}"; a role follows, so it is a name.'
        self.guesses.append(said)
        return True

    def _unmarked_with_role(self, piece: str) -> bool:
        for place in self._places(piece):
            names, behind = piece[:place], piece[place:].lstrip(" ,")
            is_name = len(names.split()) > 1 and "," not in names and _are_names(names)
            if is_name and self._role(behind):
                self._add(names)
                return True
        return False


def parse_byline(
    lines: Sequence[str], organisations: Sequence[str] = ORGANISATIONS
) -> ParsedByline:
    """Return who wrote the article; `organisations` are the names whose slips are looked for."""
    reader = _Reader(organisations)
    pieces = [
        (line, collapse(column))
        for line in lines
        for column in _COLUMN.split(line.strip())
        if column
    ]
    rest: list[str] = []
    for index, (line, piece) in enumerate(pieces):
        following = pieces[index + 1][1] if index + 1 < len(pieces) else ""
        if len(piece) > _LONGEST_LINE or not reader.take(piece, following):
            rest.append(line if collapse(line) == piece else piece)
    author, editor = reader.author, reader.editor
    return ParsedByline(
        names=tuple(author.names),
        role=author.role,
        desk=author.desk,
        edited_by=tuple(editor.names),
        edited_role=", ".join(filter(None, (editor.role, editor.desk))),
        rest=tuple(rest),
        guesses=tuple(reader.guesses),
    )


def _desk_at_end(text: str) -> str:
    """Return the known desk that stands behind other words, as in `Impunity Watch Africa`."""
    words = text.split()
    for start in range(1, len(words)):
        desk = find_desk(" ".join(words[start:]))
        if desk and not desk.guess and words[start - 1].casefold() not in {"and", "&"}:
            return desk.name
    return ""


def _split(text: str) -> list[str]:
    """Return the names in `text`; `Jr.` and degrees stay with the name before them."""
    names: list[str] = []
    for name in filter(None, _BETWEEN_NAMES.split(text)):
        if names and _SUFFIX.fullmatch(name):
            names[-1] += f", {name}"
        else:
            names.append(name)
    return names


def _are_names(text: str) -> bool:
    """Return whether `text` is one or more names: few words, capitals, nothing else."""
    names = _split(text)
    return bool(names) and all(_is_name(name) for name in names)


def _is_name(text: str) -> bool:
    words = text.replace(",", " ").split()
    return len(words) <= _MOST_WORDS and all(
        _NAME.fullmatch(word) and (word in _PARTICLES or not word[0].islower()) for word in words
    )
