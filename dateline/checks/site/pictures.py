"""Check `pictures`: every picture says in words what it shows.

Comes in: the pictures and drawings of a page. Goes out: errors for those without words, warnings
for those whose words are the name of a file.
"""

import re
from collections.abc import Iterator

from dateline.checks.site.addresses import way_down
from dateline.checks.site.check import Check, Finding, PageView
from dateline.checks.site.document import Document, Element

_FILE = re.compile(r"\S+\.(?:jpe?g|png|webp|avif|gif|svg)|(?:IMG|DSC|PXL)[_-]?\d+", re.IGNORECASE)


def _look(page: PageView) -> Iterator[Finding]:
    for element in page.document.all("img", "area", "input", "svg"):
        name = _name(element)
        if not _is_shown(element, page.document):
            continue
        if not _has_words(element, page.document):
            yield Finding(
                code="missing-alternative-text",
                message=f"the {name} has no words for those who do not see it",
                hint=_HINTS[element.tag],
                traces=_traces(element),
            )
        elif _FILE.fullmatch(element.get("alt")):
            yield Finding(
                code="poor-alternative-text",
                message=f"the words of the {name} are the name of a file, {element.get('alt')}",
                hint="say what the picture shows",
                traces=(element.get("alt"), *_traces(element)),
            )


def _is_shown(element: Element, page: Document) -> bool:
    """Tell whether an element is a picture that means something."""
    if element.tag == "input" and element.get("type").casefold() != "image":
        return False
    if element.tag == "area" and not element.has("href"):
        return False
    if element.tag == "svg" and element.get("role") != "img":
        return False
    return not any(one.get("aria-hidden") == "true" for one in (element, *page.around(element)))


def _has_words(element: Element, page: Document) -> bool:
    if element.get("aria-label") or element.get("aria-labelledby"):
        return True
    if element.tag == "svg":
        return any(one.tag == "title" and page.words(one) for one in page.inside(element))
    # An empty text says that a picture is decoration; a button cannot be.
    return element.has("alt") if element.tag == "img" else bool(element.get("alt"))


def _name(element: Element) -> str:
    source = way_down(element.get("src") or element.get("href"))
    kind = {"img": "picture", "svg": "drawing", "area": "area", "input": "button"}[element.tag]
    return f"{kind} {source}" if source else kind


def _traces(element: Element) -> tuple[str, ...]:
    source = way_down(element.get("src") or element.get("href"))
    return tuple(text for text in (source, source.rpartition("/")[2], f"<{element.tag}") if text)


_HINTS = {
    "img": 'add alt="…", or alt="" where the picture is decoration',
    "area": 'add alt="…" with the words of the link',
    "input": 'add alt="…" with what the button does',
    "svg": "add a <title> as its first element, or aria-label",
}
CHECK = Check(
    name="pictures",
    summary="pictures say in words what they show",
    codes=(
        "missing-alternative-text",
        "poor-alternative-text",
        "missing-picture",
        "unreadable-picture",
        "misnamed-picture",
    ),
    look=_look,
)
