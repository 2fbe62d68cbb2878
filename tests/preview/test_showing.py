"""What an open page is told after a build."""

from dateline.base.diagnostics import Span, diagnose
from dateline.engine.report import BuildReport
from dateline.model.held import Held
from dateline.preview.showing import Showing

START = Showing(counter=100, begun=100)
FAULT = diagnose("bad-date", "no such day", Span(path="content/a.md", line=3))
WARNING = diagnose("no-sources", "none", Span(path="content/a.md"))


def report(
    *changed: str, published: bool = True, faulty: bool = False, held: tuple[Held, ...] = ()
) -> BuildReport:
    return BuildReport(
        diagnostics=(FAULT, WARNING) if faulty else (WARNING,),
        changed=changed,
        published=published,
        held=held,
        origins={"a.html": "content/a.md"},
        seconds={},
    )


def test_a_build_that_changed_nothing_is_no_news() -> None:
    showing = START.after(report())
    assert showing.counter == 100
    assert showing.origins == {"a.html": "content/a.md"}


def test_a_page_is_stale_once_its_own_bytes_are_others() -> None:
    showing = START.after(report("a.html"))
    assert showing.counter == 101
    assert showing.is_stale("a.html", 100)
    assert not showing.is_stale("a.html", 101)
    assert not showing.is_stale("b.html", 100)


def test_new_and_removed_pages_are_news_to_those_who_look_at_them() -> None:
    built = BuildReport(
        diagnostics=(), added=("a.html",), removed=("b.html",), published=True, seconds={}
    )
    showing = START.after(built)
    assert showing.is_stale("a.html", 100)
    assert showing.is_stale("b.html", 100)


def test_a_picture_makes_every_page_stale_and_a_feed_none() -> None:
    assert START.after(report("2020/a.png")).is_stale("b.html", 100)
    assert not START.after(report("feed.xml")).is_stale("b.html", 100)


def test_a_style_sheet_is_told_by_name_and_makes_no_page_stale() -> None:
    showing = START.after(report("static/style.css")).after(report("a.html"))
    assert showing.new_styles(100) == ("static/style.css",)
    assert showing.new_styles(101) == ()
    assert not showing.is_stale("b.html", 100)


def test_mistakes_are_shown_and_the_pages_stay() -> None:
    first = START.after(report("a.html"))
    broken = first.after(report(published=False, faulty=True))
    assert (broken.counter, broken.faults) == (102, (FAULT,))
    assert (broken.since, broken.origins) == (first.since, first.origins)
    assert not broken.is_stale("a.html", 101)
    # The same mistake again is no news; that it is mended is.
    assert broken.after(report(published=False, faulty=True)) == broken
    mended = broken.after(report())
    assert (mended.counter, mended.faults) == (103, ())


def test_an_article_that_is_no_longer_held_is_news() -> None:
    held = Held(manuscript="content/a.md", reason="draft")
    before = START.after(report(held=(held,)))
    assert before.held == {"content/a.md": held}
    assert before.after(report()).counter == before.counter + 1


def test_a_page_of_another_server_is_stale_whatever_it_says() -> None:
    assert START.is_stale("a.html", 99)
    assert START.is_stale("a.html", 101)
