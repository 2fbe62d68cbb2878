"""The works a report rests on."""

from msgspec import Struct

from dateline.base.dates import PartialDate


class SavedCopy(Struct, frozen=True, gc=False):
    """A copy of a work kept somewhere: address, day it was made, SHA-256 where known."""

    url: str
    at: PartialDate | None = None
    sha256: str = ""


class Source(Struct, frozen=True, gc=False):
    """A cited work. `key` is what `[@key]` in the text names, unique within its article.

    `outlet_slug` is empty where no outlet is known. `written` is the date as typed where it could
    not be read; `whole` is the whole line where it could not be split. `address` is `url` in the
    form in which two are compared. `article` is set where the work is an article of this archive
    that the source names by its manuscript or its slug.
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
    address: str = ""
    article: str = ""
