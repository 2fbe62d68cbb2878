"""Elements of SVG that stand in a page.

Comes in: names, attributes, children. Goes out: markup in which every value has been escaped. What
is drawn holds no style: classes say what a shape is, and the style sheet what that looks like.

A drawing is hidden from assistive technology and its links from the keyboard: the page says the
same in words, with the same links, and nobody should have to go through it twice.
"""

from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

Attribute = str | int


def element(name: str, attributes: Mapping[str, Attribute], children: Iterable[str] = ()) -> Markup:
    """Return an element; a child that is not marked as markup is text."""
    # HTML lets elements of SVG that hold nothing end as in XML. Joined by hand: an archive has
    # tens of thousands of bars, and `Markup.format` would take most of the time they cost.
    given = "".join([f' {key}="{_value(value)}"' for key, value in attributes.items()])
    inner = "".join([str(escape(child)) for child in children])
    text = f"<{name}{given}>{inner}</{name}>" if inner else f"<{name}{given}/>"
    return Markup(text)  # noqa: S704 - every value was escaped above


def _value(value: Attribute) -> str:
    return str(value) if type(value) is int else str(escape(value))


def drawing(kind: str, width: int, height: int, units: int, children: Iterable[str]) -> Markup:
    """Return a picture of `width` and `height` pixels, drawn in `units` to a pixel."""
    box = f"0 0 {width * units} {height * units}"
    return _hidden({"class": kind, "width": width, "height": height, "viewBox": box}, children)


def strip(kind: str, height: int, children: Iterable[str]) -> Markup:
    """Return a picture that is as wide as there is room, and `height` pixels high."""
    return _hidden({"class": kind, "width": "100%", "height": height}, children)


def _hidden(attributes: Mapping[str, Attribute], children: Iterable[str]) -> Markup:
    return element("svg", {**attributes, "aria-hidden": "true"}, children)


def link(address: str, title: str, children: Iterable[str]) -> Markup:
    """Return shapes that lead somewhere, and say where to whoever points at them."""
    shown = element("title", {}, [title])
    return element("a", {"href": address, "tabindex": "-1"}, [shown, *children])
