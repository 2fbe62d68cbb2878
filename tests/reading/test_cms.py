"""The settings of an editor in the browser follow the schema."""

from collections.abc import Mapping

import yaml

from dateline.reading.cms import Choices, cms_config
from dateline.reading.schema import (
    CORRECTION_KINDS,
    ENTITY_KINDS,
    STATUSES,
    FixedPageFields,
    FrontMatter,
    IntroductionFields,
)

CHOICES = Choices(
    backend="gitlab",
    repo="desk/archive",
    title="The Archive",
    regions=("Asia", "Europe"),
    tags=("media-law",),
    authors=("Dateline Asia desk",),
)
Fields = Mapping[str, Mapping[str, object]]


def collections(choices: Choices = CHOICES) -> dict[str, Mapping[str, object]]:
    config = yaml.safe_load(cms_config(choices))
    return {one["name"]: one for one in config["collections"]}


def fields_in(holder: Mapping[str, object]) -> Fields:
    fields = holder["fields"]
    assert isinstance(fields, list)
    return {one["name"]: one for one in fields}


def test_the_editor_knows_where_it_commits_and_what_the_archive_is_called() -> None:
    config = yaml.safe_load(cms_config(CHOICES))

    assert config["backend"] == {"name": "gitlab", "repo": "desk/archive", "branch": "main"}
    assert config["app_title"] == "The Archive"
    # An empty field would be an error of the build.
    assert config["output"] == {"omit_empty_optional_fields": True}


def test_every_kind_of_manuscript_has_a_form_in_its_folder() -> None:
    assert {name: one["folder"] for name, one in collections().items()} == {
        "articles": "content",
        "pages": "content/pages",
        "authors": "content/_authors",
        "outlets": "content/_outlets",
        "regions": "content/_regions",
        "series": "content/_series",
        "tags": "content/_tags",
    }
    assert collections()["articles"]["path"] == "{{region}}/{{year}}/{{slug}}"


def test_every_field_of_the_schema_but_extra_is_in_the_form_in_its_order() -> None:
    found = collections()

    assert [*fields_in(found["articles"])] == [
        *(name for name in FrontMatter.model_fields if name != "extra"),
        "body",
    ]
    assert [*fields_in(found["pages"])] == [*FixedPageFields.model_fields, "body"]
    assert [*fields_in(found["tags"])] == [*IntroductionFields.model_fields, "body"]
    assert [*fields_in(fields_in(found["articles"])["corrections"])] == ["date", "kind", "text"]


def test_what_must_be_there_must_be_there_in_the_form() -> None:
    found = collections()
    must = {name for name, one in fields_in(found["articles"]).items() if one.get("required")}

    assert must == {"title", "region", "date"}
    assert fields_in(found["pages"])["title"]["required"] is True
    # An introduction may hold facts alone.
    assert fields_in(found["authors"])["body"]["required"] is False


def test_the_names_an_archive_has_are_choices() -> None:
    fields = fields_in(collections()["articles"])
    hint = "One of the site's regions, by name or slug."

    assert fields["region"] == {
        "name": "region",
        "label": "Region",
        "hint": hint,
        "required": True,
        "widget": "select",
        "options": ["Asia", "Europe"],
    }
    assert fields["tags"]["options"] == ["media-law"]
    assert fields["author"]["options"] == ["Dateline Asia desk"]
    assert fields["tags"]["multiple"] is fields["author"]["multiple"] is True
    assert fields["status"]["options"] == [*STATUSES]
    assert fields["status"]["default"] == "published"
    assert fields_in(fields["corrections"])["kind"]["options"] == [*CORRECTION_KINDS]
    assert fields_in(fields["entities"])["type"]["options"] == [*ENTITY_KINDS]


def test_a_field_is_typed_in_as_what_it_holds() -> None:
    fields = fields_in(collections()["articles"])
    widgets = {name: one["widget"] for name, one in fields.items()}

    assert widgets["title"] == widgets["updated"] == widgets["embargo"] == "string"
    assert widgets["summary"] == widgets["methods"] == "text"
    assert widgets["unsigned"] == "boolean"
    assert widgets["date"] == "datetime"
    assert widgets["country"] == widgets["aliases"] == widgets["sources"] == "list"
    assert "fields" not in fields["country"]
    assert fields_in(fields["sources"])["outlet"]["widget"] == "string"
    assert fields_in(fields["corrections"])["text"]["widget"] == "text"
    assert widgets["body"] == "markdown"


def test_a_field_that_an_editor_would_damage_is_left_out() -> None:
    choices = Choices(
        backend="github",
        repo="a/b",
        title="A",
        regions=("Asia",),
        tags=(),
        authors=(),
        without=("sources",),
    )

    assert "sources" not in fields_in(collections(choices)["articles"])
