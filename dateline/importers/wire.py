"""An article as it came over the wire, in plain text, into its parts.

Comes in: the text of one file. Goes out: a `WireArticle`: headline, byline, dateline, paragraphs,
sources and everything else that stood there, each with how sure we are. No line is thrown away:
what fits no field is a paragraph or is left over, and both go into the manuscript. The forms read
here are those of ten years of one archive; none of them depends on its name.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.base.counting import counted
from dateline.importers.findings import Finding, finding
from dateline.importers.paragraphs import CUT, paragraphs_of
from dateline.importers.wirearticle import Kind, WireArticle
from dateline.importers.wirelines import (
    SENTENCE_ENDS,
    account_of,
    category_of,
    clean_lines,
    is_break,
    is_caption,
    is_label,
    shown,
    visible,
)
from dateline.importers.wiresources import read_source_list
from dateline.reading.byline import ORGANISATIONS, ParsedByline, parse_byline
from dateline.reading.dateline import ParsedDateline, parse_dateline
from dateline.reading.fields import LONGEST_TITLE
from dateline.reading.sourceline import parse_source_line

_LONGEST_BYLINE = 110
_LONGEST_OPENING = 600
_MOST_BYLINES = 8
_MOST_BYLINE_WORDS = 8
_SHORTEST_PROSE = 40
_LONGEST_KICKER = 120
_COLUMN = re.compile(r"\s{3,}|\t")
_BY = re.compile(r"\s*(?:edited\s+)?by\b", re.IGNORECASE)
# An account named so belongs to whoever keeps the archive, not to whoever wrote the article.
_ACCOUNT_WORDS = frozenset({"admin", "administrator", "archive", "editor", "staff", "webmaster"})
_KIND = re.compile(r"\s*(?:news\s+)?(?P<kind>briefs?|updated?)\b\s*[:–—\-]", re.IGNORECASE)


class _Reading:
    """The lines not read yet, and what was read so far; every line leaves exactly once."""

    def __init__(self, text: str, name: str) -> None:
        cleaned = clean_lines(text)
        self.name = name
        self.lines = list(cleaned.lines)
        self.cleaning = cleaned.guesses
        self.captions: list[str] = []
        self.leftover: list[str] = []
        self.repeated: list[str] = []

    def accounts(self) -> tuple[str, ...]:
        """Take the lines `Author: …` from the end."""
        taken: list[str] = []
        while self.lines and (not self.lines[-1] or account_of(self.lines[-1])):
            line = self.lines.pop()
            taken[:0] = [account_of(line)] if line else []
        return tuple(taken)

    def next_line(self) -> str:
        """Return the first line that is not empty, without taking it."""
        while self.lines and not self.lines[0]:
            self.lines.pop(0)
        return self.lines[0] if self.lines else ""

    def category(self) -> str:
        found = category_of(self.next_line())
        if not found or not any(self.lines[1:]):
            return ""
        self.lines.pop(0)
        return found

    def headline(self) -> tuple[str, tuple[str, ...]]:
        """Take the headline; without one, make one of the file's name."""
        line = self.next_line()
        text = shown(line)
        if not text or not _may_be_headline(line, text):
            made = shown(re.sub(r"[-_\s]+", " ", self.name.rpartition(".")[0] or self.name)).strip()
            made = made[:1].upper() + made[1:LONGEST_TITLE]
            return made or "Untitled", ("No headline was found; it was made of the file's name.",)
        self.lines.pop(0)
        if shown(self.next_line()).casefold() != text.casefold():
            return text, ()
        again = self.lines.pop(0)
        if shown(again) != text:
            self.leftover.append(again)
        return text, ("The headline stood there twice; it was kept once.",)

    def opening(self) -> list[str]:
        """Take the lines that may be a byline, and captions among them, up to the first prose."""
        taken: list[str] = []
        while len(taken) < _MOST_BYLINES and (line := self.next_line()) and _may_sign(line):
            self.lines.pop(0)
            if is_caption(line):
                self.caption(line)
            else:
                taken.append(visible(line))
        return taken

    def caption(self, line: str) -> None:
        text = shown(line)
        if text in self.captions:
            self.repeated.append(f'The caption "{text[:60]}" stood there twice; it was kept once.')
        else:
            self.captions.append(text)

    def body(self) -> list[str]:
        """Take the rest; where a caption stood, `CUT` stands."""
        taken: list[str] = []
        for line in self.lines:
            if is_caption(line) and not parse_source_line(line).is_dated:
                self.caption(line)
                taken.append(CUT)
            else:
                taken.append(line)
        self.lines = []
        return taken


def read_wire(text: str, name: str) -> WireArticle:
    """Return the parts of the article in `text`; `name` is the name of its file."""
    reading = _Reading(text, name)
    accounts = reading.accounts()
    category = reading.category()
    headline, about_headline = reading.headline()
    opening = reading.opening()
    byline = parse_byline(opening)
    listed = read_source_list([*byline.rest, *([""] if byline.rest else []), *reading.body()])
    prose = paragraphs_of(listed.body)
    paragraphs, dateline = _dated(prose.texts)
    article = WireArticle(
        name=name,
        kind=_kind(headline),
        stories=_stories(paragraphs, listed.lists, has_dateline=dateline is not None),
        headline=headline,
        category=category,
        byline=_signed(byline, accounts),
        bylines=tuple(line for line in opening if line not in byline.rest),
        dateline=dateline,
        paragraphs=paragraphs,
        labels=listed.labels,
        sources=listed.sources,
        captions=tuple(reading.captions),
        accounts=accounts,
        leftover=(*listed.after, *reading.leftover),
        findings=(),
    )
    about = {
        "headline": (*reading.cleaning, *about_headline),
        "body": prose.guesses,
        "sources": listed.guesses,
        "captions": tuple(reading.repeated),
    }
    return replace(article, findings=_findings(article, about))


def _findings(article: WireArticle, about: Mapping[str, tuple[str, ...]]) -> tuple[Finding, ...]:
    """Return how sure each field is; what most articles lack is named only if it is there."""
    byline, dateline, body = article.byline, article.dateline, about["body"]
    if article.stories > 1:
        body = (*body, f"This looks like {article.stories} stories; they were imported as one.")
    always = (
        finding("headline", article.headline, about["headline"]),
        finding("author", ", ".join(byline.names), byline.guesses),
        finding("role", byline.role),
        finding("desk", byline.desk),
        finding(
            "dateline", dateline.printed if dateline else "", dateline.guesses if dateline else ()
        ),
        finding("body", _number(article.paragraphs, "paragraph"), body),
        finding("label", " / ".join(article.labels)),
        finding("sources", _number(article.sources, "source"), about["sources"]),
    )
    rare = (
        finding("category", article.category),
        finding("account", ", ".join(article.accounts)),
        finding("edited by", ", ".join(byline.edited_by)),
        finding("captions", _number(article.captions, "caption"), about["captions"]),
        finding("left over", _number(article.leftover, "line")),
    )
    return (*always, *(one for one in rare if one.value))


def _number(items: Sequence[object], noun: str) -> str:
    return counted(len(items), noun) if items else ""


def _may_be_headline(line: str, text: str) -> bool:
    if len(text) > LONGEST_TITLE or _BY.match(line) or is_break(line):
        return False
    if is_label(line) or is_caption(line) or parse_source_line(text).is_dated:
        return False
    dateline = parse_dateline(text)
    return dateline is None or len(dateline.rest) < _SHORTEST_PROSE


def _may_sign(line: str) -> bool:
    """Return whether the line may belong to a byline: short, and not the beginning of the text."""
    if len(line) > _LONGEST_OPENING or is_label(line) or is_break(line):
        return False
    if parse_dateline(shown(line)) or parse_source_line(shown(line)).is_dated:
        return False
    columns = [column.split() for column in _COLUMN.split(line.strip())]
    return is_caption(line) or not any(_is_prose(words) for words in columns)


def _is_prose(words: Sequence[str]) -> bool:
    if not words or len(" ".join(words)) > _LONGEST_BYLINE:
        return bool(words)
    lower = sum(word[0].islower() for word in words)
    ends_sentence = words[-1].endswith((".", "!", "?")) and words[-1][0].islower()
    return ends_sentence or (len(words) > _MOST_BYLINE_WORDS and lower * 2 >= len(words))


def _kind(headline: str) -> Kind:
    found = _KIND.match(headline)
    if not found:
        return Kind.ARTICLE
    return Kind.BRIEF if found["kind"].casefold().startswith("brief") else Kind.UPDATE


def _dated(paragraphs: tuple[str, ...]) -> tuple[tuple[str, ...], ParsedDateline | None]:
    """Take the dateline out of the first paragraph, or of the second behind a short line."""
    for place, text in enumerate(paragraphs[:2]):
        dateline = parse_dateline(text)
        if dateline:
            rest = (dateline.rest,) if dateline.rest else ()
            return (*paragraphs[:place], *rest, *paragraphs[place + 1 :]), dateline
        if len(text) > _LONGEST_KICKER or text.endswith(SENTENCE_ENDS):
            break
    return paragraphs, None


def _stories(paragraphs: Sequence[str], lists: int, *, has_dateline: bool) -> int:
    """Return how many articles there seem to be: by datelines, lists of sources, bylines."""
    datelines = [parse_dateline(text) for text in paragraphs]
    prose = [one for one in datelines if one and one.city and len(one.rest) >= _SHORTEST_PROSE]
    bylines = [
        text
        for text in paragraphs
        if len(text) <= _LONGEST_BYLINE and _BY.match(text) and parse_byline((text,)).names
    ]
    return max(len(prose) + has_dateline, lists, len(bylines) + 1)


def _signed(byline: ParsedByline, accounts: Sequence[str]) -> ParsedByline:
    """Take the name of an account for the author's if there is no other and it is a person's."""
    if byline.names or not accounts:
        return byline
    words = accounts[0].casefold().split()
    of_organisation = any(accounts[0].casefold().startswith(x.casefold()) for x in ORGANISATIONS)
    read = parse_byline((f"By {accounts[0]}",))
    if of_organisation or _ACCOUNT_WORDS.intersection(words) or len(words) == 1 or not read.names:
        said = f'No byline was found; the account "{accounts[0]}" is no name of a person.'
        return replace(byline, guesses=(*byline.guesses, said))
    said = f'No byline was found; "{accounts[0]}" is the name of an account.'
    return replace(byline, names=read.names, guesses=(*byline.guesses, said))
