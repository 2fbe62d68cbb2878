"""What is cited, by its fields.

Comes in: nothing. Goes out: the shapes an article and a source must have to be cited. The archive's
own values have them, and so have the records a page is rendered from: the files published beside an
article and `dateline export` are made by the same functions.
"""

from collections.abc import Sequence
from typing import Protocol


class DateShape(Protocol):
    """A year, a month of a year, or a day."""

    @property
    def year(self) -> int: ...

    @property
    def month(self) -> int | None: ...

    @property
    def day(self) -> int | None: ...


class MomentShape(Protocol):
    """A date, or a date with time and zone."""

    @property
    def iso(self) -> str: ...


class NamedShape(Protocol):
    """What has a name."""

    @property
    def name(self) -> str: ...


class BylineShape(Protocol):
    """Who wrote an article."""

    @property
    def people(self) -> Sequence[NamedShape]: ...

    @property
    def role(self) -> str: ...

    @property
    def desk(self) -> str: ...


class CountryShape(Protocol):
    """A country."""

    @property
    def code(self) -> str: ...

    @property
    def name(self) -> str: ...


class PlaceShape(Protocol):
    """Where something happened."""

    @property
    def countries(self) -> Sequence[CountryShape]: ...

    @property
    def city(self) -> str: ...

    @property
    def dateline(self) -> str: ...


class CorrectionShape(Protocol):
    """A change owned up to."""

    @property
    def date(self) -> DateShape: ...

    @property
    def kind(self) -> str: ...

    @property
    def text(self) -> str: ...


class SavedCopyShape(Protocol):
    """A copy of a work kept somewhere."""

    @property
    def url(self) -> str: ...

    @property
    def at(self) -> DateShape | None: ...

    @property
    def sha256(self) -> str: ...


class SourceShape(Protocol):
    """A work as an article cites it."""

    @property
    def key(self) -> str: ...

    @property
    def outlet(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def date(self) -> DateShape | None: ...

    @property
    def written(self) -> str: ...

    @property
    def whole(self) -> str: ...

    @property
    def url(self) -> str: ...

    @property
    def archived(self) -> Sequence[SavedCopyShape]: ...

    @property
    def accessed(self) -> DateShape | None: ...

    @property
    def author(self) -> str: ...

    @property
    def language(self) -> str: ...

    @property
    def note(self) -> str: ...


class ArticleShape(Protocol):
    """An article."""

    @property
    def id(self) -> str: ...

    @property
    def url(self) -> str: ...

    @property
    def headline(self) -> str: ...

    @property
    def summary(self) -> str: ...

    @property
    def byline(self) -> BylineShape: ...

    @property
    def place(self) -> PlaceShape: ...

    @property
    def region_name(self) -> str: ...

    @property
    def published(self) -> MomentShape: ...

    @property
    def updated(self) -> MomentShape | None: ...

    @property
    def language(self) -> str: ...

    @property
    def tags(self) -> Sequence[NamedShape]: ...

    @property
    def sources(self) -> Sequence[SourceShape]: ...

    @property
    def corrections(self) -> Sequence[CorrectionShape]: ...

    @property
    def series(self) -> NamedShape | None: ...

    @property
    def translator(self) -> str: ...

    @property
    def licence(self) -> str: ...
