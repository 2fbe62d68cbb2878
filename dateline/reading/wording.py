"""The texts of the interface, out of one YAML file for each language.

Comes in: the files of the theme and of the site, the language of the site. Goes out: an `Interface`
in which the site's own texts stand in place of the theme's, or everything that is wrong with them.
The theme's English file says which texts there are and which places they have.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dateline.base.diagnostics import Diagnostic, Mark, Outcome, SourceText, Span, diagnose
from dateline.base.text import closest
from dateline.base.wording import COUNT, REFERENCE, Interface, LanguageFile, Text, Texts, places
from dateline.base.yamlnodes import Mapping as Tree
from dateline.base.yamlnodes import Node, Scalar, load
from dateline.reading.decoding import decode
from dateline.reading.plurals import OTHER, Plurals, plurals_of

_MOST_NAMED = 5
Places = Mapping[str, frozenset[str]]


class _Reference(NamedTuple):
    """What the theme's English says of all texts: their places, and which of them count."""

    places: Places
    counting: frozenset[str]


@dataclass(frozen=True, slots=True)
class _File:
    """A file of texts with its tree, and the plurals of its language."""

    source: SourceText
    tree: Tree
    language: str
    plurals: Plurals


def read_interface(
    files: Iterable[LanguageFile], language: str, place: Span | None = None
) -> Outcome[Interface]:
    """Return the interface of a site in `language`; `place` is where its settings say so.

    There is none where the theme's English cannot be read.
    """
    said: list[Diagnostic] = []
    own: dict[str, _File] = {}
    theme: dict[str, _File] = {}
    for one in files:
        found, known = _opened(one, said), own if one.is_own else theme
        if found and known.setdefault(found.language, found) is not found:
            message = f"{one.path} is in the language of {known[found.language].source.path}"
            hint = "put all texts into one of them"
            said.append(diagnose("bad-language-file", message, Span(path=one.path), hint))
    english = theme.get(REFERENCE)
    if english is None:
        message, hint = "the theme has no texts in English", "install Dateline again"
        said.append(diagnose("bad-language-file", message, hint=hint))
        return Outcome(value=None, diagnostics=tuple(said))
    reference = _reference(english.tree)
    packaged = {name: _texts(one, reference, said) for name, one in theme.items()}
    changed = {name: _texts(one, reference, said) for name, one in own.items()}
    for name in sorted(own.keys() - theme.keys()):
        said += _missing(own[name], reference, changed[name])
    complete = {**packaged.get(REFERENCE, {}), **changed.get(REFERENCE, {})}
    texts = {
        name: {**complete, **packaged.get(name, {}), **changed.get(name, {})}
        for name in sorted(packaged.keys() | changed.keys())
    }
    interface = Interface(language=language, texts=texts)
    if not interface.known(language):
        hint = f"write templates/languages/{language}.yaml; pages are in English until then"
        message = f'the interface has no texts in the language "{language}"'
        said.append(diagnose("no-texts", message, place, hint))
    return Outcome(value=interface, diagnostics=tuple(said))


def _opened(file: LanguageFile, said: list[Diagnostic]) -> _File | None:
    """Return the tree of a file, unless it cannot be read or is in no language."""
    plurals = plurals_of(file.language)
    if plurals is None:
        message = f'{file.path} is named after no language: there is no "{file.language}"'
        hint = "name it by the language's code, as in ru.yaml or pt-BR.yaml"
        said.append(diagnose("bad-language-file", message, Span(path=file.path), hint))
        return None
    decoded = decode(file.path, file.data)
    source = decoded.value
    if source is None:
        said += decoded.diagnostics
        return None
    loaded = load(source, source.text)
    said += (*decoded.diagnostics, *loaded.diagnostics)
    tree = loaded.value
    if not isinstance(tree, Tree):
        if not loaded.diagnostics:
            mark = tree.mark if tree else Mark(1, 1, 1, 1)
            hint = "write one `name: text` a line"
            message = "the file holds no texts with their names"
            said.append(source.diagnose("bad-language-file", message, mark, hint))
        return None
    return _File(source, tree, file.language.casefold(), plurals)


def _reference(tree: Tree) -> _Reference:
    """Return what the theme's English says of all texts."""
    found = {key.text: _words_of(node) for key, node in tree.entries}
    return _Reference(
        {name: frozenset(places(words)) for name, words in found.items()},
        frozenset(key.text for key, node in tree.entries if isinstance(node, Tree)),
    )


def _words_of(node: Node) -> str:
    """Return the text of a node, or those of all its forms."""
    nodes = [node] if isinstance(node, Scalar) else [one for _, one in _forms(node)]
    return "".join(one.text for one in nodes if isinstance(one, Scalar))


def _forms(node: Node) -> tuple[tuple[Scalar, Node], ...]:
    return node.entries if isinstance(node, Tree) else ()


def _texts(file: _File, reference: _Reference, said: list[Diagnostic]) -> Texts:
    """Return the texts of a file; what is wrong with one is said."""
    texts: dict[str, Text] = {}
    for key, node in file.tree.entries:
        name = key.text
        if name not in reference.places:
            near = closest(name, reference.places)
            hint = f"did you mean `{near}`?" if near else "the theme's en.yaml has all names"
            message = f"the interface has no text `{name}`"
            said.append(file.source.diagnose("unknown-text", message, key.mark, hint))
            continue
        wrong = [*_faults(key, node, file, reference)]
        said += wrong
        if not wrong:
            texts[name] = _text(node, counts=name in reference.counting)
    return texts


def _text(node: Node, *, counts: bool) -> Text:
    if isinstance(node, Scalar):
        return {OTHER: node.text} if counts else node.text
    return {key.text: one.text for key, one in _forms(node) if isinstance(one, Scalar)}


def _faults(key: Scalar, node: Node, file: _File, reference: _Reference) -> Iterator[Diagnostic]:
    name, known = key.text, reference.places[key.text]
    if name not in reference.counting:
        if not isinstance(node, Scalar):
            hint = "write one text; it is the same for every number"
            yield _bad(file, name, "is not one text", node.mark, hint)
        else:
            yield from _faults_of_text(name, node, file, known, known)
        return
    entries = _forms(node)
    if isinstance(node, Scalar) and file.plurals.categories == (OTHER,):
        entries = ((Scalar(OTHER, node.mark, ""), node),)
    yield from _faults_of_forms(key, dict(_named(entries)), file)
    for category, form in entries:
        if not isinstance(form, Scalar):
            yield _bad(file, name, f"has no text for `{category.text}`", form.mark, "write a text")
        elif category.text in file.plurals.categories:
            is_one = category.text in file.plurals.single
            wanted = known - {COUNT} if is_one else known
            yield from _faults_of_text(name, form, file, known, wanted)


def _named(entries: tuple[tuple[Scalar, Node], ...]) -> Iterator[tuple[str, Mark]]:
    return ((category.text, category.mark) for category, _ in entries)


def _bad(file: _File, name: str, words: str, mark: Mark, hint: str) -> Diagnostic:
    return file.source.diagnose("bad-text", f"`{name}` {words}", mark, hint)


def _faults_of_forms(key: Scalar, forms: Mapping[str, Mark], file: _File) -> Iterator[Diagnostic]:
    """Yield what is wrong with the names of the plural forms of a text."""
    categories = file.plurals.categories
    hint = f"the forms of this language are {', '.join(categories)}"
    for category, mark in forms.items():
        if category not in categories:
            message = f"`{key.text}`: this language has no plural form `{category}`"
            yield file.source.diagnose("text-forms", message, mark, hint)
    missing = [category for category in categories if category not in forms]
    if missing:
        message = f"`{key.text}` lacks the plural forms {', '.join(missing)}"
        yield file.source.diagnose("text-forms", message, key.mark, hint)


def _faults_of_text(
    name: str, node: Scalar, file: _File, known: frozenset[str], wanted: frozenset[str]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the places of one text."""
    found = places(node.text)
    if not node.text.strip():
        yield _bad(file, name, "is empty", node.mark, "write the text, or delete the line")
        return
    for place in sorted(set(found) - known):
        near = closest(place, known)
        has = f"it has {_listed(known)}" if known else "it has none"
        hint = f"did you mean {{{near}}}?" if near else has
        message = f"`{name}` has no place {{{place}}}"
        yield file.source.diagnose("text-places", message, node.mark, hint)
    missing = wanted - set(found)
    if missing and set(found) <= known:
        message = f"`{name}` lacks {_listed(missing)}"
        hint = "what is filled in there would not be printed; put it where it shall stand"
        yield file.source.diagnose("text-places", message, node.mark, hint)
    if node.text.count("{") != len(found) or node.text.count("}") != len(found):
        message = f"`{name}` has a brace that stands around no place"
        yield file.source.diagnose("text-places", message, node.mark, "write it as in {name}")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def _missing(file: _File, reference: _Reference, texts: Texts) -> Iterator[Diagnostic]:
    """Yield a warning if a language of the site's own has not all texts."""
    typed = {key.text for key, _ in file.tree.entries} | texts.keys()
    missing = [name for name in reference.places if name not in typed]
    if missing:
        named = ", ".join(missing[:_MOST_NAMED])
        more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
        message = f"{file.source.path} lacks the texts {named}{more}; they are printed in English"
        span = Span(path=file.source.path)
        hint = "copy them from the theme's en.yaml and translate them"
        yield diagnose("missing-texts", message, span, hint)
