"""The documentation says what the code does, and leads nowhere wrong."""

import re
import subprocess
from pathlib import Path

from dateline.base.codes import CODES
from dateline.cli.main import VERBS
from docs.generate import outdated

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
TEXTS = {".py", ".md", ".toml", ".yaml", ".html", ".css", ".lock"}
_LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def test_the_reference_is_what_the_code_says() -> None:
    assert outdated(write=False) == []


def test_every_verb_and_every_code_is_in_the_reference() -> None:
    verbs = (ROOT / "docs/reference/verbs.md").read_text(encoding="utf-8")
    codes = (ROOT / "docs/reference/diagnostics.md").read_text(encoding="utf-8")

    assert [verb for verb in VERBS if f"## {verb}\n" not in verbs] == []
    assert [code for code in CODES if f"| `{code}` |" not in codes] == []


def test_every_link_of_the_documentation_leads_to_a_file() -> None:
    broken = []
    for page in PAGES:
        prose = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        broken += [
            f"{page.relative_to(ROOT)}: {link}"
            for link in _LINK.findall(prose)
            if "://" not in link and not (page.parent / link).exists()
        ]
    assert broken == []


def test_every_code_is_used_and_every_code_used_exists() -> None:
    texts = [
        path.read_text(encoding="utf-8")
        for path in (ROOT / "dateline").rglob("*.py")
        if path.name != "codes.py"
    ]
    code = "\n".join(texts)

    assert [name for name in CODES if f'"{name}"' not in code] == []


def test_no_machine_path_stands_in_a_tracked_file() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    path = re.compile(r"(?:^|[\s\"'(=])/(?:root|home/[a-z]+|work)/[a-z.]")
    for name in filter(None, listed.stdout.split("\0")):
        file = ROOT / name
        if (
            file.suffix in {".py", ".md", ".toml", ".yaml", ".html", ".css", ".lock"}
            and file.exists()
        ):
            found = path.search(file.read_text(encoding="utf-8"))
            assert found is None or "home/you" in found[0], name
