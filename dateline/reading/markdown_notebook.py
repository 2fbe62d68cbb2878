"""What is noted down while one body is read.

Comes in: the options and the places of the body. Goes out: links, pictures, headings, citations and
diagnostics in the order of the text. The converter is built once and used for thousands of bodies;
everything that belongs to one body lies here, and `open` begins a new page.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from dateline.base.diagnostics import Diagnostic, Mark
from dateline.base.slugs import SLUG
from dateline.base.text import closest
from dateline.model.article import Heading, Link, Picture
from dateline.reading.markdown_links import Target
from dateline.reading.markdown_places import Places

# The page around the body uses these ids; a heading that would take one is given another.
_PAGE_IDS = """
    about article body byline cite content contents correction corrections dateline event events
    feed footer footnotes header headline home licence links main menu methods names nav navigation
    next people previous related results search series skip source sources tags timeline toc top
"""
_PAGE_ID_SET = frozenset(_PAGE_IDS.split())
_NUMBERED_ID = re.compile(r"(?:source|cite|correction|event)(?:-\d+){1,2}|fn(?:ref\d*)?(?:-.*)?")

# Comparing words is slow, and after so many misspellings a hint more helps nobody.
_MOST_SEARCHES = 20
_MOST_CANDIDATES = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownOptions:
    """What reading a body depends on besides the body.

    `language` is the article's BCP 47 code; `source_keys` are the keys of the listed sources in
    their order; `folder` is the manuscript's, relative to the site, such as `content/asia/2009`.
    """

    language: str
    raw_html: bool
    headline: str
    source_keys: tuple[str, ...]
    folder: str


class Anchors:
    """The ids of one body: unique, and never one of the page's own."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self._next_number: dict[str, int] = {}

    def for_heading(self, slug: str) -> str:
        """Return the id of a heading: its slug, or the nearest that is free."""
        base = slug or "section"
        if is_page_id(base):
            base = f"section-{base}"
        anchor, number = base, self._next_number.get(base, 2)
        while anchor in self.taken:
            anchor = f"{base}-{number}"
            number += 1
        self._next_number[base] = number
        self.taken.add(anchor)
        return anchor

    def fault(self, anchor: str) -> str | None:
        """Take the hand-written id `anchor`, or return why it cannot be had as half a sentence."""
        if not SLUG.fullmatch(anchor):
            return "may hold only the letters a-z, digits and single hyphens between them"
        if is_page_id(anchor):
            return "is used by the page around the article"
        if anchor in self.taken:
            return "is already the id of something above"
        self.taken.add(anchor)
        return None


def is_page_id(anchor: str) -> bool:
    """Return whether the page around the body uses this id."""
    return anchor in _PAGE_ID_SET or _NUMBERED_ID.fullmatch(anchor) is not None


class Notebook:
    """The notes on one body. The processors of a converter share one notebook."""

    options: MarkdownOptions
    places: Places

    def open(self, options: MarkdownOptions, places: Places) -> None:
        """Begin the notes on another body."""
        self.options = options
        self.places = places
        self.anchors = Anchors()
        self.diagnostics: list[Diagnostic] = []
        self.links: list[Link] = []
        self.pictures: list[Picture] = []
        self.headings: list[Heading] = []
        self.citations: list[int] = []
        # Links inside the page, checked when all ids are known: anchor as decoded, where it stands.
        self.jumps: list[tuple[str, Mark]] = []
        self.comment_left = False
        self._searches = 0

    def report(self, code: str, message: str, mark: Mark, hint: str = "") -> None:
        """Note a diagnostic."""
        self.diagnostics.append(self.places.diagnose(code, message, mark, hint))

    def nearest(self, word: str, candidates: Collection[str]) -> str | None:
        """Return the candidate most like `word`, as long as there are few words and candidates."""
        self._searches += 1
        if self._searches > _MOST_SEARCHES or len(candidates) > _MOST_CANDIDATES:
            return None
        return closest(word, candidates)

    def add_link(self, mark: Mark, target: Target) -> str:
        """Note a link to an article or a document; return the token that stands for its address."""
        link = Link(
            manuscript=target.manuscript,
            slug=target.slug,
            document=target.document,
            anchor=target.anchor,
            mark=self.places.plain(mark),
        )
        self.links.append(link)
        return f"dateline-link:{len(self.links) - 1}"

    def add_picture(self, path: str, mark: Mark) -> str:
        """Note a picture and return the token that stands for its address."""
        self.pictures.append(Picture(path=path, mark=self.places.plain(mark)))
        return f"dateline-picture:{len(self.pictures) - 1}"
