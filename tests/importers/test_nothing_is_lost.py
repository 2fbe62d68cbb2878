"""Whatever stands in a text stands in its manuscript, and the manuscript can be read."""

import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.base.dates import MONTHS, PartialDate, parse_iso
from dateline.base.digest import digest_of
from dateline.importers.manuscripts import manuscript_of
from dateline.importers.wire import read_wire
from dateline.importers.wirelines import shown, visible
from dateline.model.config import ReadingOptions
from dateline.model.manuscript import Manuscript
from dateline.reading.countries import _by_name
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
# What the content format says by its form: `author:` for "By", `sources:` for the usual label.
FORM = frozenset({"and", "author", "by", "category", "edited", "reported", "written"})
USUAL_LABEL = "For more information, please see:"
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f]")


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(unicodedata.normalize("NFC", text).casefold()))


def in_manuscript(text: str) -> Counter[str]:
    plain = visible(text).replace("&amp;", "&").replace("&lt;", "<").replace("\\", "")
    return words(re.sub(r"&#\d+;", " ", plain))


def in_dates(text: str) -> set[str]:
    """Return every word with which a date of the manuscript may have been written."""
    found: set[str] = set()
    for written in re.findall(r"date: \"?(\d{4}(?:-\d\d){0,2})", text):
        date = parse_iso(written)
        assert isinstance(date, PartialDate)
        name = MONTHS[date.month - 1] if date.month else ""
        found |= {str(date.year), str(date.day), f"{date.day or 0:02d}", f"{date.month or 0:02d}"}
        found |= {name[:length] for length in range(3, len(name) + 1)}
    return found


def in_countries(text: str) -> set[str]:
    """Return every word with which a country of the manuscript may have been written."""
    codes = set(re.findall(r'^(?:country:|  -) "?([A-Z]{2})"?$', text, re.MULTILINE))
    return {word for name, code in _by_name("en").items() if code in codes for word in name.split()}


def lost(text: str) -> Counter[str]:
    """Return the words of `text` that its manuscript does not have, or has less often."""
    # A line that stands there twice may be kept once.
    lines = dict.fromkeys(shown(CONTROLS.sub("", line)) for line in text.splitlines())
    typed = words(" ".join(line for line in lines if line != USUAL_LABEL))
    manuscript = manuscript_of(read_wire(text, "a.txt"), OPTIONS)[1]
    left = typed - in_manuscript(manuscript)
    allowed = FORM | in_dates(manuscript) | in_countries(manuscript)
    return Counter({word: count for word, count in left.items() if word not in allowed})


def errors(text: str) -> set[str]:
    path, manuscript = manuscript_of(read_wire(text, "a.txt"), OPTIONS)
    data = manuscript.encode()
    outcome = read(Manuscript(path=path, digest=digest_of(data), data=data), READING)
    return {found.code for found in outcome.reading.diagnostics if found.is_error}


@pytest.mark.parametrize("text", [PLAIN, DIGEST, CAPTIONS, WRAPPED])
def test_a_usual_text_loses_no_word(text: str) -> None:
    assert lost(text) == Counter()


PIECES = (
    "By Edited By: A. Reporter B. Writer Impunity Watch Water Fictional Courier Senior Editor, "
    "Asia Oceania Middle East SUVA, Fiji Kazakstan HONG KONG – — - -- (AP) (Photo Courtesy of BBC) "
    "Sources: BBC Title one two three 18 March 2018 May 2007 Febuary http://example.org/a?token=1 "
    '- * # > [x] [^1] _a_ <b> & "q" é ß . ; said that the a\u200bb \x01 Author: ... /'
)
LINES = (
    "",
    "",
    "\u00a0",
    "-----",
    "Oceania",
    "By A. Reporter",
    "Impunity Watch Reporter, Asia",
    "SUVA, Fiji – The court opened its hearing on Monday in front of a full room.",
    "Damascus, Syria",
    "For more information, please see:",
    "Read the entire report here:",
    "BBC – Title – 18 March 2018",
    "Reuters –http://example.org/a – May 2007",
    "VOA News",
    "(Photo Courtesy of BBC)",
    "Author: Impunity Watch Archive",
    "Edited By B. Editor                  Managing Editor, Impunity Watch",
)
RANDOM_LINE = st.lists(st.sampled_from(PIECES.split(" ")), max_size=14).map(" ".join)
TEXT = st.lists(st.one_of(st.sampled_from(LINES), RANDOM_LINE), max_size=16).map("\n".join)


@pytest.mark.properties
@settings(deadline=None)
@given(TEXT)
def test_no_text_of_likely_lines_loses_a_word(text: str) -> None:
    assert lost(text) == Counter()


@pytest.mark.properties
@settings(deadline=None)
@given(TEXT)
def test_what_a_build_asks_for_is_only_what_is_missing(text: str) -> None:
    assert errors(text) <= {"empty-body", "missing-field"}


@pytest.mark.properties
@settings(deadline=None)
@given(st.text(max_size=300))
def test_no_text_at_all_makes_the_importer_fail(text: str) -> None:
    assert errors(text.encode(errors="ignore").decode()) <= {"empty-body", "missing-field"}
