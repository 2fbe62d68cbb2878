"""The format as the settings of an editor in the browser.

Comes in: the names an archive has for regions, tags and authors. Goes out: the `config.yml` of
Decap CMS (https://decapcms.org/docs/configuration-options/) and of Sveltia CMS, which reads it, too
(https://sveltiacms.app/en/docs). Its fields are made out of the models that validate front matter,
so that the editor asks for what the build takes. `extra` is no form; it is edited as a file.
"""

import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from dateline.base.yamlwriter import Written, write_mapping
from dateline.reading.fields import Prose
from dateline.reading.schema import (
    CORRECTION_KINDS,
    ENTITY_KINDS,
    STATUSES,
    FixedPageFields,
    FrontMatter,
    IntroductionFields,
)

_PROSE = typing.get_args(Prose)[1]
_KINDS = {"authors": "Author", "outlets": "Outlet", "regions": "Region", "series": "Series"}
_BODY: Mapping[str, Written] = {
    "name": "body",
    "label": "Text",
    "widget": "markdown",
    # As it is typed: an editor of rich text does not know citations such as [@key].
    "modes": ["raw", "rich_text"],
}
_BESIDE: Mapping[str, Written] = {"media_folder": "", "public_folder": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the editor offers, and the repository it commits to (`backend` names its host).

    `without` are fields of articles that are left out. An editor keeps what it does not know, but
    loses what is not written as it expects: a source in one line, where it has a form for sources.
    """

    backend: str
    repo: str
    title: str
    regions: tuple[str, ...]
    tags: tuple[str, ...]
    authors: tuple[str, ...]
    without: tuple[str, ...] = ()


def cms_config(choices: Choices) -> str:
    """Return the settings as YAML."""
    return write_mapping(
        {
            "backend": {"name": choices.backend, "repo": choices.repo, "branch": "main"},
            "app_title": choices.title,
            "media_folder": "content/media",
            "public_folder": "content/media",
            "slug": {"encoding": "ascii", "clean_accents": True},
            "output": {"omit_empty_optional_fields": True},
            "collections": [_articles(choices), _pages(), *_introductions()],
        }
    )


def _articles(choices: Choices) -> Mapping[str, Written]:
    options: dict[str, Sequence[str]] = {
        "region": choices.regions,
        "tags": choices.tags,
        "author": choices.authors,
        "status": STATUSES,
        "corrections.kind": CORRECTION_KINDS,
        "entities.type": ENTITY_KINDS,
    }
    fields = _fields(FrontMatter, options)
    return {
        "name": "articles",
        "label": "Articles",
        "label_singular": "Article",
        "folder": "content",
        "path": "{{region}}/{{year}}/{{slug}}",
        "slug": "{{title}}",
        "summary": "{{date}} {{title}}",
        "create": True,
        **_BESIDE,
        "fields": [*(one for one in fields if one["name"] not in choices.without), _BODY],
    }


def _pages() -> Mapping[str, Written]:
    return {
        "name": "pages",
        "label": "Fixed pages",
        "label_singular": "Fixed page",
        "folder": "content/pages",
        "slug": "{{title}}",
        "create": True,
        **_BESIDE,
        "fields": [*_fields(FixedPageFields, {}), _BODY],
    }


def _introductions() -> Iterator[Mapping[str, Written]]:
    for folder, label in {**_KINDS, "tags": "Tag"}.items():
        yield {
            "name": folder,
            "label": f"Introductions: {folder}",
            "label_singular": label,
            "folder": f"content/_{folder}",
            "slug": "{{title}}",
            "create": True,
            **_BESIDE,
            "fields": [*_fields(IntroductionFields, {}), {**_BODY, "required": False}],
        }


def _fields(
    model: type[BaseModel], options: Mapping[str, Sequence[str]], within: str = ""
) -> Iterator[Mapping[str, Written]]:
    """Yield the fields of a model; those of an inner one have `within` before their names."""
    for name, field in model.model_fields.items():
        widget = _widget(field, f"{within}{name}", options)
        if widget:
            yield {
                "name": name,
                "label": name.replace("_", " ").capitalize(),
                "hint": str(field.description),
                "required": field.is_required(),
                **widget,
            }


def _widget(
    field: FieldInfo, name: str, options: Mapping[str, Sequence[str]]
) -> Mapping[str, Written] | None:
    """Return how a field is typed in; None for what is no form."""
    is_list = typing.get_origin(field.annotation) is tuple
    if name in options:
        several: Mapping[str, Written] = {"multiple": True} if is_list else {}
        found = {"widget": "select", "options": list(options[name]), **several}
        has_default = isinstance(field.default, str)
        return {**found, "default": field.default} if has_default else found
    if is_list:
        inner = _model_in(field.annotation)
        below = list(_fields(inner, options, f"{name}.")) if inner else []
        return {"widget": "list", **({"fields": below} if below else {})}
    if typing.get_origin(field.annotation) is dict:
        return None
    if field.annotation is bool:
        return {"widget": "boolean", "default": bool(field.default)}
    if name == "date":
        return {"widget": "datetime", "format": "YYYY-MM-DD", "time_format": False}
    return {"widget": "text" if _PROSE in field.metadata else "string"}


def _model_in(annotation: object) -> type[BaseModel] | None:
    """Return the first model inside a type such as `tuple[Model | str, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(argument) for argument in typing.get_args(annotation))
    return next((one for one in found if one), None)
