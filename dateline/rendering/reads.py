"""What templates read of their values, found without rendering them.

Comes in: the texts of the templates. Goes out: every chain of fields in them with its line, and the
names that templates give to values of their own. A template that cannot be parsed reads nothing;
rendering it says why.
"""

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import nodes

from dateline.model.page import Templates
from dateline.rendering.environment import macro_names, tree_of

# Filters that are told the name of a field: by this argument, or as their first.
_BY_FIELD = frozenset(["map", "max", "min", "sort", "sum", "unique"])
_BY_FIRST = frozenset(["groupby", "rejectattr", "selectattr"])
# What Jinja2 itself gives to templates, with fields of its own.
_JINJA = frozenset(["caller", "kwargs", "loop", "self", "varargs"])
_Chained = nodes.Getattr | nodes.Getitem


class Read(NamedTuple):
    """A chain of fields such as `article.place.dateline`, and its line.

    `part` is the part of the page that it begins with; it is empty where it begins with anything
    else, such as a name that a loop or a macro gives to a value.
    """

    template: str
    line: int
    part: str
    fields: tuple[str, ...]


class Reads(NamedTuple):
    """What templates read, and the fields and macros that they make themselves."""

    reads: tuple[Read, ...]
    made: frozenset[str]


def reads_of(templates: Templates) -> Reads:
    """Return what all templates read, in the order of their names and lines."""
    found: set[Read] = set()
    made = {*macro_names(templates)}
    for name, text in templates.items():
        tree = tree_of(text)
        if tree:
            made |= _made(tree)
            own = _own_names(tree)
            found |= {Read(name, *read) for read in _walk(tree, own)}
    return Reads(tuple(sorted(found)), frozenset(made))


def _made(tree: nodes.Template) -> set[str]:
    """Return the names of fields that a template gives to mappings and namespaces of its own."""
    pairs = (pair.key for pair in tree.find_all(nodes.Pair))
    keys = {str(key.value) for key in pairs if isinstance(key, nodes.Const)}
    spaces = {space.attr for space in tree.find_all(nodes.NSRef)}
    return keys | spaces | {one.key for one in tree.find_all(nodes.Keyword)}


def _own_names(tree: nodes.Template) -> frozenset[str]:
    """Return the names that a template itself gives to values anywhere in it."""
    names = {one.name for one in tree.find_all(nodes.Name) if one.ctx != "load"}
    imported = {one.target for one in tree.find_all(nodes.Import)}
    taken = [one for found in tree.find_all(nodes.FromImport) for one in found.names]
    return frozenset(names | imported | {one if isinstance(one, str) else one[1] for one in taken})


_Line = tuple[int, str, tuple[str, ...]]


def _walk(node: nodes.Node, own: frozenset[str]) -> Iterator[_Line]:
    """Yield line, part and fields of every chain below a node, the longest of each only."""
    if isinstance(node, _Chained):
        yield from _chain(node, own)
        return
    named = _named_by(node) if isinstance(node, nodes.Filter) else ()
    if named:
        yield node.lineno, "", named
    for child in node.iter_child_nodes():
        yield from _walk(child, own)


def _chain(node: _Chained, own: frozenset[str]) -> Iterator[_Line]:
    """Yield a chain, and those inside of what picks its values and of what it begins with."""
    fields: list[str] = []
    start: nodes.Node = node
    while isinstance(start, _Chained):
        if isinstance(start, nodes.Getattr):
            fields.append(start.attr)
        elif isinstance(start.arg, nodes.Const) and isinstance(start.arg.value, str):
            fields.append(start.arg.value)
        else:
            # A number picks out of a sequence, whose values have fields.
            yield from _walk(start.arg, own)
        start = start.node
    name = start.name if isinstance(start, nodes.Name) else ""
    if fields and name not in _JINJA:
        yield node.lineno, "" if name in own else name, tuple(reversed(fields))
    yield from _walk(start, own)


def _named_by(chosen: nodes.Filter) -> tuple[str, ...]:
    """Return the fields that a filter is told by name."""
    named: list[nodes.Expr] = []
    if chosen.name in _BY_FIELD:
        named = [one.value for one in chosen.kwargs if one.key == "attribute"]
    elif chosen.name in _BY_FIRST:
        named = chosen.args[:1]
    texts = [one.value for one in named if isinstance(one, nodes.Const)]
    return tuple(str(texts[0]).split(".")) if texts else ()
