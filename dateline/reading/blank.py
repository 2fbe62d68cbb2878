"""Forms to fill in.

Comes in: a model of the format, the values that are known, and examples of values. Goes out: YAML
in which every key stands below what the schema says about it. An example stands behind a `#`, which
whoever wants the key deletes. A key that the schema does not have is a bug of ours.
"""

import textwrap
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from dateline.base.yamlwriter import Written, write_mapping

_WIDTH = 96
Values = Mapping[str, Written]


def blank_form(
    model: type[BaseModel],
    values: Values,
    examples: Values,
    notes: Mapping[str, str] | None = None,
    *,
    gap: str = "",
) -> str:
    """Return a form with `values` filled in and `examples` as remarks, in the schema's order.

    `notes` say more about some keys than the schema does; `gap` stands between two keys.
    """
    notes = notes or {}
    unknown = sorted({*values, *examples, *notes} - model.model_fields.keys())
    if unknown:
        raise KeyError(f"{model.__name__} has no {unknown}")
    return gap.join(_entries(model, values, examples, notes))


def _entries(
    model: type[BaseModel], values: Values, examples: Values, notes: Mapping[str, str]
) -> Iterator[str]:
    for name, field in model.model_fields.items():
        if name in values:
            lines = write_mapping({name: values[name]})
        elif name in examples:
            typed = write_mapping({name: examples[name]})
            lines = "".join(f"#{line}\n" for line in typed.splitlines())
        else:
            continue
        said = textwrap.wrap(f"{field.description} {notes.get(name, '')}", _WIDTH)
        yield "".join([*(f"# {line}\n" for line in said), lines])
