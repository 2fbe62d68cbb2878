"""The languages of the theme: complete, used, and right for the numbers that trip people up."""

import re
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from dateline.base.wording import COUNT, LanguageFile, Text, places
from dateline.model.article import Correction
from dateline.reading.plurals import plurals_of
from dateline.reading.wording import read_interface
from tests.indexing.desk import Filed, article, by, cites, config, date_of, moment, term
from tests.planning.layout import LANGUAGES, interface
from tests.rendering.theme import edition, elements, theme

TRANSLATED = ("ar", "fr", "ru")
PLANNING = Path(__file__).resolve().parents[2] / "dateline" / "planning"
SCRIPT = LANGUAGES.parents[1] / "static" / "search.js"
ENGLISH = interface("en").texts["en"]
# Planning names changes and indexes by what they are.
KINDS = {
    *("correction", "clarification", "update", "retraction", "corrections"),
    *("regions", "countries", "places", "tags", "authors", "series", "outlets", "names"),
    *("headlines", "sources", "data"),
}
# The page of the tables chooses one of these by the name of a file.
HANDED_ON = {"data_articles", "data_sources", "data_both", "data_package"}


def files() -> list[LanguageFile]:
    return [
        LanguageFile(path.name, path.stem, path.read_bytes(), is_own=False)
        for path in sorted(LANGUAGES.iterdir())
    ]


def test_the_theme_has_english_and_three_translations_without_a_mistake() -> None:
    assert [one.language for one in files()] == ["ar", "en", "fr", "ru"]
    for language in ("ar", "en", "fr", "ru"):
        assert read_interface(files(), language).diagnostics == ()


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_names_every_text_itself_and_in_the_order_of_the_english(
    language: str,
) -> None:
    lines = re.compile(r"^(\w+):", re.MULTILINE)
    typed, english = (
        lines.findall((LANGUAGES / f"{name}.yaml").read_text("utf-8")) for name in (language, "en")
    )
    assert typed == english


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_every_plural_form_and_every_place(language: str) -> None:
    plurals = plurals_of(language)
    assert plurals is not None
    for name, text in interface("en").texts[language].items():
        original = ENGLISH[name]
        if isinstance(text, str):
            assert isinstance(original, str), name
            assert set(places(text)) == set(places(original)), name
        else:
            assert tuple(text) == plurals.categories, name
            assert set(places("".join(text.values()))) == places_of(original), name


def places_of(text: Text) -> set[str]:
    forms = [text] if isinstance(text, str) else text.values()
    return {place for form in forms for place in places(form)}


@cache
def uses() -> dict[str, list[set[str] | None]]:
    """Return the texts that templates print, each with the places it is called with, use by use."""
    found: dict[str, list[set[str] | None]] = {}
    for text in theme().values():
        tree = Environment(autoescape=True).parse(text)
        called = {id(call.node): call for call in tree.find_all(nodes.Call)}
        for one in tree.find_all(nodes.Getattr):
            name = one.node.name if isinstance(one.node, nodes.Name) else ""
            if name in {"words", "site_words", "texts"}:
                call = called.get(id(one))
                given = {pair.key for pair in call.kwargs} if call else None
                found.setdefault(one.attr, []).append(given)
        for script in tree.find_all(nodes.Filter):
            if script.name == "for_script":
                found |= {one.value: [] for one in script.args if isinstance(one, nodes.Const)}
    return found


def test_templates_print_every_text_there_is_and_no_other() -> None:
    own = {"language", "direction"}
    assert uses().keys() - own - ENGLISH.keys() == set()
    assert ENGLISH.keys() - uses().keys() - KINDS == set()
    assert ENGLISH.keys() >= KINDS
    assert not own & ENGLISH.keys()


def test_templates_fill_in_the_places_of_the_texts_they_print() -> None:
    for name, given in uses().items():
        text = ENGLISH.get(name, "")
        wanted = places_of(text) | ({COUNT} if not isinstance(text, str) else set())
        assert all(one == (wanted or None) for one in given) or name in HANDED_ON, name


def test_planning_names_no_text_that_is_not_there() -> None:
    sources = "".join(path.read_text("utf-8") for path in PLANNING.glob("*.py"))
    assert set(re.findall(r"\.text\(['\"](\w+)", sources)) <= KINDS


def test_the_script_of_the_search_page_knows_the_texts_it_is_given() -> None:
    said = set(re.findall(r'said\("(\w+)"', SCRIPT.read_text("utf-8")))
    assert said == {
        name for name, given in uses().items() if name.startswith("search_") and not given
    }


# A site in Russian and one in Arabic, with the numbers that have forms of their own.


def filed(language: str) -> list[Filed]:
    """Return an archive with a tag for each of some numbers of articles."""
    tagged = {"one": 1, "two": 2, "five": 5, "many": 21}
    return [
        article(
            f"a-{number}",
            f"2020-01-{number + 1:02d}",
            byline=by("Desk One", "Desk Two", "Desk Three"),
            tags=tuple(term(name) for name, most in tagged.items() if number < most),
            updated=moment("2020-03-04"),
            sources=tuple(cites("Courier", f"Work {one}") for one in range(number % 6)),
            language=language,
        )
        for number in range(21)
    ]


@cache
def pages(language: str) -> dict[str, str]:
    return edition(*filed(language), settings=config(language=language))


def text_of(language: str, url: str, kind: str) -> list[str]:
    """Return the text of the elements of a class on a page, without the spaces around it."""
    page = elements(pages(language)[url])
    return [one.text.strip() for one in page if one.attributes.get("class") == kind]


@pytest.mark.parametrize(
    ("language", "one", "two", "five", "many"),
    [
        (
            "en",
            "One article, 2020",
            "All 2 articles, 2020",
            "All 5 articles, 2020",
            "All 21 articles, 2020",
        ),
        ("ru", "1 статья, 2020", "Все 2 статьи, 2020", "Все 5 статей, 2020", "21 статья, 2020"),
        (
            "ar",
            "مقالة واحدة، 2020",
            "مقالتان، 2020",
            "جميع المقالات: 5 مقالات، 2020",
            "جميع المقالات: 21 مقالة، 2020",
        ),
        (
            "fr",
            "1 article, 2020",
            "Les 2 articles, 2020",
            "Les 5 articles, 2020",
            "Les 21 articles, 2020",
        ),
    ],
)
def test_a_list_says_how_many_it_has_as_its_language_counts(
    language: str, one: str, two: str, five: str, many: str
) -> None:
    found = [
        text_of(language, f"tags/{tag}/index.html", "extent")
        for tag in ("one", "two", "five", "many")
    ]
    assert found == [[one], [two], [five], [many]]


@pytest.mark.parametrize(
    ("language", "byline", "updated", "sources"),
    [
        ("en", "By Desk One, Desk Two and Desk Three", "Updated March 4, 2020", "5 sources"),
        (
            "ru",
            "Автор: Desk One, Desk Two и Desk Three",
            "Обновлено: 4 марта 2020\u202fг.",
            "5 источников",
        ),
        ("ar", "بقلم Desk One وDesk Two وDesk Three", "حُدّثت في 4 مارس 2020", "5 مصادر"),
        ("fr", "Par Desk One, Desk Two et Desk Three", "Mis à jour le 4 mars 2020", "5 sources"),
    ],
)
def test_the_rail_of_an_article_is_in_the_language_of_its_page(
    language: str, byline: str, updated: str, sources: str
) -> None:
    (rail,) = text_of(language, "2020/01/a-5.html", "rail")
    lines = [line for line in rail.splitlines() if line]
    assert (lines[0], lines[2], lines[3]) == (byline, updated, sources)


def test_no_english_is_left_on_the_pages_of_a_site_in_arabic() -> None:
    told = {**pages("ar")}
    del told["search.html"]
    words = re.compile(r">[^<]*?\b(articles?|Updated|Sources?|Search|Years?|Regions?|By)\b[^<]*<")
    for url, page in told.items():
        if url.endswith(".html"):
            assert not words.search(page), (url, words.search(page))
            assert page.count('<html lang="ar" dir="rtl">') == 1


def test_feeds_call_corrections_by_the_language_of_the_site() -> None:
    changed = article(
        "changed",
        corrections=(Correction(date=date_of("2021-01"), kind="retraction", text="X"),),
    )
    made = edition(changed, settings=config(language="fr"))
    assert "Corrections" in made["corrections/feed.xml"]
    assert "Rétractation: " in made["corrections/feed.xml"]


# A page whose article is in another language than the site.


def translated(language: str, site: str) -> list[str]:
    """Return the elements around an article's text: name, text or label, language, direction."""
    one = article("x", language=language, updated=moment("2020-05-06"), sources=(cites("Courier"),))
    page = elements(edition(one, settings=config(language=site))["2020/05/x.html"])
    wanted = ("html", "site-header", "rail", "matter", "site-footer", "kicker")
    return [
        " ".join([kind, *(one.attributes.get(name, "-") for name in ("lang", "dir"))])
        for one in page
        if (kind := one.attributes.get("class", one.name)) in wanted
    ]


def test_the_words_around_an_article_are_in_its_language_and_the_frame_in_the_site_s() -> None:
    assert translated("ar", "en") == [
        *("html ar rtl", "site-header en ltr", "kicker en -", "rail ar rtl", "matter ar rtl"),
        "site-footer en ltr",
    ]


def test_where_there_are_no_words_in_the_language_of_an_article_those_of_the_site_are_used() -> (
    None
):
    assert translated("zh-Hans", "ru") == [
        *("html zh-Hans ltr", "site-header ru ltr", "kicker ru -", "rail ru ltr", "matter ru ltr"),
        "site-footer ru ltr",
    ]


def test_the_kind_of_a_change_is_in_the_language_of_the_words_around_it() -> None:
    change = Correction(date=date_of("2021-01"), kind="clarification", text="X")
    shown = {
        language: edition(article("x", language=language, corrections=(change,)))
        for language in ("ar", "zh-Hans")
    }
    assert "<p><b>توضيح.</b> X</p>" in shown["ar"]["2020/05/x.html"]
    assert (
        '<p lang="zh-Hans" dir="ltr"><b lang="en">Clarification.</b> X</p>'
        in shown["zh-Hans"]["2020/05/x.html"]
    )


def test_names_that_the_site_gave_say_their_language_on_a_page_in_another() -> None:
    told = [
        article(f"x-{day}", f"2020-05-{day:02d}", language="ar", tags=(term("courts"),))
        for day in (1, 2)
    ]
    page = edition(*told, settings=config(language="en"))["2020/05/x-2.html"]
    assert 'المقالة السابقة: <bdi lang="en" dir="ltr">Asia</bdi>' in page
    # The list runs as the page does.
    assert '<ul class="links" lang="en">' in page
    assert ">May 2020</a>" in page
    assert "<h2>الترخيص</h2>" in page
    own = edition(*told, settings=config(language="ar"))["2020/05/x-2.html"]
    assert "المقالة السابقة: Asia" in own
    assert ">مايو 2020</a>" in own
