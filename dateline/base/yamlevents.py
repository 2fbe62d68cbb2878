"""YAML that is more than plain, read event by event.

Comes in: YAML text. Goes out: its tree, what is doubtful in it, and what is refused. The events are
libyaml's where it is there (https://pyyaml.org/wiki/PyYAMLDocumentation). This module is loaded for
the first text that `yamlplain` does not read.
"""

from collections.abc import Callable
from typing import cast

import yaml

from dateline.base.counting import counted
from dateline.base.diagnostics import Diagnostic, Mark, Outcome, SourceText
from dateline.base.yamldoubts import doubt
from dateline.base.yamlfaults import explain_fault
from dateline.base.yamlquotes import as_quoted
from dateline.base.yamlscene import Finding, Word, reported
from dateline.base.yamltree import Mapping, Node, Scalar, Sequence

DEEPEST = 8
MOST_NODES = 2000
# In quotes, because there is no such name where libyaml is missing.
_LOADER: "type[yaml.CSafeLoader | yaml.SafeLoader]" = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Refusal(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, code: str, message: str, mark: Mark, hint: str) -> None:
        super().__init__(message)
        self.code, self.message, self.mark, self.hint = code, message, mark, hint


class _Composer:
    """Builds nodes out of events, refusing what the format does not have."""

    next_event: Callable[[], yaml.Event]

    def __init__(self, block: str, first_line: int, *, is_doubtful: bool) -> None:
        self.block = block
        self.lines = tuple(block.split("\n"))
        self.first_line = first_line
        self.nodes = 0
        self.last_line = first_line + block.rstrip(" \r\n").count("\n")
        self.is_doubtful = is_doubtful
        self.repeats: list[tuple[Scalar, Scalar]] = []
        self.doubts: list[Finding] = []

    def mark(self, event: yaml.Event) -> Mark:
        start: yaml.Mark = event.start_mark  # type: ignore[assignment] # a parser's events have one
        end: yaml.Mark = event.end_mark  # type: ignore[assignment]
        line = start.line + self.first_line
        if line > self.last_line:
            # libyaml puts a value that is not there behind the end of the text.
            end_column = len(self.lines[self.last_line - self.first_line]) + 1
            return Mark(self.last_line, end_column, self.last_line, end_column)
        return Mark(line, start.column + 1, end.line + self.first_line, end.column + 1)

    def document(self) -> Node | None:
        self.next_event = cast("Callable[[], yaml.Event]", _LOADER(self.block).get_event)
        self.next_event()
        if isinstance(self.next_event(), yaml.StreamEndEvent):
            return None
        root = self.node(self.next_event(), 1, -1)
        self.next_event()
        after = self.next_event()
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Refusal(
                "yaml-second-document",
                "a second document begins here",
                self.mark(after),
                "remove this line; a file holds one YAML document",
            )
        return root

    def node(self, event: yaml.Event, depth: int, key_column: int) -> Node:
        """Return the node that begins with `event`; its key or list item is in `key_column`."""
        mark = self.mark(event)
        self.nodes += 1
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag or depth > DEEPEST or self.nodes > MOST_NODES:
                self.guard(event, mark, depth)
            scalar = Scalar(event.value, mark, event.style or "")
            if mark.end_line > mark.line or self.is_doubtful:
                self.consider(scalar, key_column)
            return scalar
        self.guard(event, mark, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            column = key_column if event.flow_style else mark.column - 1
            items = []
            while not isinstance(event := self.next_event(), yaml.SequenceEndEvent):
                items.append(self.node(event, depth + 1, column))
            return Sequence(tuple(items), mark)
        in_brackets = isinstance(event, yaml.MappingStartEvent) and bool(event.flow_style)
        return Mapping(self.entries(depth, key_column if in_brackets else mark.column - 1), mark)

    def entries(self, depth: int, key_column: int) -> tuple[tuple[Scalar, Node], ...]:
        found: dict[str, Scalar] = {}
        entries: list[tuple[Scalar, Node]] = []
        while not isinstance(event := self.next_event(), yaml.MappingEndEvent):
            key = self.node(event, depth + 1, key_column)
            if not isinstance(key, Scalar):
                kind = "list" if isinstance(key, Sequence) else "mapping"
                message, hint = f"a {kind} stands where a key is expected", self.quote_all(key.mark)
                raise _Refusal("yaml-key", message, key.mark, f"if it is text, {hint}")
            if key.text in found:
                self.repeats.append((key, found[key.text]))
            found.setdefault(key.text, key)
            entries.append((key, self.node(self.next_event(), depth + 1, key_column)))
        return tuple(entries)

    def guard(self, event: yaml.Event, mark: Mark, depth: int) -> None:
        if depth > DEEPEST:
            hint = f"at most {DEEPEST} levels are read; if it is text, {self.quote_all(mark)}"
            raise _Refusal("yaml-too-deep", "lists or mappings nested too deep", mark, hint)
        if self.nodes > MOST_NODES:
            hint = f"at most {counted(MOST_NODES, 'value')} are read; move long lists into the body"
            raise _Refusal("yaml-too-large", "too many keys and values", mark, hint)
        if isinstance(event, yaml.AliasEvent):
            message = f"`*{event.anchor}` would be a reference, which is not used here"
            raise _Refusal("yaml-alias", message, mark, self.quote_it(mark))
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            message = f"`&{event.anchor}` would be an anchor, which is not used here"
            raise _Refusal("yaml-alias", message, mark, self.quote_it(mark))
        if getattr(event, "tag", None):
            typed = self.lines[mark.line - self.first_line][mark.column - 1 :].split()[0]
            message = f"`{typed}` would be a type tag, which is not used here"
            raise _Refusal("yaml-tag", message, mark, self.quote_it(mark))

    def quote_it(self, mark: Mark) -> str:
        line = self.lines[mark.line - self.first_line]
        return f"put the text in quotes, as in `{as_quoted(line, mark.column - 1)}`"

    def quote_all(self, mark: Mark) -> str:
        line = self.lines[mark.line - self.first_line]
        outermost = next(n for n, sign in enumerate(f"{line}[") if sign in "[{")
        return self.quote_it(mark._replace(column=min(mark.column, outermost + 1)))

    def consider(self, scalar: Scalar, key_column: int) -> None:
        line, column, end_line, end_column = scalar.mark
        row, end_row = line - self.first_line, min(end_line, self.last_line) - self.first_line
        kind = "block" if scalar.style in {"|", ">"} else scalar.style or "text"
        word = Word(kind, row, column - 1, end_row, end_column - 1)
        found = doubt(self.lines, word, scalar.text, key_column)
        if found:
            self.doubts.append(found)


def composed(
    source: SourceText, block: str, first_line: int, *, is_doubtful: bool
) -> Outcome[Node]:
    """Return the tree of a block; where it is doubtful, each of its scalars is looked at twice."""
    composer = _Composer(block, first_line, is_doubtful=is_doubtful)
    root: Node | None = None
    refused: tuple[Diagnostic, ...] = ()
    try:
        root = composer.document()
    except _Refusal as refusal:
        refused = (source.diagnose(refusal.code, refusal.message, refusal.mark, refusal.hint),)
    except yaml.YAMLError as fault:
        refused = (explain_fault(source, block, first_line, fault),)
    doubts = tuple(reported(source, found, first_line) for found in composer.doubts)
    # Swallowed lines leave a tree whose gaps would be reported as missing fields.
    whole = all(found.code == "yaml-comment" for found in doubts)
    said = dict.fromkeys((*_repeats(source, composer), *doubts, *refused))
    return Outcome(value=root if whole else None, diagnostics=tuple(said))


def _repeats(source: SourceText, composer: _Composer) -> tuple[Diagnostic, ...]:
    return tuple(
        source.diagnose(
            "duplicate-key",
            f"`{again.text}` is given a second time; the first is on line {first.mark.line}",
            again.mark,
            "keep one of the two",
        )
        for again, first in composer.repeats
    )
