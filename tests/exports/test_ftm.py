"""FollowTheMoney entities, held against the schema of the followthemoney package."""

import json

import pytest
from followthemoney import model
from hypothesis import given
from hypothesis import strategies as st

from dateline.exports.collection import Collection
from dateline.exports.ftm import ftm
from dateline.exports.languages import three_letters
from dateline.model.article import Article, Entity
from dateline.model.config import Config
from dateline.model.place import Place
from dateline.model.source import Source
from tests.base.laws import LAW_OF_LARGE_VALUES as LAW
from tests.base.laws import lines
from tests.indexing.desk import (
    KAZAKHSTAN,
    archive_of,
    article,
    by,
    cites,
    config,
    date_of,
    moment,
    term,
)

Properties = dict[str, list[str]]


def entities(
    *filed: Article, settings: Config | None = None, chosen: str = ""
) -> list[tuple[str, str, Properties]]:
    """Return the entities of some articles: id, schema, properties; each holds to its schema.

    Whatever is referred to is there, and nothing is there twice.
    """
    settings = settings or config()
    archive = archive_of(*filed, settings=settings)
    articles = tuple(one for one in archive.articles if chosen in {"", one.slug})
    data = ftm(Collection(archive=archive, config=settings, articles=articles))
    found = [json.loads(line) for line in data.decode().splitlines()]
    for one in found:
        schema = model.get(one["schema"])
        assert schema is not None
        schema.validate(one)
        assert one["properties"].keys() <= schema.properties.keys()
        assert all(one["properties"].values())
        proxy = model.get_proxy(one)
        assert proxy.to_dict()["properties"].keys() == one["properties"].keys()
    ids = [one["id"] for one in found]
    leads = {"document", "entity", "resolved"}
    meant = {id_ for one in found for key in leads for id_ in one["properties"].get(key, [])}
    assert meant <= set(ids)
    assert len(set(ids)) == len(ids)
    return [(one["id"], one["schema"], one["properties"]) for one in found]


NAMED = (
    Entity("Nursultan Nazarbayev", "nursultan-nazarbayev", "person", "President of Kazakhstan"),
    Entity("OSCE", "osce", "organisation"),
)
REPORT = article(
    "vote",
    "2009-06-25T06:00+06:00",
    url="2009/06/vote.html",
    headline="The vote",
    summary="What happened.",
    updated=moment("2009-07-13"),
    byline=by("Dateline Asia desk"),
    place=Place(countries=(KAZAKHSTAN,)),
    tags=(term("media-law"),),
    language="en-GB",
    entities=NAMED,
    sources=(
        cites(
            "Northern Post",
            "Law",
            "2009-06",
            url="https://example.org/law",
            author="Jane Roe",
            language="kk",
            accessed=date_of("2010-01-02"),
        ),
    ),
)


def test_a_report_its_names_and_its_sources_are_entities() -> None:
    found = entities(REPORT)
    report, person, mention, role, body, of_body, work, rests = found

    assert report[1:] == (
        "Article",
        {
            "title": ["The vote"],
            "name": ["The vote"],
            "fileName": ["vote.html"],
            "author": ["Dateline Asia desk"],
            "summary": ["What happened."],
            "publishedAt": ["2009-06-25"],
            "modifiedAt": ["2009-07-13"],
            "language": ["eng"],
            "country": ["kz"],
            "keywords": ["media-law"],
            "sourceUrl": ["https://example.org/archive/2009/06/vote.html"],
            "publisher": ["Test newsroom"],
            "publisherUrl": ["https://example.org/archive"],
        },
    )
    assert person[1:] == ("Person", {"name": ["Nursultan Nazarbayev"]})
    assert mention[1:] == (
        "Mention",
        {
            "document": [report[0]],
            "name": ["Nursultan Nazarbayev"],
            "resolved": [person[0]],
            "detectedSchema": ["Person"],
            "contextCountry": ["kz"],
        },
    )
    assert role[1:] == (
        "Documentation",
        {"document": [report[0]], "entity": [person[0]], "role": ["President of Kazakhstan"]},
    )
    assert body[1:] == ("Organization", {"name": ["OSCE"]})
    assert of_body[1:] == (
        "Mention",
        {
            "document": [report[0]],
            "name": ["OSCE"],
            "resolved": [body[0]],
            "detectedSchema": ["Organization"],
            "contextCountry": ["kz"],
        },
    )
    assert work[1:] == (
        "Article",
        {
            "title": ["Law"],
            "name": ["Law"],
            "author": ["Jane Roe"],
            "publishedAt": ["2009-06"],
            "language": ["kaz"],
            "sourceUrl": ["https://example.org/law"],
            "publisher": ["Northern Post"],
            "retrievedAt": ["2010-01-02"],
        },
    )
    assert rests[1:] == (
        "Documentation",
        {"document": [work[0]], "entity": [report[0]], "role": ["source"]},
    )


def test_what_several_articles_name_and_cite_is_there_once_under_all_its_names() -> None:
    other = Entity("Nursultan Nazarbajew", "nursultan-nazarbayev", "person")
    found = entities(
        REPORT,
        article("next", entities=(other,), sources=(cites("", "", url="https://example.org/law"),)),
    )
    people = [properties for _, schema, properties in found if schema == "Person"]

    assert people == [{"name": ["Nursultan Nazarbajew", "Nursultan Nazarbayev"]}]
    assert [schema for _, schema, _ in found].count("Article") == 3


def test_ids_stay_when_articles_come_and_differ_between_archives() -> None:
    alone = {one[0] for one in entities(REPORT)}
    with_another = {one[0] for one in entities(REPORT, article("next"))}
    elsewhere = {
        one[0] for one in entities(REPORT, settings=config(base_url="https://example.com"))
    }
    nowhere = {one[0] for one in entities(REPORT, settings=config(base_url=""))}

    assert alone < with_another
    assert not alone & elsewhere
    assert not alone & nowhere


def test_an_article_of_our_own_that_is_cited_is_the_entity_it_is() -> None:
    found = entities(
        article("vote"), article("next", sources=(Source("own", title="Vote", article="vote"),))
    )
    ids = {properties["title"][0]: one for one, schema, properties in found if schema == "Article"}

    assert [schema for _, schema, _ in found] == ["Article", "Article", "Documentation"]
    assert found[-1][2] == {
        "document": [ids["Headline of vote"]],
        "entity": [ids["Headline of next"]],
        "role": ["source"],
    }


def test_an_article_of_our_own_that_was_not_chosen_comes_without_its_names() -> None:
    cites_it = article("next", sources=(Source("own", title="Vote", article="vote"),))
    found = entities(article("vote", entities=NAMED), cites_it, chosen="next")

    assert [schema for _, schema, _ in found] == ["Article", "Article", "Documentation"]


def test_without_a_base_url_an_article_has_no_address_and_the_archive_is_the_publisher() -> None:
    settings = config(base_url="")
    ((_, _, properties),) = entities(article("a"), settings=settings)

    assert "sourceUrl" not in properties
    assert "publisherUrl" not in properties


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "eng"), ("kk-Cyrl", "kaz"), ("ZH-Hant", "zho"), ("fil", "fil"), ("xx", ""), ("", "")],
)
def test_languages_have_three_letters_or_none(tag: str, code: str) -> None:
    assert three_letters(tag) == code


@LAW
@given(
    st.lists(
        st.tuples(lines.map(str.strip).filter(bool), st.sampled_from(["person", "organisation"])),
        max_size=3,
    ),
    lines,
)
def test_whatever_names_there_are_the_lines_hold_to_the_schema(
    names: list[tuple[str, str]], headline: str
) -> None:
    named = tuple(
        Entity(name, f"n{number}", kind, role="critic") for number, (name, kind) in enumerate(names)
    )
    found = entities(article("a", headline=headline or "A", entities=named))

    assert len(found) == 1 + 3 * len(named)


def test_no_articles_are_no_lines() -> None:
    archive = archive_of(article("a"))

    assert ftm(Collection(archive=archive, config=config(), articles=())) == b""
