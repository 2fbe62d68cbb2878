"""Python-Markdown with our processors.

Comes in: the text of a body and its layout. Goes out: HTML, and a notebook filled on the way. A
converter is built once for each language and kept, because building one costs more than reading an
article; `convert` begins with everything forgotten.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Self

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from dateline.base.html import visible_text
from dateline.reading.markdown_attributes import AttributeLists
from dateline.reading.markdown_blocks import GatedBlocks
from dateline.reading.markdown_citations import Citations
from dateline.reading.markdown_code import code_block
from dateline.reading.markdown_footnotes import Footnotes
from dateline.reading.markdown_headings import HeadingsExtension
from dateline.reading.markdown_inline import GatedInlines, GatedUnescape
from dateline.reading.markdown_layout import Comment, Fence, Layout
from dateline.reading.markdown_notebook import MarkdownOptions, Notebook
from dateline.reading.markdown_patterns import register_patterns
from dateline.reading.markdown_places import Places
from dateline.reading.markdown_rawhtml import register_raw_html
from dateline.reading.markdown_sanitiser import sanitised, without_false_tokens
from dateline.reading.markdown_tree import Addresses, Structure
from dateline.reading.markdown_typography import Typesetter
from dateline.reading.markdown_words import words_of
from dateline.reading.markdown_writer import NOTE_MARKS, Writer

_ID = re.compile(r'<[^>]* id="([^"]*)"')
_NOTE_MARK = re.compile(rf"(?:{'|'.join(NOTE_MARKS)})[^>]*>.*?</sup>")
_SPACES_ONLY = re.compile(r"\n[^\S\n]+(?=\n|\Z)")


@cache
def converter_for(language: str, raw_html: bool) -> "Converter":  # noqa: FBT001 - a key of the cache
    """Return the converter for articles of `language`."""
    return Converter(language, raw_html=raw_html)


class Library(Markdown):
    """Python-Markdown with a gate before each processor of blocks."""

    parser: GatedBlocks

    def __init__(self, extensions: Sequence[Extension | str]) -> None:
        self.is_block: dict[object, bool] = {}
        super().__init__(extensions=extensions, output_format="html")

    def build_parser(self) -> Self:
        """Put our parser in the place of the library's before the extensions add to it."""
        super().build_parser()
        processors = self.parser.blockprocessors
        self.parser = GatedBlocks(self)
        self.parser.blockprocessors = processors
        for processor in processors:
            processor.parser = self.parser
        return self

    def is_block_level(self, tag: object) -> bool:
        """Look a tag up once: the library's list of them is long, and asked for each element."""
        if tag not in self.is_block:
            self.is_block[tag] = super().is_block_level(tag)
        return self.is_block[tag]


class Converter:
    """One Python-Markdown, and the notebook its processors write in."""

    def __init__(self, language: str, *, raw_html: bool) -> None:
        self.notebook = Notebook()
        words = words_of(language)
        extensions: list[Extension | str] = [
            TableExtension(use_align_attribute=True),
            DefListExtension(),
            AbbrExtension(),
            SaneListExtension(),
            Footnotes(self.notebook, words.back),
            HeadingsExtension(self.notebook),
        ]
        self.md = md = Library(extensions)
        md.ESCAPED_CHARS.extend("\"'<")
        md.preprocessors.deregister("normalize_whitespace")
        register_raw_html(md, self.notebook, allowed=raw_html)
        md.inlinePatterns.register(Citations(self.notebook), "citation", 172)
        register_patterns(md)
        md.treeprocessors.register(inlines := GatedInlines(md), "inline", 20)
        self.writer = Writer(md)
        if not raw_html:
            md.serializer = self.writer
        md.treeprocessors.register(GatedUnescape(md, self.notebook), "unescape", 0)
        inlines.open()
        md.parser.open()
        # Between the inline patterns (20) and Python-Markdown's own last touches (10 and below).
        md.treeprocessors.register(Addresses(md, self.notebook), "addresses", 17)
        md.treeprocessors.register(AttributeLists(md, self.notebook), "attr_list", 14)
        md.treeprocessors.register(Structure(md, self.notebook, words.table), "structure", 12)
        md.treeprocessors.register(Typesetter(md, language), "typography", 6)

    def convert(self, options: MarkdownOptions, places: Places, layout: Layout) -> str:
        """Return the HTML of the body that `places` knows, without the comments of `layout`."""
        self.md.reset()
        self.md.parser.state.clear()
        self.writer.open()
        self.notebook.open(options, places)
        text = self._prepared(places.text, layout)
        html = self.md.convert(text)
        if not self.writer.is_plain:
            html = sanitised(html)
        if options.raw_html:
            # What stood in a tag that was taken away may not stand where it is now.
            html = sanitised(html)
        tokens = html.count("dateline-")
        # Raw HTML may take a link of ours with it, so there the count alone proves nothing.
        if options.raw_html or tokens != len(self.notebook.links) + len(self.notebook.pictures):
            html = without_false_tokens(html)
        return html.strip()

    def outline(self, html: str) -> tuple[tuple[str, ...], str]:
        """Return all ids in the HTML just made, and what is read in it besides figures of notes."""
        if self.writer.is_plain:
            return tuple(self.writer.anchors), self.writer.words
        anchors = tuple(_ID.findall(html)) if ' id="' in html else ()
        return anchors, visible_text(_NOTE_MARK.sub("", html))

    def _prepared(self, text: str, layout: Layout) -> str:
        """Return the text without fences, comments and tabs, with blank lines blank."""
        pieces, at = [], 0
        parts: list[Fence | Comment] = [*layout.fences, *layout.comments]
        for part in sorted(parts, key=lambda part: part.start):
            pieces.append(text[at : part.start])
            at = part.end
            if isinstance(part, Fence):
                code = code_block(part, self.notebook)
                pieces.append(f"\n{self.md.htmlStash.store(code)}\n")
        pieces.append(text[at:])
        text = _SPACES_ONLY.sub("\n", "".join(["\n", *pieces]))[1:]
        text = text.expandtabs(self.md.tab_length) if "\t" in text else text
        return f"{text}\n\n"
