import pytest

from dateline.base.dates import PartialDate
from dateline.base.digest import digest_of
from dateline.model.archive import Archive
from dateline.model.card import NamedLink
from dateline.model.keptcopy import SAVED, KeptCopy
from dateline.model.plan import Plan
from dateline.model.records import Records
from dateline.planning.sourceviews import (
    KeptView,
    OutletView,
    SourcesView,
    StandingView,
    WorkView,
)
from dateline.planning.standing import anchor_of
from tests.indexing.desk import Filed, article, cites, indexed
from tests.planning.layout import digest_at, planned, view

URL = "https://example.org/a"
KEY = "example.org/a"
PATH = f"{SAVED}/capture.wacz"
DIGEST = digest_of(PATH.encode())
WACZ = KeptCopy(address=URL, at="2026-11-24T03:21:57Z", file="capture.wacz", file_sha256=DIGEST)
WARC = KeptCopy(address=URL, at="2026-11-20T00:00:00Z", file="a.warc.gz", file_sha256="ab" * 32)
ELSEWHERE = KeptCopy(address=URL, at="some day", url="https://archive.example/1", sha256="cd" * 32)
GONE = PartialDate(year=2026, month=11, day=1)
KEPT = (
    KeptView(url="https://archive.example/1", is_ours=False, at=None, sha256="cd" * 32),
    KeptView(url="", is_ours=False, at=PartialDate(year=2026, month=11, day=20), sha256="ab" * 32),
    KeptView(
        url=f"saved/{DIGEST[:16]}.wacz",
        is_ours=True,
        at=PartialDate(year=2026, month=11, day=24),
        sha256=DIGEST,
    ),
)


NOTHING, EVERYTHING = Records(), Records(gone={KEY: GONE}, copies={KEY: (ELSEWHERE, WARC, WACZ)})


def archive(*filed: Filed, known: bool = False) -> Archive:
    return archive_with(EVERYTHING if known else NOTHING, *filed)


def archive_with(records: Records, *filed: Filed) -> Archive:
    found = indexed(*filed, records=records, media=(PATH,))
    assert found.diagnostics == ()
    return found.archive


def standing(plan: Plan, url: str) -> tuple[StandingView, ...]:
    return view(plan, url, "standing", tuple[StandingView, ...])


def citing(name: str, day: str = "2020-05-04", *, title: str = "A title", url: str = URL) -> Filed:
    return article(name, day, sources=(cites("BBC", title, url=url),))


def test_sources_that_nobody_else_cites_and_nothing_is_known_of_stand_as_they_are() -> None:
    plan = planned(archive(citing("a"), article("b")))
    assert standing(plan, "2020/05/a.html") == standing(plan, "2020/05/b.html") == ()


def test_a_source_says_who_else_cites_it_the_oldest_first() -> None:
    plan = planned(archive(citing("a"), citing("b", "2019-01-01"), citing("c", "2021-01-01")))
    assert standing(plan, "2020/05/a.html") == (
        StandingView(
            also=(
                NamedLink(name="Headline of b", url="2019/01/b.html"),
                NamedLink(name="Headline of c", url="2021/01/c.html"),
            )
        ),
    )


def test_of_many_others_the_oldest_are_named_and_the_list_of_all_is_linked() -> None:
    filed = [citing(f"a{n}", f"201{n}-01-01") for n in range(6)]
    (found,) = standing(planned(archive(*filed)), "2010/01/a0.html")
    assert [one.url for one in found.also] == [f"201{n}/01/a{n}.html" for n in (1, 2, 3)]
    assert found.all == f"outlets/bbc/index.html#{anchor_of(KEY)}"


def test_one_more_that_cites_a_work_of_many_changes_none_of_their_pages() -> None:
    filed = [citing(f"a{n}", f"201{n}-01-01") for n in range(6)]
    before = planned(archive(*filed))
    after = planned(archive(*filed, citing("b", "2022-01-01")))
    for n in range(6):
        url = f"201{n}/01/a{n}.html"
        assert digest_at(before, url, "standing") == digest_at(after, url, "standing")


def test_what_the_records_know_of_a_work_stands_with_the_source() -> None:
    plan = planned(archive(citing("a"), known=True))
    assert standing(plan, "2020/05/a.html") == (StandingView(gone=GONE, kept=KEPT),)


def test_what_the_records_know_of_a_work_stands_on_the_page_of_its_outlet() -> None:
    plan = planned(archive(citing("a"), known=True))
    (work,) = view(plan, "outlets/bbc/index.html", "outlet", OutletView).works
    assert (work.gone, work.kept, work.anchor) == (GONE, KEPT, anchor_of(KEY))


def test_what_the_records_know_makes_the_pages_that_show_it_anew() -> None:
    before, after = planned(archive(citing("a"))), planned(archive(citing("a"), known=True))
    for url, part in (("2020/05/a.html", "standing"), ("outlets/bbc/index.html", "outlet")):
        assert digest_at(before, url, part) != digest_at(after, url, part)


@pytest.mark.parametrize("also", [(), ("b",)])
def test_whatever_is_known_of_a_work_makes_the_page_of_its_outlet_anew(
    also: tuple[str, ...],
) -> None:
    known = (
        NOTHING,
        Records(gone={KEY: GONE}),
        Records(gone={KEY: PartialDate(year=2025)}),
        Records(copies={KEY: (WARC,)}),
        Records(copies={KEY: (ELSEWHERE,)}),
        Records(gone={KEY: GONE}, copies={KEY: (WARC,)}),
    )
    filed = [citing(name) for name in ("a", *also)]
    digests = {
        digest_at(planned(archive_with(records, *filed)), "outlets/bbc/index.html", "outlet")
        for records in known
    }
    assert len(digests) == len(known)


def test_one_more_that_cites_a_work_makes_the_page_of_its_outlet_anew() -> None:
    digests = [
        digest_at(planned(archive(*filed)), "outlets/bbc/index.html", "outlet")
        for filed in ((citing("a"),), (citing("a"), citing("b")), (citing("a"), citing("c")))
    ]
    assert len(set(digests)) == len(digests)


def test_the_headline_of_an_own_article_makes_the_page_that_links_it_anew() -> None:
    one = article("a", sources=(cites("Dateline", "Earlier", article="b"),))
    before, after = (
        planned(archive(one, article("b", "2019-01-01", headline=headline)))
        for headline in ("One", "Another")
    )
    url = "outlets/dateline/index.html"
    assert digest_at(before, url, "outlet") != digest_at(after, url, "outlet")


def test_an_own_article_is_linked_as_what_it_is() -> None:
    one = article("a", sources=(cites("Dateline", "Earlier", article="b"),))
    plan = planned(archive(one, article("b", "2019-01-01")))
    own = NamedLink(name="Headline of b", url="2019/01/b.html")
    assert standing(plan, "2020/05/a.html") == (StandingView(own=own),)
    (work,) = view(plan, "outlets/dateline/index.html", "outlet", OutletView).works
    assert work.own == own


def test_a_work_without_outlet_is_listed_with_the_sources() -> None:
    filed = [article(f"a{n}", f"201{n}-01-01", sources=(cites("", "A leaflet"),)) for n in range(5)]
    plan = planned(archive(*filed))
    (found,) = standing(plan, "2010/01/a0.html")
    (work,) = view(plan, "sources/index.html", "sources", SourcesView).works
    assert found.all == f"sources/index.html#{work.anchor}"


def test_the_first_citation_dates_a_link_that_nothing_else_dates() -> None:
    def linked(*filed: Filed) -> str:
        plan = planned(archive(*filed))
        (work,) = view(plan, "outlets/bbc/index.html", "outlet", OutletView).works
        assert isinstance(work, WorkView)
        return work.linked

    assert linked(citing("a"), citing("b", "2019-01-01")) == "2019-01-01"
    read = article("a", sources=(cites("BBC", "A", url=URL, accessed=PartialDate(year=2020)),))
    assert linked(read) == ""
    assert linked(citing("a", url="")) == ""


def test_a_translation_cites_what_its_original_cites_and_counts_for_nothing() -> None:
    source = (cites("BBC", "A title", url=URL),)
    translation = article("a-ar", "2020-05-04", sources=source, translation_of="a", language="ar")
    plan = planned(archive(citing("a"), translation))
    assert standing(plan, "2020/05/a.html") == standing(plan, "2020/05/a-ar.html") == ()
    plan = planned(archive(citing("a"), translation, citing("b", "2019-01-01")))
    (found,) = standing(plan, "2020/05/a-ar.html")
    assert [one.url for one in found.also] == ["2019/01/b.html"]
