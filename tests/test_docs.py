"""The documentation says what the code does, leads where it says, and gives away no machine."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.base.codes import CODES, Code
from dateline.cli.explanation import explanation_of
from dateline.cli.main import VERBS
from docs.generate import outdated
from docs.look import blocks_of, faults, properties_of

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))
MODULES = sorted((ROOT / "dateline").rglob("*.py"))
# What tools and builds leave in a checkout; none of it is tracked.
LEFT_BEHIND = re.compile(
    r"\.git|\.venv.*|output|dist|__pycache__|\.(dateline|hypothesis|\w+_cache)|\.coverage.*|.*\.pyc"
)
BINARY = frozenset({".jpg", ".png", ".gif", ".webp", ".avif", ".ico", ".pdf", ".woff2"})
# Spelled in pieces: this file is looked at, too.
REGISTRIES = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "crates" + ".io")
MACHINE = re.compile(r"(?<![\w.])/(?:work|tmp|root|var/folders|Users)/[\w.]|/home/(?!you/)\w+/")
LINK = re.compile(r"!?\[[^\]]*\]\(<?([^)\s>]+)>?[^)]*\)")
FENCED = re.compile(r"^( *)(```|~~~).*?^\1\2", re.MULTILINE | re.DOTALL)
IN_LINE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_reference_is_what_the_code_says() -> None:
    """When this fails: `python -m docs.generate`."""
    assert outdated(write=False) == []


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_in_the_reference(verb: str) -> None:
    page = (ROOT / "docs/reference/verbs.md").read_text(encoding="utf-8")

    assert f"\n## {verb}\n" in page
    assert f"Usage: dateline {verb} " in page


def test_every_module_of_a_verb_is_a_verb() -> None:
    modules = (ROOT / "dateline/cli").glob("*_verb.py")

    assert {path.stem.removesuffix("_verb") for path in modules} == VERBS.keys()


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_every_code_is_in_the_reference(code: Code) -> None:
    page = (ROOT / "docs/reference/diagnostics.md").read_text(encoding="utf-8")

    assert f"\n| [`{code.name}`](#{code.name}) | {code.severity} | {code.why} |\n" in page
    assert f"\n### {code.name}\n" in page
    assert explanation_of(code.name).says in page


def test_every_block_and_every_property_of_the_theme_has_words_in_the_reference() -> None:
    """When this fails: `docs/look.py`, or a comment in `static/style.css`."""
    assert faults() == []


def test_blocks_and_properties_are_read_off_the_theme() -> None:
    template = "{% block a %}{% block b %}{% endblock %}{% endblock %}{# {% block c %} #}"
    sheet = (
        ":root {\n  color-scheme: light;\n  --a: 1px; /* One. */\n  /* Two. */\n"
        "  --b: x,\n  y;\n  --c: 3;\n}\na { --d: 4; }"
    )
    assert blocks_of(template) == ["a", "b"]
    assert list(properties_of(sheet)) == [
        ("--a", "1px", "One."),
        ("--b", "x, y", "Two."),
        ("--c", "3", ""),
    ]


# The catalogue of codes.


def texts_in(path: Path) -> Iterator[str]:
    """Yield every text a module holds."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_code_is_used() -> None:
    modules = (path for path in MODULES if name_of(path) != "dateline/base/codes.py")
    used = {text for path in modules for text in texts_in(path)}

    assert sorted(CODES.keys() - used) == []


# Functions and values whose first argument is a code.
TAKE_A_CODE = frozenset({"diagnose", "refuse", "AddressFault", "TemplateFault"})


def codes_used_in(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        called = node.func.id if isinstance(node.func, ast.Name) else called
        first = next(iter(node.args), None) if called in TAKE_A_CODE else None
        named = next((one.value for one in node.keywords if one.arg == "code"), None)
        for given in (first, named):
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                yield given.value, node.lineno


def test_every_code_that_is_used_exists() -> None:
    used = [
        (code, f"{name_of(path)}:{line}") for path in MODULES for code, line in codes_used_in(path)
    ]

    assert len(used) > len(CODES)
    assert [(code, where) for code, where in used if code not in CODES] == []


# Links.


def prose_of(document: Path) -> str:
    """Return a document without its code, in which brackets mean other things."""
    return IN_LINE.sub("", FENCED.sub("", document.read_text(encoding="utf-8")))


def anchors_of(document: Path) -> set[str]:
    """Return the anchors of the headings of a document, as code hosts make them."""
    text = FENCED.sub("", document.read_text(encoding="utf-8"))
    words = (re.sub(r"[^\w\- ]", "", heading.casefold()) for heading in HEADING.findall(text))
    return {heading.replace(" ", "-") for heading in words}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_inside_the_documentation_leads_somewhere(document: Path) -> None:
    for target in LINK.findall(prose_of(document)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        found = document.parent / path if path else document
        assert found.exists(), f"{name_of(document)}: {target}"
        if anchor:
            assert anchor in anchors_of(found), f"{name_of(document)}: {target}"


def test_links_are_found_and_code_is_not_prose(tmp_path: Path) -> None:
    document = tmp_path / "x.md"
    document.write_text(
        '[a](b.md) `[no](no.md)` ![p](q.png "t")\n\n```md\n[no](no.md)\n```\n\n'
        "[c](#d-e)\n\n# D: e\n",
        encoding="utf-8",
    )

    assert LINK.findall(prose_of(document)) == ["b.md", "q.png", "#d-e"]
    assert anchors_of(document) == {"d-e"}


# What must not be in the repository.


def tracked(folder: Path = ROOT) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if LEFT_BEHIND.fullmatch(path.name):
            continue
        if path.is_dir():
            yield from tracked(path)
        elif path.suffix not in BINARY:
            yield path


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine() -> None:
    found = []
    for path in tracked():
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [(name_of(path), name) for name in REGISTRIES if name in text]
        found += [(name_of(path), place) for place in MACHINE.findall(text)]

    assert found == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("in /tm" + "p/x", True),
        ("`/wor" + "k/main`", True),
        ("/hom" + "e/jane/site", True),
        ("file:///ho" + "me/you/site", False),
        ("https://example.org/work/a", False),
        ("f'/ro" + "ot/{path}'", False),
    ],
)
def test_a_place_on_a_machine_is_told_from_an_address(text: str, *, is_one: bool) -> None:
    assert bool(MACHINE.search(text)) is is_one
