"""Where fields of front matter stand in a manuscript.

Comes in: the bytes of a manuscript, names of fields. Goes out: a place. It is looked for when there
is something to say about a field: an archive has a hundred thousand such places, and keeping them
with the articles would be a seventh of all that is kept.
"""

from collections.abc import Iterable

from dateline.base.diagnostics import Mark, SourceText, Span
from dateline.base.yamlnodes import Mapping, Scalar, Sequence
from dateline.reading.decoding import decode
from dateline.reading.frontmatter import part


class FieldPlaces:
    """The places of the fields of a manuscript; none where its front matter cannot be read."""

    def __init__(self, path: str, data: bytes) -> None:
        """Read the front matter of the manuscript at `path`."""
        self.source = decode(path, data).value or SourceText(path, "")
        parted = part(self.source).value
        self.marks = _marks(parted.tree) if parted else {}

    def first(self, fields: Iterable[str]) -> Span:
        """Return where the first of `fields` that was typed stands, else the manuscript's top."""
        found = next((self.marks[field] for field in fields if field in self.marks), None)
        return self.source.span(found) if found else Span(path=self.source.path)


def _marks(tree: Mapping) -> dict[str, Mark]:
    """Return where each field ("tags") and each item of a list ("tags.0") stands."""
    marks: dict[str, Mark] = {}
    # Of a key that is typed twice, the first one counts.
    for key, node in reversed(tree.entries):
        marks[key.text] = node.mark if isinstance(node, Scalar) else key.mark
        if isinstance(node, Sequence):
            for index, item in enumerate(node.items):
                marks[f"{key.text}.{index}"] = item.mark
    return marks
