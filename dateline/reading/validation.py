"""Holding typed text against the format, with every mistake reported at once and in its place.

Comes in: a YAML tree and a pydantic model. Goes out: the validated model, or diagnostics. pydantic
knows what is wrong by the path of keys (`loc`); the tree knows where that path stands in the file.
"""

from typing import TypeVar, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dateline.base.codes import CODES
from dateline.base.diagnostics import Diagnostic, Mark, Outcome, SourceText
from dateline.base.text import closest
from dateline.base.yamlnodes import Mapping, Node, PlainNode, Scalar, Sequence, find, plain

M = TypeVar("M", bound=BaseModel)
Location = tuple[str | int, ...]
# pydantic puts the branch it tried into the path of a union; it is no key of ours.
_BRANCHES = frozenset({"function-before[_line(), str]"})


def validate(
    source: SourceText,
    tree: Mapping,
    model: type[M],
    context: object = None,
    same_field: dict[str, str] | None = None,
) -> Outcome[M]:
    """Return `tree` as a `model`, or everything that keeps it from being one."""
    data, repeated = _renamed(source, tree, same_field or {})
    try:
        value = model.model_validate(data, context=context)
    except ValidationError as fault:
        errors = _without_other_branches(fault.errors(include_url=False, include_input=False))
        found = [_diagnostic(source, tree, model, error, same_field or {}) for error in errors]
        return Outcome(value=None, diagnostics=(*repeated, *found))
    return Outcome(value=value, diagnostics=repeated)


def _renamed(
    source: SourceText, tree: Mapping, same_field: dict[str, str]
) -> tuple[dict[str, PlainNode], tuple[Diagnostic, ...]]:
    """Return the tree as plain data under each field's first name, refusing both names at once."""
    data: dict[str, PlainNode] = {}
    repeated = []
    for key, node in tree.entries:
        name = same_field.get(key.text, key.text)
        if name in data and key.text in same_field:
            message = f"`{key.text}` and `{name}` are the same field"
            repeated.append(
                source.diagnose("duplicate-key", message, key.mark, "keep one of the two")
            )
        data.setdefault(name, plain(node))
    return data, tuple(repeated)


def _without_other_branches(errors: list[ErrorDetails]) -> list[ErrorDetails]:
    """Drop what pydantic says about the alternative that was not meant.

    A source is a mapping or a line; a mapping with one bad field is not a bad line.
    """
    kept = []
    for error in errors:
        location = error["loc"]
        is_line_branch = any(step in _BRANCHES for step in location)
        is_mapping_branch = "SourceFields" in location
        if is_line_branch and error["type"] == "wrong-type":
            continue
        if is_mapping_branch and error["type"] == "model_type":
            continue
        kept.append(error)
    return kept


def _location(error: ErrorDetails) -> Location:
    return tuple(
        step
        for step in error["loc"]
        if not (isinstance(step, str) and (step in _BRANCHES or step == "SourceFields"))
    )


def _diagnostic(
    source: SourceText,
    tree: Mapping,
    model: type[BaseModel],
    error: ErrorDetails,
    same_field: dict[str, str],
) -> Diagnostic:
    location = _location(error)
    typed = _as_typed(tree, location, same_field)
    if error["type"] == "extra_forbidden":
        return _unknown_key(source, tree, model, typed, same_field)
    mark = find(tree, typed)
    if error["type"] == "missing":
        where = Mark(1, 1, 1, 4) if len(location) == 1 else mark
        hint = f"add a line `{location[-1]}: …`"
        return source.diagnose("missing-field", f"`{location[-1]}` is missing", where, hint)
    if error["type"] in CODES:
        context = cast("dict[str, str]", error.get("ctx", {}))
        field = f"`{_name_of(location)}`: " if location else ""
        return source.diagnose(error["type"], f"{field}{context['message']}", mark, context["hint"])
    kind = (
        "a list is" if "list" in error["type"] or "tuple" in error["type"] else "another value is"
    )
    message = f"`{_name_of(location)}`: {kind} wanted here"
    return source.diagnose("wrong-type", message, mark, "see the reference of the front matter")


def _name_of(location: Location) -> str:
    names = [step if isinstance(step, str) else str(step + 1) for step in location]
    return " ".join(names)


def _as_typed(tree: Mapping, location: Location, same_field: dict[str, str]) -> Location:
    """Return the location under the key that was really typed (`authors` for `author`)."""
    if not location or tree.key(str(location[0])):
        return location
    other = next((k for k, v in same_field.items() if v == location[0] and tree.key(k)), None)
    return (other, *location[1:]) if other else location


def _unknown_key(
    source: SourceText,
    tree: Mapping,
    model: type[BaseModel],
    location: Location,
    same_field: dict[str, str],
) -> Diagnostic:
    around = _node_at(tree, location[:-1])
    key = str(location[-1])
    typed = around.key(key) if isinstance(around, Mapping) else None
    mark = typed.mark if typed else around.mark
    known = known_keys(model, location[:-1])
    near = closest(key, [*known, *(same_field if len(location) == 1 else ())])
    hint = f"did you mean `{near}`?" if near else f"the keys here are {', '.join(known)}"
    return source.diagnose("unknown-key", f"there is no key `{key}`", mark, hint)


def known_keys(model: type[BaseModel], location: Location) -> tuple[str, ...]:
    """Return the keys a mapping at `location` of the format may have."""
    for step in location:
        if isinstance(step, str) and step in model.model_fields:
            inner = _model_in(model.model_fields[step].annotation)
            if inner is None:
                return ()
            model = inner
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _model_in(annotation: object) -> type[BaseModel] | None:
    """Return the first pydantic model inside a type such as `tuple[Model | str, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        found = _model_in(argument)
        if found:
            return found
    return None


def _node_at(tree: Node, location: Location) -> Node:
    for step in location:
        if isinstance(tree, Mapping) and isinstance(step, str):
            tree = tree.get(step) or tree
        elif isinstance(tree, Sequence) and isinstance(step, int) and step < len(tree.items):
            tree = tree.items[step]
    return tree


def field_marks(source: SourceText, tree: Mapping) -> dict[str, tuple[int, int, int, int, str]]:
    """Return where each field ("tags") and each item of a list ("tags.0") stands."""
    marks = {}
    for key, node in tree.entries:
        marks[key.text] = _plain_mark(source, node.mark if isinstance(node, Scalar) else key.mark)
        if isinstance(node, Sequence):
            for index, item in enumerate(node.items):
                marks[f"{key.text}.{index}"] = _plain_mark(source, item.mark)
    return marks


def _plain_mark(source: SourceText, mark: Mark) -> tuple[int, int, int, int, str]:
    return (*mark, source.span(mark).excerpt)
