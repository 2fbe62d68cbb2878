import subprocess
import sys

from dateline.rendering.citations.runs import Run, text_of
from dateline.rendering.citing import citation
from dateline.rendering.records import Record
from tests.rendering.proof import record

SITE = {"base_url": "https://example.org", "publisher": "Y", "title": "The Archive"}


def article(headline: str, *people: str) -> Record:
    return record(
        {
            "id": "2020/05/a",
            "url": "2020/05/a.html",
            "headline": headline,
            "language": "fr",
            "byline": {"people": [{"name": name} for name in people]},
            "translator": "",
            "region_name": "Europe",
            "published": {"iso": "2020-05-04T10:00:00Z"},
            "summary": "",
            "tags": [],
            "corrections": [],
        }
    )


def test_what_is_nothing_but_text_is_one_run() -> None:
    runs = citation(article("Un titre", "Ada Moss"), "chicago", record(SITE))
    assert runs == (
        Run("Ada Moss. “"),
        Run("Un titre", language="fr"),
        Run(".” "),
        Run("The Archive", is_italic=True),
        Run(", May 4, 2020. "),
        Run("https://example.org/2020/05/a.html", url="https://example.org/2020/05/a.html"),
        Run("."),
    )


def test_what_is_more_than_text_stays_as_it_is() -> None:
    runs = citation(article("Un titre"), "apa", record(SITE))
    assert runs == (
        Run("Un titre", language="fr"),
        Run(". (2020, May 4). "),
        Run("The Archive", is_italic=True),
        Run(". "),
        Run("https://example.org/2020/05/a.html", url="https://example.org/2020/05/a.html"),
    )


def test_articles_and_styles_in_turn_are_cited_each_as_itself() -> None:
    one, other, site = article("One"), article("Other"), record(SITE)
    for style in ("apa", "mla"):
        assert "One" in text_of(citation(one, style, site))
        assert "Other" in text_of(citation(other, style, site))
    renamed = record({**SITE, "title": "The Record"})
    assert "The Record" in text_of(citation(other, "mla", renamed))


def test_what_few_pages_show_is_imported_when_a_page_shows_it() -> None:
    code = (
        "import sys, dateline.rendering.environment; names = sys.modules.keys(); "
        "print([name for name in ('babel', 'dateline.rendering.maps') if name in names])"
    )
    line = [sys.executable, "-P", "-c", code]
    assert subprocess.run(line, capture_output=True, check=True, text=True).stdout == "[]\n"
