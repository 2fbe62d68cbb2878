"""A PDF with a marker in every place that a PDF has for words of people and programs."""

import zlib
from collections.abc import Mapping
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from tests.publishing.images import MARK, drawing, marked, profile

WORD = MARK.decode()
# As long as the head of a JPEG 2000 that says nothing.
JP2 = b"\0\0\0\x0cjP  \r\n\x87\n"


def bytes_of(document: Pdf) -> bytes:
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def plain() -> Pdf:
    """Return a document of two pages."""
    document = pikepdf.new()
    for number in range(2):
        page = document.add_blank_page(page_size=(200, 100))
        page.obj.Contents = document.make_stream(f"0 0 {10 + number} 10 re f".encode())
    return document


def box(name: bytes, content: bytes) -> bytes:
    return (len(content) + 8).to_bytes(4, "big") + name + content


def action(kind: str, **fields: String | Dictionary) -> Dictionary:
    return _with(Dictionary(S=Name(f"/{kind}")), fields)


def note(kind: str, **fields: String | Dictionary) -> Dictionary:
    names = ("T", "NM", "M", "CreationDate", "Subj")
    words = {name: String(WORD) for name in names}
    usual = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([0, 0, 20, 20]))
    return _with(usual, {**words, **fields})


def _with(made: Dictionary, fields: Mapping[str, String | Dictionary]) -> Dictionary:
    for name, value in fields.items():
        made[f"/{name}"] = value
    return made


def marked_paper() -> bytes:
    """Return a document that tells everything it can."""
    document = plain()
    described = document.make_stream(b"<x:xmpmeta>" + MARK + b"</x:xmpmeta>", Type=Name.Metadata)
    document.docinfo["/Author"] = WORD
    document.docinfo["/Producer"] = WORD
    document.trailer.Own = String(WORD)
    _mark_catalogue(document, described)
    _mark_page(document, document.pages[0].obj, described)
    return bytes_of(document)


def _mark_catalogue(document: Pdf, described: Object) -> None:
    catalogue = document.Root
    catalogue.Metadata = described
    catalogue.Lang = String("en")
    attached = Dictionary(
        Type=Name.Filespec,
        F=String(WORD),
        EF=Dictionary(F=document.make_stream(MARK, Type=Name.EmbeddedFile)),
    )
    script = action("JavaScript", JS=String(WORD))
    catalogue.Names = Dictionary(
        EmbeddedFiles=Dictionary(Names=Array([String(WORD), document.make_indirect(attached)])),
        JavaScript=Dictionary(Names=Array([String(WORD), script])),
        Dests=Dictionary(Names=Array([String("here"), Array([document.pages[0].obj, Name.Fit])])),
    )
    catalogue.AF = Array([attached])
    catalogue.OpenAction = script
    catalogue.AA = Dictionary(WC=script)
    catalogue.PieceInfo = Dictionary(App=Dictionary(Private=String(WORD)))
    catalogue.OutputIntents = Array([Dictionary(Info=String(WORD))])
    catalogue.OCProperties = Dictionary(
        D=Dictionary(Creator=String(WORD), Order=Array([])),
        OCGs=Array([Dictionary(Usage=Dictionary(CreatorInfo=Dictionary(Creator=String(WORD))))]),
    )
    signature = Dictionary(
        Type=Name.Sig, Name=String(WORD), ByteRange=Array([0, 1, 2, 3]), Contents=String(WORD)
    )
    field = Dictionary(FT=Name.Sig, T=String("signed"), V=document.make_indirect(signature))
    words = Dictionary(FT=Name.Tx, T=String("case"), V=String("42"), AA=Dictionary(K=script))
    words.Subtype, words.Rect = Name.Widget, Array([0, 0, 9, 9])
    catalogue.AcroForm = Dictionary(
        Fields=Array([document.make_indirect(field), document.make_indirect(words)]),
        XFA=document.make_stream(MARK),
    )
    catalogue.Outlines = Dictionary(First=Dictionary(Title=String("One"), A=script))


def _mark_page(document: Pdf, page: Object, described: Object) -> None:
    page.Thumb = document.make_stream(MARK)
    page.LastModified = String(WORD)
    page.PieceInfo = Dictionary(App=Dictionary(Private=String(WORD)))
    page.B = Array([Dictionary(I=Dictionary(Author=String(WORD)))])
    page.Resources = document.make_indirect(
        Dictionary(
            XObject=document.make_indirect(_photographs(document, described)),
            # A name that a program gave, and that means something else elsewhere.
            ExtGState=Dictionary(JS=Dictionary(LW=3)),
            ColorSpace=Dictionary(Own=_colours(document)),
        )
    )
    page.Annots = Array(
        [
            note("Text", Contents=String(WORD)),
            note("Popup"),
            note("FileAttachment", FS=Dictionary(F=String(WORD))),
            note("Square", Contents=String(WORD), Popup=Dictionary(T=String(WORD))),
            _link(action("Launch", F=String(WORD))),
            _link(action("URI", URI=String(f"file:///home/{WORD}"))),
            _link(action("GoToR", F=String(WORD))),
            _link(action("URI", URI=String("https://example.org/"), Next=action("JavaScript"))),
            document.Root.AcroForm.Fields[1],
        ]
    )


def _link(does: Dictionary) -> Dictionary:
    return Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 5, 5]), A=does, Contents=String("Go"))


def _colours(document: Pdf) -> Array:
    return Array([Name.ICCBased, document.make_stream(profile() + MARK, N=3)])


def _photographs(document: Pdf, described: Object) -> Dictionary:
    photo = marked("JPEG", drawing())
    size = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 48, "Height": 32}
    usual = Stream(document, photo, **size, BitsPerComponent=8, ColorSpace=_colours(document))
    usual.Filter = Name.DCTDecode
    usual.Metadata = described
    usual.OPI = Dictionary(F=String(WORD))
    packed = Stream(document, zlib.compress(photo), **size, ColorSpace=Name.DeviceRGB)
    packed.Filter = Array([Name.FlateDecode, Name.DCTDecode])
    packed.DecodeParms = Array([None, Dictionary(ColorTransform=1)])
    newer = JP2 + box(b"jp2h", b"head") + box(b"uuid", MARK) + box(b"xml ", MARK)
    third = Stream(document, newer + box(b"jp2c", b"\xff\x4f"), **size, Filter=Name.JPXDecode)
    return Dictionary(Im0=usual, Im1=packed, Im2=third)


def everything_in(data: bytes) -> bytes:
    """Return the bytes of a document, and all its strings and streams unpacked."""
    with pikepdf.open(BytesIO(data)) as document:
        pieces = [data]
        for one in document.objects:
            if isinstance(one, Stream):
                pieces.append(one.read_raw_bytes())
                filters = one.get("/Filter")
                if filters is None or filters == Name.FlateDecode:
                    pieces.append(one.read_bytes())
            pieces.append(one.unparse(resolved=True))
        pieces.append(document.trailer.unparse())
    return b"\n".join(pieces)
