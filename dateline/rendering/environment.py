"""Jinja2, sealed.

Comes in: the templates a page may use, the texts of the interface, and the language of the page.
Goes out: an environment that escapes everything, refuses what is undefined, and has no way out: no
loader but the given templates, no randomness, no placeholder text. Templates are code that the
newsroom trusts; the seal keeps pages deterministic, it is no sandbox
(https://jinja.palletsprojects.com/en/stable/sandbox/).
"""

from collections.abc import Callable, MutableMapping
from functools import cache, lru_cache
from types import CodeType
from typing import cast

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, meta, nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from jinja2.runtime import Context

from dateline.base.canonical import decode, encode
from dateline.base.wording import Interface
from dateline.model.page import Templates
from dateline.rendering.compiling import PlainCode
from dateline.rendering.escaping import printed
from dateline.rendering.filters import filters_for
from dateline.rendering.printing import CountedMacro, SealedContext
from dateline.rendering.records import Record
from dateline.rendering.words import Number, words_of

IMPURE_GLOBALS = ("lipsum",)
IMPURE_FILTERS = ("random",)
MOST_TREES, MOST_LANGUAGES = 64, 16
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


def _template_class(templates: Templates) -> type[Template]:
    """Return a class of templates whose macros carry nothing from one page to the next.

    Jinja2 keeps the module of an imported template for all pages. A `cycler` or a list in it would
    go on counting, and a page would depend on those that the same process rendered before.
    """

    @cache
    def keeps_nothing(name: str) -> bool:
        tree = tree_of(templates.get(name, ""))
        harmless = (nodes.Macro, nodes.Import, nodes.FromImport, nodes.Output)
        if tree is None or not all(isinstance(node, harmless) for node in tree.body):
            return False
        imported = list(meta.find_referenced_templates(tree))
        return all(one is not None and keeps_nothing(one) for one in imported)

    class SealedTemplate(Template):
        @classmethod
        def from_code(
            cls,
            environment: Environment,
            code: CodeType,
            globals: MutableMapping[str, object],  # noqa: A002 - Jinja2's word
            uptodate: Callable[[], bool] | None = None,
        ) -> Template:
            # What Jinja2 gives is a chain of mappings, and walked through for every page.
            template = super().from_code(environment, code, dict(globals), uptodate)
            # The names by which compiled code prints, knows a record and makes a macro.
            names = {"escape": printed, "Record": Record, "Macro": CountedMacro}
            template.root_render_func.__globals__.update(names)
            return template

        def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
            if keeps_nothing(str(self.name)):
                return super()._get_default_module(ctx)
            return self.make_module()

    return SealedTemplate


def template_of(filename: str) -> str:
    """Return the template that a frame of a traceback belongs to, or nothing."""
    if not filename.startswith(_BEFORE):
        return ""
    return filename.removeprefix(_BEFORE).removesuffix(_AFTER)


@lru_cache(maxsize=MOST_LANGUAGES)
def _environment(
    templates: tuple[tuple[str, str], ...], interface: bytes, language: str
) -> Environment:
    environment = Environment(
        loader=TextLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.template_class = _template_class(dict(templates))
    environment.context_class = SealedContext
    environment.code_generator_class = PlainCode
    for name in IMPURE_GLOBALS:
        del environment.globals[name]
    for name in IMPURE_FILTERS:
        del environment.filters[name]
    environment.filters.update(filters_for(language))
    words = _words(decode(Interface, interface), language)
    environment.globals.update(words)
    # Compiled templates look for texts here, where no name of a template can stand before them.
    environment.extend(**words)
    return environment


def _words(interface: Interface, language: str) -> dict[str, Record]:
    """Return the texts that templates print: for the page itself, and for the site around it."""
    languages = {"words": language, "site_words": interface.language}
    return {
        name: words_of(interface, one, cast("Number", filters_for(one)["number"]))
        for name, one in languages.items()
    }


# The environments for the theme that was used last, by what pages show.
_latest: list[tuple[Templates, Interface, dict[str, Environment]]] = []


def environment_for(templates: Templates, interface: Interface, language: str = "") -> Environment:
    """Return the environment for pages that show something in `language`, or in the site's.

    The same texts give the same one.
    """
    # All pages of a build come with the same two objects, which nobody changes.
    if not (_latest and _latest[0][0] is templates and _latest[0][1] is interface):
        _latest[:] = [(templates, interface, {})]
    known = _latest[0][2]
    if language not in known:
        spoken = interface.spoken(language)
        known[language] = _environment(tuple(sorted(templates.items())), encode(interface), spoken)
    return known[language]


def closures(templates: Templates) -> dict[str, tuple[str, ...]]:
    """Return, for each template, the names of all templates its output can depend on, sorted.

    A template that names another dynamically depends on all of them: its closure is every template.
    One that cannot be parsed depends on itself; rendering it will say what is wrong.
    """
    direct = {name: _references(text) for name, text in templates.items()}
    everything = tuple(sorted(templates))
    return {name: _closure(name, direct, everything) for name in templates}


def macro_names(templates: Templates) -> frozenset[str]:
    """Return the names of all macros of a theme; a template that cannot be parsed has none."""
    trees = (tree_of(text) for text in templates.values())
    return frozenset(macro.name for tree in trees if tree for macro in tree.find_all(nodes.Macro))


@lru_cache(maxsize=MOST_TREES)
def tree_of(text: str) -> nodes.Template | None:
    """Return what Jinja2 makes of a text, or None if it cannot be parsed."""
    try:
        return Environment(autoescape=True).parse(text)
    except TemplateSyntaxError:
        return None


def _references(text: str) -> frozenset[str | None]:
    tree = tree_of(text)
    return frozenset(meta.find_referenced_templates(tree)) if tree else frozenset()


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
