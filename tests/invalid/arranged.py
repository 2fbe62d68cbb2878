"""What a case file cannot hold: bytes that editors and Git would spoil, sizes, links, permissions.

In: the name of a case and a copy of the good site. Out: the same site with the rest of the case in
it. `GOOD` is the site that is there before.
"""

import os
import unicodedata
import zlib
from collections.abc import Callable
from io import BytesIO

from pikepdf import Encryption
from PIL import Image

from tests.invalid.casefile import Case
from tests.newsroom import Newsroom, article
from tests.publishing.papers import bytes_of, plain


def picture(kind: str = "PNG") -> bytes:
    file = BytesIO()
    Image.new("RGB", (4, 3), (20, 60, 200)).save(file, kind)
    return file.getvalue()


LEAK = "content/earlier/leak.md"
GOOD: dict[str, str | bytes] = {
    "content/earlier/floods.md": article(
        "The river rose.\n\n## The dam\n\nIt broke.\n\n![A map](map.png)",
        title="Floods in the valley",
        country="KZ",
    ),
    "content/earlier/elections.md": article(
        title="The count", date="2019-10-02", tags="[elections]"
    ),
    LEAK: article(title="A name nobody may read", status="draft"),
    "content/earlier/map.png": picture(),
    "content/pages/about.md": "---\ntitle: About\n---\n\nWho we are.\n",
}
ARTICLE = article()
WESTERN = article("Das Ende der Brücke.", title="Der Bürgermeister", sources="[The Courier]")
COMBINING = unicodedata.normalize("NFD", "bögen")


def write(**files: str | bytes) -> Callable[[Newsroom], None]:
    """Return what writes articles by name."""

    def arrange(newsroom: Newsroom) -> None:
        for name, data in files.items():
            newsroom.write(f"content/{name.replace('_', '-')}.md", data)

    return arrange


def _lead_elsewhere(newsroom: Newsroom) -> None:
    content = newsroom.site / "content"
    newsroom.write("notes/private.md", ARTICLE)
    (content / "private.md").symlink_to(newsroom.site / "notes" / "private.md")
    (content / "notes").symlink_to(newsroom.site / "notes")
    (content / "nowhere.md").symlink_to("nothing.md")
    (content / "itself").symlink_to(content)
    (content / "password.md").symlink_to("/etc/passwd")
    os.mkfifo(content / "pipe.md")


def _misname(newsroom: Newsroom) -> None:
    content = os.fsencode(newsroom.site / "content")
    for name in (b"br\xfccke.md", b"two\nlines.md", b"bell\x07.png"):
        with open(os.path.join(content, name), "wb") as file:  # noqa: PTH118, PTH123 - bytes
            file.write(ARTICLE.encode())
    newsroom.write(f"content/{'a/' * 65}report.md", ARTICLE)
    newsroom.write("content/.hidden.md", "not read")
    newsroom.write("content/report.md~", "not read")
    newsroom.write("content/#report.md#", "not read")


def _lead_inside(newsroom: Newsroom) -> None:
    (newsroom.site / "content" / "again").symlink_to(newsroom.site / "content" / "earlier")


def _forbid(newsroom: Newsroom) -> None:
    newsroom.write("content/secret.md", ARTICLE)
    (newsroom.site / "content" / "secret.md").chmod(0)
    newsroom.write("content/folder/report.md", ARTICLE)
    (newsroom.site / "content" / "folder").chmod(0)


def _name_twice(newsroom: Newsroom) -> None:
    newsroom.write(f"content/{unicodedata.normalize('NFC', 'bögen')}.md", ARTICLE)
    newsroom.write(f"content/{COMBINING}.md", ARTICLE)


def _media(newsroom: Newsroom) -> None:
    newsroom.write("content/photo.jpg", "<!doctype html><title>x</title><script>alert(1)</script>")
    newsroom.write("content/drawing.png", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    newsroom.write("content/cut.png", picture()[:-20])
    newsroom.write("content/fine.jpg", picture("JPEG"))
    header = bytearray(picture())
    header[16:24] = (60_000).to_bytes(4, "big") * 2
    header[29:33] = zlib.crc32(header[12:29]).to_bytes(4, "big")
    newsroom.write("content/huge.png", bytes(header))
    newsroom.write("content/drawing.jpg", picture())


def _documents(newsroom: Newsroom) -> None:
    newsroom.write("content/html.pdf", "<!doctype html><title>x</title>")
    newsroom.write("content/cut.pdf", bytes_of(plain())[:-100])
    newsroom.write("content/fine.pdf", bytes_of(plain()))
    made = BytesIO()
    plain().save(made, encryption=Encryption(user="a", owner="b"))
    newsroom.write("content/locked.pdf", made.getvalue())


ARRANGED: dict[str, Callable[[Newsroom], None]] = {
    "001-empty-file": write(zero=b"", mark=b"\xef\xbb\xbf", lines=b"\n\n"),
    "004-fence": write(
        trailing=ARTICLE.replace("---\n", "--- \n", 1),
        trailing_below=ARTICLE.replace("\n---\n", "\n---  \n", 1),
        tab=ARTICLE.replace("---\n", "---\t\n", 1),
    ),
    "005-byte-order-mark": write(
        first=b"\xef\xbb\xbf" + ARTICLE.encode(),
        middle=ARTICLE.replace("A sentence", "A \ufeffsentence"),
        title=ARTICLE.replace("A report", "A\ufeff report"),
        twice="\ufeff\ufeff" + ARTICLE,
    ),
    "006-line-ends": write(
        crlf=ARTICLE.replace("\n", "\r\n"),
        cr=ARTICLE.replace("\n", "\r"),
        mixed=ARTICLE.replace("\n", "\r\n", 3),
    ),
    "007-utf-16": write(
        little=b"\xff\xfe" + ARTICLE.encode("utf-16-le"),
        big=b"\xfe\xff" + ARTICLE.encode("utf-16-be"),
        unmarked=ARTICLE.encode("utf-16-le"),
        utf_32=ARTICLE.encode("utf-32"),
    ),
    "008-latin-1": write(
        title=WESTERN.encode("latin-1"),
        body=WESTERN.replace("ü", "ue", 1).encode("latin-1"),
        quotes=article("A “quotation”.").encode("cp1252"),
        cut="ü".encode()[:1],
        cyrillic=article(title="Наводнение", sources="[x]").encode("cp1251"),
    ),
    "009-control-character": write(
        nul=ARTICLE.replace("sentence", "sen\0tence"),
        bell=ARTICLE.replace("A report", "A \x07report"),
        escape=ARTICLE.replace("sentence", "\x1b[31msentence"),
        delete=ARTICLE.replace("sentence", "sentence\x7f"),
        next_line=ARTICLE.replace("sentence", "sen\x85tence"),
        form_feed=ARTICLE.replace("A sentence", "\x0cA sentence"),
        line_separator=ARTICLE.replace("A report", "A\u2028report"),
        picture=picture(),
        pdf=b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        rich_text=b"{\\rtf1\\ansi A report}",
        word=b"PK\x03\x04\x14\0\6\0\x08\0\0\0!\0",
    ),
    "019-too-deep": write(
        brackets=article(extra="[" * 20_000),
        braces=article(extra="{a: " * 16_000),
        hyphens=article(extra="\n  " + "- " * 60_000),
        question_marks=article(extra="\n  " + "? " * 9),
    ),
    "020-large-front-matter": write(
        large=article(summary="x" * 65_536),
        many=article(extra=f"[{', '.join(['x'] * 2_001)}]"),
        keys=article(extra="".join(f"\n  k{n}: x" for n in range(1_001))),
    ),
    "027-very-long-values": write(
        title=article(title="x" * 500),
        summary=article(summary="word " * 1_100),
        author=article(author="x" * 501),
        source=article(sources=f"[{'x' * 501}]"),
        far=article(sources=f"[{'x' * 300}, *y]"),
    ),
    "052-long-number": write(
        title=article(title="1" * 201),
        date=article(date="9" * 5_000),
        event=article(events=f"[{{date: {'1' * 400}, text: x}}]"),
    ),
    "055-invisible-character": write(escape=article(title='"A \\u202Ereport"')),
    "069-costly-body": write(
        brackets=article("[" * 8_000),
        pictures=article("![" * 8_000),
        cdata=article("<![CDATA[" * 2_000),
        lists=article("".join("  " * n + "- x\n" for n in range(300))),
        quotes=article("> " * 60_000 + "x"),
        tags=article("<a " * 8_000),
    ),
    "070-large-body": write(large=article("x " * 500_001)),
    "079-same-address-elsewhere": _name_twice,
    "084-outside-file": _lead_elsewhere,
    "084-link-inside": _lead_inside,
    "084-names": _misname,
    "085-unreadable-file": _forbid,
    "091-settings-encoding": lambda newsroom: newsroom.write(
        "site_config.yaml", "title: Der Bürgermeister\n".encode("latin-1")
    ),
    "087-picture-that-is-none": _media,
    "087-cut-short": lambda newsroom: newsroom.write("content/short.jpg", picture("JPEG")[:-100]),
    "089-documents": _documents,
}


def set_up(newsroom: Newsroom, case: Case) -> None:
    """Put the files of a case into a site."""
    for path, text in case.files.items():
        newsroom.write(path, text)
    ARRANGED.get(case.name, write())(newsroom)
