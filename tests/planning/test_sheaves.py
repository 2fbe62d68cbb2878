"""A plan is made sheaf by sheaf: each has what its pages see, and none is kept for another."""

from collections.abc import Iterator

import pytest

from dateline.base.canonical import encode
from dateline.base.digest import Digest, digest_of
from dateline.model.config import Publisher
from dateline.model.page import Page, Part
from dateline.model.place import Place
from dateline.model.plan import Sheaf
from dateline.planning import parts
from dateline.planning.collisions import Claimed
from dateline.planning.parts import Claim, Table
from dateline.planning.plan import Planning
from tests.indexing.desk import (
    KAZAKHSTAN,
    KENYA,
    SHOWN,
    Filed,
    archive_of,
    article,
    by,
    cites,
    config,
    fixed_page,
    introduction,
    prose,
    term,
)
from tests.planning.layout import WORDS, interface, opened, plan_of

FILED: tuple[Filed, ...] = (
    *(
        article(
            f"report-{number}",
            f"20{10 + number % 4}-0{1 + number % 4}-11",
            region=("africa", "asia")[number % 2],
            byline=by(("Asia desk", "Africa desk")[number % 2]),
            place=Place(countries=((KENYA, KAZAKHSTAN)[number % 2],)),
            tags=(term("courts"), term(("land", "floods")[number // 2 % 2])),
            series=term("The trial") if number < 3 else None,
            # Some cite nothing.
            sources=(cites("BBC", f"Title {number % 5}"), cites("AJE", f"Other {number}"))
            if number % 5
            else (),
            licence="CC0-1.0" if number == 7 else "",
        )
        for number in range(12)
    ),
    fixed_page("about"),
    introduction("tags", "land", body=prose("land")),
)
BODIES = {prose("land"), *(one.body for one in FILED if one.body)}


def planning(*filed: Filed, **publish: bool) -> Planning:
    settings = config(publish=config().publish.__class__(**publish)) if publish else config()
    archive = archive_of(*filed, settings=settings)
    files = {"style.css": digest_of(b"style.css")}
    return Planning(archive, settings, files, WORDS, interface("en"))


def digests(page: Page) -> Iterator[Digest]:
    for part in page.parts:
        yield from [part.digest] if isinstance(part.digest, str) else part.digest


@pytest.mark.parametrize("size", [1, 2, 7])
@pytest.mark.parametrize(
    "publish", [{}, {"citations": False}, {"citations": False, "data": False, "search": False}]
)
def test_each_page_sees_what_came_with_it_or_was_to_be_kept_before(
    size: int, publish: dict[str, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "SHEAF", size)
    sheaves, count = planning(*FILED, **publish).sheaves(), 0
    kept = {*SHOWN, *BODIES}
    for sheaf in sheaves:
        kept |= sheaf.kept.keys()
        for page in sheaf.pages:
            for digest in digests(page):
                assert sheaf.value(digest) or digest in sheaf.promised or digest in kept, page.url
        for digest, value in [*sheaf.values.items(), *sheaf.kept.items(), *sheaf.shared.items()]:
            assert digest_of(value) == digest
        count += 1
    assert count > 20 / size


@pytest.mark.parametrize("size", [1, 3, 1_000])
def test_the_plan_is_the_same_however_large_its_sheaves(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = plan_of(*FILED)
    monkeypatch.setattr(parts, "SHEAF", size)
    after = plan_of(*FILED)

    assert opened(after) == opened(before)
    assert after.filing == before.filing


def test_a_sheaf_has_as_many_pages_as_are_rendered_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "SHEAF", 5)
    sizes = [len(sheaf.pages) for sheaf in planning(*FILED, citations=False).sheaves()]

    # Some pages come together, as those of a term; the last ones are as many as there are.
    assert all(size >= 5 for size in sizes[:-1])
    assert max(sizes[:3]) < 10


def test_large_values_make_a_sheaf_of_few_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_VALUES", 10)
    table = Table()
    full: list[bool] = []
    for write, text in ((table.share, "as it likes"), (table.put, "four"), (table.keep, "seven")):
        write(text)
        full.append(table.is_full)
    assert full == [False, False, True]

    sheaf = table.take()

    assert [*sheaf.values.values()] == [b'"four"']
    assert [*sheaf.kept.values()] == [b'"seven"']
    assert not table.is_full
    assert table.take() == Sheaf((), {}, sheaf.shared, {}, {})


def test_a_value_is_found_wherever_it_stands() -> None:
    table = Table()
    table.frame = (table.shared_part("site", "frame"),)
    table.plan("a.html", "page", "page.html", table.part("own", "own"), Part("k", table.keep("k")))
    sheaf = table.take()
    (page,) = sheaf.pages

    assert [sheaf.value(one) for one in digests(page)] == [
        encode(one) for one in ("frame", "own", "k")
    ]
    assert sheaf.value(digest_of(b"other")) is None
    assert sheaf.having([]).pages == ()
    assert sheaf.having([page]) == sheaf
    table.plan("b.html", "page", "page.html")
    # What pages of several sheaves see, later ones see as well; the rest was let go.
    assert [table.take().value(one) for one in digests(page)] == [encode("frame"), None, None]


@pytest.mark.parametrize(
    ("url", "is_sound"),
    [("b.html", True), ("a.html", False), ("A.html", False), ("a.html/b", False), ("x", False)],
)
def test_it_is_known_at_once_that_an_address_cannot_be_written(url: str, *, is_sound: bool) -> None:
    claimed = Claimed()
    claimed.note([Claim("a.html", "content/a.md"), Claim("x/y/z", "content/x.md")])
    assert claimed.is_sound

    claimed.note([Claim(url, "content/b.md")])

    assert claimed.is_sound == is_sound
    assert bool([*claimed.faults()]) != is_sound


def test_a_path_that_no_file_may_have_is_known_at_once() -> None:
    claimed = Claimed()
    claimed.note([Claim("../a.html", "content/a.md")])

    assert not claimed.is_sound
    assert [one.code for one in claimed.faults()] == ["bad-path"]


def test_a_plan_is_sound_until_two_of_its_files_would_stand_at_one_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "SHEAF", 1)
    clash = article("second", "2012-02-03", manuscript="content/other.md", aliases=("about.html",))
    making = planning(*FILED, clash)
    known: dict[str, bool] = {}
    for sheaf in making.sheaves():
        known |= {page.url: making.is_sound for page in sheaf.pages}

    assert known["2010/01/report-0.html"]
    assert not known["about.html"]
    assert [one.code for one in making.faults()] == ["same-address"]
    assert planning(*FILED).is_sound


def test_without_the_logo_that_the_settings_name_nothing_is_sound_from_the_beginning() -> None:
    settings = config(publisher=Publisher(name="N", logo="logo.png"))
    archive = archive_of(*FILED, settings=settings)
    making = Planning(archive, settings, {}, WORDS, interface("en"))

    assert not making.is_sound
    assert [one.code for one in making.faults()] == ["no-logo"]


def test_copies_claim_addresses_as_well() -> None:
    clash = article("second", "2012-02-03", aliases=("static/style.css",))
    making = planning(*FILED, clash)
    for _ in making.sheaves():
        pass

    assert not making.is_sound
    assert "static/style.css" not in planning(*FILED).owners()
    assert making.owners().get("2010/01/report-0.html") == "content/report-0.md"
