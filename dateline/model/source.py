"""The works a report rests on."""

from dataclasses import dataclass

from dateline.base.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedCopy:
    """A copy of a work kept somewhere: address, day it was made, SHA-256 where known."""

    url: str
    at: PartialDate | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A cited work. `key` is what `[@key]` in the text names, unique within its article.

    `outlet_slug` is empty where no outlet is known. `written` is the date as typed where it could
    not be read; `whole` is the whole line where it could not be split.
    """

    key: str
    outlet: str = ""
    outlet_slug: str = ""
    title: str = ""
    date: PartialDate | None = None
    written: str = ""
    whole: str = ""
    url: str = ""
    archived: tuple[SavedCopy, ...] = ()
    accessed: PartialDate | None = None
    author: str = ""
    language: str = ""
    note: str = ""
