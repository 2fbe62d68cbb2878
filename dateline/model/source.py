"""The works a report rests on."""

from msgspec import Struct

from dateline.base.citedaddress import comparable
from dateline.base.dates import PartialDate

SCHEME = "https://"


class SavedCopy(Struct, frozen=True, gc=False):
    """A copy of a work kept somewhere: address, day it was made, SHA-256 where known."""

    url: str
    at: PartialDate | None = None
    sha256: str = ""


class Source(Struct, frozen=True, gc=False):
    """A cited work. `key` is what `[@key]` in the text names, unique within its article.

    `outlet_slug` is empty where no outlet is known. `written` is the date as typed where it could
    not be read; `whole` is the whole line where it could not be split. `compared` is `url` in the
    form in which two are compared, where that is more than leaving out the scheme: an archive has
    hundreds of thousands of addresses, and need not hold each of them twice. `article` is set where
    the work is an article of this archive that the source names by its manuscript or its slug.
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
    compared: str = ""
    article: str = ""

    @property
    def address(self) -> str:
        """The address in the form in which two are compared; empty where there is none."""
        return self.compared or without_scheme(self.url)

    @property
    def place(self) -> str:
        """The `address` with a scheme, the same for all; mostly it is `url`, and no other text."""
        if not self.compared and self.url.startswith(SCHEME):
            return self.url
        address = self.address
        return f"{SCHEME}{address}" if address else ""


def without_scheme(url: str) -> str:
    """Return an address without its scheme."""
    return url.partition("//")[2]


def compared_as(url: str, address: str | None = None) -> str:
    """Return `Source.compared` for a `url`, whose form for comparing may be known already."""
    address = comparable(url) if address is None else address
    return "" if address == without_scheme(url) else address
