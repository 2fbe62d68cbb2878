"""Writes the documentation as a site for Dateline itself: `python -m docs.site FOLDER`.

Comes in: the pages of `docs/`, which are plain Markdown for code hosts. Goes out: a folder with
settings, two templates, and each page as a fixed page, its first heading as its title. `dateline
build --site FOLDER --strict` makes the site.
"""

import json
import re
import shutil
import sys
from pathlib import Path

DOCS = Path(__file__).resolve().parent
SETTINGS = "site_config.yaml"
TEMPLATES = "templates"
# The notice of a generated page, and its headline.
_HEAD = re.compile(r"\A(?:<!--.*?-->\n+)?# (?P<title>[^\n]+)\n+", re.DOTALL)

# A drawing is for code hosts: no manuscript may show an SVG, which could hold a script.
_DRAWING = re.compile(r"^!\[[^\]]*\]\([^)]+\.svg\)\n+", re.MULTILINE)


def slug_of(path: Path) -> str:
    """Return the last word of a page's address: folders may hold pages of one name."""
    return "-".join(path.relative_to(DOCS).with_suffix("").parts)


def as_fixed_page(text: str, slug: str) -> str:
    """Return a page with its first heading as front matter."""
    head = _HEAD.match(text)
    if head is None:
        raise ValueError("a page of the documentation begins with its headline")
    # In JSON, and so in YAML, every text may stand between double quotes.
    title = json.dumps(head["title"].replace("`", ""), ensure_ascii=False)
    return f"---\ntitle: {title}\nslug: {slug}\n---\n\n{_DRAWING.sub('', text[head.end() :])}"


def write_site(folder: Path) -> None:
    """Write the site into a folder, in place of what was written there before."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(DOCS / SETTINGS, folder)
    shutil.copytree(DOCS / TEMPLATES, folder / TEMPLATES, dirs_exist_ok=True)
    for path in sorted(DOCS.rglob("*.md")):
        page = folder / "content" / "pages" / path.relative_to(DOCS)
        page.parent.mkdir(parents=True, exist_ok=True)
        text = as_fixed_page(path.read_text(encoding="utf-8"), slug_of(path))
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and the folder
        sys.exit("usage: python -m docs.site FOLDER")
    write_site(Path(sys.argv[1]))
