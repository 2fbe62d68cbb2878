"""Check `hosts`."""

from collections.abc import Mapping

import pytest

from dateline.base.diagnostics import Span, diagnose
from dateline.checks.site.check import Finding, Sight
from dateline.checks.site.hosts import CHECK
from dateline.model.archive import Archive
from tests.checks.site.views import in_site, said_of, site_of
from tests.indexing.desk import archive_of, article

PLACE = Span(path="site_config.yaml")
SMALL = Sight(size=10)


def files(count: int, folders: int = 100) -> dict[str, Sight]:
    return {f"{n % folders}/{n}.html": SMALL for n in range(count)}


def said(sights: Mapping[str, Sight], archive: Archive | None = None) -> list[str]:
    return [one.message for one in said_of(CHECK, site_of(sights, archive=archive))]


def test_a_small_edition_fits_everywhere() -> None:
    assert said(files(19_999)) == []


def test_an_edition_of_too_many_files_is_found_with_the_file_of_digests() -> None:
    assert said_of(CHECK, site_of(files(20_000))) == [
        diagnose(
            "host-files",
            "the edition has 20,001 files, more than Cloudflare Pages (free) takes (20,000)",
            PLACE,
            "`publish: {citations: false}` in the settings leaves out three files an article",
        )
    ]


def test_every_host_that_takes_less_is_named() -> None:
    (found,) = said(files(200_000))

    assert found == (
        "the edition has 200,001 files, more than Cloudflare Pages (free) takes (20,000) and "
        "Cloudflare Pages (paid) takes (100,000) and GitLab Pages takes (200,000)"
    )


def test_a_folder_of_too_many_files_is_found() -> None:
    assert said(files(54_001, folders=1))[1] == (
        "0/ has 54,001 files, more than Netlify takes (54,000)"
    )


def test_an_edition_that_is_too_large_is_found() -> None:
    sights = {f"{n}.png": Sight(size=20_000_000) for n in range(51)}

    assert said_of(CHECK, site_of(sights)) == [
        diagnose(
            "host-size",
            "the edition has 1,020 MB, more than GitHub Pages takes (1,000 MB) and "
            "GitLab Pages takes (1,000 MB)",
            PLACE,
            "save pictures and documents smaller, or publish on another host",
        )
    ]


@pytest.mark.parametrize(("size", "is_beyond"), [(26_214_400, False), (26_214_401, True)])
def test_a_file_that_is_too_large_is_found(size: int, *, is_beyond: bool) -> None:
    expected = Finding(
        code="host-size",
        message="media/a.pdf has 26 MB, more than Cloudflare Pages takes (26 MB)",
        hint="save it smaller, or publish it elsewhere and link to it",
        page="media/a.pdf",
    )

    assert in_site(CHECK, site_of({"media/a.pdf": Sight(size=size)})) == [expected] * is_beyond


def test_more_old_addresses_than_a_host_heeds_are_found() -> None:
    aliases = tuple(f"old/{n}.html" for n in range(1001))
    archive = archive_of(article("a", aliases=aliases))

    assert said(files(1), archive) == [
        "there are 1,001 aliases, more than GitLab Pages takes (1,000)"
    ]
    assert said(files(1), archive_of(article("a", aliases=aliases[:1000]))) == []
