"""Canonical bytes into what templates read.

Comes in: the bytes behind the digests of a page's parts. Goes out: objects whose fields templates
reach with a dot. A field that does not exist is undefined, which the environment turns into an
error.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple, cast

from jinja2 import StrictUndefined
from markupsafe import Markup

from dateline.base.canonical import parse
from dateline.base.urls import root_of, whole_address
from dateline.model.page import Page
from dateline.rendering.pictures import Fields, with_pictures

_LINK = re.compile(r"dateline-link:([0-9]+)")
# Looked for first: most prose has no token, and finding that out by the expression takes longer.
_SIGN = "dateline-"
Values = dict[str, bytes]
LARGEST_LINK, LARGEST_SMALL, MOST_SMALL = 200, 2000, 2000
LARGEST_LARGE, MOST_LARGE = 50_000, 8


class Record:
    """A mapping whose keys are attributes; methods of dictionaries cannot get in the way.

    Of a row of a list, a page may want no field: what was printed of it may be at hand. So it can
    come as a `Source`, and is read when a field is wanted.
    """

    __slots__ = ("__dict__", "__source")

    def __init__(self, fields: dict[str, object], source: "Source | None" = None) -> None:
        """Take the fields for its own, or none of them yet."""
        self.__dict__ = fields
        if source:
            self.__source = source

    def __getattr__(self, name: str) -> object:
        """Return what Jinja2 has for a field that does not exist; Python's own names are others."""
        if name.startswith("__"):
            raise AttributeError(name)
        if not self.__dict__ and name in fields_of(self):
            return self.__dict__[name]
        return StrictUndefined(obj=self, name=name)

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the fields, in their order."""
        return iter(fields_of(self))

    def __len__(self) -> int:
        """Return the number of fields: a mapping without any is false in a template."""
        return len(fields_of(self))

    def __repr__(self) -> str:
        """Return the same text on every machine; Python's own would hold an address in memory."""
        return f"Record({fields_of(self)!r})"

    def __str__(self) -> str:
        """Refuse to be printed: a template means one of the fields."""
        raise TypeError(f"a value with the fields {', '.join(self)} cannot be printed as it is")

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a field `name`."""
        return name in fields_of(self)

    def __getitem__(self, name: str) -> object:
        """Return the field `name`, so that `extra["two words"]` can be read."""
        return fields_of(self)[name]


class Source(NamedTuple):
    """The values among which a record is found, and the digest that it is known by."""

    digest: str
    values: Values


_source_of = cast("Callable[[Record], Source]", vars(Record)["_Record__source"].__get__)


def fields_of(record: Record) -> dict[str, object]:
    """Return the fields of a record, which is read now if it was not yet."""
    fields = vars(record)
    if not fields:
        source = _source(record)
        if source:
            fields = record.__dict__ = vars(_read(source.values[source.digest]))
    return fields


def _source(record: Record) -> Source | None:
    try:
        return _source_of(record)
    except AttributeError:
        return None


def name_of(record: Record) -> "str | Record":
    """Return the digest that a record is known by; one without any is known as itself."""
    source = _source(record)
    return source.digest if source else record


def _read(data: bytes) -> object:
    """Return what the bytes spell; what many pages share is parsed once.

    Most of that is small. The frame of all pages may be large, but is wanted again at once. What is
    larger than any frame is a list that one page shows, and takes ten times as much when parsed.
    """
    if len(data) < LARGEST_SMALL:
        return _small(data)
    return _large(data) if len(data) < LARGEST_LARGE else _parsed(data)


def _listed(digest: str, values: Values) -> object:
    """Return one of a list of values; what is more than a link is read when a field is wanted.

    What is not at hand is not even fetched before: reading wrote it down, as a mapping.
    """
    data = values.get(digest)
    if data is None or (len(data) > LARGEST_LINK and data.startswith(b"{")):
        return Record({}, Source(digest, values))
    return _read(data)


def _record(fields: dict[str, object]) -> Record:
    """Return the fields as a record, and the mappings in them too."""
    for name, value in fields.items():
        # Most fields are texts: they are passed over by a single question.
        if type(value) is not str:
            if type(value) is dict:
                fields[name] = _record(value)
            elif type(value) is list:
                fields[name] = _row(value) if value else ()
    return Record(fields)


def _row(values: list[object]) -> tuple[object, ...]:
    """Return a list as a tuple, so that no page can change what another one sees."""
    return tuple([_record(one) if type(one) is dict else _seen(one) for one in values])


def _seen(value: object) -> object:
    if type(value) is dict:
        return _record(value)
    return _row(value) if type(value) is list else value


def _parsed(data: bytes) -> object:
    return _seen(parse(data))


_small = lru_cache(maxsize=MOST_SMALL)(_parsed)
_large = lru_cache(maxsize=MOST_LARGE)(_parsed)


def records_of(page: Page, name: str, values: Values) -> Iterator[Record]:
    """Yield the records of a part one by one, for files that hold a whole archive."""
    return (cast("Record", _parsed(data)) for data in bytes_of(page, name, values))


def bytes_of(page: Page, name: str, values: Values) -> list[bytes]:
    """Return the canonical bytes of a part of a page, value by value, for formats made of JSON."""
    (part,) = [part for part in page.parts if part.name == name]
    digests = [part.digest] if isinstance(part.digest, str) else part.digest
    return [values[digest] for digest in digests]


# Templates name some of the parts that their page may see. The others need not be parsed.
Unread = partial


def context_of(page: Page, values: Values) -> dict[str, object]:
    """Return what a template may see, all of it read."""
    context = unread_context(page, values)
    return {name: named(context, name) for name in context}


def unread_context(page: Page, values: Values) -> dict[str, object]:
    """Return the names a template may use: `page` and one for each part of the page.

    What a part stands for has to be asked for, with `named`. The prose of a body becomes trusted
    HTML here and nowhere else; its tokens become addresses.
    """
    context: dict[str, object] = {
        part.name: Unread(_part, part.digest, values) for part in page.parts
    }
    root = root_of(page.url)
    if "body" in context:
        context["body"] = _trusted(cast("Record", named(context, "body")), context, root)
    if "introduction" in context:
        bodies = cast("list[Record]", named(context, "introduction"))
        context["introduction"] = [_trusted(body, context, root) for body in bodies]
    site = cast("Record | None", named(context, "site"))
    base = site["base_url"] if site else ""
    canonical = whole_address(cast("str", base), page.url) if base else ""
    context["page"] = Record(
        {"url": page.url, "kind": page.kind, "root": root, "canonical": canonical}
    )
    return context


def _part(digest: str | tuple[str, ...], values: Values) -> object:
    if isinstance(digest, str):
        return _read(values[digest])
    return [_listed(one, values) for one in digest]


def named(context: dict[str, object], name: str) -> object:
    """Return what a name stands for, or None, and keep in the context what had to be read."""
    found = context.get(name)
    if type(found) is Unread:
        found = context[name] = found()
    return found


def language_of(context: dict[str, object]) -> str:
    """Return the language of the one thing a page shows, an article or a fixed page, or nothing."""
    shown = named(context, "article" if "article" in context else "fixed")
    return str(fields_of(shown).get("language", "")) if isinstance(shown, Record) else ""


def _trusted(body: Record, context: dict[str, object], root: str) -> Record:
    """Return the body with its HTML marked as trusted: reading has sanitised it."""

    def address(found: re.Match[str]) -> str:
        return root + links[int(found[1])]

    prose = cast("str", body["html"])
    if _SIGN in prose:
        tokens = cast("Record | None", named(context, "context"))
        links = cast("Sequence[str]", tokens["links"] if tokens else ())
        pictures = cast("Sequence[Fields]", tokens["pictures"] if tokens else ())
        prose = with_pictures(_LINK.sub(address, prose), pictures, root)
    return Record({**fields_of(body), "html": Markup(prose)})  # noqa: S704 - see above
