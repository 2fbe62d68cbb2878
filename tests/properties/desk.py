"""A desk that does to an archive what people do, and checks every edition against a clean one."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image

from tests.newsroom import CONFIG, Newsroom

REGIONS = ("Africa", "Asia", "Europe")
COUNTRIES = ("KE", "KZ", "NO")
TAGS = ("press-freedom", "elections", "torture", "media-law")
AUTHORS = ("Dateline Africa desk", "Dateline Asia desk", "Dateline Europe desk")
OUTLETS = ("The Courier", "Northern Post", "Radio Valley")
STATUSES = ("published", "draft", "withdrawn")
FIRST_DATES = ("2019-03-02", "2019-11-30", "2020-05-04", "2020-05-05", "2021-01-01")


class StaleError(AssertionError):
    """The edition is not what a clean build makes."""


@dataclass
class Story:
    """What a manuscript says."""

    title: str
    body: str = "A sentence."
    region: int = 0
    author: int = 0
    date: str = "2020-05-04"
    tags: tuple[int, ...] = (0,)
    outlet: int = 0
    work: int = 0
    status: int = 0
    embargo: str = ""
    correction: str = ""
    related: str = ""
    series: str = ""
    slug: str = ""

    def manuscript(self) -> str:
        """Return the text of the manuscript."""
        lines = [
            f'title: "{self.title}"',
            f"author: {AUTHORS[self.author]}",
            f"region: {REGIONS[self.region]}",
            f'country: "{COUNTRIES[self.region]}"',
            f"date: {self.date}",
            f"tags: [{', '.join(TAGS[tag] for tag in self.tags)}]",
            f"status: {STATUSES[self.status]}",
            "sources:",
            f"  - {{outlet: {OUTLETS[self.outlet]}, title: Work {self.work}, date: 2019-01}}",
        ]
        lines += [f"embargo: {self.embargo}"] if self.embargo else []
        lines += [f"related: [{self.related}]"] if self.related else []
        lines += [f"series: {self.series}"] if self.series else []
        lines += [f"slug: {self.slug}"] if self.slug else []
        if self.correction:
            lines += ["corrections:", f'  - {{date: 2021-02-03, text: "{self.correction}"}}']
        return "\n".join(["---", *lines, "---", "", self.body, ""])


@dataclass
class Desk:
    """A newsroom under way: its stories by path, and what the last edition looked like."""

    folder: Path
    stories: dict[str, Story] = field(default_factory=dict)
    counter: int = 0

    def __post_init__(self) -> None:
        self.room = Newsroom(self.folder / "site", {})
        for number, date in enumerate(FIRST_DATES):
            story = Story(
                title=f"Report {number}",
                date=date,
                region=number % 3,
                author=number % 3,
                # What several cite is named on all their pages; few stories share a work.
                work=number,
            )
            self.put(f"content/a/report-{number}.md", story)
        self.before: dict[str, bytes] = {}
        self.exact = True

    def put(self, path: str, story: Story) -> None:
        """Write a manuscript."""
        self.stories[path] = story
        self.room.write(path, story.manuscript())

    def path(self, number: int) -> str:
        """Return one of the manuscripts there are."""
        return sorted(self.stories)[number % len(self.stories)]

    def change(self, number: int, change: Callable[[Story], None]) -> None:
        """Change one manuscript."""
        path = self.path(number)
        change(self.stories[path])
        self.put(path, self.stories[path])

    def next(self) -> int:
        """Return a number that was not there before."""
        self.counter += 1
        return self.counter

    def clean_tree(self) -> dict[str, bytes]:
        """Return what a build from nothing makes of the same site."""
        other = self.folder / "clean"
        shutil.rmtree(other, ignore_errors=True)
        ignored = shutil.ignore_patterns("output", ".dateline")
        shutil.copytree(self.room.site, other, ignore=ignored)
        clean = Newsroom.__new__(Newsroom)
        clean.site, clean.output = other, other / "output"
        report = clean.build()
        assert report.exit_code == 0, report.diagnostics
        return clean.tree()

    def build_and_compare(self) -> None:
        """Build; the edition must be a clean build's, and no more be rendered than changed."""
        self.before = self.room.tree() if self.room.output.exists() else {}
        report = self.room.build()
        assert report.exit_code == 0, report.diagnostics
        after, clean = self.room.tree(), self.clean_tree()
        if after != clean:
            urls = after.keys() | clean.keys()
            raise StaleError(sorted(url for url in urls if after.get(url) != clean.get(url)))
        changed = {url for url in after if self.before.get(url) != after[url]} - {"SHA256SUMS"}
        rendered = set(report.rendered)
        assert changed <= rendered
        if self.exact:
            assert rendered == changed
        self.exact = True

    # What people do. Actions after which more may be rendered than changes set `exact` to False.

    def edit_body(self, number: int) -> None:
        new = self.next()
        self.change(number, lambda story: setattr(story, "body", f"Sentence number {new}."))

    def illustrate(self, number: int, width: int) -> None:
        """Show the picture that all articles share, which is another one from now on."""
        noise = Random(self.next()).randbytes(width * 60 * 3)
        file = BytesIO()
        Image.frombytes("RGB", (width, 60), noise).save(file, "JPEG", quality=90)
        self.room.write("content/court.jpg", file.getvalue())
        self.change(number, lambda story: setattr(story, "body", "![A court](../court.jpg)"))

    def retitle(self, number: int) -> None:
        new = self.next()
        self.change(number, lambda story: setattr(story, "title", f"Headline {new}"))

    def retag(self, number: int, tags: tuple[int, ...]) -> None:
        self.change(number, lambda story: setattr(story, "tags", tags))

    def retag_and_retitle(self, number: int, tags: tuple[int, ...]) -> None:
        self.retag(number, tags)
        self.retitle(number)

    def redate(self, number: int, date: str) -> None:
        self.change(number, lambda story: setattr(story, "date", date))

    def move_region(self, number: int, region: int) -> None:
        """File under another region; a card names its region, which only some lists show."""
        self.exact = False
        self.change(number, lambda story: setattr(story, "region", region))

    def recite(self, number: int, outlet: int) -> None:
        self.change(number, lambda story: setattr(story, "outlet", outlet))

    def correct(self, number: int) -> None:
        new = self.next()
        self.change(number, lambda story: setattr(story, "correction", f"Number {new} was wrong."))

    def set_status(self, number: int, status: int) -> None:
        self.change(number, lambda story: setattr(story, "status", status))

    def embargo(self, number: int, *, lifted: bool) -> None:
        until = "" if lifted else "2030-01-01T00:00+00:00"
        self.change(number, lambda story: setattr(story, "embargo", until))

    def put_into_series(self, number: int, series: str) -> None:
        self.change(number, lambda story: setattr(story, "series", series))

    def add(self, date: str, region: int) -> None:
        number = self.next()
        story = Story(title=f"New report {number}", date=date, region=region, author=region)
        self.put(f"content/b/new-{number}.md", story)

    def delete(self, number: int) -> None:
        if len(self.stories) > 1:
            path = self.path(number)
            del self.stories[path]
            self.room.delete(path)

    def rename(self, number: int) -> None:
        """Give the file another name, and so the article another address."""
        old = self.path(number)
        story = self.stories.pop(old)
        self.room.delete(old)
        self.put(f"content/a/renamed-{self.next()}.md", story)

    def move(self, number: int) -> None:
        """Put the file into another folder, which means nothing."""
        old = self.path(number)
        story = self.stories.pop(old)
        self.room.delete(old)
        self.put(f"content/moved-{self.next()}/{old.rpartition('/')[2]}", story)

    def touch(self, number: int) -> None:
        (self.room.site / self.path(number)).touch()

    def introduce(self, tag: int) -> None:
        text = f"---\ntitle: {TAGS[tag].title()}\n---\n\nIntroduction {self.next()}.\n"
        self.room.write(f"content/_tags/{TAGS[tag]}.md", text)

    def write_about(self) -> None:
        text = f"---\ntitle: About\n---\n\nWe are {self.next()}.\n"
        self.room.write("content/pages/about.md", text)
        self.exact = False

    def edit_template(self, name: str) -> None:
        """Override a template of the theme; what does not show it is rendered for nothing."""
        theme = Path(__file__).resolve().parent.parent.parent / "templates" / name
        text = theme.read_text(encoding="utf-8")
        self.room.write(f"templates/{name}", f"{text}\n{{# {self.next()} #}}\n")
        self.exact = False

    def reword(self, language: str) -> None:
        """Change a text of the interface in a language."""
        text = f'by: "{self.next()}: {{names}}"\nsearch: Find {self.next()}\n'
        self.room.write(f"templates/languages/{language}.yaml", text)
        self.exact = False

    def retitle_site(self) -> None:
        config = CONFIG.replace("Test Archive", f"Archive {self.next()}")
        self.room.write("site_config.yaml", config)
        self.exact = False

    def damage(self, number: int) -> None:
        """Overwrite a file of the output, as a careless colleague does."""
        files = sorted(url for url in self.room.tree() if url != "SHA256SUMS")
        if files:
            target = self.room.output / files[number % len(files)]
            target.write_bytes(target.read_bytes() + b"damaged")

    def lose(self, number: int) -> None:
        """Delete a file of the output."""
        files = sorted(url for url in self.room.tree() if url != "SHA256SUMS")
        if files:
            (self.room.output / files[number % len(files)]).unlink()

    def delete_memo(self) -> None:
        shutil.rmtree(self.room.site / ".dateline", ignore_errors=True)
        self.exact = False
