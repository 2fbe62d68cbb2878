"""The fields of parts are taken from their values."""

from collections.abc import Iterable

from dateline.base.canonical import encode
from dateline.base.digest import Digest, digest_of
from dateline.checks.site.parts import fields_of_parts
from dateline.model.page import Page, Part
from dateline.model.plan import Plan

VALUES = {name: encode(value) for name, value in {"a": {"x": 1}, "b": {"y": 2}, "c": [1]}.items()}
DIGESTS = {name: digest_of(data) for name, data in VALUES.items()}


CLOSURES = {"x.html": ("base.html", "x.html"), "y.html": ("base.html", "y.html")}


def plan_of(*pages: Page) -> Plan:
    return Plan(
        pages=pages,
        copies=(),
        values={DIGESTS[name]: data for name, data in VALUES.items()},
        promised={Digest("promised"): lambda: {"z": 3}},
        owners={},
    )


def kept(digests: Iterable[Digest]) -> dict[str, bytes]:
    return {one: b'{"k":1}' for one in digests if one == "kept"}


def fields(*pages: Page, template: str = "x.html") -> dict[str, list[str] | None]:
    found = fields_of_parts(plan_of(*pages), CLOSURES, kept).get(template, {})
    return {
        name: None if fields is None else sorted(fields)
        for name, fields in found.items()
        if name != "page"
    }


def page(*parts: Part, kind: str = "k", renderer: str = "x.html") -> Page:
    return Page(url="x.html", kind=kind, renderer=renderer, parts=parts)


def test_a_part_has_the_fields_that_any_of_its_values_has() -> None:
    pages = [page(Part("one", DIGESTS["a"])), page(Part("one", DIGESTS["b"]), kind="other")]

    assert fields(*pages) == {"one": ["x", "y"]}


def test_promised_values_are_made_for_it() -> None:
    assert fields(page(Part("one", Digest("promised")))) == {"one": ["z"]}


def test_values_that_reading_wrote_down_are_looked_up_for_it() -> None:
    assert fields(page(Part("one", Digest("kept")))) == {"one": ["k"]}


def test_a_part_of_several_values_or_of_one_that_is_not_there_has_no_fields_that_are_known() -> (
    None
):
    several = Part("several", (DIGESTS["a"],))
    lost, listed = Part("lost", Digest("lost")), Part("listed", DIGESTS["c"])

    assert fields(page(several, lost, listed)) == {"several": None, "lost": None, "listed": None}
    assert fields(page(Part("one", DIGESTS["a"])), page(Part("one", (DIGESTS["b"],)))) == {
        "one": None
    }


def test_of_each_kind_of_page_some_are_enough() -> None:
    many = [page(Part("one", DIGESTS["a"])) for _ in range(20)]

    assert fields(*many, page(Part("one", DIGESTS["b"]))) == {"one": ["x"]}


def test_files_that_no_template_makes_count_for_nothing() -> None:
    assert fields(page(Part("one", DIGESTS["a"]), renderer="format:text")) == {}


def test_a_template_sees_the_parts_of_the_pages_that_it_has_a_part_in() -> None:
    pages = (
        page(Part("one", DIGESTS["a"])),
        page(Part("one", DIGESTS["b"]), kind="other", renderer="y.html"),
    )

    assert fields(*pages) == {"one": ["x"]}
    assert fields(*pages, template="y.html") == {"one": ["y"]}
    assert fields(*pages, template="base.html") == {"one": ["x", "y"]}
    assert fields(*pages, template="z.html") == {}


def test_every_page_has_what_rendering_adds() -> None:
    found = fields_of_parts(plan_of(page()), CLOSURES, kept)

    assert found == {}
    found = fields_of_parts(plan_of(page(Part("one", DIGESTS["a"]))), CLOSURES, kept)
    assert found["x.html"]["page"] == frozenset(["url", "kind", "root", "canonical"])
