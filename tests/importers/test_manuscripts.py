import re
from dataclasses import replace

import pytest

from dateline.base.diagnostics import SourceText
from dateline.base.digest import digest_of
from dateline.base.yamlnodes import PlainNode, load, plain
from dateline.importers.filing import ImportOptions
from dateline.importers.manuscripts import manuscript_of
from dateline.importers.wire import read_wire
from dateline.model.config import ReadingOptions, Region
from dateline.model.manuscript import Manuscript
from dateline.reading.read import Read, read
from tests.importers.wires import (
    CAPTIONS,
    DIGEST,
    OPTIONS,
    PLAIN,
    PLAIN_MANUSCRIPT,
    REGIONS,
    WRAPPED,
)

READING = ReadingOptions(
    language="en",
    timezone="UTC",
    permalink="{year}/{month}/{slug}.html",
    licence="",
    raw_html=False,
    sources_required=False,
    regions=REGIONS,
)


def made(text: str, name: str = "a.txt") -> tuple[str, str]:
    return manuscript_of(read_wire(text, name), OPTIONS)


def fields(text: str, name: str = "a.txt") -> dict[str, PlainNode]:
    manuscript = made(text, name)[1]
    front = manuscript.split("---\n", 2)[1]
    loaded = load(SourceText("a.md", front), front)
    assert loaded.diagnostics == ()
    value = plain(loaded.value) if loaded.value else {}
    assert isinstance(value, dict)
    return value


def body(text: str) -> str:
    return made(text)[1].split("---\n", 2)[2]


def extra(text: str) -> dict[str, PlainNode]:
    value = fields(text)["extra"]
    assert isinstance(value, dict)
    return value


def read_back(text: str, name: str = "a.txt") -> Read:
    path, manuscript = made(text, name)
    data = manuscript.encode()
    return read(Manuscript(path=path, digest=digest_of(data), data=data), READING)


def test_a_usual_article_becomes_a_usual_manuscript() -> None:
    path, text = made(PLAIN)
    assert path == "content/north-america-and-oceania/2008/court-opens-hearing.md"
    assert text == PLAIN_MANUSCRIPT


@pytest.mark.parametrize("text", [PLAIN, DIGEST, CAPTIONS, WRAPPED])
def test_a_manuscript_with_guesses_only_can_be_built(text: str) -> None:
    outcome = read_back(text)
    assert [found.message for found in outcome.reading.diagnostics if found.is_error] == []
    assert outcome.reading.article is not None


def test_the_article_built_prints_what_was_printed() -> None:
    article = read_back(PLAIN).reading.article
    assert article is not None
    assert article.place.dateline == "SUVA, Fiji"
    assert article.byline.people[0].name == "A. Reporter"
    held = read_back(CAPTIONS).reading.article
    assert held is not None
    assert held.place.dateline == "Damascus, Syria"


def test_the_dateline_is_written_only_if_it_would_be_printed_otherwise() -> None:
    assert "dateline" not in fields(PLAIN)
    assert fields(CAPTIONS)["dateline"] == "Damascus, Syria"
    assert fields("T\n\nGENEVA – The text.")["city"] == "Geneva"
    assert "dateline" not in fields("T\n\nGENEVA – The text.")
    hong_kong = fields("T\n\nHONG KONG – The text.")
    assert (hong_kong["country"], hong_kong["dateline"]) == ("HK", "HONG KONG")
    assert "city" not in hong_kong


def test_a_dateline_with_two_places_gives_two_countries() -> None:
    found = fields("T\n\nJERUSALEM, Israel/West Bank – The text.")
    assert found["country"] == ["IL", "PS"]
    assert found["dateline"] == "JERUSALEM, Israel/West Bank"


def test_several_authors_are_a_list() -> None:
    assert fields("T\n\nBy A. Reporter and B. Writer\n\nText.")["author"] == [
        "A. Reporter",
        "B. Writer",
    ]


def test_an_article_without_a_byline_is_unsigned() -> None:
    found = fields(DIGEST)
    assert found["unsigned"] == "true"
    assert "author" not in found


def test_a_name_that_no_address_can_be_made_of_is_no_author() -> None:
    article = read_wire(PLAIN, "a.txt")
    nameless = replace(article, byline=replace(article.byline, names=("…",)))
    assert "unsigned: true\n" in manuscript_of(nameless, OPTIONS)[1]


def test_the_account_is_never_the_author_beside_a_byline() -> None:
    text = "T\n\nBy A. Reporter\n\nText.\n\nAuthor: B. Writer"
    assert fields(text)["author"] == "A. Reporter"
    assert extra(text)["wire_author"] == "B. Writer"


def test_what_has_no_field_stands_in_extra() -> None:
    found = extra(CAPTIONS)
    assert found["wire_edited_by"] == "B. Editor, Managing Editor, Impunity Watch"
    assert found["wire_label"] == "For further information, please see:"
    assert found["wire_captions"] == [
        "Crowd at the gate (Photo Courtesy of Fictional Wire)",
        "(Photo Courtesy of Fictional Wire)",
    ]
    assert found["wire_guessed"] == ["author", "dateline", "body", "sources", "captions", "date"]
    assert extra(DIGEST)["wire_category"] == "Oceania"


def test_a_byline_is_kept_as_typed_if_the_fields_say_less() -> None:
    text = "T\n\nBy A. Reporter\nImpunity Watch Reporter, Ocenia\n\nText."
    assert fields(text)["desk"] == "Oceania"
    assert extra(text)["wire_byline"] == ["By A. Reporter", "Impunity Watch Reporter, Ocenia"]
    assert "wire_byline" not in extra(PLAIN)


def test_the_usual_label_is_not_kept_and_others_are() -> None:
    assert "wire_label" not in extra(PLAIN)
    text = PLAIN.replace("For more information, please see:", "Read the entire report here:")
    assert extra(text)["wire_label"] == "Read the entire report here:"


def test_a_source_that_cannot_be_split_is_a_line() -> None:
    assert fields("T\n\nText.\n\nSources:\nhttp://example.org/a")["sources"] == [
        "http://example.org/a"
    ]


def test_a_date_that_cannot_be_read_is_written_as_it_was() -> None:
    assert fields(CAPTIONS)["sources"] == [
        {"outlet": "BBC", "title": "Two Held", "date": "Febuary 3, 2012"},
        {"outlet": "Reuters", "date": "2007-05", "url": "http://example.org/a-b"},
        {"outlet": "ABC", "title": "Two Are Held", "date": "2012-02-02"},
    ]


def test_an_address_that_would_be_refused_is_put_aside() -> None:
    address = "http://example.org/a?token=17"
    text = f"T\n\nText.\n\nSources:\nABC – Title – 1 May 2008 – {address}"
    assert fields(text)["sources"] == [{"outlet": "ABC", "title": "Title", "date": "2008-05-01"}]
    assert extra(text)["wire_refused_addresses"] == [address]


def test_the_newest_whole_date_of_a_source_is_the_date() -> None:
    text = "T\n\nText.\n\nSources:\nA – B – 2010\nA – C – 3 May 2008\nA – D – June 2009\nA – E – x"
    assert fields(text)["date"] == "2008-05-03"


def test_without_a_date_the_build_asks_for_one() -> None:
    path, text = made("Title\n\nText.")
    assert (path, "date:" in text) == ("content/unfiled/undated/title.md", False)
    messages = {found.code for found in read_back("T\n\nText.").reading.diagnostics}
    assert messages == {"missing-field"}


def test_a_headline_without_letters_leaves_the_address_to_the_files_name() -> None:
    assert made("…\n\nText.", "old-story.txt")[0] == "content/unfiled/undated/old-story.md"
    assert made("…\n\nText.", "….txt")[0] == "content/unfiled/undated/untitled.md"


def test_a_headline_that_windows_keeps_for_itself_gets_another_address() -> None:
    assert made("Con\n\nText.")[0] == "content/unfiled/undated/con-article.md"


def test_a_region_called_pages_is_no_folder_of_articles() -> None:
    options = ImportOptions(regions=(Region(name="Pages", slug="pages", countries=("FJ",)),))
    assert manuscript_of(read_wire(PLAIN, "a.txt"), options)[0].startswith("content/unfiled/2008/")


def test_an_article_without_text_has_an_empty_body() -> None:
    assert made("Title")[1] == "---\ntitle: Title\nunsigned: true\n---\n"


def test_what_is_left_over_stands_at_the_end_of_the_body() -> None:
    assert body(CAPTIONS).endswith("&lt;b>stay&lt;/b>.\n\nSave_the_rest_en-1\n")


def test_a_drawn_line_that_is_left_over_becomes_a_break() -> None:
    assert body("T\n\nText.\n\nSources:\nA – B – 1 May 2008\n=====\nEnd of it.") == (
        "Text.\n\n* * *\n\nEnd of it.\n"
    )


def test_more_than_front_matter_can_hold_stands_in_the_body() -> None:
    sources = "\n".join(f"Outlet – Title {number} “of” it – 1 May 2008" for number in range(400))
    captions = "\n".join(f"Caption {number} (Photo courtesy of X)" for number in range(400))
    accounts = "\n".join(f"Author: Archive {'x' * 90} {number}" for number in range(100))
    text = f"Title\n\nText.\n\n{captions}\n\nSources:\n{sources}\n\n{accounts}"
    outcome = read_back(text)
    codes = {found.code for found in outcome.reading.diagnostics if found.is_error}
    assert codes == {"missing-field"}
    listed = fields(text)["sources"]
    assert isinstance(listed, list)
    whole = made(text)[1]
    for number in range(400):
        assert len(re.findall(rf"Title {number} “of” it", whole)) == 1
        assert f"Caption {number} " in whole
    assert all(f" {number}" in whole for number in range(100))
    assert 0 < len(listed) < 400


def test_a_source_too_long_for_a_field_stands_in_the_body() -> None:
    article = read_wire("T\n\nText.\n\nSources:\nABC – It – 1 May 2008", "a.txt")
    long = replace(article.sources[0], title="word " * 200, typed="ABC – word word")
    text = manuscript_of(replace(article, sources=(long,)), OPTIONS)[1]
    assert text.endswith("Text.\n\nABC – word word\n")
