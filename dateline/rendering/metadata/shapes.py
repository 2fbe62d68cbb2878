"""What is described, by its fields: what the parts of a page look like once they are read.

Comes in: nothing. Goes out: shapes, beside those of what can be cited.
"""

from collections.abc import Sequence
from typing import Protocol

from dateline.rendering.citations.shapes import ArticleShape


class LinkShape(Protocol):
    """Words that lead to a page; the address is relative to the output folder and may be empty."""

    @property
    def name(self) -> str: ...

    @property
    def url(self) -> str: ...


class PolicyShape(LinkShape, Protocol):
    """The page of a policy; `kind` is what the settings call the policy."""

    @property
    def kind(self) -> str: ...


class PageShape(Protocol):
    """The page itself; `canonical` is empty without a base URL."""

    @property
    def url(self) -> str: ...

    @property
    def canonical(self) -> str: ...


class SiteShape(Protocol):
    """The frame of every page."""

    @property
    def title(self) -> str: ...

    @property
    def description(self) -> str: ...

    @property
    def base_url(self) -> str: ...

    @property
    def language(self) -> str: ...

    @property
    def publisher(self) -> str: ...

    @property
    def logo(self) -> str: ...

    @property
    def policies(self) -> Sequence[PolicyShape]: ...


class EntityShape(Protocol):
    """A person or organisation that an article names."""

    @property
    def name(self) -> str: ...

    @property
    def kind(self) -> str: ...


class ReportShape(ArticleShape, Protocol):
    """An article with what only its own page shows."""

    @property
    def entities(self) -> Sequence[EntityShape]: ...

    @property
    def methods(self) -> str: ...


class BodyShape(Protocol):
    """The prose of an article."""

    @property
    def word_count(self) -> int: ...


class SeriesShape(LinkShape, Protocol):
    """The series of an article, and where in it the article stands."""

    @property
    def position(self) -> int: ...


class VersionShape(LinkShape, Protocol):
    """An article in another language."""

    @property
    def language(self) -> str: ...


class PictureShape(Protocol):
    """A picture of the article."""

    @property
    def url(self) -> str: ...


class ContextShape(Protocol):
    """What of an article page depends on the rest of the archive."""

    @property
    def series(self) -> SeriesShape | None: ...

    @property
    def translation_of(self) -> VersionShape | None: ...

    @property
    def translations(self) -> Sequence[VersionShape]: ...

    @property
    def pictures(self) -> Sequence[PictureShape]: ...


class KeptShape(Protocol):
    """A copy of a cited work that the newsroom knows of."""

    @property
    def url(self) -> str: ...

    @property
    def is_ours(self) -> bool: ...


class StandingShape(Protocol):
    """How a cited work stands in the archive."""

    @property
    def own(self) -> LinkShape | None: ...

    @property
    def kept(self) -> Sequence[KeptShape]: ...


class FixedPageShape(Protocol):
    """A page that is not an article."""

    @property
    def title(self) -> str: ...

    @property
    def summary(self) -> str: ...

    @property
    def language(self) -> str: ...
