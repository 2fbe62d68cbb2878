"""The records beside the content into what pages say of cited works.

Comes in: the bytes of the record of links and of the list of kept copies, empty where there is
none. Goes out: `Records`, or what is wrong with them, located.
"""

from collections.abc import Iterable

from dateline.base.citedaddress import comparable
from dateline.base.dates import PartialDate
from dateline.base.diagnostics import Diagnostic, Outcome, Span, diagnose
from dateline.model.keptcopy import INDEX, by_work
from dateline.model.linkstate import RECORD, Known, State
from dateline.model.records import Records
from dateline.reading.copyindex import read_index
from dateline.reading.linkrecord import read_record


def read_records(links: bytes, copies: bytes) -> Outcome[Records]:
    """Return what both files say; with an error in either there is nothing to go by."""
    said: list[Diagnostic] = []
    known, wrong = read_record(RECORD, _text(RECORD, "link-record", links, said))
    kept, faulty = read_index(INDEX, _text(INDEX, "copy-index", copies, said))
    said += (*wrong, *faulty)
    if said:
        return Outcome(value=None, diagnostics=tuple(said))
    return Outcome(value=Records(gone=_gone(known.values()), copies=by_work(kept)))


def _text(path: str, code: str, data: bytes, said: list[Diagnostic]) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        hint = "restore it from version control"
        said.append(diagnose(code, f"{path}: it is not UTF-8", Span(path=path), hint))
        return ""


def _gone(known: Iterable[Known]) -> dict[str, PartialDate]:
    """Return since when works are gone: not while any spelling of their address still leads there.

    Lines of the record are by the address as it was cited, of which a work may have several.
    """
    gone: dict[str, str] = {}
    there: set[str] = set()
    for one in known:
        address = comparable(one.address)
        if one.state is State.ALIVE:
            there.add(address)
        if one.state is State.DEAD:
            gone[address] = min(gone.get(address, one.failed[0]), one.failed[0])
    return {address: _date(day) for address, day in gone.items() if address not in there}


def _date(day: str) -> PartialDate:
    year, month, number = day.split("-")
    return PartialDate(year=int(year), month=int(month), day=int(number))
