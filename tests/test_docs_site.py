"""The documentation is a site that Dateline itself builds without a warning."""

from pathlib import Path

import pytest

from docs.site import DOCS, as_fixed_page, slug_of, write_site
from tests.commandline import run_here


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("docs") / "site"
    write_site(site)
    done = run_here("build", "--strict", "--jobs", "1", cwd=site)
    assert (done.code, done.err) == (0, "")
    return site / "output"


def test_every_page_of_the_documentation_is_a_page_of_the_site(output: Path) -> None:
    front = (output / "index.html").read_text(encoding="utf-8")
    for path in DOCS.rglob("*.md"):
        url = f"{slug_of(path)}.html"
        assert (output / url).is_file(), path
        assert front.count(f'<li><a href="{url}">') == 1, path


def test_pages_lead_to_each_other_and_into_themselves(output: Path) -> None:
    reference = (output / "reference-diagnostics.html").read_text(encoding="utf-8")
    tutorial = (output / "tutorial-first-report.html").read_text(encoding="utf-8")

    assert 'href="#unknown-region"' in reference
    assert 'id="unknown-region"' in reference
    assert 'href="how-to-hold-a-story.html"' in tutorial


def test_the_headline_of_a_page_becomes_its_title() -> None:
    page = as_fixed_page('<!-- A notice. -->\n\n# The `x` of "y"\n\nText.\n', "x")

    assert page == '---\ntitle: "The x of \\"y\\""\nslug: x\n---\n\nText.\n'


def test_a_drawing_is_left_to_code_hosts() -> None:
    page = as_fixed_page("# A\n\nText.\n\n![Bars](x.svg)\n\n![Dam](dam.jpg)\n", "a")

    assert page == '---\ntitle: "A"\nslug: a\n---\n\nText.\n\n![Dam](dam.jpg)\n'


def test_a_page_without_a_headline_is_refused() -> None:
    with pytest.raises(ValueError, match="begins with its headline"):
        as_fixed_page("Text.\n\n# Late\n", "late")
