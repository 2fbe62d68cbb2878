"""YAML as text with positions, and nothing cleverer.

Comes in: YAML text. Goes out: a tree of scalars, sequences and mappings in which every scalar is
the text that was typed (a tab is read as a space), together with where it stood. Types come from
the schema, never from YAML, which ends the traps of `NO`, `010`, `1:30` and bare dates. Duplicate
keys, anchors, aliases, tags and second documents are refused, and size, depth and number of nodes
are limited, because contributors' text is not trusted. Most front matter is plain and read by
`yamlplain`; what is not goes the way of `yamlevents`.
"""

import re

from dateline.base.diagnostics import Outcome, SourceText
from dateline.base.yamlplain import plain_tree
from dateline.base.yamltext import unfit_text
from dateline.base.yamltree import Mapping, Node, PlainNode, Scalar, Sequence, find, plain

__all__ = ["Mapping", "Node", "PlainNode", "Scalar", "Sequence", "find", "load", "plain"]

# Comments, headers of long texts and escapes: where there are any, scalars are looked at twice.
_DOUBTFUL = re.compile(r"[ |>+\-0-9]#|\\")


def load(source: SourceText, block: str, first_line: int = 1) -> Outcome[Node]:
    """Return the tree of `block`, YAML text that begins on line `first_line` of `source`.

    Everything refused is a diagnostic with a place in `source`; an empty block has no value.
    """
    unfit = unfit_text(source, block, first_line)
    if unfit:
        return Outcome(value=None, diagnostics=(unfit,))
    # libyaml takes a tab between words for a space and PyYAML's own parser refuses it: let both be
    # given a space, so that a site does not depend on which of the two is installed.
    block = block.replace("\t", " ")
    is_doubtful = _is_doubtful(block)
    tree = None if is_doubtful else plain_tree(block, first_line)
    if tree:
        return Outcome(value=tree)
    from dateline.base.yamlevents import composed

    return composed(source, block, first_line, is_doubtful=is_doubtful)


def _is_doubtful(block: str) -> bool:
    return ("#" in block or "\\" in block) and _DOUBTFUL.search(block) is not None
