"""What there is to say about fields, with the lines they stand in.

Comes in: diagnostics, the manuscripts. Goes out: the same, each in its place. Most builds have
nothing to say, and keep no places of fields for the day they have.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dateline.base.diagnostics import Diagnostic, FieldSpan, Span
from dateline.engine.gather import Found, read_bytes

if TYPE_CHECKING:
    from dateline.reading.fieldplaces import FieldPlaces


def with_places(
    diagnostics: Iterable[Diagnostic], manuscripts: Mapping[str, Found]
) -> tuple[Diagnostic, ...]:
    """Return diagnostics with the places of the fields that they name.

    A manuscript that is no longer there, or not as it was, is named without a line.
    """
    places = cache(lambda path: _places(path, manuscripts.get(path)))
    return tuple([_located(one, places) for one in diagnostics])


def _located(one: Diagnostic, places: "Callable[[str], FieldPlaces]") -> Diagnostic:
    if not any(isinstance(span, FieldSpan) for span in (one.span, *one.related)):
        return one
    related = tuple([_found(span, places) for span in one.related])
    return replace(one, span=_found(one.span, places) if one.span else None, related=related)


def _found(span: Span, places: "Callable[[str], FieldPlaces]") -> Span:
    return places(span.path).first(span.fields) if isinstance(span, FieldSpan) else span


def _places(path: str, manuscript: Found | None) -> "FieldPlaces":
    # Reading is loaded where there is something to read.
    from dateline.reading.fieldplaces import FieldPlaces

    return FieldPlaces(path, (manuscript and read_bytes(manuscript, [])) or b"")
