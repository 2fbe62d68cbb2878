"""The converter without its short ways: every step is Python-Markdown's own.

In: nothing. Out: `library`, Python-Markdown with the extensions that we use, as it is or with
nothing of ours but the gates; and `ungated`, inside of which bodies are read by a converter that
offers every block to every processor, tries every pattern on every text, sets every text, and
writes every tree with the library's serializer and the sanitiser. What stands in a page must not
depend on it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from types import MethodType
from typing import Final
from unittest import mock

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    LINK_RE,
    REFERENCE_RE,
    DelimiterProcessor,
    ImageInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)
from markdown.serializers import to_html_string
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor

from dateline.reading import markdown_converter, markdown_typography, typography
from dateline.reading.markdown_converter import Converter, Library
from dateline.reading.markdown_inline import GatedInlines
from dateline.reading.markdown_patterns import register_patterns

EXTENSIONS: Final = ("tables", "def_list", "abbr", "sane_lists", "footnotes", "attr_list")


def library(*, gated: bool) -> Markdown:
    """Return Python-Markdown, with nothing of ours or with our gates alone."""
    if not gated:
        return Markdown(extensions=EXTENSIONS)
    md = Library(EXTENSIONS)
    md.set_output_format("xhtml")
    register_patterns(md)
    md.treeprocessors.register(inlines := GatedInlines(md), "inline", 20)
    inlines.open()
    md.parser.open()
    return md


class Ungated(Converter):
    """Our converter with the library's passes in the place of ours."""

    def __init__(self, language: str, *, raw_html: bool) -> None:
        super().__init__(language, raw_html=raw_html)
        md = self.md
        parser = BlockParser(md)
        parser.blockprocessors = md.parser.blockprocessors
        for keeper in (*parser.blockprocessors, *md.registeredExtensions):
            if hasattr(keeper, "parser"):
                keeper.parser = parser
        md.parser = parser  # type: ignore[assignment]
        emphasis = DelimiterProcessor("*", "strong,em", md)
        emphasis.add("_", "strong,em", smart=True)
        md.inlinePatterns.register(emphasis, "em_strong", 60)
        for name, pattern, weight in (
            ("reference", ReferenceInlineProcessor(REFERENCE_RE, md), 170),
            ("link", LinkInlineProcessor(LINK_RE, md), 160),
            ("image_link", ImageInlineProcessor(IMAGE_LINK_RE, md), 150),
            ("short_reference", ShortReferenceInlineProcessor(REFERENCE_RE, md), 130),
        ):
            md.inlinePatterns.register(pattern, name, weight)
        md.treeprocessors.register(InlineProcessor(md), "inline", 20)
        md.treeprocessors.register(UnescapeTreeprocessor(md), "unescape", 0)
        attributes = md.treeprocessors["attr_list"]
        vars(attributes)["run"] = MethodType(AttrListTreeprocessor.run, attributes)
        md.serializer = to_html_string


@cache
def _ungated_for(language: str, raw_html: bool) -> Ungated:  # noqa: FBT001 - a key of the cache
    return Ungated(language, raw_html=raw_html)


@contextmanager
def ungated() -> Iterator[None]:
    """Read bodies the long way."""
    with (
        mock.patch.object(markdown_converter, "converter_for", _ungated_for),
        mock.patch.object(markdown_typography, "may_be_typewritten", bool),
        mock.patch.object(typography, "may_be_typewritten", bool),
    ):
        yield
