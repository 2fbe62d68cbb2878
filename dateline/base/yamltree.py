"""The tree that YAML text becomes: scalars, sequences and mappings, each with its place.

Comes in: nothing. Goes out: the kinds of node, the tree without places, and where a path of keys
stands in it. `yamlnodes` makes the tree.
"""

from typing import NamedTuple

from dateline.base.diagnostics import Mark


class Scalar(NamedTuple):
    """Text as typed. `style` is YAML's: empty, `'`, `"`, `|` or `>`."""

    text: str
    mark: Mark
    style: str


class Sequence(NamedTuple):
    """Values in order."""

    items: tuple["Node", ...]
    mark: Mark


class Mapping(NamedTuple):
    """Keys with their values, in the order typed."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    mark: Mark

    def get(self, key: str) -> "Node | None":
        """Return the value of `key`, or None."""
        for name, value in self.entries:
            if name.text == key:
                return value
        return None

    def key(self, key: str) -> Scalar | None:
        """Return the key itself, or None."""
        for name, _ in self.entries:
            if name.text == key:
                return name
        return None


Node = Scalar | Sequence | Mapping
PlainNode = str | list["PlainNode"] | dict[str, "PlainNode"]


def plain(node: Node) -> PlainNode:
    """Return the tree as text, lists and dictionaries, without positions."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [item.text if isinstance(item, Scalar) else plain(item) for item in node.items]
    return {
        key.text: value.text if isinstance(value, Scalar) else plain(value)
        for key, value in node.entries
    }


def find(node: Node, path: tuple[str | int, ...]) -> Mark:
    """Return where the value at `path` stands, or the nearest thing around it that exists."""
    for step in path:
        inner: Node | None = None
        if isinstance(node, Mapping) and isinstance(step, str):
            inner = node.get(step)
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            inner = node.items[step]
        if inner is None:
            break
        node = inner
    return node.mark
