"""Check `accessibility`: what can be seen in a page itself of WCAG 2.2, level AA.

Comes in: a page. Goes out: a warning for each barrier. What only a browser can tell, such as
contrast, is not looked for.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from dateline.base.text import closest
from dateline.checks.site.addresses import way_down
from dateline.checks.site.check import Check, Finding, PageView
from dateline.checks.site.document import Document, Element

_NAMED_BY_VALUE = frozenset(["submit", "reset", "hidden", "image"])
_REFERRING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers")
_SMALLEST_ZOOM = 2.0
_NO_ZOOM = re.compile(
    r"user-scalable\s*=\s*(?:no|0)|maximum-scale\s*=\s*(\d*(?:\.\d+)?)[\d.]*", re.IGNORECASE
)


def _language(page: Document) -> Iterator[Finding]:
    for element in page.all("html"):
        if not element.get("lang"):
            yield Finding(
                code="no-page-language",
                message="the page does not say which language it is in",
                hint='write <html lang="{{ site.language }}">',
                traces=("<html",),
            )


def _title(page: Document) -> Iterator[Finding]:
    titles = [page.words(one) for one in page.all("title") if not _is_drawing(one, page)]
    if not any(titles):
        yield Finding(
            code="no-page-title",
            message="the page has no title",
            hint="give it a <title> of its own, which tabs and bookmarks show",
            traces=("<title", "<head"),
        )


def _is_drawing(element: Element, page: Document) -> bool:
    return any(one.tag == "svg" for one in page.around(element))


def _landmark(page: Document) -> Iterator[Finding]:
    found = any(one.tag == "main" or one.get("role") == "main" for one in page.elements)
    if not found:
        yield Finding(
            code="no-main-part",
            message="the page does not say where its main part is",
            hint="put what the page is about into <main>",
            traces=("<body",),
        )


def _zoom(page: Document) -> Iterator[Finding]:
    for element in page.all("meta"):
        found = _NO_ZOOM.search(element.get("content"))
        if element.get("name").casefold() != "viewport" or not found:
            continue
        if not found[1] or float(found[1]) < _SMALLEST_ZOOM:
            yield Finding(
                code="no-zoom",
                message=f"the page keeps readers from making it larger: {found[0]}",
                hint='write content="width=device-width, initial-scale=1" and no more',
                traces=(found[0],),
            )


def _fields(page: Document) -> Iterator[Finding]:
    labelled = {one.get("for") for one in page.all("label") if page.name(one)} - {""}
    for element in page.all("input", "select", "textarea"):
        if element.get("type").casefold() in {*_NAMED_BY_VALUE, "button"}:
            continue
        is_inside = any(one.tag == "label" and page.name(one) for one in page.around(element))
        by_itself = element.get("aria-label") or element.get("title")
        if not (by_itself or _refers(element, page) or is_inside or element.get("id") in labelled):
            known = element.get("id") or element.get("name")
            yield Finding(
                code="unlabelled-field",
                message=f"the field {known or f'<{element.tag}>'} has no label",
                hint='put <label for="…"> before it with its id, or aria-label into it',
                traces=(*([f'"{known}"'] if known else []), f"<{element.tag}"),
            )


def _refers(element: Element, page: Document) -> bool:
    ids = page.ids() if element.get("aria-labelledby") else {}
    return any(one in ids for one in element.get("aria-labelledby").split())


def _unnamed(page: Document) -> Iterator[Finding]:
    for element in page.all("a", "button", "summary"):
        is_link = element.tag == "a"
        if (is_link and not element.has("href")) or page.name(element):
            continue
        address = way_down(element.get("href"))
        what = f"the link {address}" if is_link else f"a <{element.tag}>"
        yield Finding(
            code="no-words",
            message=f"{what} has no words that say what it does",
            hint="write words into it, or aria-label",
            traces=tuple(filter(None, [address, f"<{element.tag}"])),
        )


def _tables(page: Document) -> Iterator[Finding]:
    for element in page.all("table"):
        is_layout = element.get("role") in {"presentation", "none"}
        if not is_layout and not any(one.tag == "th" for one in page.inside(element)):
            yield Finding(
                code="table-without-headers",
                message="a table has no headers, so its cells cannot be told apart by ear",
                hint="write the first row, or the first cell of each row, with <th>",
                traces=("<table",),
            )


def _frames(page: Document) -> Iterator[Finding]:
    for element in page.all("iframe", "frame"):
        if not page.name(element):
            source = way_down(element.get("src"))
            yield Finding(
                code="no-words",
                message=" ".join(filter(None, ["a frame", source, "has no title"])),
                hint='add title="…"',
                traces=tuple(filter(None, [source, f"<{element.tag}"])),
            )


def _ids(page: Document) -> Iterator[Finding]:
    counts = Counter(one.attributes["id"] for one in page.elements if one.get("id"))
    for name, count in counts.items():
        if count > 1:
            yield Finding(
                code="duplicate-id",
                message=f'the id "{name}" stands {count:,} times in one page; links find the first',
                hint="give each its own",
                traces=(f'id="{name}"', f"#{name}"),
            )
    for element in page.elements:
        for attribute in (one for one in _REFERRING if one in element.attributes):
            for name in element.get(attribute).split():
                if name not in counts:
                    near = closest(name, counts)
                    yield Finding(
                        code="dangling-reference",
                        message=f'{attribute}="{name}" names no id of the page',
                        hint=f'did you mean "{near}"?' if near else "",
                        traces=(f'{attribute}="{name}"', name),
                    )


def _order(page: Document) -> Iterator[Finding]:
    for element in page.elements:
        place = element.get("tabindex")
        if place.isdecimal() and int(place) > 0:
            yield Finding(
                code="tab-order",
                message=f'tabindex="{place}" takes an element out of the order of the page',
                hint='put it where it belongs, and leave tabindex out or write "0"',
                traces=(f'tabindex="{place}"', "tabindex"),
            )


RULES: tuple[Callable[[Document], Iterator[Finding]], ...] = (
    _language,
    _title,
    _landmark,
    _zoom,
    _fields,
    _unnamed,
    _tables,
    _frames,
    _ids,
    _order,
)


def _look(page: PageView) -> Iterator[Finding]:
    if page.document.elements:
        for rule in RULES:
            yield from rule(page.document)


CHECK = Check(
    name="accessibility",
    summary="pages can be used with a screen reader and a keyboard, as far as their HTML shows",
    codes=(
        "no-page-language",
        "no-page-title",
        "no-main-part",
        "no-zoom",
        "unlabelled-field",
        "no-words",
        "table-without-headers",
        "duplicate-id",
        "dangling-reference",
        "tab-order",
    ),
    look=_look,
)
