"""A body that is read again gives what reading the whole manuscript gives."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.base.digest import digest_of
from dateline.model.article import Reading
from dateline.model.config import ReadingOptions, reading_options
from dateline.model.manuscript import Manuscript
from dateline.reading.config import read_config
from dateline.reading.read import Read, read
from dateline.reading.reread import reread
from tests.newsroom import CONFIG, article
from tests.reading.markdown_documents import LANGUAGES, documents


def options(more: str = "") -> ReadingOptions:
    config = read_config("site_config.yaml", f"{CONFIG}{more}".encode()).value
    assert config is not None
    return reading_options(config)


FULL = options()
BARE = options("publish: {citations: false, data: false, search: false}\nrules: {raw_html: true}\n")
SOURCES = (
    '["The Courier – A title – 4 May 2020"]',
    "[{outlet: The Courier, key: courier}, {title: A law}]",
    "[{outlet: The Courier, key: courier}, {outlet: Radio Valley, key: radio}]",
)
KEYED = {"sources": SOURCES[1]}
fronts = st.fixed_dictionaries(
    {"sources": st.sampled_from(SOURCES), "language": st.sampled_from(LANGUAGES)},
    optional={
        "title": st.sampled_from(["The law", "A “headline” -- it's long"]),
        "tags": st.just("[press freedom, law]"),
        "corrections": st.just("[{date: 2020-05-06, text: A name.}]"),
        "slug": st.just("another"),
        "status": st.just("draft"),
        "events": st.just("[{date: 2019-02, text: An arrest.}]"),
    },
)
bodies = st.one_of(
    documents,
    st.lists(st.sampled_from(["Words.", "[@1]", "[@courier]", "[@radio]", "## Law"])).map(" ".join),
)


def manuscript(text: str) -> Manuscript:
    data = text.encode()
    return Manuscript(path="content/asia/report.md", digest=digest_of(data), data=data)


def read_text(text: str, chosen: ReadingOptions = FULL) -> Read:
    return read(manuscript(text), chosen)


@pytest.mark.properties
@settings(deadline=None, max_examples=300)
@given(front=fronts, before=bodies, after=bodies, chosen=st.sampled_from([FULL, BARE]))
@example(front=KEYED, before="One [@courier].", after="Two [@2].", chosen=FULL)
@example(front=KEYED, before="One.", after="Two [@2].", chosen=FULL)
@example(front=KEYED, before="One.", after="Two [@1].", chosen=FULL)
def test_what_is_read_again_is_what_the_whole_manuscript_says(
    front: dict[str, str], before: str, after: str, chosen: ReadingOptions
) -> None:
    former = read_text(article(before, **front), chosen).reading
    whole = read_text(article(after, **front), chosen)

    again = reread(manuscript(article(after, **front)), former, chosen)

    is_silent = not former.diagnostics and not whole.reading.diagnostics
    assert again == (whole if is_silent else None)


PLAIN_TAGS = ("[law]", "[press freedom, law]", "[Law, law, 2009]", "[a-b - c, NULLs]", "[law, a]")
OTHER_TAGS = ("[]", '["law"]', "[ law ]", "[law,a]", "law", "[null, law]", "[x: y]", "[ley]  # ?")
MANY_TAGS, LONG_TAG = f"[{', '.join(map(str, range(21)))}]", f"[{'a' * 501}]"
tags = st.sampled_from((*PLAIN_TAGS, *OTHER_TAGS, MANY_TAGS, LONG_TAG))


@pytest.mark.properties
@settings(deadline=None, max_examples=300)
@given(front=fronts, before=tags, after=tags, body=st.sampled_from(["Words.", "A [@1]."]))
@example(front={}, before="[law]", after="[land, press freedom]", body="Words.")
@example(front={}, before="[law]", after="[NULL]", body="Words.")
@example(front={}, before="[law]", after=LONG_TAG, body="Words.")
def test_other_tags_are_what_the_whole_manuscript_says(
    front: dict[str, str], before: str, after: str, body: str
) -> None:
    former = read_text(article("Words.", **{**front, "tags": before})).reading
    text = article(body, **{**front, "tags": after})
    whole = read_text(text)

    again = reread(manuscript(text), former, FULL)

    is_silent = not former.diagnostics and not whole.reading.diagnostics
    is_plain = {before, after} <= {*PLAIN_TAGS, "[land, press freedom]"}
    assert again == (whole if is_silent and (is_plain or before == after) else None)


@pytest.mark.parametrize(
    ("before", "after", "slugs"),
    [
        ("[law]", "[land, press freedom]", ["land", "press-freedom"]),
        ("[law, land]", "[land, law]", ["land", "law"]),
        ("[law]", "[Land, 2009, land]", ["land", "2009"]),
    ],
)
def test_tags_and_the_body_are_read_again(before: str, after: str, slugs: list[str]) -> None:
    former = read_text(article("Some words.", tags=before))
    text = article("Other words.", tags=after)

    again = reread(manuscript(text), former.reading, FULL)

    assert again == read_text(text)
    assert again.reading.article is not None
    assert [tag.slug for tag in again.reading.article.tags] == slugs


@pytest.mark.parametrize(
    "other", [{"tags": '["land"]'}, {"tags": "[land]", "title": "Another"}, {"tags": "[null]"}]
)
def test_more_than_plain_tags_is_read_as_a_whole(other: dict[str, str]) -> None:
    former = read_text(article("Some words.", tags="[law]"))
    text = article("Some words.", **other)

    assert reread(manuscript(text), former.reading, FULL) is None


def test_a_line_that_is_no_field_is_no_list_of_tags() -> None:
    text = article("Words.", extra="{a: b,\ntags: [law]\n}", tag="[press]")
    former = read_text(text)
    assert former.reading.article is not None
    assert former.reading.article.extra == {"a": "b", "tags": ["law"]}
    assert former.reading.diagnostics == ()

    other = text.replace("\ntags: [law]", "\ntags: [land]")
    assert other != text
    assert reread(manuscript(other), former.reading, FULL) is None


PLAIN = article("Some words.")


@pytest.mark.parametrize(
    "text",
    [
        article("Other words, a [link](https://example.org/) and a ![court](court.jpg)."),
        article("## Why\n\nOther words. [@the-courier]"),
        PLAIN.replace("Some", "Other").replace("\n", "\r\n"),
        f"\ufeff{PLAIN}",
        PLAIN,
    ],
)
def test_a_body_alone_is_read_again(text: str) -> None:
    former = read_text(PLAIN)

    again = reread(manuscript(text), former.reading, FULL)

    assert again == read_text(text)
    assert again.reading.diagnostics == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PLAIN, PLAIN.replace("A report", "Another report")),
        (PLAIN, PLAIN.replace("title:", "# A note.\ntitle:")),
        (PLAIN, PLAIN.replace("Some words.", "")),
        (PLAIN, PLAIN.replace("Some", "So\ufeffme")),
        (PLAIN, PLAIN.replace("Some", "So\x07me")),
        (PLAIN, PLAIN.replace("---\n\nSome", "---\nNote: some")),
        (PLAIN, ""),
        (PLAIN, "Some words."),
        (article("Words.", **KEYED), article("Words [@2].", **KEYED)),
        (article("Words."), article("Words [@nobody].")),
        (article("Words.", sources=""), article("Other words.", sources="")),
        (article("", title="A"), PLAIN),
    ],
)
def test_where_the_body_does_not_tell_everything_the_whole_is_to_be_read(
    before: str, after: str
) -> None:
    assert reread(manuscript(after), read_text(before).reading, FULL) is None


def test_what_is_no_article_is_read_as_a_whole() -> None:
    page = Manuscript(path="content/pages/about.md", digest=digest_of(b""), data=PLAIN.encode())
    assert reread(page, Reading(), FULL) is None
    assert reread(page, read(page, FULL).reading, FULL) is None


def test_a_body_is_read_in_the_language_of_the_article() -> None:
    former = read_text(article("Worte.", language="de"))
    text = article('Ein "Wort".', language="de")

    again = reread(manuscript(text), former.reading, FULL)

    assert again == read_text(text)
    assert again.body is not None
    assert again.body.html == "<p>Ein „Wort“.</p>"


def test_no_front_matter_is_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    former = read_text(PLAIN).reading
    monkeypatch.setattr("dateline.reading.article.validate", None)
    text = article("Other words.")

    again = reread(manuscript(text), former, FULL)

    assert again is not None
    assert again.body is not None
    assert again.body.html == "<p>Other words.</p>"
