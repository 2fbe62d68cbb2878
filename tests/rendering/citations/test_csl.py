"""CSL-JSON, written and read back by citeproc-py."""

import json
import warnings

import pytest
from citeproc.source.json import CiteProcJSON
from hypothesis import given

from dateline.base.dates import PartialDate
from dateline.rendering.citations.citable import Citable
from dateline.rendering.citations.csl import csl, csl_item
from dateline.rendering.citations.names import Name
from tests.base.laws import LAW_OF_LARGE_VALUES as LAW
from tests.rendering.citations.works import citables, desk, line, page, report

PARTS = ("year", "month", "day")
# The variables of CSL 1.0.2 that we use; the schema of its JSON form allows no others.
VARIABLES = {
    "id",
    "type",
    "title",
    "author",
    "translator",
    "container-title",
    "publisher",
    "section",
    "issued",
    "accessed",
    "URL",
    "archive",
    "archive_location",
    "language",
    "abstract",
    "keyword",
    "note",
}


def test_a_report_is_written_so() -> None:
    cited = report(
        authors=(desk, Name(family="O'Neill", given="Siobhán")),
        translators=(Name(literal="陈光诚"),),
        publisher="A newsroom",
        section="Asia",
        accessed=PartialDate(2010, 1),
        archive_url="https://web.archive.org/web/1/x",
        archived=PartialDate(2009, 7, 1),
        abstract="What happened.",
        keywords=("media-law", "blogs"),
        note="On paper",
        changes=("Corrected 2009-07",),
    )

    assert csl_item(cited) == {
        "id": "2009:06:a-report",
        "type": "article-newspaper",
        "title": "Kazakhstan to Tighten Internet Law",
        "author": [{"literal": "Dateline Asia desk"}, {"family": "O'Neill", "given": "Siobhán"}],
        "translator": [{"literal": "陈光诚"}],
        "container-title": "Northern Post",
        "publisher": "A newsroom",
        "section": "Asia",
        "issued": {"date-parts": [[2009, 6, 26]]},
        "accessed": {"date-parts": [[2010, 1]]},
        "URL": "https://example.org/a_b%20c",
        "archive": "web.archive.org",
        "archive_location": "https://web.archive.org/web/1/x",
        "language": "en",
        "abstract": "What happened.",
        "keyword": "media-law, blogs",
        "note": "Archived 2009-07-01. On paper. Corrected 2009-07.",
    }


def test_what_is_not_known_is_left_out() -> None:
    assert csl_item(page()) == {
        "id": "work:page",
        "type": "webpage",
        "title": "A page",
        "URL": "https://example.org/x",
    }
    assert csl_item(line())["type"] == "document"


def test_a_date_nobody_could_read_is_a_literal() -> None:
    cited = report(issued=None, written="spring 2009")

    assert csl_item(cited)["issued"] == {"literal": "spring 2009"}
    assert "note" not in csl_item(cited)


def test_a_file_is_an_array_with_an_item_a_line() -> None:
    assert csl([page(title="Ünes"), line("L")]).decode() == (
        "[\n"
        '{"id": "work:page", "type": "webpage", "title": "Ünes", "URL": "https://example.org/x"},\n'
        '{"id": "work:line", "type": "document", "title": "L"}\n'
        "]\n"
    )
    assert json.loads(csl([])) == []


@LAW
@given(citables)
def test_what_is_written_is_read_back_and_has_no_variable_of_its_own(cited: Citable) -> None:
    (item,) = json.loads(csl([cited]))

    assert item == csl_item(cited)
    assert item.keys() <= VARIABLES
    assert all(item.values())


@LAW
@given(citables)
def test_a_citation_processor_reads_the_same_fields(cited: Citable) -> None:
    with warnings.catch_warnings():
        # It tells of fields it has no class for, and reads on.
        warnings.simplefilter("ignore")
        read = CiteProcJSON(json.loads(csl([cited])))[cited.key.lower()]

    assert str(read.get("title", "")) == cited.title
    assert str(read.get("container_title", "")) == cited.container
    assert str(read.get("URL", "")) == cited.url
    names = [
        Name(*(str(one.get(part, "")) for part in Name._fields)) for one in read.get("author", [])
    ]
    assert names == [*cited.authors]
    known = tuple(read["issued"].get(part) for part in PARTS) if cited.issued else ()
    assert known == tuple(getattr(cited.issued, part) for part in PARTS if cited.issued)


@pytest.mark.parametrize("kind", ["news", "webpage", "document"])
def test_every_kind_has_a_type(kind: str) -> None:
    kinds = {"news": report(), "webpage": page(), "document": line()}

    assert kinds[kind].kind == kind
    assert csl_item(kinds[kind])["type"] in {"article-newspaper", "webpage", "document"}
