"""PDFs that are published, and what is not published of them."""

import sys
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from dateline.publishing import documentparts, documents
from dateline.publishing.documentparts import sweep
from dateline.publishing.documents import DocumentFault, clean_document
from dateline.publishing.embedded import bare_jp2, bare_jpeg
from tests.publishing.images import MARK, drawing, marked, saved
from tests.publishing.papers import (
    JP2,
    box,
    bytes_of,
    everything_in,
    marked_paper,
    plain,
)
from tests.publishing.test_pictures import opened

DAMAGED = "is cut short or damaged"


def cleaned(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(clean_document(data)))


def fault_of(data: bytes) -> DocumentFault:
    with pytest.raises(DocumentFault) as fault:
        clean_document(data)
    return fault.value


def test_nothing_that_a_document_tells_about_its_makers_comes_out() -> None:
    data = marked_paper()
    assert everything_in(data).count(MARK) > 40

    assert MARK not in everything_in(clean_document(data))


def test_what_readers_see_and_use_stays() -> None:
    document = cleaned(marked_paper())
    page = document.pages[0].obj

    assert [one.obj.Contents.read_bytes() for one in document.pages] == [
        b"0 0 10 10 re f",
        b"0 0 11 10 re f",
    ]
    assert list(page.MediaBox) == [0, 0, 200, 100]
    assert str(document.Root.Lang) == "en"
    assert str(document.Root.Names.Dests.Names[0]) == "here"
    assert str(document.Root.Outlines.First.Title) == "One"
    assert [str(field.get("/V")) for field in document.Root.AcroForm.Fields] == ["None", "42"]
    assert page.Resources.ExtGState.JS.LW == 3
    kinds = [str(note.Subtype) for note in page.Annots]
    assert kinds == ["/Square", "/Link", "/Link", "/Link", "/Link", "/Widget"]
    links = [note.get("/A") for note in page.Annots]
    assert [None if one is None else str(one.URI) for one in links] == [
        *[None] * 4,
        "https://example.org/",
        None,
    ]
    assert [str(note.get("/Contents")) for note in page.Annots][:2] == ["None", "Go"]
    assert str(page.Annots[5].T) == "case"


def test_photographs_of_a_document_stay_as_they_are_and_lose_their_words() -> None:
    document = cleaned(marked_paper())
    found = document.pages[0].obj.Resources.XObject
    meant = opened(marked("JPEG", drawing()))

    for name in ("/Im0", "/Im1"):
        assert found[name].Filter == Name.DCTDecode
        assert opened(found[name].read_raw_bytes()).tobytes() == meant.tobytes()
    assert found.Im1.DecodeParms == Dictionary(ColorTransform=1)
    assert list(found.Im0.ColorSpace) == [Name.DeviceRGB]
    assert found.Im2.read_raw_bytes() == JP2 + box(b"jp2h", b"head") + box(b"jp2c", b"\xff\x4f")


def test_a_document_with_nothing_to_tell_stays_the_same_and_equal_ones_are_equal() -> None:
    once = clean_document(bytes_of(plain()))
    assert clean_document(once) == once
    data = marked_paper()
    assert clean_document(data) == clean_document(data)


def test_older_states_of_a_document_do_not_come_out() -> None:
    first = bytes_of(plain())
    older = b"9 0 obj\n(" + MARK + b")\nendobj\n"
    at = first.rindex(b"\nxref") + 1
    table = first[at : first.rindex(b"startxref")]
    data = first[:at] + older + table + b"startxref\n%d\n%%%%EOF\n" % (at + len(older))

    assert MARK in data
    assert MARK not in everything_in(clean_document(data))


def test_the_number_of_the_file_it_was_made_of_does_not_come_out() -> None:
    document = plain()
    document.trailer.ID = Array([String("a source's file."), String("a source's file.")])
    data = bytes_of(document)
    with pikepdf.open(BytesIO(data)) as before, cleaned(data) as after:
        assert bytes(before.trailer.ID[0]) == b"a source's file."
        assert bytes(after.trailer.ID[0]) == bytes(after.trailer.ID[1]) != b"a source's file."


@pytest.mark.parametrize(
    "data", [b"", b"<!doctype html>", b"\x89PNG\r\n\x1a\n", b" " * 2000 + b"%PDF-1.7"]
)
def test_what_is_no_pdf_is_refused_whatever_its_name(data: bytes) -> None:
    fault = fault_of(data)
    assert (str(fault), fault.code) == (
        "is not a PDF, whatever its name says",
        "unreadable-document",
    )
    assert fault.hint == "export it as PDF"


@pytest.mark.parametrize("part", [20, 200, 400])
def test_a_document_that_is_cut_short_is_refused_and_not_repaired(part: int) -> None:
    fault = fault_of(marked_paper()[:-part])
    assert (str(fault), fault.hint) == (DAMAGED, "print it into a new PDF")


def test_a_locked_document_is_refused() -> None:
    made = BytesIO()
    plain().save(made, encryption=pikepdf.Encryption(user="a", owner="b"))
    fault = fault_of(made.getvalue())
    assert (str(fault), fault.hint) == ("is locked with a password", "save it without a password")


def test_a_document_that_anybody_may_open_and_nobody_change_is_published_unlocked() -> None:
    made = BytesIO()
    plain().save(made, encryption=pikepdf.Encryption(user="", owner="b"))
    assert not cleaned(made.getvalue()).is_encrypted


def test_a_document_without_pages_is_refused() -> None:
    assert (
        str(fault_of(bytes_of(pikepdf.new()))) == "could not be freed of everything but its pages"
    )


def test_a_document_that_still_tells_something_is_not_let_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(documentparts, "sweep", lambda _document: 1)
    assert str(fault_of(bytes_of(plain()))) == "could not be freed of everything but its pages"


def test_without_the_extra_a_document_is_refused_by_its_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = bytes_of(plain())
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    fault = fault_of(data)
    assert (str(fault), fault.code, fault.hint) == (
        "cannot be freed of what it tells about its makers: pikepdf is not installed",
        "missing-extra",
        "install dateline[documents]",
    )
    assert documents.EXTRA == "documents"


def test_the_extra_is_the_one_of_the_package() -> None:
    text = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert '\ndocuments = ["pikepdf>=' in text


def test_colours_of_every_device_are_those_of_the_device() -> None:
    document = plain()
    kinds = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}
    spaces = Dictionary()
    for number in kinds:
        profile = document.make_stream(MARK, N=number)
        spaces[f"/C{number}"] = document.make_indirect(Array([Name.ICCBased, profile]))
    spaces["/Other"] = Array([Name.Indexed, Name.DeviceRGB, 0, String("abc")])
    spaces["/Short"] = Array([Name.Pattern])
    document.pages[0].obj.Resources = Dictionary(ColorSpace=spaces)

    after = cleaned(bytes_of(document))
    found = after.pages[0].obj.Resources.ColorSpace

    assert [list(found[f"/C{number}"]) for number in kinds] == [[one] for one in kinds.values()]
    assert [len(found.Other), len(found.Short)] == [4, 1]


def test_a_photograph_in_a_form_nobody_can_look_into_is_refused() -> None:
    photo = saved(drawing(), "JPEG")
    for filters, data in (
        ([Name.ASCIIHexDecode, Name.DCTDecode], photo.hex().encode() + b">"),
        ([Name.FlateDecode, Name.DCTDecode], zlib.compress(photo)[:-20]),
    ):
        document = plain()
        image = pikepdf.Stream(document, data, Type=Name.XObject, Subtype=Name.Image)
        image.Filter = Array(filters)
        document.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Im0=image))
        assert str(fault_of(bytes_of(document))) == DAMAGED


def test_a_packed_photograph_that_grows_too_large_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(documentparts, "LARGEST", 100)
    assert str(fault_of(marked_paper())) == DAMAGED


def test_a_photograph_without_a_word_is_left_alone() -> None:
    photo = bare_jpeg(saved(drawing(), "JPEG"))
    document = plain()
    image = pikepdf.Stream(document, photo, Type=Name.XObject, Subtype=Name.Image)
    image.Filter = Name.DCTDecode
    document.pages[0].obj.Resources = Dictionary(XObject=Dictionary(Im0=image))
    sweep(document)
    assert sweep(document) == 0
    after = cleaned(bytes_of(document))
    assert after.pages[0].obj.Resources.XObject.Im0.read_raw_bytes() == photo


# Photographs by themselves.


def test_a_bare_jpeg_has_the_same_pixels_and_no_words() -> None:
    for options in ({}, {"progressive": True}, {"restart_marker_rows": 1}):
        data = saved(drawing(), "JPEG", comment=MARK, **options)
        bare = bare_jpeg(data + MARK)
        assert MARK not in bare
        assert opened(bare).tobytes() == opened(data).tobytes()


def test_in_which_way_colours_are_written_down_stays() -> None:
    data = saved(drawing("CMYK"), "JPEG")
    assert b"Adobe" in data
    assert opened(bare_jpeg(data)).tobytes() == opened(data).tobytes()
    assert b"Adobe" in bare_jpeg(data)
    longer = data[:2] + b"\xff\xee\0\x16Adobe" + MARK[:15] + data[2:]
    assert MARK[:15] not in bare_jpeg(longer)


def test_bytes_that_fill_up_are_passed_over() -> None:
    data = saved(drawing(), "JPEG")
    assert bare_jpeg(data[:2] + b"\xff\xff" + data[2:]) == bare_jpeg(data)


@pytest.mark.parametrize("data", [b"", b"\xff\xd8\xff", b"GIF89a", b"\xff\xd8\0\0\0\0"])
def test_what_is_no_jpeg_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        bare_jpeg(data)


def test_a_jpeg_without_its_end_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^$"):
        bare_jpeg(saved(drawing(), "JPEG")[:-2])


def test_boxes_of_words_are_left_out_of_a_jpeg_2000_of_any_length() -> None:
    long = (1).to_bytes(4, "big") + b"jp2h" + (20).to_bytes(8, "big") + b"head"
    last = (0).to_bytes(4, "big") + b"jp2c" + b"code"
    assert bare_jp2(JP2 + box(b"uuid", MARK) + long + last) == JP2 + long + last
    assert bare_jp2(b"\xff\x4f\xff\x51") == b"\xff\x4f\xff\x51"


@pytest.mark.parametrize("rest", [b"\0\0\0\x07abcd", b"\0\0\0\x20abcd"])
def test_a_jpeg_2000_of_broken_boxes_is_refused(rest: bytes) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        bare_jp2(JP2 + rest)
