"""What templates and formats may see of cited works: the other half of the contract in `views`.

Comes in: nothing. Goes out: frozen values, encoded canonically by `parts` and read under the same
field names. An address is relative to the output folder.
"""

from msgspec import Struct

from dateline.base.dates import PartialDate
from dateline.model.card import NamedLink
from dateline.model.source import SavedCopy
from dateline.planning.views import GroupView, MonthLink


class KeptView(Struct, frozen=True, kw_only=True, gc=False):
    """A copy of a work that the newsroom knows of besides those that articles name.

    `url` is empty where the copy is kept but not published, an address of ours if `is_ours`. `at`
    is the day it was made, where that is known.
    """

    url: str
    is_ours: bool
    at: PartialDate | None
    sha256: str


class CitedView(Struct, frozen=True, kw_only=True, gc=False):
    """What files for programs see of a source besides what its article says of it.

    `key` tells the work from others, `own` is its id where it is an article of this archive, and
    `outlet` the name under which the archive has the outlet. Part `cited` has one for each source.
    """

    key: str
    own: str
    outlet: str


class StandingView(Struct, frozen=True, kw_only=True, gc=False):
    """How a source of an article stands in the archive; part `standing` has one for each source.

    `own` is set where it is an article of this archive, `also` are other articles that cite it,
    oldest first; where there are more, `all` leads to the list of all of them. `gone` is the day
    since which it is no longer online.
    """

    own: NamedLink | None = None
    also: tuple[NamedLink, ...] = ()
    all: str = ""
    gone: PartialDate | None = None
    kept: tuple[KeptView, ...] = ()


class WorkView(Struct, frozen=True, kw_only=True, gc=False):
    """A cited work; `cited_by` are the articles that cite it, newest first.

    `anchor` is its id on the page that lists it. `linked` is the day it was first cited here, where
    nothing better dates a link to it, `own` the work where it is an article of this archive.
    `outlet` is set on pages that are not an outlet's.
    """

    anchor: str
    linked: str
    own: NamedLink | None
    outlet: NamedLink | None
    gone: PartialDate | None
    kept: tuple[KeptView, ...]
    accessed: PartialDate | None

    title: str
    date: PartialDate | None
    written: str
    url: str
    language: str
    author: str
    archived: tuple[SavedCopy, ...]
    cited_by: tuple[NamedLink, ...]


class OutletView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `outlet`: an outlet and every work of it that the archive cites, newest first."""

    name: str
    url: str
    summary: str
    aliases: tuple[str, ...]
    country: str
    home_page: str
    note: str
    articles: int
    first_year: int
    last_year: int
    year: int | None
    years: tuple[NamedLink, ...]
    works: tuple[WorkView, ...]


class SourcesView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `sources`: the outlets of all cited works, and the works that name no outlet.

    `ways` lead to the most cited works and to those without a date, `years` to those of a year.
    """

    url: str
    outlets: tuple[GroupView, ...]
    works: tuple[WorkView, ...]
    ways: tuple[NamedLink, ...]
    years: tuple[NamedLink, ...]


class MostCitedView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `ranking`: what several articles cite, in groups by how many do."""

    url: str
    outlets: tuple["OutletBand", ...]
    works: tuple["WorkBand", ...]


class OutletBand(Struct, frozen=True, kw_only=True, gc=False):
    """Outlets that `least` to `most` articles cite; `most` is 0 where there is no bound."""

    least: int
    most: int
    outlets: tuple[NamedLink, ...]


class RankedWork(Struct, frozen=True, kw_only=True, gc=False):
    """A work that several articles cite; `url` leads to where they are named."""

    title: str
    language: str
    outlet: NamedLink | None
    date: PartialDate | None
    url: str


class WorkBand(Struct, frozen=True, kw_only=True, gc=False):
    """Works that `least` to `most` articles cite; `most` is 0 where there is no bound."""

    least: int
    most: int
    works: tuple[RankedWork, ...]


class SourcesOfView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `sources`: the cited works of a year, of a month, or without a date (`date` is None).

    `months` lead to the months of a year that is too long for one page, which then lists none.
    """

    url: str
    date: PartialDate | None
    works: tuple[WorkView, ...]
    months: tuple[MonthLink, ...]
    years: tuple[NamedLink, ...]


class MastheadView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `masthead` of files for programs: whose archive it is."""

    title: str
    base_url: str
    publisher: str


class DataFolder(Struct, frozen=True, kw_only=True, gc=False):
    """A folder of tables, of the whole archive or of the region `name`: its path, with a slash."""

    name: str
    folder: str


class DataView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `data`: the folders of tables, and the names of the files in each."""

    folders: tuple[DataFolder, ...]
    files: tuple[str, ...]


class PackageView(Struct, frozen=True, kw_only=True, gc=False):
    """Part `package`: what the description of a folder of tables says of the archive."""

    title: str
    description: str
    base_url: str
    publisher: str
    licence: str
