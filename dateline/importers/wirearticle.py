"""The parts of an article that came as plain text.

Comes in: nothing. Goes out: `WireArticle`, which `wire` fills and `manuscripts` writes.
"""

from dataclasses import dataclass
from enum import StrEnum

from dateline.importers.findings import Finding
from dateline.reading.byline import ParsedByline
from dateline.reading.dateline import ParsedDateline
from dateline.reading.sourceline import SourceLine


class Kind(StrEnum):
    """What sort of text it is, as its headline says."""

    ARTICLE = "article"
    BRIEF = "brief"
    UPDATE = "update"


@dataclass(frozen=True, slots=True, kw_only=True)
class WireArticle:
    """The parts of one text. `name` is the file's; `account` is who put it into the old system.

    `bylines` are the lines behind `byline`, as typed; `leftover` is what fits nowhere else.
    """

    name: str
    kind: Kind
    stories: int
    headline: str
    category: str
    byline: ParsedByline
    bylines: tuple[str, ...]
    dateline: ParsedDateline | None
    paragraphs: tuple[str, ...]
    labels: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    captions: tuple[str, ...]
    accounts: tuple[str, ...]
    leftover: tuple[str, ...]
    findings: tuple[Finding, ...]
