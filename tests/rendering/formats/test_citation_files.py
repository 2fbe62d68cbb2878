"""The files beside an article, rendered from the parts of a page."""

import json
from collections.abc import Mapping

import rispy
from pybtex.database import parse_string

from dateline.model.article import Article, record_of
from dateline.rendering.citations.bibtex import bibtex
from dateline.rendering.citations.citable import Masthead, Work, cited_with_sources, work_key
from dateline.rendering.citations.csl import csl
from dateline.rendering.citations.ris import ris
from dateline.rendering.render import render
from tests.indexing.desk import BASE_URL, article, by, cites, date_of, term
from tests.rendering.proof import SILENT, laid_out

MASTHEAD = Masthead("The Test Archive", BASE_URL, "Test newsroom")
REPORT = article(
    "first-vote",
    "2009-06-25",
    byline=by("Dateline Asia desk", "陈光诚"),
    tags=(term("media-law"),),
    sources=(
        cites("AP", "Internet Law", "2009-06-26", url="https://example.org/x"),
        cites("", "A book", accessed=date_of("2010")),
        cites("The Test Archive", "Second vote"),
    ),
)
OUTLETS = ("Associated Press", "", "The Test Archive")
SECOND = article("second-vote")
JOINED_BY = ("example.org/x", "|a book|", "example.org/archive/2020/05/second-vote.html")
WORKS = (
    *(Work(work_key(joined_by)) for joined_by in JOINED_BY[:2]),
    Work("2020:05:second-vote", SECOND),
)


def rendered(renderer: str, filed: Article = REPORT) -> bytes:
    parts: Mapping[str, object] = {
        "article": record_of(filed),
        "masthead": MASTHEAD._asdict(),
        # What the article cites is one value.
        "cited": [
            {"key": key, "own": work.article.id if work.article else "", "outlet": outlet}
            for key, work, outlet, _ in zip(JOINED_BY, WORKS, OUTLETS, filed.sources, strict=False)
        ],
        "own": (record_of(SECOND),) if filed.sources else (),
    }
    page, values = laid_out(parts, renderer=f"format:{renderer}", kind="citation")
    made = render(page, values, {}, SILENT)
    assert isinstance(made, bytes)
    return made


def test_the_files_of_an_article_say_what_its_values_say() -> None:
    cited = cited_with_sources(REPORT, MASTHEAD, OUTLETS, WORKS)

    assert rendered("csl") == csl(cited)
    assert rendered("bibtex") == bibtex(cited)
    assert rendered("ris") == ris(cited)


def test_each_file_holds_the_article_and_its_sources() -> None:
    wanted = ["2009:06:first-vote", *(work.key for work in WORKS)]

    assert [one["id"] for one in json.loads(rendered("csl"))] == wanted
    assert [*parse_string(rendered("bibtex").decode(), "bibtex").entries] == wanted
    assert [one["id"] for one in rispy.loads(rendered("ris").decode())] == wanted


def test_an_article_without_sources_is_alone_in_its_file() -> None:
    (item,) = json.loads(rendered("csl", article("alone")))

    assert item["URL"] == f"{BASE_URL}/2020/05/alone.html"
