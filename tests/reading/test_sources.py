"""Sources of a manuscript: what is made of them, and what there is to say."""

import pytest

from dateline.base.dates import PartialDate
from dateline.base.digest import digest_of
from dateline.model.config import reading_options
from dateline.model.manuscript import Manuscript
from dateline.model.source import Source
from dateline.reading.read import Read, read
from tests.indexing.desk import config
from tests.newsroom import article

PATH = "content/asia/2009/report.md"


def reading(sources: str, body: str = "A sentence.") -> Read:
    data = article(body, sources=sources).encode()
    manuscript = Manuscript(path=PATH, digest=digest_of(data), data=data)
    return read(manuscript, reading_options(config()))


def works(sources: str) -> tuple[Source, ...]:
    done = reading(sources)
    assert done.reading.diagnostics == ()
    assert done.reading.article
    return done.reading.article.sources


def said(sources: str, body: str = "A sentence.") -> list[str]:
    found = reading(sources, body).reading.diagnostics
    return [
        f"{one.span.line}:{one.span.column} {one.code} {one.message} ({one.hint})"
        for one in found
        if one.span
    ]


def test_an_address_is_kept_as_typed_and_as_it_is_compared() -> None:
    typed = "https://www.example.org/a/?utm_source=x"
    (one, other, third) = works(
        f"[{{outlet: BBC, url: '{typed}'}}, 'CNN – A title – {typed}&b=1 – 2008', 'CBS – Held']"
    )
    assert (one.url, one.address) == (typed, "example.org/a")
    assert (other.url, other.address) == (f"{typed}&b=1", "example.org/a?b=1")
    assert (third.url, third.address) == ("", "")


def test_an_address_without_its_scheme_is_kept_once() -> None:
    """It is what nearly all are compared by."""
    (one, other) = works(
        "[{outlet: BBC, url: 'https://example.org/a'}, 'CNN – A – http://example.org/b – 2008']"
    )
    assert (one.address, one.compared) == ("example.org/a", "")
    assert (other.address, other.compared) == ("example.org/b", "")


def test_what_a_line_says_besides_is_kept_in_its_fields() -> None:
    (work,) = works("['BBC – Held – 18 mars 2018, via Fictive Press (accessed 20 March 2018)']")
    assert work == Source(
        key="bbc",
        outlet="BBC",
        outlet_slug="bbc",
        title="Held",
        date=PartialDate(year=2018, month=3, day=18),
        accessed=PartialDate(year=2018, month=3, day=20),
        note="via Fictive Press",
    )


def test_a_date_in_the_language_of_the_outlet_is_read_in_fields_too() -> None:
    (one, other) = works("[{outlet: Taz, date: 3. Oktober 2009}, {outlet: NHK, date: 2018年3月}]")
    assert (str(one.date), one.written, str(other.date)) == ("2009-10-03", "", "2018-03")


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("{title: Earlier, url: ../2008/earlier.md}", "content/asia/2008/earlier.md"),
        ("{title: Earlier, url: earlier.md}", "content/asia/2009/earlier.md"),
        ("{title: Earlier, url: 'caf%C3%A9.md'}", "content/asia/2009/café.md"),
        ("{title: Earlier, url: our-report}", "our-report"),
        ("'Dateline – Earlier – 4 May 2008 – ../2008/earlier.md'", "content/asia/2008/earlier.md"),
        ("'Dateline – [Earlier](./earlier.md) – 4 May 2008'", "content/asia/2009/earlier.md"),
    ],
)
def test_a_source_may_name_an_own_article_as_links_do(typed: str, named: str) -> None:
    (work,) = works(f"[{typed}]")
    assert (work.article, work.url, work.address, work.title) == (named, "", "", "Earlier")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "../../../up.md",
            (
                "6:33 broken-link `../../../up.md` leads out of the content folder "
                "(links lead to manuscripts below content/)"
            ),
        ),
        (
            "/up.md",
            (
                "6:33 bad-link `/up.md` is neither a web address nor a manuscript "
                "(name the manuscript, as in ../2008/name.md, or its slug)"
            ),
        ),
        (
            "../2008/earlier.md#part",
            (
                "6:33 bad-address `sources` 1, `url`: `../2008/earlier.md#part` is not a web "
                "address (an address begins with https:// or http://)"
            ),
        ),
    ],
)
def test_a_source_that_leads_nowhere_is_an_error(url: str, expected: str) -> None:
    assert said(f"[{{title: Earlier, url: {url}}}]") == [expected]


def test_one_address_in_two_spellings_is_the_same_work_twice() -> None:
    assert said(
        "[{outlet: A, url: 'http://a.example/1/'}, {outlet: B, url: 'https://a.example/1'}]"
    ) == ["6:52 repeated-source this work is listed already, as number 1 (delete one of the two)"]


def test_a_manuscript_on_the_web_is_no_own_article() -> None:
    (work,) = works("[{title: Notes, url: 'https://example.org/notes.md'}]")
    assert (work.article, work.address) == ("", "example.org/notes.md")


CITED = (
    "[{outlet: BBC, title: A, key: bee}, {outlet: CNN, title: B}, 'AP – C', {outlet: X, key: y}]"
)


def test_a_key_that_is_never_cited_though_others_are_is_doubted_in_its_place() -> None:
    hint = "(cite it where the text rests on it, or delete the key)"
    assert said(CITED, "So it is.[@cnn]") == [
        f"6:40 uncited-source the text cites other sources, but never [@bee] {hint}",
        f"6:98 uncited-source the text cites other sources, but never [@y] {hint}",
    ]
    assert said(CITED, "So it is.[@bee] And so.[@4]") == []


def test_a_list_that_the_text_never_cites_is_a_list_for_further_reading() -> None:
    assert said(CITED, "So it is.") == []
