"""What the files of an edition are made of, and what of it the memo keeps.

Comes in: a plan and the texts of the templates. Goes out: the fingerprint of every file, and its
`Imprint`, whose components explain why it is or is not rendered, and from which the page of an
article whose prose was edited is printed again without planning anew.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dateline.base.canonical import encode, parse, recovered
from dateline.base.digest import Digest, digest_of, digest_of_parts
from dateline.base.wording import Interface
from dateline.engine.fingerprint import document_code, picture_code, rendering_code
from dateline.engine.gather import Theme
from dateline.engine.store import Store
from dateline.model.page import Copy, Page, fingerprint
from dateline.model.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Closures:
    """For each template, the digest of all templates its output depends on, and their names.

    `words` is the digest of the texts of the interface, which every template may print.
    """

    digests: Mapping[str, Digest]
    names: Mapping[str, tuple[str, ...]]
    words: Digest

    def of(self, renderer: str) -> Digest:
        """Return the digest for a renderer; a format written in Python has no templates."""
        return self.digests.get(renderer, Digest(""))

    def words_of(self, renderer: str) -> Digest:
        """Return the digest of the texts that a renderer may print; a format prints none."""
        return self.words if renderer in self.digests else Digest("")


def closures_of(theme: Theme, interface: Interface, store: Store) -> Closures:
    """Return the closures of a theme; a function of its texts and the code, they are kept."""
    digests = {name: digest_of(text.encode()) for name, text in theme.templates.items()}
    rows = [text for name in sorted(digests) for text in (name, digests[name])]
    key = digest_of_parts([rendering_code(), *rows])
    kept = store.note("closures", key)
    if kept is None:
        from dateline.rendering.environment import closures

        kept = encode(closures(theme.templates))
        store.keep_note("closures", key, kept)
    plain = parse(kept)
    assert isinstance(plain, dict)  # noqa: S101 - we encoded it
    names = {
        name: tuple(str(one) for one in found)
        for name, found in plain.items()
        if isinstance(found, list)
    }
    return Closures(
        words=digest_of(encode(interface)),
        names=names,
        digests={
            name: digest_of_parts([text for one in found for text in (one, digests.get(one, ""))])
            for name, found in names.items()
        },
    )


def key_of_page(closures: Closures, language: str) -> Callable[[Page], Digest]:
    """Return what makes the key of the render memo for a page."""
    code = digest_of_parts([rendering_code(), language])
    printed = {
        name: digest_of_parts([digest, closures.words]) for name, digest in closures.digests.items()
    }
    nothing = Digest("")
    return lambda page: fingerprint(page, code, printed.get(page.renderer, nothing))


def fingerprints(plan: Plan, closures: Closures, language: str) -> dict[str, Digest]:
    """Return the key of the render memo for every file of a plan, in the plan's order."""
    key_of = key_of_page(closures, language)
    pages = {page.url: key_of(page) for page in plan.pages}
    return {**pages, **{copy.url: key_of_copy(copy) for copy in plan.copies}}


def key_of_copy(copy: Copy) -> Digest:
    """Return the key of a file that is made of another."""
    ingredients = (code_of(copy) or "copy", copy.url, copy.digest, str(copy.width))
    return digest_of_parts(ingredients)


def code_of(copy: Copy) -> Digest:
    """Return the digest of the code that makes a file out of another; none for a mere copy."""
    if copy.kind == "picture":
        return picture_code()
    return document_code() if copy.kind == "document" else Digest("")


@dataclass(frozen=True, slots=True)
class Imprint:
    """A planned file, and the digests of what makes it: code, its template's closure, texts."""

    code: Digest
    template: Digest
    words: Digest
    file: Page | Copy


def imprint_of(file: Page | Copy, closures: Closures) -> Imprint:
    """Return what a file is made of now."""
    if isinstance(file, Page):
        made_by = closures.of(file.renderer), closures.words_of(file.renderer)
        return Imprint(rendering_code(), *made_by, file)
    return Imprint(code_of(file), Digest(""), Digest(""), file)


def remembered_imprint(kept: bytes | None) -> Imprint | None:
    """Return what a file was made of in the last edition; None where that is damaged."""
    return recovered(Imprint, kept)


def components(imprint: Imprint) -> dict[str, Digest]:
    """Return what a file's fingerprint is made of, by name."""
    if isinstance(imprint.file, Copy):
        cleaned = {f"{imprint.file.kind} code": imprint.code} if imprint.code else {}
        return {**cleaned, "content": imprint.file.digest}
    found = {"rendering code": imprint.code, "template": imprint.template}
    if imprint.words:
        found["words"] = imprint.words
    for part in imprint.file.parts:
        one = part.digest
        found[part.name] = Digest(one) if isinstance(one, str) else digest_of_parts(one)
    return found
