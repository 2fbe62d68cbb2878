"""Proofs: pages made of a template's text and of values, without an archive behind them."""

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from dateline.base.canonical import encode
from dateline.base.digest import Digest, digest_of
from dateline.base.wording import Interface
from dateline.model.page import Page, Part, TemplateFault, Templates
from dateline.rendering.records import Record, Values, context_of
from dateline.rendering.render import render

URL = "2020/05/a.html"


def silent(language: str) -> Interface:
    """Return an interface without texts."""
    return Interface(language=language, texts={})


SILENT = silent("en")


def laid_out(
    parts: Mapping[str, object], renderer: str = "t.html", url: str = URL, kind: str = "article"
) -> tuple[Page, Values]:
    """Return a page and the values behind its parts; a tuple stands for a sequence of values."""
    values: Values = {}

    def put(value: object) -> Digest:
        data = encode(value)
        values[digest_of(data)] = data
        return digest_of(data)

    digests = {
        # A date is a tuple with names and stands for itself.
        name: tuple(put(one) for one in value) if type(value) is tuple else put(value)
        for name, value in parts.items()
    }
    made = tuple(Part(name, digest) for name, digest in digests.items())
    return Page(url=url, kind=kind, renderer=renderer, parts=made), values


def made(
    templates: str | Templates, language: str, url: str, parts: Mapping[str, object]
) -> bytes | TemplateFault:
    """Render `t.html`, or the template that is given as a text."""
    texts = {"t.html": templates} if isinstance(templates, str) else templates
    page, values = laid_out(parts, url=url)
    return render(page, values, texts, silent(language))


def printed(
    templates: str | Templates, /, language: str = "en", url: str = URL, **parts: object
) -> str:
    """Return the text of a page that can be rendered."""
    done = made(templates, language, url, parts)
    assert isinstance(done, bytes), done
    return done.decode()


def fault(templates: str | Templates, /, language: str = "en", **parts: object) -> TemplateFault:
    """Return why a page cannot be rendered."""
    done = made(templates, language, URL, parts)
    assert isinstance(done, TemplateFault), done
    return done


def seen(parts: Mapping[str, object], url: str = URL) -> dict[str, object]:
    """Return what a template sees of some parts."""
    page, values = laid_out(parts, url=url)
    return context_of(page, values)


def record(value: object) -> Record:
    """Return a value as a template sees it."""
    found = seen({"value": value})["value"]
    assert isinstance(found, Record)
    return found


def parsed(xml: bytes) -> ET.Element:
    """Return the root of an XML file."""
    return ET.fromstring(xml)  # noqa: S314 - written by ourselves a moment ago
