"""The archive of a site, asked for without publishing it."""

import time
from datetime import UTC
from pathlib import Path

import pytest

from dateline.base.dates import Moment, parse_moment
from dateline.base.diagnostics import Outcome
from dateline.engine import manuscripts
from dateline.engine.archive import Publishable, archive_of
from dateline.engine.build import Request
from dateline.publishing import lock
from tests.conftest import MakeNewsroom
from tests.newsroom import Newsroom, article


@pytest.fixture
def room(newsroom: MakeNewsroom) -> Newsroom:
    return newsroom(
        {
            "content/a.md": article("Text.", title="Report A", date="2020-05-04"),
            "content/b.md": article("Text.", title="Report B", date="2021-01-01"),
            "content/draft.md": article("Text.", title="A draft", status="draft"),
            "content/later.md": article("Text.", title="Later", date="2025-12-31"),
        }
    )


def request(site: Path, as_of: str = "2025-01-01", *, strict: bool = False) -> Request:
    moment = parse_moment(as_of, UTC)
    assert isinstance(moment, Moment)
    return Request(
        site=site,
        output=site / "output",
        as_of=moment.instant,
        jobs=1,
        holder="a test",
        clock=time.perf_counter,
        strict=strict,
    )


def headlines(found: Outcome[Publishable]) -> list[str]:
    assert found.value is not None, found.diagnostics
    return [one.headline for one in found.value.archive.articles]


def test_the_archive_is_what_may_be_published_at_the_moment(room: Newsroom) -> None:
    assert headlines(archive_of(request(room.site))) == ["Report B", "Report A"]
    assert headlines(archive_of(request(room.site, "2026-01-01"))) == [
        "Later",
        "Report B",
        "Report A",
    ]


def test_the_settings_come_with_it(room: Newsroom) -> None:
    found = archive_of(request(room.site)).value

    assert found is not None
    assert found.config.title == "The Test Archive"


def test_asking_writes_no_output(room: Newsroom) -> None:
    archive_of(request(room.site))

    assert not room.output.exists()


def test_after_a_build_no_manuscript_is_read(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert room.build(as_of="2025-01-01").exit_code == 0
    read: list[str] = []
    monkeypatch.setattr(manuscripts, "read_batch", lambda _common, batch: read.append(batch))

    assert headlines(archive_of(request(room.site))) == ["Report B", "Report A"]
    assert read == []


def test_a_build_afterwards_reads_nothing_again(room: Newsroom) -> None:
    archive_of(request(room.site))

    assert room.build(as_of="2025-01-01").read == 0


def test_an_error_in_one_article_leaves_no_archive(room: Newsroom) -> None:
    room.write("content/c.md", article("Text.", region="Atlantis"))
    found = archive_of(request(room.site))

    assert found.value is None
    assert [one.code for one in found.diagnostics if one.is_error] == ["unknown-region"]


def test_warnings_are_told_and_strictness_makes_them_errors(room: Newsroom) -> None:
    room.write("content/_tags/nobody.md", "---\nname: Nobody\n---\nText.\n")
    found, refused = archive_of(request(room.site)), archive_of(request(room.site, strict=True))

    assert headlines(found) == ["Report B", "Report A"]
    assert [(one.code, one.is_error) for one in found.diagnostics] == [("unused-file", False)]
    assert refused.value is None


def test_settings_with_errors_leave_no_archive(room: Newsroom) -> None:
    room.edit("site_config.yaml", "title:", "titel:")
    found = archive_of(request(room.site))

    assert found.value is None
    assert {one.code for one in found.diagnostics} == {"unknown-key"}


@pytest.mark.parametrize(("missing", "code"), [("config", "no-config"), ("content", "no-content")])
def test_a_folder_without_a_site_is_said(tmp_path: Path, missing: str, code: str) -> None:
    if missing != "config":
        (tmp_path / "site_config.yaml").write_text("title: T\n", encoding="utf-8")
    found = archive_of(request(tmp_path))

    assert found.value is None
    assert [one.code for one in found.diagnostics] == [code]


def test_a_build_at_work_is_waited_for_by_nobody(room: Newsroom) -> None:
    with lock.hold(room.site / ".dateline" / "lock", "another"):
        found = archive_of(request(room.site))

    assert found.value is None
    assert [one.code for one in found.diagnostics] == ["locked"]


def test_a_site_that_the_machine_refuses_is_said(tmp_path: Path) -> None:
    found = archive_of(request(tmp_path / ("x" * 300)))

    assert found.value is None
    assert [one.code for one in found.diagnostics] == ["disk"]
