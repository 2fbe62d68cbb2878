"""Proofs: pages made of a template's text and of values, without an archive behind them."""

from collections.abc import Mapping

from dateline.base.canonical import encode
from dateline.base.digest import Digest, digest_of
from dateline.model.page import Page, Part, TemplateFault, Templates
from dateline.rendering.records import Record, Values, context_of
from dateline.rendering.render import render

URL = "2020/05/a.html"


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
        name: tuple(put(one) for one in value) if isinstance(value, tuple) else put(value)
        for name, value in parts.items()
    }
    made = tuple(Part(name, digest) for name, digest in digests.items())
    return Page(url=url, kind=kind, renderer=renderer, parts=made), values


def made(
    templates: str | Templates, language: str = "en", url: str = URL, **parts: object
) -> bytes | TemplateFault:
    """Render `t.html`, or the template that is given as a text."""
    texts = {"t.html": templates} if isinstance(templates, str) else templates
    page, values = laid_out(parts, url=url)
    return render(page, values, texts, language)


def printed(
    templates: str | Templates, language: str = "en", url: str = URL, **parts: object
) -> str:
    """Return the text of a page that can be rendered."""
    done = made(templates, language, url, **parts)
    assert isinstance(done, bytes), done
    return done.decode()


def fault(templates: str | Templates, language: str = "en", **parts: object) -> TemplateFault:
    """Return why a page cannot be rendered."""
    done = made(templates, language, **parts)
    assert isinstance(done, TemplateFault), done
    return done


def seen(url: str = URL, **parts: object) -> dict[str, object]:
    """Return what a template sees of some parts."""
    page, values = laid_out(parts, url=url)
    return context_of(page, values)


def record(**parts: object) -> Record:
    """Return the one part that is given, as a template sees it."""
    ((name, _),) = parts.items()
    found = seen(**parts)[name]
    assert isinstance(found, Record)
    return found
