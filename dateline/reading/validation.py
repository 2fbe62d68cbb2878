"""Holding typed text against the format, with every mistake reported at once and in its place.

Comes in: a YAML tree and a pydantic model. Goes out: the validated model, or diagnostics. pydantic
knows what is wrong by the path of keys (`loc`); the tree knows where that path stands in the file.
One mistake is one diagnostic: a field under a wrong name is not missing as well.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from dateline.base.codes import CODES
from dateline.base.diagnostics import Diagnostic, Mark, Outcome, SourceText
from dateline.base.text import closest
from dateline.base.yamlnodes import Mapping, Node, PlainNode, Scalar, Sequence, find, plain
from dateline.reading.fields import FILL_OR_DELETE

M = TypeVar("M", bound=BaseModel)
Location = tuple[str | int, ...]
# pydantic puts the branch it tried into the path of a union; it is no key of ours.
_LINE, _MAPPING = "function-before[_line(), str]", "SourceFields"
# What other programs read as nothing. A name "Null" is left alone.
_NOTHING = frozenset({"~", "null", "NULL"})
_ANYTHING = "extra"
TOP = Mark(1, 1, 1, 4)


@dataclass(frozen=True, slots=True)
class Form(Generic[M]):
    """A format, the tree held against it, and second names of its fields."""

    source: SourceText
    tree: Mapping
    model: type[M]
    second_names: dict[str, str]

    def meant(self, key: str) -> str | None:
        """Return the field that a key at the top means, well spelled or not, or None."""
        if key in self.second_names:
            return self.second_names[key]
        if key in known_keys(self.model):
            return key
        from dateline.reading.foreignkeys import same_field  # only where a key is unknown

        near = same_field(self.model, key) or closest(key, self.names())
        return self.second_names.get(near, near) if near else None

    def names(self) -> tuple[str, ...]:
        """Return everything a key at the top may be called."""
        return *known_keys(self.model), *self.second_names

    def lacks(self, field: str) -> bool:
        """Tell whether no key at the top is, or is meant to be, `field`."""
        return field not in {self.meant(key.text) for key, _ in self.tree.entries}


def validate(form: Form[M], context: object = None) -> Outcome[M]:
    """Return the tree as a model, or everything that keeps it from being one."""
    data, said = _renamed(form)
    # Only above the body, whose words are many; a YAML file without one is looked at as a whole.
    fields = form.source.text.partition("\n---\n")[0]
    may_hold_nothing = any(word in fields for word in _NOTHING)
    nothings = tuple(_nothings(form, form.tree, ())) if may_hold_nothing else ()
    said += nothings
    try:
        value = form.model.model_validate(data, context=context)
    except ValidationError as fault:
        taken = {(found.span.line, found.span.column) for found in said if found.span}
        errors = fault.errors(include_url=False, include_input=False)
        meant = (error for error in errors if _is_meant(form, error))
        found = [_diagnostic(form, error) for error in meant]
        said += (one for one in found if one.span and (one.span.line, one.span.column) not in taken)
        return Outcome(value=None, diagnostics=tuple(said))
    return Outcome(value=None if nothings else value, diagnostics=tuple(said))


def _renamed(form: Form[M]) -> tuple[dict[str, PlainNode], list[Diagnostic]]:
    """Return the tree as plain data under each field's first name, refusing both names at once."""
    data: dict[str, PlainNode] = {}
    first: dict[str, Scalar] = {}
    repeated = []
    for key, node in form.tree.entries:
        name = form.second_names.get(key.text, key.text)
        other = first.setdefault(name, key)
        if other.text != key.text:
            message = (
                f"`{key.text}` and `{other.text}`, on line {other.mark.line}, are the same field"
            )
            hint = "keep one of the two"
            repeated.append(form.source.diagnose("duplicate-key", message, key.mark, hint))
        data.setdefault(name, node.text if isinstance(node, Scalar) else plain(node))
    return data, repeated


def _nothings(form: Form[M], node: Node, path: Location) -> Iterator[Diagnostic]:
    """Yield an error for every value that is a word for nothing, because it would be printed."""
    if isinstance(node, Scalar):
        if node.text in _NOTHING and not node.style:
            message = f"{_named(path)}`{node.text}` is YAML's word for nothing"
            hint = f"{FILL_OR_DELETE}; if it is text, put it in quotes"
            yield form.source.diagnose("empty-field", message, node.mark, hint)
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _nothings(form, item, (*path, index))
    else:
        for key, value in node.entries:
            if path or key.text != _ANYTHING:
                yield from _nothings(form, value, (*path, key.text))


def _is_meant(form: Form[M], error: ErrorDetails) -> bool:
    """Tell whether an error is about what was typed, and not the echo of another one."""
    location = error["loc"]
    if error["type"] == "missing" and len(location) == 1:
        return form.lacks(str(location[0]))
    branch = next((n for n, step in enumerate(location) if step in {_LINE, _MAPPING}), None)
    if branch is None:
        return True
    # A source is a mapping or a line; a mapping with one bad field is not a bad line.
    is_mapping = isinstance(_node_at(form.tree, _as_typed(form, location[:branch])), Mapping)
    return (location[branch] == _MAPPING) == is_mapping


def _diagnostic(form: Form[M], error: ErrorDetails) -> Diagnostic:
    location = _told(form, tuple(step for step in error["loc"] if step not in {_LINE, _MAPPING}))
    typed = _as_typed(form, location)
    source, mark = form.source, find(form.tree, typed)
    if error["type"] == "extra_forbidden":
        return _unknown_key(form, typed)
    if error["type"] == "missing":
        where = TOP if len(location) == 1 else mark
        message = f"{_named(location[:-1])}`{location[-1]}` is missing"
        line = "a line " if len(location) == 1 else ""
        return source.diagnose("missing-field", message, where, f"add {line}`{location[-1]}: …`")
    if error["type"] in CODES:
        context = cast("dict[str, str]", error.get("ctx", {}))
        message, hint = f"{_named(location)}{context['message']}", context["hint"]
        if hint == FILL_OR_DELETE and _is_required(form, location):
            hint = "give it a value"
        return source.diagnose(error["type"], message, mark, hint)
    # What is left is pydantic's own "model_type"; every other check here is ours.
    keys = model_at(form.model, location).model_fields.items()
    example = ", ".join(f"{name}: …" for name, field in keys if field.is_required())
    message = f"{_named(location)}keys with values are wanted here"
    hint = f"write them as in `{{{example or 'name: …'}}}`"
    return source.diagnose("wrong-type", message, mark, hint)


def _is_required(form: Form[M], location: Location) -> bool:
    fields = model_at(form.model, location[:-1]).model_fields
    return location[-1] in fields and fields[str(location[-1])].is_required()


def _told(form: Form[M], location: Location) -> Location:
    """Return the location without the number of an item that was typed without a list."""
    typed = _as_typed(form, location)
    return tuple(
        step
        for n, step in enumerate(location)
        if isinstance(step, str) or isinstance(_node_at(form.tree, typed[:n]), Sequence)
    )


def _named(location: Location) -> str:
    """Return a location in words, as in "`sources` 1, `url`: "."""
    names = [f" {step + 1}" if isinstance(step, int) else f", `{step}`" for step in location]
    return f"{''.join(names).removeprefix(', ')}: " if names else ""


def _as_typed(form: Form[M], location: Location) -> Location:
    """Return the location under the key that was really typed (`authors` for `author`)."""
    if not location or form.tree.key(str(location[0])):
        return location
    names = (name for name, field in form.second_names.items() if field == location[0])
    return next(((name, *location[1:]) for name in names if form.tree.key(name)), location)


def _unknown_key(form: Form[M], location: Location) -> Diagnostic:
    from dateline.reading.foreignkeys import advice, same_field

    around = _node_at(form.tree, location[:-1])
    key = str(location[-1])
    typed = around.key(key) if isinstance(around, Mapping) else None
    value = around.get(key) if isinstance(around, Mapping) else None
    model = model_at(form.model, location[:-1])
    names = form.names() if len(location) == 1 else known_keys(model)
    hint = advice(model, key, value)
    if hint is None:
        near = same_field(model, key) or closest(key, names)
        every = f"the keys here are {', '.join(known_keys(model))}"
        hint = f"did you mean `{near}`?" if near else every
    mark = typed.mark if typed else around.mark
    return form.source.diagnose("unknown-key", f"there is no key `{key}`", mark, hint)


def model_at(model: type[BaseModel], location: Location) -> type[BaseModel]:
    """Return the model of the mapping at a location of the format."""
    for step in location:
        if isinstance(step, str) and step in model.model_fields:
            model = next(_models_in(model.model_fields[step].annotation), model)
    return model


def known_keys(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys that a mapping may have."""
    return tuple(model.model_fields)


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the pydantic models inside a type such as `tuple[Model | str, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _models_in(argument)


def _node_at(tree: Node, location: Location) -> Node:
    for step in location:
        inner = tree.get(str(step)) if isinstance(tree, Mapping) else None
        if isinstance(tree, Sequence) and isinstance(step, int):
            inner = tree.items[step]
        tree = inner or tree
    return tree


def plain_mark(source: SourceText, mark: Mark) -> tuple[int, int, int, int, str]:
    """Return a mark with its line, as the model keeps it."""
    return (*mark, source.span(mark).excerpt)
