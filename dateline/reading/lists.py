"""Fields that hold several things.

Comes in: what was typed where a list is wanted. Goes out: the list, or a refusal that shows how
this list is written. They run before pydantic looks at the items, each with its own type.
"""

from collections.abc import Callable

from pydantic_core import PydanticCustomError

from dateline.reading.fields import FILL_OR_DELETE, refuse


def names(value: object) -> object:
    """Return one name as a list of one, so that `author: x` and `author: [x, y]` are alike."""
    if isinstance(value, dict):
        name = value.get("name")
        alone = f", as in `{name}`" if isinstance(name, str) else ""
        message = "one name or a list of names is wanted here"
        raise refuse("wrong-type", message, f"write the name alone{alone}")
    return [value] if isinstance(value, str) else value


def words(value: object) -> object:
    """Refuse a text where a list of words is wanted, and show how the list is written."""
    if isinstance(value, dict):
        raise _no_list(f"write it as [{', '.join(value)}]")
    if isinstance(value, str):
        _demand(value)
        parts = [part.strip(" #\"'") for part in value.split(",")]
        raise _no_list(f"write it as [{', '.join(filter(None, parts))}]")
    return value


def items(example: str) -> Callable[[object], object]:
    """Return a check that refuses what is no list, and shows an item of it by `example`."""

    def check(value: object) -> object:
        if isinstance(value, str):
            _demand(value)
            raise _no_list(f"write each item on a line below, as in `- {example}`")
        if isinstance(value, dict):
            raise _no_list(f"begin each item with `- `, as in `- {example}`")
        return value

    return check


def only_mapping(value: object) -> object:
    """Refuse anything but keys with values."""
    if isinstance(value, dict):
        return value
    if isinstance(value, str):
        _demand(value)
    hint = "write them on the lines below, each as `key: value` with two spaces before it"
    raise refuse("wrong-type", "keys with values are wanted here", hint)


def _demand(text: str) -> None:
    if not text.strip():
        raise refuse("empty-field", "this field is empty", FILL_OR_DELETE)


def _no_list(hint: str) -> PydanticCustomError:
    return refuse("wrong-type", "a list is wanted here", hint)
