"""Hand-written words for index pages, and the fixed pages such as "About".

Comes in: a parted manuscript from content/_regions, _tags, _authors, _outlets, _series or
content/pages. Goes out: an `Introduction` or a `FixedPage` with its prose.
"""

import posixpath
from typing import NamedTuple, cast

from dateline.base.canonical import encode
from dateline.base.diagnostics import Diagnostic, Outcome, SourceText
from dateline.base.digest import digest_of
from dateline.base.slugs import fault as slug_fault
from dateline.base.slugs import slugify
from dateline.model.article import Body, FixedPage, Introduction, IntroductionKind
from dateline.model.config import ReadingOptions
from dateline.reading.frontmatter import Parted
from dateline.reading.markdown import BodyReading, MarkdownOptions, read_body
from dateline.reading.schema import FixedPageFields, IntroductionFields
from dateline.reading.typography import typeset
from dateline.reading.validation import TOP, Form, validate


class Introduced(NamedTuple):
    """An introduction and its prose; a file that only holds facts has none."""

    introduction: Introduction
    body: Body | None


class Fixed(NamedTuple):
    """A fixed page and its prose."""

    page: FixedPage
    body: Body


def read_introduction(
    source: SourceText, parted: Parted, options: ReadingOptions
) -> Outcome[Introduced]:
    """Return the introduction a manuscript holds."""
    validated = validate(Form(source, parted.tree, IntroductionFields, {}), options)
    said = list(validated.diagnostics)
    fields = validated.value
    slug = _slug(source, parted, said)
    has_body = bool(parted.body.strip())
    reading = _body(source, parted, options, options.language) if has_body else None
    said += reading.diagnostics if reading else ()
    if fields is None or any(found.is_error for found in said):
        return Outcome(value=None, diagnostics=tuple(said))
    introduction = Introduction(
        kind=cast("IntroductionKind", source.path.split("/")[1].removeprefix("_")),
        slug=slug,
        name=fields.title or fields.name,
        summary=typeset(fields.summary, options.language),
        aliases=fields.aliases,
        role=fields.role,
        country=fields.country.name if fields.country else "",
        home_page=fields.home_page,
        note=typeset(fields.note, options.language),
        links=reading.links if reading else (),
        pictures=reading.pictures if reading else (),
        anchors=reading.anchors if reading else (),
        body=digest_of(encode(reading.body)) if reading else None,
        manuscript=source.path,
    )
    return Outcome(
        value=Introduced(introduction, reading.body if reading else None), diagnostics=tuple(said)
    )


def read_fixed_page(source: SourceText, parted: Parted, options: ReadingOptions) -> Outcome[Fixed]:
    """Return the fixed page a manuscript holds; its address is its file name at the top."""
    validated = validate(Form(source, parted.tree, FixedPageFields, {}), options)
    said = list(validated.diagnostics)
    fields = validated.value
    slug = _slug(source, parted, said)
    language = (fields.language if fields else "") or options.language
    title = typeset(fields.title, language) if fields else ""
    reading = _body(source, parted, options, language, title)
    said += reading.diagnostics
    if fields is None or any(found.is_error for found in said):
        return Outcome(value=None, diagnostics=tuple(said))
    page = FixedPage(
        url=f"{fields.slug or slug}.html",
        title=title,
        summary=typeset(fields.summary, language),
        language=language,
        links=reading.links,
        pictures=reading.pictures,
        anchors=reading.anchors,
        body=digest_of(encode(reading.body)),
        manuscript=source.path,
    )
    return Outcome(value=Fixed(page, reading.body), diagnostics=tuple(said))


def _slug(source: SourceText, parted: Parted, said: list[Diagnostic]) -> str:
    stem = posixpath.splitext(posixpath.basename(source.path))[0]
    slug = slugify(stem)
    wrong = slug_fault(slug)
    if wrong and not parted.tree.key("slug"):
        message = f"the file's name `{stem[:60]}` gives a slug that {wrong}"
        may_be_typed = source.path.split("/")[1] == "pages"
        hint = "rename the file, or add a line `slug: …`" if may_be_typed else "rename the file"
        said.append(source.diagnose("bad-slug", message, TOP, hint))
    return slug


def _body(
    source: SourceText,
    parted: Parted,
    options: ReadingOptions,
    language: str,
    headline: str = "",
) -> BodyReading:
    return read_body(
        source,
        parted.body,
        parted.body_line,
        MarkdownOptions(
            language=language,
            raw_html=options.raw_html,
            headline=headline,
            source_keys=(),
            folder=posixpath.dirname(source.path),
        ),
    )
