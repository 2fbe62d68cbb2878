"""Whatever stands in a text stands in its manuscript, and the manuscript can be read."""

import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.base.dates import MONTHS, parse_iso, PartialDate
from dateline.base.digest import digest_of
from dateline.importers.manuscripts import manuscript_of
from dateline.importers.wire import read_wire
from dateline.importers.wirelines import shown
from dateline.model.config import ReadingOptions
from dateline.model.manuscript import Manuscript
from dateline.reading.read import read
from tests.importers.wires import CAPTIONS, DIGEST, OPTIONS, PLAIN, REGIONS, WRAPPED

READING = ReadingOptions(
    language="en",
    timezone="UTC",
    permalink="{year}/{month}/{slug}.html",
    licence="",
    raw_html=False,
    sources_required=False,
    regions=REGIONS,
)
WORD = re.compile(r"[^\W_]+")
# What the content format says by its form: `author:` for "By", `wire_author:` for "Author:".
FORM = Counter()
STRUCTURE = frozenset(
    {"by", "edited", "written", "reported", "and", "author", "category", "for", "more"}
    | {"information", "please", "see"}
)


def words(text: str) -> Counter[str]:
    plain = text.replace("&amp;", "&").replace("&lt;", "<").replace("&#", " ").replace("\\", "")
    return Counter(WORD.findall(unicodedata.normalize("NFC", plain).casefold()))


def days(text: str) -> set[str]:
    """Return every word that a date of the manuscript may have been written with."""
    found = set()
    for written in re.findall(r"\d{4}(?:-\d\d){0,2}", text):
        read_date = parse_iso(written)
        if isinstance(read_date, PartialDate):
            found |= {str(read_date.year)}
            if read_date.month:
                name = MONTHS[read_date.month - 1]
                found |= {name[:length] for length in range(3, len(name) + 1)}
            if read_date.day:
                found |= {str(read_date.day), f"{read_date.day:02d}"}
    return found
