"""CSL-JSON, as reference managers and citation processors read it (CSL 1.0.2, csl-data.json).

Comes in: what is cited. Goes out: a JSON array in UTF-8, one item a line. A date is as precise as
it is known; one that nobody could read is a literal. A name whose parts are not certain is a
literal, too.
"""

from collections.abc import Iterable

from dateline.base.dates import PartialDate
from dateline.base.jsonline import json_line
from dateline.rendering.citations.citable import Citable
from dateline.rendering.citations.names import Name

Json = str | int | list["Json"] | dict[str, "Json"]
_TYPES = {"news": "article-newspaper", "webpage": "webpage", "document": "document"}


def csl(citables: Iterable[Citable]) -> bytes:
    """Return a CSL-JSON file."""
    items = b",\n".join([json_line(csl_item(one)) for one in citables])
    return b"[\n%b\n]\n" % items if items else b"[]\n"


def csl_item(cited: Citable) -> dict[str, Json]:
    """Return what is cited as an item of CSL-JSON, without the variables that would be empty."""
    item: dict[str, Json] = {
        "id": cited.key,
        "type": _TYPES[cited.kind],
        "title": cited.title,
        "author": [_name(one) for one in cited.authors],
        "translator": [_name(one) for one in cited.translators],
        "container-title": cited.container,
        "publisher": cited.publisher,
        "section": cited.section,
        "issued": _date(cited.issued) or ({"literal": cited.written} if cited.written else ""),
        "accessed": _date(cited.accessed),
        "URL": cited.url,
        "archive": cited.archive,
        "archive_location": cited.archive_url,
        "language": cited.language,
        "abstract": cited.abstract,
        "keyword": ", ".join(cited.keywords),
        "note": cited.remarks(f"Archived {cited.archived}" if cited.archived else ""),
    }
    return {name: value for name, value in item.items() if value}


def _name(name: Name) -> Json:
    if name.literal:
        return {"literal": name.literal}
    return {"family": name.family, "given": name.given}


def _date(date: PartialDate | None) -> dict[str, Json]:
    if date is None:
        return {}
    parts: list[Json] = [one for one in (date.year, date.month, date.day) if one is not None]
    return {"date-parts": [parts]}
