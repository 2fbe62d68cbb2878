"""JSON-LD inside a page.

Comes in: a value of schema.org, as nested mappings in the order to be written. Goes out: the
element that carries it. Browsers never run a block of data, and no text in one can end it: the
signs that mean something to HTML are spelled as JSON spells any sign.
"""

from collections.abc import Mapping

from markupsafe import Markup

from dateline.base.jsonline import compact_json

Json = str | int | bool | list["Json"] | dict[str, "Json"] | None
Node = dict[str, Json]

CONTEXT = "https://schema.org"
# U+2028 and U+2029 are line ends to whoever reads JSON as a script.
_SPELLED = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def node(kind: str, fields: Mapping[str, Json]) -> Node:
    """Return a thing of one of schema.org's types, without the fields that say nothing."""
    return {"@type": kind, **filled(fields)}


def filled(fields: Mapping[str, Json]) -> Node:
    """Return the fields that say something, in their order."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def block(described: Node) -> Markup:
    """Return the element with the description of a page."""
    words = compact_json({"@context": CONTEXT, **described}).decode()
    for sign, spelled in _SPELLED.items():
        words = words.replace(sign, spelled)
    return Markup(f'<script type="application/ld+json">{words}</script>\n')  # noqa: S704 - see above
