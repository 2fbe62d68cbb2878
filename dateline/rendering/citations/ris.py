"""RIS, which every reference manager reads.

Comes in: what is cited. Goes out: records in UTF-8, one field a line, lines ending as the format
has it, in CR and LF. A date is always three parts, those unknown empty. There is no way to keep a
comma in a name from parting it.
"""

from collections.abc import Iterable, Iterator

from dateline.base.dates import PartialDate
from dateline.rendering.citations.citable import Citable, one_line

_TYPES = {"news": "NEWS", "webpage": "ELEC", "document": "GEN"}


def ris(citables: Iterable[Citable]) -> bytes:
    """Return a RIS file."""
    return "\r\n".join(_record(one) for one in citables).encode()


def _record(cited: Citable) -> str:
    lines = [f"{tag}  - {line}" for tag, text in _fields(cited) if (line := one_line(text))]
    return "".join(f"{line}\r\n" for line in (*lines, "ER  - "))


def _fields(cited: Citable) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[cited.kind]
    yield "ID", cited.key
    yield from (("AU", name.inverted) for name in cited.authors)
    yield "TI", cited.title
    yield "T2", cited.container
    yield "PB", cited.publisher
    yield "SE", cited.section
    yield from (("A4", name.inverted) for name in cited.translators)
    yield "PY", f"{cited.issued.year:04d}" if cited.issued else ""
    yield "DA", _date(cited.issued)
    yield "UR", cited.url
    yield "Y2", _date(cited.accessed)
    yield "DB", cited.archive
    yield "AV", cited.archive_url
    yield "LA", cited.language
    yield "AB", cited.abstract
    yield from (("KW", word) for word in cited.keywords)
    archived = f"Archived {cited.archived}" if cited.archived else ""
    yield "N1", cited.remarks(archived, cited.undated)


def _date(date: PartialDate | None) -> str:
    if date is None:
        return ""
    month = f"{date.month:02d}" if date.month else ""
    day = f"{date.day:02d}" if date.day else ""
    return f"{date.year:04d}/{month}/{day}/"
