"""The stylesheet, rule by rule: what a browser does not know, it leaves out in silence."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import tinycss2
from playwright.sync_api import Browser

from tests.browser.visits import SCHEMES, visit
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

SHEET = ROOT / "static/style.css"
# What other browsers than Chromium know.
OTHERS_KNOW = frozenset(
    {
        "-webkit-text-size-adjust: 100%",
        "hanging-punctuation: first allow-end last",
        "text-align: match-parent",
    }
)
NOT_KNOWN = """(rules) => {
    const isSelector = (one) => {
        try { document.querySelector(one); return true; } catch { return false; }
    };
    // What is not known is neither so nor otherwise.
    const isQuery = (one) => matchMedia(one).matches || matchMedia(`not ${one}`).matches;
    return {
        selectors: rules.selectors.filter((one) => !isSelector(one)),
        queries: rules.queries.filter((one) => !isQuery(one)),
        declarations: rules.declarations.filter(([name, value]) => !CSS.supports(name, value)),
    };
}"""


class Style(NamedTuple):
    """What a stylesheet says, apart: what it chooses, when, and what becomes of it."""

    selectors: list[str]
    queries: list[str]
    declarations: list[list[str]]
    errors: list[str]


def style_of(text: str) -> Style:
    style = Style([], [], [], [])
    for rule in rules_of(tinycss2.parse_stylesheet(text, True, True), style):
        style.selectors.append(tinycss2.serialize(rule.prelude).strip())
    return style


def rules_of(nodes: list[tinycss2.ast.Node], style: Style) -> Iterator[tinycss2.ast.QualifiedRule]:
    """Yield the rules that choose elements, filing what else there is."""
    for node in nodes:
        if node.type == "at-rule" and node.at_keyword != "page":
            if node.at_keyword == "media":
                style.queries.append(tinycss2.serialize(node.prelude).strip())
            yield from rules_of(tinycss2.parse_rule_list(node.content, True, True), style)
        elif node.type in {"qualified-rule", "at-rule"}:
            if node.type == "qualified-rule":
                yield node
            for one in tinycss2.parse_blocks_contents(node.content, True, True):
                file_declaration(one, style)
        else:
            style.errors.append(f"line {node.source_line}: {node.type}")


def file_declaration(node: tinycss2.ast.Node, style: Style) -> None:
    if node.type == "declaration":
        value = tinycss2.serialize(node.value).strip()
        if f"{node.name}: {value}" not in OTHERS_KNOW:
            style.declarations.append([node.name, value])
    else:
        style.errors.append(f"line {node.source_line}: {node.type}")


def not_known(browser: Browser, style: Style) -> dict[str, list[object]]:
    page = browser.new_page()
    found: dict[str, list[object]] = page.evaluate(NOT_KNOWN, style._asdict())
    page.close()
    return found


def test_the_browser_knows_everything_the_style_says(browser: Browser) -> None:
    style = style_of(SHEET.read_text("utf-8"))
    assert style.errors == []
    assert len(style.selectors) > 250
    assert not_known(browser, style) == {"selectors": [], "queries": [], "declarations": []}


def test_what_no_browser_knows_is_seen(browser: Browser) -> None:
    style = style_of(
        "a:has(b:has(i)) { colour: red; color: rde; color: red }\n"
        "@media (prefers-colour-scheme: dark) { p { margin 0 } }\n"
        "q"
    )
    assert style.errors == ["line 2: error", "line 3: error"]
    assert not_known(browser, style) == {
        "selectors": ["a:has(b:has(i))"],
        "queries": ["(prefers-colour-scheme: dark)"],
        "declarations": [["colour", "red"], ["color", "rde"]],
    }


def test_sides_are_logical_so_that_one_sheet_serves_both_directions() -> None:
    names = {name for name, _ in style_of(SHEET.read_text("utf-8")).declarations}
    sided = {name for name in names if {"left", "right", "top", "bottom"} & set(name.split("-"))}
    assert sided | names & {"width", "height", "max-width", "min-height", "float"} == set()


# The ring around what the keyboard is at (WCAG 2.2, 1.4.11), on all that it may stand on.
RESOLVED = """() => ["--focus", "--paper", "--wash"].map((name) => {
    document.body.style.color = `var(${name})`;
    return getComputedStyle(document.body).color.match(/\\d+/g).map(Number);
})"""


def luminance(colour: list[int]) -> float:
    """Return how light a colour is, as WCAG reckons it."""
    parts = [
        one / 255 / 12.92 if one / 255 <= 0.04045 else ((one / 255 + 0.055) / 1.055) ** 2.4
        for one in colour
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: list[int], other: list[int]) -> float:
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def test_the_ring_of_the_keyboard_stands_out_in_light_and_dark(
    browser: Browser, archive: Path
) -> None:
    assert round(contrast([255, 255, 255], [0, 0, 0]), 2) == 21
    with visit(browser, (archive / "about.html").as_uri()) as (page, _):
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            ring, *grounds = page.evaluate(RESOLVED)
            assert [ground for ground in grounds if contrast(ring, ground) < 3] == [], scheme
