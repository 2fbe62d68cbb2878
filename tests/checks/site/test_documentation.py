"""Each check has a page, whose examples are what it finds."""

import re

import pytest

from dateline.base.codes import CODES
from dateline.checks.site.check import Check, Sight
from dateline.checks.site.registry import CHECKS
from tests.checks.site.views import URL, in_site, on_page, page, seen_of, site_of
from tests.test_docs import FENCED, ROOT


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_every_check_has_a_page_that_names_its_findings(check: Check) -> None:
    page = (ROOT / f"docs/checks/{check.name}.md").read_text(encoding="utf-8")
    listed = (ROOT / "docs/how-to/check.md").read_text(encoding="utf-8")

    assert re.findall(r"^#+ .*", FENCED.sub("", page), re.MULTILINE) == [
        f"# {check.name}",
        "## What it finds",
        "## Why it matters",
        "## How to mend it",
        "## A bad example",
        "## A good example",
    ]
    assert f"[{check.name}](../checks/{check.name}.md)" in listed
    if check.name != "build":
        rows = [f"| `{code}` | {CODES[code].severity} | " for code in check.codes]
        told = re.findall(r"^\| `[a-z-]+` \| (?:error|warning) \| ", page, re.MULTILINE)
        assert sorted(told) == sorted(rows)


def test_there_is_no_page_of_a_check_that_does_not_exist() -> None:
    pages = (ROOT / "docs/checks").glob("*.md")

    assert {page.stem for page in pages} == CHECKS.keys()


def example(check: Check, which: str) -> str:
    """Return the HTML of an example, or nothing where it is of another kind."""
    page = (ROOT / f"docs/checks/{check.name}.md").read_text(encoding="utf-8")
    found = re.search(r"```html\n(.*?)```", page.partition(f"## A {which} example")[2], re.DOTALL)
    return found[1] if found else ""


SHOWN = [check for check in CHECKS.values() if example(check, "bad")]


@pytest.mark.parametrize("check", SHOWN, ids=lambda check: check.name)
def test_the_examples_of_a_check_are_what_it_finds(check: Check) -> None:
    found = {}
    for which in ("bad", "good"):
        html = page(example(check, which).replace("{{ page.root }}", "../../"))
        files = ("about.html", "tags/index.html", "static/chart.js")
        site = site_of({**seen_of({URL: html}), **dict.fromkeys(files, Sight(size=1))})
        found[which] = {one.code for one in (*on_page(check, html), *in_site(check, site))}

    assert found["good"] == set()
    assert found["bad"]
    assert found["bad"] <= {*check.codes}


def test_most_checks_of_pages_have_examples_of_html() -> None:
    names = ["accessibility", "headings", "links", "pictures", "privacy"]

    assert [check.name for check in SHOWN] == names
