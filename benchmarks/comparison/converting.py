"""A report as each generator wants to read it.

In: a report. Out: the text of a manuscript for Hugo, Pelican or Eleventy. What only Dateline knows,
citations of sources by number and links from manuscript to manuscript, is written as ordinary links
to where they lead: the others are spared finding that out.
"""

import json
import re
from typing import Final

from benchmarks.comparison.reports import Records, Report, Source

_CITATION: Final = re.compile(r"\[@(\d+)\]")
_TO_MANUSCRIPT: Final = re.compile(r"\]\(\.\./\.\./([^)]+\.md)\)")


def _text(value: str) -> str:
    """Write a text so that YAML takes it for nothing else."""
    return json.dumps(value, ensure_ascii=False)


def _date(report: Report) -> str:
    """Write a moment with its seconds, without which Hugo does not take it for one."""
    return report.date.replace("+", ":00+")


def _body(report: Report, records: Records) -> str:
    """Write the body with plain links."""

    def leading_to_page(match: re.Match[str]) -> str:
        # Every report stands two folders deep.
        return f"](../../{records.at(match[1]).address})"

    cited = _CITATION.sub(r"[\1](#source-\1)", report.body)
    return _TO_MANUSCRIPT.sub(leading_to_page, cited)


def _yaml_source(source: Source) -> str:
    lines = [
        f"  - outlet: {_text(source.outlet)}",
        f"    title: {_text(source.title)}",
        f"    date: {_text(source.date)}",
    ]
    if source.url:
        lines.append(f"    url: {_text(source.url)}")
    return "\n".join(lines)


def _yaml(report: Report, own: list[str]) -> str:
    """Write front matter in YAML: what all generators call alike, and a generator's own lines."""
    lines = [
        f"title: {_text(report.title)}",
        f"author: {_text(report.author)}",
        f"country: {_text(report.country)}",
        f"city: {_text(report.city)}",
        f"date: {_date(report)}",
        f"tags: [{', '.join(report.tags)}]",
        f"summary: {_text(report.summary)}",
        *own,
    ]
    if report.sources:
        lines += ["sources:", *map(_yaml_source, report.sources)]
    return "".join(["---\n", *(f"{line}\n" for line in lines), "---\n"])


def for_dateline(report: Report, records: Records) -> str:
    """Return the manuscript itself."""
    return records.text(report)


def for_hugo(report: Report, records: Records) -> str:
    """Regions are a taxonomy of Hugo's, whose members are lists."""
    return _yaml(report, [f"regions: [{_text(report.region)}]"]) + _body(report, records)


def for_eleventy(report: Report, records: Records) -> str:
    """The address stands in the front matter, which spares Eleventy computing it."""
    own = [f"region: {_text(report.region)}", f"permalink: {report.address}"]
    return _yaml(report, own) + _body(report, records)


def for_pelican(report: Report, records: Records) -> str:
    """Pelican's own metadata, which know texts and lists of texts: a source is one line."""
    lines = [
        f"Title: {report.title}",
        f"Author: {report.author}",
        f"Category: {report.region}",
        f"Country: {report.country}",
        f"City: {report.city}",
        f"Date: {_date(report)}",
        f"Slug: {report.slug}",
        f"Tags: {', '.join(report.tags)}",
        f"Summary: {report.summary}",
    ]
    for number, one in enumerate(report.sources):
        name = "    " if number else "Sources: "
        lines.append(f"{name}{one.outlet} | {one.title} | {one.date} | {one.url}")
    return "\n".join(lines) + f"\n\n{_body(report, records)}"
