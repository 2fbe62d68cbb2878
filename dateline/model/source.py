"""The works a report rests on."""

from typing import NamedTuple

from dateline.base.dates import PartialDate


class SavedCopy(NamedTuple):
    """A copy of a work kept somewhere: address, day it was made, SHA-256 where known."""

    url: str
    at: PartialDate | None = None
    sha256: str = ""


class Source(NamedTuple):
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
