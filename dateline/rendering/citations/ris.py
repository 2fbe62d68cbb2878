"""RIS, which every reference manager reads.

Comes in: what is cited. Goes out: records in UTF-8, one field a line, lines ending as the format
has it, in CR and LF. A date is always three parts, those unknown empty. There is no way to keep a
comma in a name from parting it.
"""

from collections.abc import Iterable

from dateline.base.dates import PartialDate
from dateline.rendering.citations.citable import Citable, one_line

_TYPES = {"news": "NEWS", "webpage": "ELEC", "document": "GEN"}


def ris(citables: Iterable[Citable]) -> bytes:
    """Return a RIS file."""
    return "\r\n".join([_record(one) for one in citables]).encode()


def _record(cited: Citable) -> str:
    lines = [
        f"{tag}  - {line}\r\n" for tag, text in _fields(cited) if text and (line := one_line(text))
    ]
    return "".join([*lines, "ER  - \r\n"])


def _fields(cited: Citable) -> Iterable[tuple[str, str]]:
    archived = f"Archived {cited.archived}" if cited.archived else ""
    return (
        ("TY", _TYPES[cited.kind]),
        ("ID", cited.key),
        *[("AU", name.inverted) for name in cited.authors],
        ("TI", cited.title),
        ("T2", cited.container),
        ("PB", cited.publisher),
        ("SE", cited.section),
        *[("A4", name.inverted) for name in cited.translators],
        ("PY", f"{cited.issued.year:04d}" if cited.issued else ""),
        ("DA", _date(cited.issued)),
        ("UR", cited.url),
        ("Y2", _date(cited.accessed)),
        ("DB", cited.archive),
        ("AV", cited.archive_url),
        ("LA", cited.language),
        ("AB", cited.abstract),
        *[("KW", word) for word in cited.keywords],
        ("N1", cited.remarks(archived, cited.undated)),
    )


def _date(date: PartialDate | None) -> str:
    if date is None:
        return ""
    month = f"{date.month:02d}" if date.month else ""
    day = f"{date.day:02d}" if date.day else ""
    return f"{date.year:04d}/{month}/{day}/"
