"""A wire article into a manuscript.

Comes in: a `WireArticle` and the site's regions. Goes out: a path below the site and a text in the
content format. Everything that was in the wire text is in the manuscript: what has no field of its
own stands in `extra:` under names that begin with `wire_`, and what is too long for a field stands
at the end of the body. A field that is not known is left out, so that the build asks for it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from dateline.base.slugs import fault, slugify
from dateline.base.urls import source_fault
from dateline.base.yamlwriter import Written, write_mapping
from dateline.importers.filing import Filing, ImportOptions, file_article, guessed_fields
from dateline.importers.paragraphs import BREAK
from dateline.importers.prose import as_markdown
from dateline.importers.wirearticle import WireArticle
from dateline.importers.wirelines import is_break, shown
from dateline.reading.fields import LONGEST_LINE
from dateline.reading.sourceline import SourceLine

T = TypeVar("T")
UNFILED, UNDATED = "unfiled", "undated"
# Front matter is read up to 64 kB; what does not fit into these stands in the body.
_MOST_SOURCES, _SOURCES_SIZE = 150, 40_000
_MOST_NOTES, _NOTES_SIZE = 50, 3_000
_USUAL_LABEL = "for more information please see"
_WORD = re.compile(r"[^\W_]+")
_STRUCTURE = frozenset({"and", "by", "edited", "reported", "written"})


def manuscript_of(article: WireArticle, options: ImportOptions) -> tuple[str, str]:
    """Return the manuscript's path, relative to the site, and its text."""
    filing = file_article(article, options)
    sources = _within([one for one in article.sources if _fits(one)], _MOST_SOURCES, _SOURCES_SIZE)
    notes = {
        name: _within(texts, _MOST_NOTES, _NOTES_SIZE)
        for name, texts in (
            ("wire_author", article.accounts),
            ("wire_label", [text for text in article.labels if _words(text) != _USUAL_LABEL]),
            ("wire_captions", article.captions),
        )
    }
    fields: dict[str, Written] = {
        **_signature(article),
        **_place(filing),
        "sources": [_source(one) for one in sources],
        "extra": _extra(article, filing, notes, sources),
    }
    front = write_mapping({key: value for key, value in fields.items() if value})
    body = "\n\n".join(_paragraph(text) for text in _prose(article, sources, notes))
    return _path(article, filing), f"---\n{front}---\n{body}\n" if body else f"---\n{front}---\n"


def _prose(
    article: WireArticle, sources: Sequence[SourceLine], notes: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """Yield the paragraphs, and at the end what found no place in the front matter."""
    yield from article.paragraphs
    yield from article.leftover
    listed = {id(one) for one in sources}
    yield from (one.typed for one in article.sources if id(one) not in listed)
    placed = {text for texts in notes.values() for text in texts}
    beside = (*article.accounts, *article.labels, *article.captions)
    yield from (text for text in beside if text not in placed and _words(text) != _USUAL_LABEL)


def _path(article: WireArticle, filing: Filing) -> str:
    region = filing.region.slug if filing.region else UNFILED
    # Below content/pages stand fixed pages, not articles.
    region = UNFILED if region == "pages" else region
    year = f"{filing.date.year:04d}" if filing.date else UNDATED
    slug = slugify(article.headline) or slugify(article.name.rpartition(".")[0]) or "untitled"
    if fault(slug):
        slug = f"{slug}-article"
    return f"content/{region}/{year}/{slug}.md"


def _signature(article: WireArticle) -> dict[str, Written]:
    names = [name for name in article.byline.names if slugify(name)]
    author: dict[str, Written] = {"author": names[0] if len(names) == 1 else names}
    return {
        "title": article.headline,
        **(author if names else {"unsigned": True}),
        "role": article.byline.role,
        "desk": article.byline.desk,
    }


def _place(filing: Filing) -> dict[str, Written]:
    codes = [country.code for country in filing.countries]
    return {
        "region": filing.region.name if filing.region else "",
        "country": codes[0] if len(codes) == 1 else codes,
        "city": filing.city,
        "dateline": filing.dateline,
        "date": str(filing.date) if filing.date else "",
    }


def _source(source: SourceLine) -> Written:
    if source.whole:
        return source.whole
    fields = {
        "outlet": source.outlet,
        "title": source.title,
        "date": str(source.date) if source.date else source.written,
        "url": "" if source_fault(source.url) else source.url,
        "accessed": str(source.accessed or ""),
        "note": source.note,
    }
    return {key: value for key, value in fields.items() if value}


def _fits(source: SourceLine) -> bool:
    """Return whether every field of the source is short enough for the content format."""
    texts = (source.outlet, source.title, source.written, source.whole)
    return all(len(text) <= LONGEST_LINE for text in texts)


def _extra(
    article: WireArticle,
    filing: Filing,
    notes: Mapping[str, Sequence[str]],
    sources: Sequence[SourceLine],
) -> dict[str, Written]:
    """Return what has no field in the content format, under names that say where it was."""
    byline = article.byline
    typed = [shown(line) for line in article.bylines] if _differs(article) else []
    refused = [one.url for one in sources if one.url and not one.whole and source_fault(one.url)]
    extra: dict[str, Written] = {
        "wire_author": _one_or_list(notes["wire_author"]),
        "wire_category": article.category,
        "wire_byline": _one_or_list(typed),
        "wire_edited_by": ", ".join(filter(None, (*byline.edited_by, byline.edited_role))),
        "wire_label": _one_or_list(notes["wire_label"]),
        "wire_captions": list(notes["wire_captions"]),
        "wire_refused_addresses": refused,
        "wire_guessed": list(guessed_fields((*article.findings, *filing.findings))),
    }
    return {key: value for key, value in extra.items() if value}


def _differs(article: WireArticle) -> bool:
    """Return whether the byline as typed says more than the fields made of it."""
    byline = article.byline
    made = (*byline.names, byline.role, byline.desk, *byline.edited_by, byline.edited_role)
    left = Counter(_words(" ".join(article.bylines)).split()) - Counter(
        _words(" ".join(made)).split()
    )
    return any(word not in _STRUCTURE for word in left)


def _within(items: Sequence[T], most: int, size: int) -> tuple[T, ...]:
    """Return as many of the first items as front matter has room for."""
    kept: list[T] = []
    for item in items[:most]:
        size -= len(str(item).encode())
        if size < 0:
            break
        kept.append(item)
    return tuple(kept)


def _one_or_list(texts: Sequence[str]) -> Written:
    return texts[0] if len(texts) == 1 else list(texts)


def _paragraph(text: str) -> str:
    return BREAK if text == BREAK or is_break(text) else as_markdown(text)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
