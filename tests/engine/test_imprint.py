"""What files are made of: templates with all they name, fingerprints, and what is kept of them."""

import pytest

from dateline.base.canonical import encode
from dateline.base.digest import Digest, digest_of
from dateline.engine.gather import Theme
from dateline.engine.imprint import (
    Closures,
    closures_of,
    components,
    fingerprints,
    imprint_of,
    remembered_imprint,
)
from dateline.engine.store import Store
from dateline.model.page import Copy, Page, Part
from dateline.rendering import environment
from tests.engine.plans import plan_of
from tests.rendering.proof import SILENT

WORDS = digest_of(b"words")


def theme(**templates: str) -> Theme:
    texts = {f"{name}.html": text for name, text in templates.items()}
    return Theme(templates=texts, template_paths={}, assets={})


def test_a_closure_is_everything_a_template_names_and_that_names(store: Store) -> None:
    found = closures_of(
        theme(
            base="b",
            page="{% extends 'base.html' %}{% import 'macros.html' as m %}",
            macros="{% include 'part.html' %}",
            part="p",
            alone="a",
        ),
        SILENT,
        store,
    )

    assert found.names == {
        "alone.html": ("alone.html",),
        "base.html": ("base.html",),
        "macros.html": ("macros.html", "part.html"),
        "page.html": ("base.html", "macros.html", "page.html", "part.html"),
        "part.html": ("part.html",),
    }


def test_a_template_that_computes_a_name_depends_on_all(store: Store) -> None:
    found = closures_of(theme(page="{% include which %}", other="o"), SILENT, store)

    assert found.names["page.html"] == ("other.html", "page.html")


def test_an_edit_changes_the_digests_of_the_closures_the_template_is_in_and_no_others(
    store: Store,
) -> None:
    before = closures_of(
        theme(base="b", page="{% extends 'base.html' %}", alone="a"), SILENT, store
    )
    after = closures_of(theme(base="B", page="{% extends 'base.html' %}", alone="a"), SILENT, store)

    changed = {name for name in before.names if before.digests[name] != after.digests[name]}
    assert changed == {"base.html", "page.html"}


def test_a_template_that_is_missing_changes_the_digest_when_it_appears(store: Store) -> None:
    page = "{% include 'late.html' ignore missing %}"
    before, after = (
        closures_of(theme(page=page), SILENT, store),
        closures_of(theme(page=page, late=""), SILENT, store),
    )

    assert before.digests["page.html"] != after.digests["page.html"]


def test_closures_are_remembered_until_a_template_changes(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = theme(base="b", page="{% extends 'base.html' %}")
    before = closures_of(known, SILENT, store)

    def never(_templates: object) -> dict[str, tuple[str, ...]]:
        raise AssertionError("computed again")

    monkeypatch.setattr(environment, "closures", never)

    assert closures_of(known, SILENT, store) == before
    with pytest.raises(AssertionError, match="computed again"):
        closures_of(theme(base="b2", page="{% extends 'base.html' %}"), SILENT, store)


# Fingerprints.


def test_a_fingerprint_depends_on_language_code_template_and_parts() -> None:
    page = Page(
        url="a.html", kind="page", renderer="page.html", parts=(Part("one", Digest("1" * 64)),)
    )
    plan = plan_of(page)
    closures = Closures(digests={"page.html": digest_of(b"closure")}, names={}, words=WORDS)
    other = Closures(digests={"page.html": digest_of(b"other closure")}, names={}, words=WORDS)
    found = [
        fingerprints(plan, closures, "en")["a.html"],
        fingerprints(plan, closures, "de")["a.html"],
        fingerprints(plan, other, "en")["a.html"],
    ]

    assert len(set(found)) == 3
    assert list(components(imprint_of(page, closures))) == [
        *("rendering code", "template", "words", "one")
    ]


def test_a_picture_depends_on_the_code_that_cleans_it_and_a_copy_does_not() -> None:
    copies = tuple(
        Copy(url="x", source_path="x", digest=Digest("d"), kind=kind)
        for kind in ("picture", "file")
    )
    closures = Closures(digests={}, names={}, words=WORDS)

    assert [list(components(imprint_of(copy, closures))) for copy in copies] == [
        ["picture code", "content"],
        ["content"],
    ]
    prints = [
        fingerprints(
            plan_of(copy),
            closures,
            "en",
        )["x"]
        for copy in copies
    ]
    assert prints[0] != prints[1]


# What is kept.


def test_an_imprint_comes_back_and_a_damaged_one_is_none() -> None:
    closures = Closures(digests={"page.html": digest_of(b"closure")}, names={}, words=WORDS)
    one, two = Digest("1" * 64), Digest("2" * 64)
    page = Page("a.html", "page", "page.html", (Part("one", one), Part("all", (one, two))))
    files = (page, Copy(url="x", source_path="y", digest=one, kind="picture"))
    imprints = [imprint_of(file, closures) for file in files]

    assert [remembered_imprint(encode(imprint)) for imprint in imprints] == imprints
    assert [remembered_imprint(kept) for kept in (None, b"{}", b"[]", b"{")] == [None] * 4
