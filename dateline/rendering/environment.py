"""Jinja2, sealed.

Comes in: the texts of the templates a page may use, and the language. Goes out: an environment that
escapes everything, refuses what is undefined, and has no way out: no loader but the given texts, no
randomness, no placeholder text. Templates are code that the newsroom trusts; the seal keeps pages
deterministic, it is no sandbox (https://jinja.palletsprojects.com/en/stable/sandbox/).
"""

from collections.abc import Callable
from functools import lru_cache

from jinja2 import BaseLoader, Environment, StrictUndefined, meta, nodes
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

from dateline.model.page import Templates
from dateline.rendering.filters import filters_for

IMPURE_GLOBALS = ("lipsum",)
IMPURE_FILTERS = ("random",)
# What stands for a template in tracebacks: never the name of a file.
_BEFORE, _AFTER = "<template ", ">"


class TextLoader(BaseLoader):
    """Gives out texts by name, and has each template say in tracebacks which one it is.

    Jinja2's own loader of texts calls all of them `<template>`, so that a fault in a macro would be
    looked for in the page that called it.
    """

    def __init__(self, texts: Templates) -> None:
        """Take the texts by name."""
        self.texts = texts

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a text, the name for tracebacks, and that it never changes."""
        del environment
        if template not in self.texts:
            raise TemplateNotFound(template)
        return self.texts[template], f"{_BEFORE}{template}{_AFTER}", lambda: True

    def list_templates(self) -> list[str]:
        """Return the names of all texts."""
        return sorted(self.texts)


def template_of(filename: str) -> str:
    """Return the template that a frame of a traceback belongs to, or nothing."""
    if not filename.startswith(_BEFORE):
        return ""
    return filename.removeprefix(_BEFORE).removesuffix(_AFTER)


@lru_cache(maxsize=4)
def _environment(templates: tuple[tuple[str, str], ...], language: str) -> Environment:
    environment = Environment(
        loader=TextLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    for name in IMPURE_GLOBALS:
        del environment.globals[name]
    for name in IMPURE_FILTERS:
        del environment.filters[name]
    environment.filters.update(filters_for(language))
    return environment


def environment_for(templates: Templates, language: str) -> Environment:
    """Return the environment of a theme; the same texts give the same one."""
    return _environment(tuple(sorted(templates.items())), language)


def closures(templates: Templates) -> dict[str, tuple[str, ...]]:
    """Return, for each template, the names of all templates its output can depend on, sorted.

    A template that names another dynamically depends on all of them: its closure is every template.
    One that cannot be parsed depends on itself; rendering it will say what is wrong.
    """
    direct = {name: _references(text) for name, text in templates.items()}
    everything = tuple(sorted(templates))
    return {name: _closure(name, direct, everything) for name in templates}


def _references(text: str) -> frozenset[str | None]:
    try:
        tree: nodes.Template = Environment(autoescape=True).parse(text)
    except TemplateSyntaxError:
        return frozenset()
    return frozenset(meta.find_referenced_templates(tree))


def _closure(
    name: str, direct: dict[str, frozenset[str | None]], everything: tuple[str, ...]
) -> tuple[str, ...]:
    found: set[str] = set()
    waiting: list[str] = [name]
    while waiting:
        one = waiting.pop()
        if one in found:
            continue
        found.add(one)
        for reference in direct.get(one, frozenset()):
            if reference is None:
                return everything
            waiting.append(reference)
    return tuple(sorted(found))
