"""What stands around a source line, and is no part of outlet, title and date.

Comes in: the line as typed. Goes out: the line itself, and what was around it: a bullet, brackets
or quotes around all of it, the address, in Markdown or bare, of the web or of a manuscript, the day
the work was read, and who passed it on.
"""

import re
from typing import NamedTuple

from dateline.base.dates import PartialDate
from dateline.reading.writtendates import read_date

SIGNS = r"\-\u2010-\u2015\u2212\u2e3a\u2e3b\uff0d"
ADDRESS = re.compile(
    r"(?<!\w)https?://[^\s<>\"“”‘’–—]*[^\s<>\"“”‘’–—.,;:!?)\]\-]"
    # A manuscript is told from words by the folder before it.
    r"|(?<![\w./])\.\.?/[^\s<>\"“”‘’–—]*\.md\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:[•·*▪●]\s*|\(?\d{1,2}[.)]\s+)")
_MARKDOWN = re.compile(r"\[([^\[\]]+)\]\((https?://[^\s()]+|\.\.?/[^\s()]+\.md)\)")
_AT_START, _AT_END = re.compile(rf"^[\s{SIGNS}]+"), re.compile(rf"[,;\s{SIGNS}]+$")
_BEFORE_ADDRESS = re.compile(rf"[\s<(\[{SIGNS}]*$")
_AFTER_ADDRESS = re.compile(r"^[>)\].,;:!?]*\s*")
_DASH_FOLLOWS = re.compile(rf"\s*[{SIGNS}]")
_PAIRS = {"(": ")", "[": "]", "“": "”", "„": "“", "«": "»", '"': '"'}
_QUOTES = '“„«"'
_SPACED_DASH = re.compile(rf"\s[{SIGNS}]+\s")
_ACCESSED = re.compile(r"\b(?:last )?(?:accessed|retrieved|viewed)(?: on)?:? ", re.IGNORECASE)
_LONGEST_DATE = 40
_BEFORE_REMARK = " ,;([\u00a0-\u2010\u2011\u2012\u2013\u2014\u2015"
_REMARK = re.compile(
    r"(?:via [^()\[\]]+|(?:in|in the) [A-Z]\w+(?: original)?|pp?\. ?[A-Z]?\d+(?:[-–]\d+)?)[)\]]?"
)
_REMARK_BEGINS = re.compile(rf"[\s,;(\[{SIGNS}](?=(?:via|in|pp?\.) )", re.IGNORECASE)


class Framed(NamedTuple):
    """A line without its frame. `accessed` is the day somebody read the work."""

    line: str
    url: str
    accessed: PartialDate | None


def unframed(text: str) -> Framed:
    """Return the line that names a work, and what stands around it."""
    bullet = _BULLET.match(text)
    line = _MARKDOWN.sub(r"\1 \2", text[bullet.end() :] if bullet else text)
    # The day stands behind the address or before it.
    line, accessed = _without_reading(line)
    line, url = _without_address(line)
    if accessed is None:
        line, accessed = _without_reading(trimmed(line))
    return Framed(trimmed(_bare(line)), url, accessed)


def trimmed(text: str) -> str:
    """Return `text` without spaces and dashes at its ends, and without a comma at its end."""
    return _AT_START.sub("", _AT_END.sub("", text))


def without_remark(line: str) -> tuple[str, str]:
    """Part a line from what is remarked behind its date: who passed it on, language or page."""
    found = list(_REMARK_BEGINS.finditer(line))
    if not found or not _REMARK.fullmatch(line, found[-1].end()):
        return line, ""
    begins = found[-1].end()
    return line[:begins].rstrip(_BEFORE_REMARK), line[begins:].rstrip(")]")


def _without_address(text: str) -> tuple[str, str]:
    """Take the address out of the line if it stands for a field, not inside a sentence."""
    found = list(ADDRESS.finditer(text))
    if len(found) != 1:
        return text, ""
    before = text[: found[0].start()]
    after = _AFTER_ADDRESS.sub("", text[found[0].end() :], count=1)
    if before.strip() and after and not _DASH_FOLLOWS.match(after):
        return text, ""
    return _BEFORE_ADDRESS.sub("", before) + after, found[0][0]


def _without_reading(line: str) -> tuple[str, PartialDate | None]:
    """Part a line from the day the work was read, where that stands at its end."""
    found = list(_ACCESSED.finditer(line))
    if not found or len(line) - found[-1].end() > _LONGEST_DATE:
        return line, None
    day = read_date(line[found[-1].end() :].rstrip(")]. "))
    if day is None or day.day is None:
        return line, None
    return line[: found[-1].start()].rstrip(_BEFORE_REMARK), day


def _bare(line: str) -> str:
    """Return a line without the brackets or quotes around all of it, and without a note mark."""
    line = line.rstrip(" *†‡")
    closing = _PAIRS.get(line[:1], "")
    inner = line.rstrip(". ")[1:-1]
    if not closing or not line.rstrip(". ").endswith(closing) or line[0] in inner:
        return line
    if closing in inner or (line[0] in _QUOTES and not _SPACED_DASH.search(inner)):
        return line
    return inner
