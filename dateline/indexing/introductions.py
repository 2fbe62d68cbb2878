"""Hand-written introductions: which page each belongs to, and which belong to none.

Comes in: the introductions as read, and the names that articles use. Goes out: introductions by
folder and slug, and what is wrong with them. An introduction is printed when its page is, which
only published articles bring about.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dateline.base.diagnostics import Diagnostic, FieldSpan, Span, diagnose
from dateline.base.slugs import slugify
from dateline.base.text import closest
from dateline.indexing.unread import Unread
from dateline.model.article import Article, Introduction
from dateline.model.config import Region

# The folder ("tags") and the slug of the page that is introduced.
PageKey = tuple[str, str]
Introductions = Mapping[PageKey, Introduction]
_NOUNS = {"tags": "tag", "authors": "author", "series": "series", "outlets": "outlet"}


def by_page(found: Iterable[Introduction]) -> tuple[Introductions, list[Diagnostic]]:
    """Return the introductions by page, and an error for every second one of a page."""
    introductions: dict[PageKey, Introduction] = {}
    said: list[Diagnostic] = []
    for one in sorted(found, key=lambda one: one.manuscript):
        first = introductions.setdefault((one.kind, one.slug), one)
        if first is not one:
            message = f"{one.manuscript} and {first.manuscript} introduce the same page"
            hint = "make one file of the two, or rename one of them"
            spans = (Span(path=first.manuscript),)
            said.append(diagnose("same-name", message, Span(path=one.manuscript), hint, spans))
    return introductions, said


def outlet_aliases(
    introductions: Introductions,
) -> tuple[Mapping[str, str], list[Diagnostic]]:
    """Return the outlet behind the slug of each other name, and an error for a name of two.

    A slug has neither case nor accents, so names are compared without. The name that an outlet's
    file gives goes before the other names of others. "The" before a name makes no other outlet
    unless a file says so.
    """
    outlets = {
        slug: one
        for (kind, slug), one in sorted(introductions.items(), key=_page_of)
        if kind == "outlets"
    }
    owners = {slug: slug for slug in outlets}
    said: list[Diagnostic] = []
    for slug, one in outlets.items():
        _claim(owners, outlets, slug, _Name(one.name, ("title", "name")), said)
    for slug, one in outlets.items():
        for index, alias in enumerate(one.aliases):
            _claim(owners, outlets, slug, _Name(alias, (f"aliases.{index}", "aliases")), said)
    for name, owner in tuple(owners.items()):
        owners.setdefault(_with_or_without_article(name), owner)
    return {name: slug for name, slug in owners.items() if name != slug}, said


def _page_of(item: tuple[PageKey, Introduction]) -> PageKey:
    return item[0]


class _Name(NamedTuple):
    """A name of an outlet, and the fields it may stand in."""

    text: str
    fields: tuple[str, ...]


def _claim(
    owners: dict[str, str],
    outlets: Mapping[str, Introduction],
    slug: str,
    name: _Name,
    said: list[Diagnostic],
) -> None:
    """Note a name of the outlet `slug`, or say whose it is."""
    other = slugify(name.text)
    owner = owners.setdefault(other, slug) if other else slug
    if owner == slug:
        return
    one, first = outlets[slug], outlets[owner]
    message = f'"{name.text}" is already a name of the outlet in {first.manuscript}'
    span = FieldSpan(path=one.manuscript, fields=name.fields)
    hint = "delete it from one of the two"
    said.append(diagnose("same-name", message, span, hint, (Span(path=first.manuscript),)))


def _with_or_without_article(slug: str) -> str:
    return slug.removeprefix("the-") if slug.startswith("the-") else f"the-{slug}"


def stray_introductions(
    introductions: Introductions, regions: tuple[Region, ...]
) -> Iterator[Diagnostic]:
    """Yield an error for every introduction to a region that the settings do not have."""
    slugs = {region.slug for region in regions}
    for (kind, slug), one in sorted(introductions.items(), key=lambda item: item[0]):
        if kind == "regions" and slug not in slugs:
            near = closest(slug, slugs)
            hint = (
                f"did you mean {near}.md?"
                if near
                else f"the regions are {', '.join(sorted(slugs))}"
            )
            message = f"there is no region `{slug}` to introduce"
            yield diagnose("unknown-region", message, Span(path=one.manuscript), hint)


def idle_introductions(
    introductions: Introductions, printed: frozenset[PageKey], awaited: frozenset[PageKey]
) -> Iterator[Diagnostic]:
    """Yield a warning for every introduction whose page does not exist.

    `printed` are the pages of the edition, `awaited` those that held articles will bring about.
    """
    for (kind, slug), one in sorted(introductions.items(), key=lambda item: item[0]):
        if kind == "regions" or (kind, slug) in printed or (kind, slug) in awaited:
            continue
        code = "unknown-author-file" if kind == "authors" else "unused-file"
        message = f"no article has the {_NOUNS[kind]} `{slug}`; {one.manuscript} is not published"
        near = closest(slug, (other for folder, other in printed if folder == kind))
        hint = f"did you mean {near}.md?" if near else "rename the file, or move it away"
        yield diagnose(code, message, Span(path=one.manuscript), hint)


def unlisted_authors(
    articles: Iterable[Article], introductions: Introductions, unread: Unread
) -> Iterator[Diagnostic]:
    """Yield an error for every author who has no file in content/_authors."""
    listed = {
        slug: one.name or slug for (kind, slug), one in introductions.items() if kind == "authors"
    }
    for article in articles:
        for index, person in enumerate(article.byline.people):
            if person.slug in listed or unread.may_be(f"content/_authors/{person.slug}.md"):
                continue
            near = closest(person.name, listed.values())
            hint = f'did you mean "{near}"?' if near else f"add content/_authors/{person.slug}.md"
            message = f'there is no author "{person.name}" in content/_authors'
            span = article.span(f"author.{index}", f"authors.{index}", "author", "authors")
            yield diagnose("unlisted-author", message, span, hint)
