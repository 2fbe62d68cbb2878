"""Bodies of one kind each: prose, lists, tables, and what else a report may hold.

In: nothing. Out: `documents_of`, for the name of a class of `CLASSES` its documents, the same ones
on every machine. Each has twelve paragraphs, so that the classes differ in one construct only;
`mixed reports` are those of the benchmark archive, and `hostile` are marks that open and never
close, as many as are read at all.
"""

from collections.abc import Callable, Mapping
from random import Random
from typing import Final

from benchmarks.grammar import Draw
from benchmarks.manuscript import article
from benchmarks.sentences import NEWS

DOCUMENTS: Final = 20
PARAGRAPHS: Final = 12
_FACTS: Final = {"my_town": "the capital", "my_body": "ministry", "my_matter": "access"}
_FENCE: Final = "---\n"
# Of these a paragraph is made; the sentences of the archive have quotation marks of their own.
_SIGNS: Final = str.maketrans("", "", "\"'*[]_")
_UNCLOSED: Final = ("[a ", "![b", "*c _d ", "> ", "`e", "<f ", "&g", "| h", "- i\n", "[^j", "\\")


def documents_of(name: str) -> tuple[str, ...]:
    """Return the documents of a class."""
    make = CLASSES[name]
    return tuple(make(Random(f"{name}:{number}").random, number) for number in range(DOCUMENTS))


def _sentences(draw: Draw, count: int) -> str:
    typed = " ".join(NEWS.sentence("plain", draw, _FACTS) for _ in range(count))
    return typed.replace("--", "and").translate(_SIGNS)


def _each(paragraph: Callable[[Draw, int], str], below: str = "") -> Callable[[Draw, int], str]:
    """Return what makes a document in which every paragraph is made alike."""

    def make(draw: Draw, _number: int) -> str:
        blocks = [paragraph(draw, number) for number in range(1, PARAGRAPHS + 1)]
        return "\n\n".join([*blocks, *filter(None, [below])]) + "\n"

    return make


def _prose(draw: Draw, _number: int) -> str:
    return _sentences(draw, 3)


def _quoted(draw: Draw, _number: int) -> str:
    one, two = _sentences(draw, 1), _sentences(draw, 1)
    return f'"{one}" The ministry\'s answer: "{two[:-1]} -- \'in part\'."'


def _list(draw: Draw, number: int) -> str:
    mark = "-" if number % 2 else "1."
    items = [f"{mark} {_sentences(draw, 1)}" for _ in range(4)]
    return "\n".join([*items, f"    {mark} {_sentences(draw, 1)}"])


def _table(draw: Draw, _number: int) -> str:
    rows = ["| Place | Year | People |", "|---|---:|:-:|"]
    for _ in range(5):
        cells = (NEWS.phrase(name, draw, _FACTS) for name in ("town", "year", "count"))
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _note(draw: Draw, number: int) -> str:
    return f"{_sentences(draw, 2)[:-1]}.[^{number}]\n\n[^{number}]: {_sentences(draw, 1)}"


def _citation(draw: Draw, _number: int) -> str:
    return f"{_sentences(draw, 2)[:-1]} [@1]. {_sentences(draw, 1)[:-1]} [@2, @3]."


def _link(draw: Draw, number: int) -> str:
    address = f"https://example.net/documents/{number}?page={number}"
    linked = f"[{_sentences(draw, 1)[:-1]}]({address})"
    return f"{_sentences(draw, 1)} {linked}. See [the record][one] and <{address}>."


def _code(draw: Draw, number: int) -> str:
    fence = f"```python\nfind({number}) == {int(draw() * 1000)}\n```"
    return f"{_sentences(draw, 1)} The call `find({number})` says:\n\n{fence}"


def _figure(draw: Draw, number: int) -> str:
    return f'![{_sentences(draw, 1)}](room-{number}.jpg "{_sentences(draw, 1)} Photo: The desk")'


def _heading(draw: Draw, _number: int) -> str:
    return f"## {NEWS.sentence('heading', draw, _FACTS)}\n\n{_sentences(draw, 1)}"


def _emphasis(draw: Draw, _number: int) -> str:
    return f"{_sentences(draw, 1)} *{_sentences(draw, 1)[:-1]}* was **never** said, they _say_."


def _report(_draw: Draw, number: int) -> str:
    return article(1, number).text.removeprefix(_FENCE).partition(_FENCE)[2]


def _hostile(draw: Draw, _number: int) -> str:
    return "".join(_UNCLOSED[int(draw() * len(_UNCLOSED))] for _ in range(25))


CLASSES: Final[Mapping[str, Callable[[Draw, int], str]]] = {
    "plain prose": _each(_prose),
    "prose with quotation marks": _each(_quoted),
    "emphasis": _each(_emphasis),
    "links": _each(_link, "[one]: https://example.net/record"),
    "citations": _each(_citation),
    "footnotes": _each(_note),
    "lists": _each(_list),
    "tables": _each(_table),
    "headings": _each(_heading),
    "figures": _each(_figure),
    "code": _each(_code),
    "mixed reports": _report,
    "hostile": _each(_hostile),
}
