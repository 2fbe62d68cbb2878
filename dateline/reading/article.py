"""A manuscript into an article.

Comes in: the parted manuscript and the reading options. Goes out: an `Article`, its `Body`, and all
diagnostics. Everything is decided by the manuscript's bytes, its path and the options, so that the
result can be kept under a hash of the three.
"""

import posixpath
from collections.abc import Iterable, Iterator
from typing import TypedDict, cast

from dateline.base.canonical import Plain
from dateline.base.diagnostics import Diagnostic, Outcome, SourceText
from dateline.base.digest import Digest, digest_of
from dateline.base.slugs import fault as slug_fault
from dateline.base.slugs import slugify, spelled
from dateline.base.urls import path_fault
from dateline.base.yamlnodes import Mapping, find
from dateline.model.article import (
    Article,
    Correction,
    Entity,
    Event,
    Front,
    Status,
    TermName,
)
from dateline.model.config import ReadingOptions
from dateline.model.people import Byline, Person
from dateline.model.place import Place
from dateline.model.source import Source
from dateline.reading.countries import find_country
from dateline.reading.dateline import format_dateline
from dateline.reading.doubts import doubts, order_faults
from dateline.reading.frontmatter import Parted
from dateline.reading.markdown import BodyReading, read_body
from dateline.reading.schema import SAME_FIELD, FrontMatter, typed_name
from dateline.reading.sheets import tagged
from dateline.reading.sources import read_sources, typed_keys, uncited_sources
from dateline.reading.typography import typeset
from dateline.reading.validation import TOP, Form, validate
from dateline.reading.written import Written, options_of_body, prose_of, terms_of


def read_article(source: SourceText, parted: Parted, options: ReadingOptions) -> Outcome[Written]:
    """Return the article a manuscript holds, or everything that keeps it from being one."""
    tree = parted.tree
    form = Form(source, tree, FrontMatter, SAME_FIELD)
    validated = validate(form, options)
    front = validated.value
    said: list[Diagnostic] = [*validated.diagnostics, *_unsigned(form, front)]
    works = read_sources(source, tree, front.sources, said) if front else ()
    if front:
        _complete(source, tree, front, options, works, said)
    slug = _slug(source, tree, said)
    reading = _body(source, parted, options, front, works)
    keys = typed_keys(front.sources) if front else {}
    said += uncited_sources(source, tree, keys, reading.body.citations)
    said += (found for found in reading.diagnostics if front or found.code != "unknown-citation")
    if front is None or any(found.is_error for found in said):
        return Outcome(value=None, diagnostics=tuple(said))
    article = _article(source, front, works, front.slug or slug, reading, options)
    wrong = path_fault(article.url)
    if wrong:
        slug_typed = tree.get("slug")
        message = f"the address {article.url} {wrong}"
        hint = "write a shorter `slug: …`"
        mark = slug_typed.mark if slug_typed else TOP
        said.append(source.diagnose("bad-path", message, mark, hint))
        return Outcome(value=None, diagnostics=tuple(said))
    written = Written(article, _front(parted, keys), reading.body, reading.words)
    return Outcome(value=written, diagnostics=tuple(said))


def _front(parted: Parted, keys: Iterable[int]) -> Front:
    """Return what tells front matter from any other, with and without its tags."""
    found, key = tagged(parted.block), parted.tree.key("tags")
    # Elsewhere, such a line would be part of some text.
    is_so = found and key and key.mark.line == found.line
    return Front(
        digest=digest_of(parted.block.encode()),
        keyed=tuple(keys),
        untagged=digest_of(found.rest.encode()) if found and is_so else Digest(""),
    )


def _unsigned(form: Form[FrontMatter], front: FrontMatter | None) -> Iterator[Diagnostic]:
    """Yield an error for an article that names no author and does not say that it has none."""
    said_so = front.unsigned if front else not form.lacks("unsigned")
    named = front.author if front else not form.lacks("author")
    if not named and not said_so:
        key = form.tree.key(typed_name(form.tree, "author"))
        mark = key.mark if key else TOP
        hint = "add a line `author: …`, or `unsigned: true` for a brief"
        yield form.source.diagnose("missing-field", "`author` is missing", mark, hint)


def _complete(
    source: SourceText,
    tree: Mapping,
    front: FrontMatter,
    options: ReadingOptions,
    works: tuple[Source, ...],
    said: list[Diagnostic],
) -> None:
    """Say what only all fields together can tell."""
    # A draft may still be without: nobody is told anything that could not be checked.
    if not works and front.status != "draft":
        said.append(_unsourced(source, tree, options))
    said += order_faults(source, tree, front)
    said += doubts(source, tree, front, works)
    for field, names in (("author", front.author), ("tags", front.tags)):
        for index, name in enumerate(names):
            if not slugify(name):
                message = f'no address can be made of "{name}"'
                mark = find(tree, (typed_name(tree, field), index))
                said.append(source.diagnose("bad-slug", message, mark, "use letters or digits"))


def _unsourced(source: SourceText, tree: Mapping, options: ReadingOptions) -> Diagnostic:
    key = tree.key(typed_name(tree, "sources"))
    mark = key.mark if key else TOP
    hint = "list the works the report rests on under `sources:`"
    if options.sources_required:
        message = "the article names no sources, and this site demands them"
        return source.diagnose("missing-sources", message, mark, hint)
    return source.diagnose("no-sources", "the article names no sources", mark, hint)


def _slug(source: SourceText, tree: Mapping, said: list[Diagnostic]) -> str:
    """Return the slug typed or the one the file's name gives; one that gives none is an error."""
    if tree.key("slug"):
        return ""
    stem = posixpath.splitext(posixpath.basename(source.path))[0]
    slug = spelled(stem)
    wrong = slug_fault(slug)
    if wrong:
        message = f"the file's name `{stem[:60]}` gives a slug that {wrong}"
        shorter = slugify(stem)
        example = "…" if slug_fault(shorter) else shorter
        hint = f"rename the file, or add a line `slug: {example}`"
        said.append(source.diagnose("bad-slug", message, TOP, hint))
    return slug


def _body(
    source: SourceText,
    parted: Parted,
    options: ReadingOptions,
    front: FrontMatter | None,
    works: tuple[Source, ...],
) -> BodyReading:
    language = (front.language if front else "") or options.language
    headline = typeset(front.title, language) if front else ""
    around = options_of_body(source.path, language, headline, works, options)
    return read_body(source, parted.body, parted.body_line, around)


def _article(
    source: SourceText,
    front: FrontMatter,
    works: tuple[Source, ...],
    slug: str,
    reading: BodyReading,
    options: ReadingOptions,
) -> Article:
    url = _address(front, slug, options)
    language = front.language or options.language
    region_name = next(region.name for region in options.regions if region.slug == front.region)
    return Article(
        id=url.removesuffix(".html"),
        url=url,
        slug=slug,
        headline=typeset(front.title, language),
        summary=typeset(front.summary, language),
        byline=_byline(front, region_name),
        place=_place(front, language),
        region=front.region,
        region_name=region_name,
        published=front.date,
        updated=front.updated,
        embargo_until=front.embargo,
        status=_status(front.status),
        language=language,
        sources=works,
        **_lists(front, language),
        series=terms_of((front.series,))[0] if front.series else None,
        translation_of=front.translation_of,
        translator=front.translator,
        licence=front.licence or options.licence,
        methods=typeset(front.methods, language),
        extra=cast("dict[str, Plain]", front.extra),
        **prose_of(reading),
        manuscript=source.path,
    )


class _Lists(TypedDict):
    tags: tuple[TermName, ...]
    corrections: tuple[Correction, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    related: tuple[str, ...]
    aliases: tuple[str, ...]


def _lists(front: FrontMatter, language: str) -> _Lists:
    """Return the fields that are lists, each item as the model has it and its words typeset."""
    return {
        "tags": terms_of(front.tags),
        "corrections": tuple(
            Correction(date=one.date, kind=one.kind, text=typeset(one.text, language))
            for one in front.corrections
        ),
        "entities": tuple(
            Entity(
                name=one.name,
                slug=slugify(one.name),
                kind=one.type,
                role=typeset(one.role, language),
            )
            for one in front.entities
        ),
        "events": tuple(
            Event(date=one.date, text=typeset(one.text, language)) for one in front.events
        ),
        "related": tuple(dict.fromkeys(front.related)),
        "aliases": tuple(dict.fromkeys(front.aliases)),
    }


def _address(front: FrontMatter, slug: str, options: ReadingOptions) -> str:
    return options.permalink.format(
        year=f"{front.date.year:04d}",
        month=f"{front.date.month:02d}",
        day=front.date.iso[8:10],
        slug=slug,
        region=front.region,
    )


def _byline(front: FrontMatter, region_name: str) -> Byline:
    names = dict.fromkeys(front.author)
    return Byline(
        people=tuple(Person(name=name, slug=slugify(name)) for name in names),
        role=front.role,
        desk=front.desk or region_name,
    )


def _place(front: FrontMatter, language: str) -> Place:
    """Return where an article is from; its dateline is part of the text, and in its language."""
    named = [find_country(one.code, language) for one in front.country[:1] if front.city]
    first = "".join([one.name for one in named if one])
    return Place(
        countries=tuple(dict.fromkeys(front.country)),
        city=front.city,
        dateline=front.dateline or format_dateline(front.city, first),
    )


def _status(text: str) -> Status:
    statuses: dict[str, Status] = {"draft": "draft", "withdrawn": "withdrawn"}
    return statuses.get(text, "published")
