"""Jinja2, sealed.

Comes in: the templates a page may use, the texts of the interface, and the language of the page.
Goes out: an environment that escapes everything, refuses what is undefined, and has no way out: no
loader but the given templates, no randomness, no placeholder text. Templates are code that the
newsroom trusts; the seal keeps pages deterministic, it is no sandbox
(https://jinja.palletsprojects.com/en/stable/sandbox/).
"""

from collections.abc import Callable, Mapping, MutableMapping
from functools import lru_cache
from types import CodeType
from typing import cast

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, meta, nodes
from jinja2.environment import TemplateModule
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from jinja2.runtime import Context

from dateline.base.canonical import decode, encode
from dateline.base.wording import Interface
from dateline.model.page import Templates
from dateline.rendering.compiling import IMPORTED, PlainCode
from dateline.rendering.escaping import escaped, printed
from dateline.rendering.filters import filters_for
from dateline.rendering.printing import CountedMacro, Module, SealedContext
from dateline.rendering.records import Record
from dateline.rendering.words import Number, words_of

IMPURE_GLOBALS = ("lipsum",)
IMPURE_FILTERS = ("random",)
MOST_TREES, MOST_LANGUAGES = 64, 16
# The names by which compiled code prints, knows a value by its kind and makes a macro.
NAMES: Mapping[str, object] = {
    "escape": printed,
    "escaped": escaped,
    "Record": Record,
    "Module": Module,
    "Macro": CountedMacro,
}
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


class SealedTemplate(Template):
    """A template whose macros carry nothing from one page to the next.

    Jinja2 keeps the module of an imported template for all pages. A `cycler` or a list in it would
    go on counting, and a page would depend on those that the same process rendered before.
    """

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, object],  # noqa: A002 - Jinja2's word
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Return a template of compiled code."""
        # What Jinja2 gives is a chain of mappings, and walked through for every page.
        template = super().from_code(environment, code, dict(globals), uptodate)
        template.root_render_func.__globals__.update(NAMES)
        return template

    def make_module(
        self,
        vars: dict[str, object] | None = None,  # noqa: A002 - Jinja2's word
        shared: bool = False,  # noqa: FBT001, FBT002
        locals: Mapping[str, object] | None = None,  # noqa: A002
    ) -> Module:
        """Return what another template imports."""
        return Module(self, self.new_context(vars, shared, locals))

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        del ctx
        kept = self._module
        if kept is None:
            kept = self.make_module()
            if _keeps_nothing(self):
                self._module = kept
        return kept


def _keeps_nothing(template: Template) -> bool:
    """Tell whether a template is nothing but macros, and so is whatever it imports."""
    imported = template.root_render_func.__globals__[IMPORTED]
    if imported is None:
        return False
    return all(_keeps_nothing(template.environment.get_template(name)) for name in imported)


class SealedEnvironment(Environment):
    """An environment in which a name always stands for the same template."""

    template_class = SealedTemplate
    context_class = SealedContext
    code_generator_class = PlainCode

    def __init__(self, templates: Templates) -> None:
        """Take the texts by name."""
        super().__init__(
            loader=TextLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self.known: dict[object, Template] = {}
        for name in IMPURE_GLOBALS:
            del self.globals[name]
        for name in IMPURE_FILTERS:
            del self.filters[name]

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, object] | None = None,  # noqa: A002
    ) -> Template:
        """Return a template; Jinja2 asks its loader's cache, several times for every page."""
        found = self.known.get(name)
        if found is None:
            found = self.known[name] = super().get_template(name, parent, globals)
        return found


def template_of(filename: str) -> str:
    """Return the template that a frame of a traceback belongs to, or nothing."""
    if not filename.startswith(_BEFORE):
        return ""
    return filename.removeprefix(_BEFORE).removesuffix(_AFTER)


@lru_cache(maxsize=MOST_LANGUAGES)
def _environment(
    templates: tuple[tuple[str, str], ...], interface: bytes, language: str
) -> Environment:
    environment = SealedEnvironment(dict(templates))
    environment.filters.update(filters_for(language))
    words = _words(decode(Interface, interface), language)
    environment.globals.update(words)
    # Compiled templates look for texts here, where no name of a template can stand before them.
    environment.extend(**words)
    return environment


def _words(interface: Interface, language: str) -> dict[str, Record]:
    """Return the texts that templates print: for the page itself, and for the site around it."""
    languages = {"words": language, "site_words": interface.language}
    spoken = {
        one: words_of(interface, one, cast("Number", filters_for(one)["number"]))
        for one in set(languages.values())
    }
    return {name: spoken[one] for name, one in languages.items()}


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
