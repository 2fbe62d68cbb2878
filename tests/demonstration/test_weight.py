"""What an article weighs on a slow line: its page and the one stylesheet, packed as hosts pack."""

import gzip
import json
import re
import shutil
import time
from itertools import cycle
from pathlib import Path

from dateline.engine.build import Request, build
from tests.conftest import ROOT
from tests.demonstration.test_links import is_article
from tests.rendering.machines import DATA

HEAVIEST = 30_000
LONG = 600
# The manuscript with the most around its prose: names, events, changes, sources, related articles.
RICH = "content/south-america/2009/fujimori-conviction.md"
RICH_PAGE = "2009/04/fujimori-conviction.html"
CITED = re.compile(r"\s*\[@[^\]]+\]")


def weight(output: Path, url: str) -> int:
    files = (output / url, output / "static/style.css")
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in files)


def word_count(output: Path, url: str) -> int:
    text = (output / url).read_text("utf-8")
    (said,) = re.findall(rf'<script type="{re.escape(DATA)}">(.*?)</script>', text)
    return int(json.loads(said)["wordCount"])


def prose(words: int) -> str:
    """Return so many words of the archive's own prose in paragraphs, each citing a source."""
    paragraphs = [
        CITED.sub("", paragraph).split()
        for path in (ROOT / RICH, *sorted((ROOT / "content").rglob("20*/*.md")))
        for paragraph in path.read_text("utf-8").partition("\n---\n")[2].split("\n\n")
        if re.match(r"\s*[A-Z]", paragraph) and "](" not in paragraph
    ]
    made: list[str] = []
    for paragraph, source in zip(paragraphs, cycle(range(1, 6)), strict=False):
        taken = paragraph[: words - sum(len(one.split()) - 1 for one in made)]
        made += [" ".join([*taken, f"[@{source}]"])] if taken else []
    return "\n\n".join(made)


def test_an_article_of_600_words_weighs_at_most_30_kilobytes(tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(ROOT / "content", site / "content")
    shutil.copy(ROOT / "site_config.yaml", site)
    front = (site / RICH).read_text("utf-8").partition("\n---\n")[0]
    (site / RICH).write_text(f"{front}\n---\n\n{prose(LONG)}\n", "utf-8")
    request = Request(
        site=site,
        output=tmp_path / "output",
        as_of=int(time.time()),
        jobs=1,
        holder="a test",
        clock=time.perf_counter,
    )
    assert build(request).exit_code == 0
    assert word_count(request.output, RICH_PAGE) == LONG
    page = (request.output / RICH_PAGE).read_text("utf-8")
    for part in ("Timeline", "People and organisations", "For more information, please see"):
        assert f"<h2>{part}</h2>" in page
    assert weight(request.output, RICH_PAGE) <= HEAVIEST


def test_no_article_of_the_archive_weighs_more(archive: Path) -> None:
    urls = [path.relative_to(archive).as_posix() for path in archive.rglob("*.html")]
    articles = [url for url in urls if is_article(url) and word_count(archive, url) <= LONG]
    assert len(articles) == 39
    heavy = {url: weight(archive, url) for url in articles if weight(archive, url) > HEAVIEST}
    assert heavy == {}
