"""Words of the front matter that are shown are set like those of the body; others stay as typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.base.digest import digest_of
from dateline.model.config import ReadingOptions, Region
from dateline.model.manuscript import Manuscript
from dateline.reading.read import Read, read
from dateline.reading.typography import Line, is_french, spaced, typeset

OPTIONS = ReadingOptions(
    language="en",
    timezone="UTC",
    permalink="{year}/{month}/{slug}.html",
    licence="CC-BY-4.0",
    raw_html=False,
    sources_required=False,
    regions=(Region(name="Asia", slug="asia", countries=("KZ",)),),
)
ARTICLE = """\
---
title: Kazakhstan's "blog law" -- what it says
author: Dateline Asia desk
region: Asia
country: KZ
date: 2009-06-25
summary: '"It''s a gag," say editors...'
methods: We read the ministry's drafts.
tags: ["net'zens"]
sources:
  - {outlet: The Courier, title: The "blog law" -- a reader's guide, note: It's free.}
corrections: [{date: 2009-06-28, text: 'We wrote "1998"; it''s 1999.'}]
events: [{date: 2009-04-29, text: The bill's first reading}]
entities: [{name: The People's Party, type: organisation, role: the law's author}]
---
# Kazakhstan's "blog law" -- what it says

Text.
"""


def reading(path: str, text: str) -> Read:
    data = text.encode()
    return read(Manuscript(path=path, digest=digest_of(data), data=data), OPTIONS)


@pytest.mark.parametrize(
    ("language", "typed", "expected"),
    [
        ("en", 'The minister\'s "no"', "The minister’s “no”"),
        ("de", 'Das "Nein" -- und was folgt', "Das „Nein“ – und was folgt"),
        ("fr", '"Non"', "«\u202fNon\u202f»"),
        ("fr", "« Non »", "«\u202fNon\u202f»"),
        ("en", "« Non »", "« Non »"),
        ("en", "Plain words", "Plain words"),
        ("en", "", ""),
    ],
)
def test_words_are_set_as_the_language_sets_them(language: str, typed: str, expected: str) -> None:
    assert typeset(typed, language) == expected
    assert typeset(expected, language) == expected


def test_what_is_shown_of_the_front_matter_is_set_like_the_body() -> None:
    found = reading("content/asia/blog-law.md", ARTICLE).reading

    article = found.article
    assert article
    assert article.headline == "Kazakhstan’s “blog law” – what it says"
    assert article.summary == "“It’s a gag,” say editors…"
    assert article.methods == "We read the ministry’s drafts."
    assert [one.text for one in article.corrections] == ["We wrote “1998”; it’s 1999."]
    assert [one.text for one in article.events] == ["The bill’s first reading"]
    assert [one.role for one in article.entities] == ["the law’s author"]
    # The headline is known again however it is set.
    assert [one.code for one in found.diagnostics] == ["title-repeated"]


def test_names_and_the_words_of_others_stay_as_they_are_typed() -> None:
    article = reading("content/asia/blog-law.md", ARTICLE).reading.article

    assert article
    assert article.slug == "blog-law"
    assert [tag.name for tag in article.tags] == ["net'zens"]
    assert [one.name for one in article.entities] == ["The People's Party"]
    assert [work.title for work in article.sources] == ['The "blog law" -- a reader\'s guide']


def test_an_article_is_set_in_its_own_language() -> None:
    text = ARTICLE.replace("country: KZ", "language: de")

    article = reading("content/asia/blog-law.md", text).reading.article

    assert article
    assert article.headline == "Kazakhstan’s „blog law“ – what it says"
    assert [one.text for one in article.corrections] == ["We wrote „1998“; it’s 1999."]


def test_a_fixed_page_is_set_in_its_own_language() -> None:
    front = 'title: Über "uns"\nsummary: Wer\'s ist...\nlanguage: de\n'
    text = f'---\n{front}---\n# Über "uns"\n\n"Wir".\n'

    found = reading("content/pages/about.md", text)

    page = found.reading.fixed_page
    assert page
    assert found.body
    assert (page.title, page.summary) == ("Über „uns“", "Wer’s ist…")
    assert "„Wir“." in found.body.html
    assert [one.code for one in found.reading.diagnostics] == ["title-repeated"]


def test_an_introduction_keeps_its_name_and_has_its_words_set() -> None:
    text = "---\ntitle: The Editor's Desk\nsummary: Asia's press\nnote: It's new\n---\n"

    introduction = reading("content/_authors/desk.md", text).reading.introduction

    assert introduction
    assert introduction.name == "The Editor's Desk"
    assert (introduction.summary, introduction.note) == ("Asia’s press", "It’s new")


def test_what_looks_like_a_template_keeps_its_apostrophes() -> None:
    assert typeset("{{ it's }} {% o'clock %} it's", "en") == "{{ it's }} {% o'clock %} it’s"
    assert typeset("it's", "en") == "it’s"


SIGNS = ["'", "'", '"', "a", "B", "é", "中", "5", " ", "(", "--", "...", "{{", "}}", "«", "א", "s"]


@pytest.mark.properties
@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=12).map("".join))
def test_apostrophes_inside_words_may_be_set_before_all_else(text: str) -> None:
    for language in ("en", "de", "fr", "he", "zh-Hant"):
        line = Line(language).set(text, "")

        assert typeset(text, language) == (spaced(line) if is_french(language) else line)
