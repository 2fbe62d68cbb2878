"""Files that are copied, and what is made of pictures and documents, in whole newsrooms."""

import sqlite3
import sys
import zlib
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from dateline.base.digest import digest_of
from dateline.engine import copies
from dateline.engine.copies import make_copies
from dateline.engine.fingerprint import building_code
from dateline.engine.gather import Found
from dateline.engine.workers import Workers
from dateline.model.page import Copy
from tests.conftest import MakeNewsroom
from tests.engine.labour import common
from tests.newsroom import Newsroom, article
from tests.publishing.images import MARK, SUFFIXES, marked
from tests.publishing.papers import bytes_of, everything_in, marked_paper, plain


def jpeg(colour: str, **metadata: bytes) -> bytes:
    file = BytesIO()
    Image.new("RGB", (24, 16), colour).save(file, "JPEG", **metadata)
    return file.getvalue()


@pytest.fixture
def illustrated(newsroom: MakeNewsroom) -> Newsroom:
    camera = Image.Exif()
    camera[0x010F] = "a maker of cameras"
    return newsroom(
        {
            "content/a.md": article('![A court](court.jpg "The court.")'),
            "content/court.jpg": jpeg("red", exif=camera.tobytes(), comment=b"taken by a source"),
        }
    )


def picture_of(room: Newsroom) -> tuple[str, bytes]:
    [(url, data)] = [(url, data) for url, data in room.tree().items() if url.endswith(".jpg")]
    return url, data


def test_a_picture_loses_everything_but_its_pixels(illustrated: Newsroom) -> None:
    assert illustrated.build().exit_code == 0

    url, data = picture_of(illustrated)
    assert b"maker of cameras" in (illustrated.site / "content/court.jpg").read_bytes()
    assert b"maker of cameras" not in data
    assert b"taken by a source" not in data
    assert url.rpartition("/")[2] in illustrated.page("2020/05/a.html")
    with Image.open(BytesIO(data)) as image:
        assert image.size == (24, 16)


def test_another_picture_under_the_same_name_touches_the_picture_only(
    illustrated: Newsroom,
) -> None:
    illustrated.build()
    url, before = picture_of(illustrated)
    illustrated.write("content/court.jpg", jpeg("blue"))

    illustrated.build()

    assert illustrated.rendered == [url]
    assert picture_of(illustrated)[1] != before


def test_a_picture_that_cannot_be_read_is_an_error_and_the_old_edition_stays(
    illustrated: Newsroom,
) -> None:
    illustrated.build()
    before = illustrated.tree()
    illustrated.write("content/court.jpg", jpeg("blue")[:-200])

    assert illustrated.build().exit_code == 1

    assert [(one.code, one.message) for one in illustrated.diagnostics] == [
        ("unreadable-picture", "content/court.jpg: is cut short or damaged")
    ]
    assert illustrated.tree() == before


def test_a_file_that_changed_since_it_was_hashed_is_not_published(tmp_path: Path) -> None:
    """Its bytes would stand under the digest of others, and stay when it is changed back."""
    (tmp_path / "a.css").write_bytes(b"after")
    copy = Copy(url="static/a.css", source_path="static/a.css", digest=digest_of(b"before"))
    files = {"static/a.css": Found("static/a.css", str(tmp_path / "a.css"))}

    [(staged, said)] = make_copies([copy], files, Workers(1, common(tmp_path)))

    assert staged == ()
    assert [(one.code, one.message, one.hint) for one in said] == [
        ("unreadable-file", "static/a.css was changed while the archive was built", "build again")
    ]


# What is made of pictures and documents, in a whole newsroom.


def photo(colour: str = "red", size: tuple[int, int] = (900, 600), seed: int = 1) -> bytes:
    """Return a photograph with a marker in every place for words."""
    image = Image.frombytes("RGB", (90, 60), Random(seed).randbytes(90 * 60 * 3)).resize(size)
    image.paste(colour, (0, 0, size[0] // 2, size[1] // 2))
    return marked("JPEG", image)


STORY = "content/a.md"
GALLERY = {
    STORY: article("![A court](court.jpg)\n\n![A map](map.png)\n\n[Ruling](ruling.pdf#page=1)"),
    "content/b.md": article("Text.", title="Another report"),
    "content/pages/about.md": "---\ntitle: About\n---\n\n![We](../court.jpg)\n",
    "content/_regions/asia.md": "---\ntitle: Asia\n---\n\n![There](../map.png)\n",
}
COURT = ["media/court.jpg", "media/court.jpg-480.webp", "media/court.jpg-900.webp"]
MAP = ["media/map.png", "media/map.png-600.webp"]
PAGES = ["2020/05/a.html", "about.html"]


@pytest.fixture
def gallery(newsroom: MakeNewsroom) -> Newsroom:
    image = Image.frombytes("RGB", (500, 600), Random(3).randbytes(500 * 600 * 3))
    room = newsroom(
        {
            **GALLERY,
            "content/court.jpg": photo(),
            "content/map.png": marked("PNG", image, orientation=6),
            "content/ruling.pdf": marked_paper(),
        }
    )
    assert room.build().exit_code == 0, room.diagnostics
    return room


def media_of(room: Newsroom) -> list[str]:
    return sorted(url for url in room.tree() if url.startswith("media/"))


def test_nothing_of_what_pictures_and_documents_tell_is_in_any_byte_of_the_output(
    gallery: Newsroom,
) -> None:
    for path in ("court.jpg", "map.png", "ruling.pdf"):
        assert MARK in everything_in_file((gallery.site / "content" / path).read_bytes())
    for url, data in gallery.tree().items():
        assert MARK not in everything_in_file(data), url


def test_no_kind_of_picture_tells_anything_in_any_size(newsroom: MakeNewsroom) -> None:
    image = Image.frombytes("RGB", (600, 100), Random(4).randbytes(600 * 100 * 3))
    names = {kind: f"x{suffix}" for kind, suffix in SUFFIXES.items()}
    files = {f"content/{name}": marked(kind, image) for kind, name in names.items()}
    room = newsroom(
        {**files, STORY: article("\n\n".join(f"![A]({name})" for name in names.values()))}
    )

    assert room.build().exit_code == 0

    assert all(MARK in data for data in files.values())
    assert media_of(room) == [
        "media/x.avif",
        "media/x.avif-480.webp",
        "media/x.gif",
        "media/x.jpg",
        "media/x.jpg-480.webp",
        "media/x.jpg-600.webp",
        "media/x.png",
        "media/x.png-480.webp",
        "media/x.png-600.webp",
        "media/x.webp",
        "media/x.webp-480.webp",
    ]
    assert [url for url, data in room.tree().items() if MARK in data] == []


def everything_in_file(data: bytes) -> bytes:
    return everything_in(data) if data.startswith(b"%PDF") else data


def test_pages_show_pictures_in_the_sizes_there_are(gallery: Newsroom) -> None:
    assert media_of(gallery) == [
        *COURT,
        "media/map.png",
        "media/map.png-480.webp",
        "media/map.png-600.webp",
        "media/ruling.pdf",
    ]
    page = gallery.page("2020/05/a.html")
    assert (
        'srcset="../../media/court.jpg-480.webp 480w, ../../media/court.jpg-900.webp 900w" '
    ) in page
    assert 'src="../../media/court.jpg" width="900" height="600" decoding="async"' in page
    assert 'src="../../media/map.png" width="600" height="500" loading="lazy" ' in page
    assert '<a href="../../media/ruling.pdf#page=1">Ruling</a>' in page
    assert 'src="media/court.jpg" width="900"' in gallery.page("about.html")
    assert 'src="../../media/map.png" width="600"' in gallery.page("regions/asia/index.html")
    for url, size in ((COURT[1], (480, 320)), (COURT[2], (900, 600)), (MAP[1], (600, 500))):
        with Image.open(gallery.output / url) as image:
            assert (image.format, image.size) == ("WEBP", size)


def test_another_picture_of_the_same_size_is_made_anew_and_no_page_is(gallery: Newsroom) -> None:
    before = gallery.tree()
    gallery.write("content/court.jpg", photo("blue"))

    assert gallery.build().exit_code == 0

    assert gallery.rendered == COURT
    after = gallery.tree()
    assert {url for url in after if after[url] != before[url]} == {*COURT, "SHA256SUMS"}


def test_another_size_renders_the_pages_that_show_it_and_removes_what_is_not_used(
    gallery: Newsroom,
) -> None:
    gallery.write("content/court.jpg", photo(size=(600, 400)))

    gallery.build()

    made = ["media/court.jpg", "media/court.jpg-480.webp", "media/court.jpg-600.webp"]
    assert gallery.rendered == [*PAGES, *made]
    assert gallery.report.removed == ("media/court.jpg-900.webp",)


def test_a_picture_that_nobody_shows_any_more_is_removed_in_all_sizes(gallery: Newsroom) -> None:
    gallery.edit(STORY, "![A court](court.jpg)", "No picture.")
    gallery.delete("content/pages/about.md")

    gallery.build()

    assert set(COURT) < set(gallery.report.removed)
    assert gallery.codes == ["unused-file"]


def test_a_lost_size_is_made_again_and_nothing_else(gallery: Newsroom) -> None:
    before = gallery.tree()
    (gallery.output / COURT[1]).unlink()

    gallery.build()

    assert gallery.rendered == [COURT[1]]
    assert gallery.tree() == before


def test_a_changed_edition_is_a_clean_one_and_processes_make_no_difference(
    gallery: Newsroom, newsroom: MakeNewsroom
) -> None:
    gallery.write("content/court.jpg", photo("green", (700, 900), seed=2))
    gallery.write("content/new.jpg", photo("blue", (800, 500)))
    gallery.edit("content/b.md", "Text.", "![New](new.jpg)")
    gallery.edit(STORY, "![A map](map.png)", "Words.")
    gallery.build()
    files = {
        path.relative_to(gallery.site).as_posix(): path.read_bytes()
        for path in (gallery.site / "content").rglob("*.*")
    }
    for jobs in (1, 2):
        clean = newsroom(files)
        assert clean.build(jobs=jobs).exit_code == 0
        assert clean.tree() == gallery.tree()


def test_a_build_without_a_new_picture_opens_none(
    gallery: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery.edit("content/b.md", "Another report", "A third report")
    monkeypatch.setitem(sys.modules, "PIL.Image", None)
    monkeypatch.setattr("dateline.engine.measures._measure", None)

    assert gallery.build().exit_code == 0
    assert "2020/05/b.html" in gallery.rendered


def test_a_lost_or_damaged_note_of_measures_costs_a_look_and_changes_nothing(
    gallery: Newsroom,
) -> None:
    before = gallery.tree()
    connection = sqlite3.connect(gallery.site / ".dateline/memo.sqlite3")
    with connection:
        value = b"[1]"
        subject = "measures of pictures"
        check = zlib.crc32(value, zlib.crc32((subject + building_code()).encode()))
        connection.execute(
            "UPDATE notes SET value = ?, sum = ? WHERE subject = ?", (value, check, subject)
        )
        connection.execute("DELETE FROM notes WHERE subject LIKE 'edition%'")
    connection.close()

    assert gallery.build().exit_code == 0
    assert (gallery.rendered, gallery.tree()) == ([], before)


def test_a_picture_that_changes_between_looks_is_not_measured(
    gallery: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    gallery.write("content/court.jpg", photo("blue"))
    monkeypatch.setattr(copies, "read_bytes", lambda _found, _said: photo("green"))

    assert gallery.build().exit_code == 4
    assert [(one.code, one.message) for one in gallery.diagnostics] == [
        ("unreadable-file", "content/court.jpg was changed while the archive was built")
    ]


def test_without_the_extra_a_document_is_an_error_that_names_it(
    gallery: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = gallery.tree()
    gallery.write("content/ruling.pdf", bytes_of(plain()))
    monkeypatch.setitem(sys.modules, "pikepdf", None)

    assert gallery.build().exit_code == 4

    [found] = gallery.diagnostics
    assert (found.code, found.hint) == ("missing-extra", "install dateline[documents]")
    assert found.message == (
        "content/ruling.pdf: cannot be freed of what it tells about its makers: "
        "pikepdf is not installed"
    )
    assert found.span is not None
    assert found.span.path == "content/ruling.pdf"
    assert gallery.tree() == before


def test_a_picture_without_a_suffix_is_told_which_it_should_have(newsroom: MakeNewsroom) -> None:
    room = newsroom({"content/a.md": article("![A](pic)"), "content/pic": jpeg("red")})

    assert room.build().exit_code == 1
    assert [(one.code, one.message, one.hint) for one in room.diagnostics] == [
        (
            "misnamed-picture",
            "content/pic: is a JPEG picture, which its name does not say",
            "call it content/pic.jpg, there and in the articles that show it",
        )
    ]


def test_a_logo_of_the_theme_tells_nothing_either(newsroom: MakeNewsroom) -> None:
    room = newsroom({"content/a.md": article(), "static/logo.png": marked("PNG")})

    assert room.build().exit_code == 0
    assert MARK not in (room.output / "static/logo.png").read_bytes()

    room.write("static/logo.png", "<svg/>")
    assert room.build().exit_code == 1
    [found] = room.diagnostics
    assert (found.code, found.message) == (
        "unreadable-picture",
        "static/logo.png: is not a JPEG, PNG, WebP, AVIF or GIF picture, whatever its name says",
    )
