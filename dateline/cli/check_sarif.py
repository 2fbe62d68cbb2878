"""Diagnostics in SARIF 2.1.0, which code hosts and review tools read.

Comes in: diagnostics, and the site's folder. Goes out: a log with one run, after
https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from dateline import __version__
from dateline.base.canonical import Plain
from dateline.base.codes import CODES
from dateline.base.diagnostics import Diagnostic, Span
from dateline.cli.check_formats import NOWHERE
from dateline.cli.terminal import path_of

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "SRCROOT"


def sarif_log(diagnostics: Sequence[Diagnostic], site: Path) -> Plain:
    """Return a log of what was found; of the catalogue, it has the codes that are in it."""
    codes = sorted({found.code for found in diagnostics})
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "dateline",
                        "version": __version__,
                        "rules": [_rule(code) for code in codes],
                    }
                },
                # Columns count signs, as Python does.
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {_ROOT: {"description": {"text": _WHERE}}},
                "results": [_result(found, codes.index(found.code), site) for found in diagnostics],
            }
        ],
    }


def _rule(code: str) -> Plain:
    return {
        "id": code,
        "shortDescription": {"text": code.replace("-", " ")},
        "fullDescription": {"text": CODES[code].why},
        "defaultConfiguration": {"level": CODES[code].severity},
    }


def _result(found: Diagnostic, rule: int, site: Path) -> Plain:
    hint = f"\nhint: {found.hint}" if found.hint else ""
    others: list[Plain] = [
        {"id": number, **_location(span, site)} for number, span in enumerate(found.related)
    ]
    result: dict[str, Plain] = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": found.severity.value,
        "message": {"text": f"{found.message}{hint}"},
        "locations": [_location(found.span or NOWHERE, site)],
    }
    return {**result, "relatedLocations": others} if others else result


def _location(span: Span, site: Path) -> dict[str, Plain]:
    region: dict[str, Plain] = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": max(span.line, span.end_line),
        "endColumn": span.end_column,
    }
    # The end of an empty stretch is where it begins.
    if (span.end_line, span.end_column) < (span.line, span.column):
        region["endColumn"] = span.column
    uri = quote(Path(path_of(span, site)).as_posix())
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": uri, "uriBaseId": _ROOT},
            "region": region,
        }
    }


_WHERE = "the folder in which the check was run"
