"""One report as each generator reads it."""

from pathlib import Path
from textwrap import dedent

import pytest
import yaml

from benchmarks.comparison.converting import for_dateline, for_eleventy, for_hugo, for_pelican
from benchmarks.comparison.reports import Records, Report

TEXT = """
    ---
    title: "Court: “no” to a law"
    author: Dateline Oslin desk
    region: Europe
    country: "NO"
    city: Oslin
    date: 2026-06-25T06:01+00:00
    tags: [court-reform, land-policy]
    summary: "It said: no."
    sources:
      - outlet: The Tideway Quill
        title: "A: two held"
        date: 2026-06
        url: https://example.net/a
      - outlet: The Ash Lane Lamp
        title: "No address"
        date: 2026
    ---
    The court said no [@2], as [before](../../africa/2025/earlier-1.md).[^1]

    [^1]: A note.
"""
EARLIER = """
    ---
    title: Earlier
    unsigned: true
    region: Africa
    country: "KE"
    city: Karavo
    date: 2025-11-02
    tags: [court-reform]
    summary: "Before."
    ---
    A brief.
"""
BODY = """The court said no [2](#source-2), as [before](../../2025/11/earlier-1.html).[^1]

[^1]: A note.
"""


@pytest.fixture
def records(tmp_path: Path) -> Records:
    for path, text in (("europe/2026/court-b0.md", TEXT), ("africa/2025/earlier-1.md", EARLIER)):
        manuscript = tmp_path / "content" / path
        manuscript.parent.mkdir(parents=True)
        manuscript.write_text(dedent(text).lstrip(), encoding="utf-8")
    return Records(tmp_path)


@pytest.fixture
def report(records: Records) -> Report:
    return records.at("europe/2026/court-b0.md")


def fields(text: str) -> dict[str, object]:
    """Read front matter the way the other generators do: with dates and numbers."""
    read: dict[str, object] = yaml.safe_load(text.split("---\n")[1])
    return read


def test_dateline_reads_the_manuscript_itself(records: Records, report: Report) -> None:
    assert for_dateline(report, records) == dedent(TEXT).lstrip()


def test_hugo_reads_regions_as_a_taxonomy_and_dates_of_sources_as_text(
    records: Records, report: Report
) -> None:
    text = for_hugo(report, records)

    assert fields(text) | {"date": ""} == {
        "title": "Court: “no” to a law",
        "author": "Dateline Oslin desk",
        "country": "NO",
        "city": "Oslin",
        "date": "",
        "tags": ["court-reform", "land-policy"],
        "summary": "It said: no.",
        "regions": ["Europe"],
        "sources": [
            {
                "outlet": "The Tideway Quill",
                "title": "A: two held",
                "date": "2026-06",
                "url": "https://example.net/a",
            },
            {"outlet": "The Ash Lane Lamp", "title": "No address", "date": "2026"},
        ],
    }
    assert "\ndate: 2026-06-25T06:01:00+00:00\n" in text
    assert text.split("---\n")[2] == BODY


def test_eleventy_is_told_the_address_of_every_report(records: Records, report: Report) -> None:
    text = for_eleventy(report, records)

    assert fields(text)["permalink"] == "2026/06/court-b0.html"
    assert fields(text)["region"] == "Europe"
    assert text.split("---\n")[2] == BODY


def test_pelican_reads_one_line_for_each_source(records: Records, report: Report) -> None:
    assert for_pelican(report, records) == (
        "Title: Court: “no” to a law\n"
        "Author: Dateline Oslin desk\n"
        "Category: Europe\n"
        "Country: NO\n"
        "City: Oslin\n"
        "Date: 2026-06-25T06:01:00+00:00\n"
        "Slug: court-b0\n"
        "Tags: court-reform, land-policy\n"
        "Summary: It said: no.\n"
        "Sources: The Tideway Quill | A: two held | 2026-06 | https://example.net/a\n"
        "    The Ash Lane Lamp | No address | 2026 | \n"
        f"\n{BODY}"
    )


def test_a_brief_has_no_author_and_no_sources(records: Records) -> None:
    brief = records.at("africa/2025/earlier-1.md")

    assert "sources" not in fields(for_hugo(brief, records))
    assert fields(for_hugo(brief, records))["author"] == ""
    assert "Sources:" not in for_pelican(brief, records)


def test_the_words_of_a_report_are_those_its_reader_must_find(report: Report) -> None:
    assert report.words() == ["the", "court", "said", "no", "as", "before", "a", "note"]
