"""Held articles in whose every field a word sings that must be heard nowhere.

In: the way an article is held, and a number. Out: manuscripts, introductions and pictures by path,
and the words. A word is twenty letters that occur nowhere else.
"""

from dataclasses import dataclass, field
from io import BytesIO
from random import Random

from PIL import Image

LETTERS = "bcdfghjklmnpqrstvwxz"
# Each is held on the first day of 2024, in which the canaries' archive is built.
WAYS = {
    "draft": "status: draft",
    "withdrawn": "status: withdrawn",
    "embargo": "embargo: 2024-02-01T06:00+06:00",
    "scheduled": "date: 2024-02-03",
}
FIELDS = (
    "author:one",
    "author:two",
    "role",
    "desk",
    "city",
    "tag:one",
    "tag:two",
    "summary",
    "outlet",
    "work",
    "host",
    "saved",
    "cited author",
    "note",
    "key",
    "outlet in a line",
    "work in a line",
    "series",
    "correction",
    "person",
    "part",
    "event",
    "translator",
    "alias",
    "licence",
    "methods",
    "extra",
    "heading",
    "text",
    "alternative",
    "caption",
    "picture",
    "camera",
    "introduction:tag",
    "introduction:author",
    "introduction:series",
    "introduction:outlet",
    "title",
    "slug",
)


@dataclass
class Canaries:
    """The words so far; the same seed gives the same words."""

    chance: Random = field(default_factory=lambda: Random(1997))
    words: set[str] = field(default_factory=set)

    def word(self) -> str:
        while True:
            word = "".join(self.chance.choices(LETTERS, k=20))
            if word not in self.words:
                self.words.add(word)
                return word


def held_article(way: str, number: int, canaries: Canaries) -> dict[str, str | bytes]:
    """Return the files of one held article."""
    words = {name: canaries.word() for name in FIELDS}
    folder = f"content/{words['slug'][:3]}"
    date = "" if way == "scheduled" else f"date: 2023-{number % 12 + 1:02d}-07"
    manuscript = f"""---
title: Report {words["title"]}
author: [{words["author:one"]}, {words["author:two"]}]
role: {words["role"]}
desk: {words["desk"]}
region: Asia
country: KZ
city: {words["city"]}
{date}
{WAYS[way]}
updated: 2024-02-04
tags: [{words["tag:one"]}, {words["tag:two"]}, shared]
summary: About {words["summary"]}.
sources:
  - outlet: {words["outlet"]}
    title: {words["work"]}
    date: 2023-01
    url: https://{words["host"]}.example/
    archived: [{{url: "https://example.org/{words["saved"]}", at: 2023-02-03}}]
    author: {words["cited author"]}
    note: {words["note"]}
    key: {words["key"]}
  - "{words["outlet in a line"]} – {words["work in a line"]} – 25 June 2023"
series: {words["series"]}
corrections:
  - {{date: 2024-02-05, text: It was {words["correction"]}.}}
entities: [{{name: {words["person"]}, type: organisation, role: {words["part"]}}}]
events: [{{date: 2023-04, text: Then {words["event"]}.}}]
translator: {words["translator"]}
aliases: [/old/{words["alias"]}.html]
licence: {words["licence"]}
methods: We asked {words["methods"]}.
extra: {{word: {words["extra"]}}}
---

Lead {words["text"]} [@{words["key"]}].

## Heading {words["heading"]}

![{words["alternative"]}]({words["picture"]}.jpg "{words["caption"]}")
"""
    return {
        f"{folder}/{words['slug']}.md": manuscript,
        f"{folder}/{words['picture']}.jpg": _picture(words["camera"]),
        f"content/_tags/{words['tag:one']}.md": _introduction(words["introduction:tag"]),
        f"content/_authors/{words['author:one']}.md": _introduction(words["introduction:author"]),
        f"content/_series/{words['series']}.md": _introduction(words["introduction:series"]),
        f"content/_outlets/{words['outlet']}.md": _introduction(words["introduction:outlet"]),
    }


def _introduction(word: str) -> str:
    return f"---\nsummary: Known for {word}.\n---\n\nMore on {word}.\n"


def _picture(word: str) -> bytes:
    camera = Image.Exif()
    camera[0x010F] = word
    file = BytesIO()
    Image.new("RGB", (8, 6), "grey").save(file, "JPEG", exif=camera.tobytes())
    return file.getvalue()
