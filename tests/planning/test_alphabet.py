import pytest

from dateline.model.card import NamedLink
from dateline.model.place import Place
from dateline.planning import alphabet
from dateline.planning.alphabet import letter_of
from dateline.planning.indexviews import LetterGroup, LettersView
from tests.indexing.desk import KAZAKHSTAN, KENYA, Filed, article
from tests.planning.layout import digest_at, plan_of, urls, view

FILED: tuple[Filed, ...] = (
    article("a", "2020-01-01", headline="“Élan” abroad", place=Place(city="Oral")),
    article("b", "2020-01-02", headline="Суд", place=Place(countries=(KAZAKHSTAN,), city="Almaty")),
    article("c", "2020-01-03", headline="elan at home", place=Place(countries=(KENYA,))),
    article("d", "2020-01-04", headline="7 days", place=Place(countries=(KENYA, KAZAKHSTAN))),
    article("e", "2020-01-05", headline="经济制裁", place=Place()),
)
NOTHING = NamedLink(name="")


@pytest.mark.parametrize(
    ("folded", "letter"),
    [
        ("court", "C"),
        ("суд", "С"),
        ("7 days", "0–9"),
        ("²", "0–9"),
        ("经济", "字"),
        ("二十", "字"),
        ("ニュース", "ニ"),
        ("— a", "A"),
        ("!?", "0–9"),
    ],
)
def test_the_letter_a_text_stands_under(folded: str, letter: str) -> None:
    assert letter_of(folded) == letter


def test_headlines_stand_under_their_letters_whatever_their_accents_and_quotes() -> None:
    plan = plan_of(*FILED)
    assert view(plan, "headlines/index.html", "letters", LettersView) == LettersView(
        kind="headlines",
        url="headlines/index.html",
        letters=(),
        groups=(
            LetterGroup(letter="0–9", heading=NOTHING, count=1),
            LetterGroup(letter="E", heading=NOTHING, count=2),
            LetterGroup(letter="С", heading=NOTHING, count=1),
            LetterGroup(letter="字", heading=NOTHING, count=1),
        ),
    )


def test_places_are_cities_with_their_country_and_countries_by_themselves() -> None:
    plan = plan_of(*FILED)
    kenya = NamedLink(name="Kenya", url="countries/kenya/index.html")
    almaty = NamedLink(name="Almaty, Kazakhstan", url="countries/kazakhstan/index.html")
    assert view(plan, "places/index.html", "letters", LettersView).groups == (
        LetterGroup(letter="A", heading=almaty, count=1),
        LetterGroup(letter="K", heading=kenya, count=2),
        LetterGroup(letter="O", heading=NamedLink(name="Oral"), count=1),
    )
    # Of one place the newest come first.
    cards = digest_at(plan, "places/index.html", "articles")
    newest_first = digest_at(plan, "countries/kenya/index.html", "articles")
    assert cards[1:3] == newest_first


def test_a_long_index_has_a_page_for_each_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alphabet, "WHOLE_INDEX", 4)
    plan = plan_of(*FILED)
    assert [url for url in urls(plan) if url.startswith(("headlines/", "places/"))] == [
        "headlines/0-9.html",
        "headlines/e.html",
        "headlines/index.html",
        "headlines/u0441.html",
        "headlines/u5b57.html",
        "places/index.html",
    ]
    letters = (
        NamedLink(name="0–9", url="headlines/0-9.html"),
        NamedLink(name="E", url="headlines/e.html"),
        NamedLink(name="С", url="headlines/u0441.html"),
        NamedLink(name="字", url="headlines/u5b57.html"),
    )
    whole = view(plan, "headlines/index.html", "letters", LettersView)
    assert (whole.letters, whole.groups) == (letters, ())
    page = view(plan, "headlines/e.html", "letters", LettersView)
    assert page.letters == letters
    assert page.groups == (LetterGroup(letter="E", heading=NOTHING, count=2),)


def test_without_places_there_is_no_index_of_them() -> None:
    assert [url for url in urls(plan_of(article("a"))) if url.startswith("places/")] == []
    assert [url for url in urls(plan_of()) if url.startswith("headlines/")] == []
