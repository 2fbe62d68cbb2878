"""Other tags of a few articles: what planning anew would give, found out without it."""

import time
from collections.abc import Callable, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.base.canonical import encode
from dateline.base.digest import Digest, digest_of
from dateline.engine import prepare, refiling
from dateline.engine.build import Request, examine, explain
from dateline.engine.explain import Explanation
from dateline.engine.prepared import Failed, Means, Prepared
from dateline.engine.store import Store
from dateline.engine.turn import MEMO
from dateline.planning import home, listings, shards
from tests.conftest import MakeNewsroom
from tests.engine.counting import counted
from tests.newsroom import CONFIG, Newsroom, article

TAGS = ("courts", "floods", "land", "media-law", "torture")
ARTICLES = 24
# Where the memo was not dropped, only what was edited or lost is read again.
FEW_READ = 3
SETTINGS = {
    "everything": f"{CONFIG}feeds: {{limit: 3}}\n",
    "pages": f"{CONFIG}publish: {{citations: false, data: false, search: false}}\n",
    "tables": f"{CONFIG}publish: {{citations: false, search: false}}\n",
    "citations": f"{CONFIG}publish: {{data: false}}\n",
    "no feeds": CONFIG.replace("base_url: https://example.org/archive\n", ""),
}
Tags = Sequence[str]


def path_of(number: int) -> str:
    return f"content/report-{number}.md" if number >= 0 else "content/held.md"


def manuscript(number: int, tags: Tags, **fields: str) -> str:
    regions = ("Africa", "Asia", "Europe")
    return article(
        f"Text of number {number}.",
        title=f"Report {number}",
        region=regions[number % 3],
        country=("KE", "KZ", "HU")[number % 3],
        date=f"{2018 + number % 4}-0{1 + number % 7}-1{number % 9}",
        tags=f"[{', '.join(tags)}]",
        **fields,
    )


def first_tags(number: int) -> Tags:
    return (TAGS[number // 4 % 3], "media-law", *(["torture"] if number in {0, 9} else []))


def files(settings_of_site: str = SETTINGS["everything"]) -> dict[str, str | bytes]:
    # One of them is a work that another cites.
    citing = {"sources": "[{title: Report 0, url: report-0.md}, {outlet: The Courier, title: A}]"}
    found: dict[str, str | bytes] = {
        path_of(number): manuscript(number, first_tags(number), **(citing if number == 5 else {}))
        for number in range(ARTICLES)
    }
    return {
        **found,
        "site_config.yaml": settings_of_site,
        "content/held.md": article(title="Held", tags="[courts]", embargo="2026-03-01T12:00:00Z"),
        "content/_tags/floods.md": "---\nname: Flooding\n---\n\nWater.\n",
    }


@pytest.fixture(autouse=True)
def _lists_are_parted_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listings, "WHOLE_LIST", 4)
    monkeypatch.setattr(listings, "NEWEST", 2)


def request_for(room: Newsroom) -> Request:
    """Return a request for what the newsroom builds."""
    return Request(
        site=room.site,
        output=room.output,
        as_of=1_767_225_600,
        jobs=1,
        holder="a test",
        clock=time.perf_counter,
    )


def anew(room: Newsroom) -> Mapping[str, Digest]:
    """Return what planning the site as it is now would give, and how it would be filed."""

    def work(prepared: Prepared | Failed, _means: Means) -> Mapping[str, Digest]:
        assert isinstance(prepared, Prepared), prepared.diagnostics
        filing = prepared.plan.filing
        return {**prepared.fingerprints, "": digest_of(encode(filing))}

    found = examine(request_for(room), work)
    assert not isinstance(found, tuple), found
    return found


def published(room: Newsroom) -> Mapping[str, Digest]:
    """Return what was published, and how that is filed."""
    store = Store(room.site / ".dateline" / MEMO)
    entries = store.entries(room.output)
    [(key,)] = store.connection.execute(
        "SELECT key FROM notes WHERE subject = ?", (f"filing in {str(room.output)!a}",)
    ).fetchall()
    store.close()
    return {**{url: entry.fingerprint for url, entry in entries.items()}, "": key}


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Count how often all was planned since the last time this was asked."""
    return counted(monkeypatch, prepare, "drafted")


def retag(room: Newsroom, number: int, tags: Tags, **fields: str) -> None:
    room.write(path_of(number), manuscript(number, tags, **fields))


def retagged(tags: Mapping[int, Tags], *edits: tuple[int, str, str]) -> Callable[[Newsroom], None]:
    """Return what gives some articles other tags and edits words of some."""

    def change(room: Newsroom) -> None:
        for number, new in tags.items():
            retag(room, number, new)
        for number, old, text in edits:
            room.edit(path_of(number), old, text)

    return change


AMENDED = {
    "a tag less": retagged({1: ["courts"]}),
    "a tag more": retagged({1: ["courts", "media-law", "land"]}),
    "another tag": retagged({1: ["media-law", "land"]}),
    "no tag any more": retagged({1: []}),
    "another order": retagged({1: ["media-law", "courts"]}),
    # Files for reference managers beside the other show it.
    "the work of another": retagged({0: ["land", "torture", "media-law"]}),
    "tags that two change": retagged({1: ["land", "media-law"], 2: ["land"]}),
    "tags and prose": retagged(
        {1: ["land"]}, (1, "Text of", "Other words of"), (7, "Text of", "More words of")
    ),
}


# What is published decides which files show an article; how its tags change does not.
ELSEWHERE = ("another tag", "the work of another", "tags and prose")
CASES = [("everything", change) for change in AMENDED]
CASES += [(kind, change) for kind in SETTINGS if kind != "everything" for change in ELSEWHERE]


@pytest.mark.parametrize(("kind", "change"), CASES)
def test_an_edition_with_other_tags_is_the_one_that_is_planned_anew(
    newsroom: MakeNewsroom, planned: Callable[[], int], kind: str, change: str
) -> None:
    room = newsroom(files(SETTINGS[kind]))
    assert room.build().published, room.diagnostics
    assert planned() == 1
    before = room.report

    AMENDED[change](room)
    assert room.build().published, room.diagnostics

    assert planned() == 0
    assert room.diagnostics == before.diagnostics
    assert (room.report.articles, room.report.held) == (ARTICLES, before.held)
    assert any("/report-" in url for url in room.rendered)
    assert room.build().rendered == ()
    amended = published(room)
    assert planned() == 0
    assert amended == anew(room)
    assert_clean(room)


def assert_clean(room: Newsroom) -> None:
    before = room.tree()
    assert room.build(fresh=True).published
    assert room.tree() == before


def test_one_change_of_tags_after_another_is_known(
    newsroom: MakeNewsroom, planned: Callable[[], int]
) -> None:
    room = newsroom(files())
    room.build()
    for number, tags in ((1, ["land"]), (1, ["land", "courts"]), (9, ["land"]), (2, ["media-law"])):
        retag(room, number, tags)
        room.build()
        room.edit(path_of(10), "Text", "Text, text")
        room.build()
    assert planned() == 1
    assert published(room) == anew(room)
    assert explained(room, "tags/land/index.html") == {"same"}
    retag(room, 1, ["land"])
    assert explained(room, "tags/land/index.html") == {"same"}
    assert explained(room, "tags/courts/index.html") == {"same", "changed"}
    room.build()
    assert_clean(room)


def explained(room: Newsroom, url: str) -> set[str]:
    """Return how the parts of a page compare with those of the edition that was published."""
    found = explain(request_for(room), url)
    assert isinstance(found, Explanation), found
    return {part.verdict for part in found.parts}


def a_table_is_gone(room: Newsroom) -> None:
    retag(room, 1, ["land"])
    (room.output / "data/articles.csv").unlink()


BAILED = {
    "a tag that comes": retagged({1: ["courts", "media-law", "water"]}),
    "a tag that goes": retagged({0: ["land"], 9: ["land"]}),
    "a tag that is spelled in another way": retagged({0: ["Torture"], 9: ["Torture"]}),
    "a tag with words about it": retagged({1: ["courts", "floods"]}),
    "a headline besides": retagged({1: ["land"]}, (1, "title: Report", "title: The report")),
    "a held article": retagged({}, (-1, "courts", "land")),
    "a held article besides": retagged({1: ["land"]}, (-1, "courts", "land")),
    "another page of a year": retagged({3: ["media-law"]}),
    "more articles than a few": retagged({n: ["land"] for n in (1, 2, 12)}),
    "a headline of another": retagged({1: ["land"]}, (2, "Report 2", "Report two")),
    "a table that is gone": a_table_is_gone,
}


@pytest.mark.parametrize("change", BAILED)
def test_whatever_else_changes_all_is_planned_anew(
    newsroom: MakeNewsroom,
    planned: Callable[[], int],
    monkeypatch: pytest.MonkeyPatch,
    change: str,
) -> None:
    monkeypatch.setattr(refiling, "MOST_RETAGGED", 2)
    room = newsroom(files())
    room.build()
    planned()

    BAILED[change](room)
    assert room.build().published, room.diagnostics

    assert planned() == 1
    assert room.report.read <= FEW_READ
    assert published(room) == anew(room)
    assert_clean(room)


def test_other_tags_on_the_front_page_are_planned_anew(
    newsroom: MakeNewsroom, planned: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(home, "TAGS_ON_FRONT_PAGE", 2)
    room = newsroom(files())
    room.build()
    assert planned() == 1

    # Courts, floods and land have eight articles each, and the first of them stands there.
    retag(room, 9, ["torture", "media-law"])
    room.build()
    assert planned() == 0
    retag(room, 1, ["land", "media-law"])
    room.build()
    assert planned() == 1
    assert published(room) == anew(room)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM notes WHERE subject LIKE 'filing%'",
        "DELETE FROM readings WHERE CAST(value AS TEXT) LIKE '%Report 20%'",
        "UPDATE imprints SET value = CAST(replace(value, 'masthead', 'foot') AS BLOB)",
        "DELETE FROM imprints WHERE url LIKE '%/report-1.html'",
        "DELETE FROM imprints WHERE url = 'regions/asia/feed/2019.json'",
        "UPDATE imprints SET value = X'7B7D' WHERE url = 'feed/2019.xml'",
        "DELETE FROM imprints WHERE url LIKE 'search/filters/%'",
        "DELETE FROM notes WHERE subject = 'search index'",
        "DELETE FROM bodies WHERE CAST(value AS TEXT) LIKE '%\"history\"%'",
        "DELETE FROM bodies WHERE CAST(value AS TEXT) LIKE '%tag/land%'",
    ],
)
def test_what_is_not_known_any_more_is_planned_anew(
    newsroom: MakeNewsroom, planned: Callable[[], int], statement: str
) -> None:
    room = newsroom(files())
    room.build()
    store = Store(room.site / ".dateline" / MEMO)
    assert store.connection.execute(statement).rowcount > 0
    store.close()
    assert planned() == 1

    retag(room, 1, ["land"])
    assert room.build().published

    assert planned() == 1
    assert room.report.read <= FEW_READ
    assert published(room) == anew(room)
    assert_clean(room)


def test_a_key_that_two_articles_share_is_looked_into(
    newsroom: MakeNewsroom, planned: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "_HASH", 1)
    room = newsroom(files())
    room.write("content/asia.md", article(title="Other", date="2019-02-03", tags="[asia, land]"))
    room.build()
    assert planned() == 1

    # No word is another one, since the article names its region anyway.
    retag(room, 1, ["asia", "courts", "media-law"])
    room.build()
    assert planned() == 1
    assert published(room) == anew(room)


def test_an_index_of_another_edition_is_not_believed(
    newsroom: MakeNewsroom, planned: Callable[[], int]
) -> None:
    room = newsroom(files())
    room.write("content/asia.md", article(title="Other", date="2019-05-03", tags="[asia, land]"))
    room.build()
    room.build(output=room.site.parent / "other", as_of="2026-03-02")
    assert planned() == 2

    retag(room, 1, ["asia", "courts", "media-law"])
    room.build()
    assert planned() == 1
    assert published(room) == anew(room)


def test_a_note_that_cannot_be_decoded_is_not_believed(
    newsroom: MakeNewsroom, planned: Callable[[], int]
) -> None:
    room = newsroom(files())
    room.build()
    store = Store(room.site / ".dateline" / MEMO)
    [(subject, key)] = store.connection.execute(
        "SELECT subject, key FROM notes WHERE subject LIKE 'filing%'"
    ).fetchall()
    store.keep_note(subject, key, b"[]")
    store.close()
    assert planned() == 1

    retag(room, 1, ["land"])
    assert room.build().published
    assert planned() == 1


@pytest.mark.properties
@settings(deadline=None, max_examples=8)
@given(
    kind=st.sampled_from(list(SETTINGS)),
    histories=st.lists(
        st.dictionaries(
            st.integers(0, ARTICLES - 1),
            st.lists(st.sampled_from(TAGS), max_size=4, unique=True),
            min_size=1,
            max_size=3,
        ),
        min_size=4,
        max_size=8,
    ),
)
def test_after_any_history_of_tags_the_edition_is_the_one_that_is_planned_anew(
    tmp_path_factory: pytest.TempPathFactory, kind: str, histories: list[dict[int, list[str]]]
) -> None:
    room = Newsroom(tmp_path_factory.mktemp("site"), files(SETTINGS[kind]))
    room.build()
    for tags in histories:
        retagged(tags)(room)
        assert room.build().published
        assert published(room) == anew(room)
    assert_clean(room)
