"""What of a PDF is neither a page nor needed to show or to search one.

Comes in: an open document. Goes out: the same document without it, and how much that was. Of the
catalogue, the pages and the notes on them, what is known to be harmless stays; of everything else
the keys that speak of people, programs and times go, wherever they stand. Section numbers are those
of ISO 32000-1.
"""

import zlib
from collections.abc import Iterable, Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from dateline.publishing.embedded import bare_jp2, bare_jpeg

# The trailer (7.5.5), less the description of the document and its history.
_TRAILER = frozenset(
    ["/Root", "/Size", "/ID", "/Type", "/W", "/Index", "/Filter", "/Length", "/DecodeParms"]
)
# The catalogue (7.7.2): no names of files and scripts, no signatures, no state of a program.
_CATALOGUE = frozenset(
    [
        "/Type",
        "/Version",
        "/Pages",
        "/PageLabels",
        "/Names",
        "/Dests",
        "/ViewerPreferences",
        "/PageLayout",
        "/PageMode",
        "/Outlines",
        "/AcroForm",
        "/StructTreeRoot",
        "/MarkInfo",
        "/Lang",
        "/OCProperties",
    ]
)
# Of the catalogue's names, those of places (7.7.4); of forms, what is filled in and shown (12.7.2).
_INSIDE = {
    "/Names": frozenset(["/Dests"]),
    "/AcroForm": frozenset(["/Fields", "/DR", "/DA", "/Q", "/NeedAppearances"]),
}
# A page (7.7.3.3): no thumbnail, which may show what was cut off, and no time of change.
_PAGE = frozenset(
    [
        "/Type",
        "/Parent",
        "/Resources",
        "/MediaBox",
        "/CropBox",
        "/BleedBox",
        "/TrimBox",
        "/ArtBox",
        "/Contents",
        "/Rotate",
        "/Group",
        "/StructParents",
        "/Annots",
        "/Tabs",
        "/UserUnit",
    ]
)
# Notes (12.5.6) that lie on the page for everybody to see. Taking a box away could uncover words.
_VISIBLE = frozenset(
    [
        "/Link",
        "/Widget",
        "/FreeText",
        "/Line",
        "/Square",
        "/Circle",
        "/Polygon",
        "/PolyLine",
        "/Highlight",
        "/Underline",
        "/Squiggly",
        "/StrikeOut",
        "/Stamp",
        "/Caret",
        "/Ink",
        "/Watermark",
        "/Redact",
    ]
)
# Who wrote a note, when, in answer to whom, and words that only show when it is clicked.
_OF_NOTES = ["/M", "/NM", "/CreationDate", "/Subj", "/IRT", "/RT", "/Popup", "/RC", "/ExData"]
_BEHIND_NOTES = ["/T", "/Contents"]
# Fields are known by their name, links to those who do not see by their words.
_WITH_WORDS = frozenset(["/Widget", "/FreeText", "/Link"])
# Anywhere: descriptions, private data of programs, files, things that happen by themselves.
_TELLING = [
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/Thumb",
    "/AA",
    "/AF",
    "/EF",
    "/RF",
    "/OPI",
    "/CreatorInfo",
    "/Creator",
    "/Author",
    "/Producer",
    "/CreationDate",
    "/ModDate",
    "/JS",
    "/Ref",
]
# Actions (12.6.4) that lead somewhere; all others do something, or tell where a file lay.
_LEADING = frozenset(["/GoTo", "/URI", "/Named"])
_SCHEMES = (b"http://", b"https://", b"mailto:")
_DEVICES = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}
# In bytes: what is packed may be much larger than it looks.
LARGEST = 200_000_000
_PHOTOGRAPHS = {"/DCTDecode": bare_jpeg, "/JPXDecode": bare_jp2}


# How near an entry is to the resources of a page, whose keys are names given by programs (7.8.3).
_RESOURCES, _NAMED, _PLAIN = 2, 1, 0
Roles = dict[tuple[int, int], int]


def sweep(document: Pdf) -> int:
    """Take everything out that tells or acts; return how many things that were."""
    catalogue = document.Root
    count = _keep_only(document.trailer, _TRAILER) + _keep_only(catalogue, _CATALOGUE)
    for name, kept in _INSIDE.items():
        count += _keep_only(catalogue[name], kept) if name in catalogue else 0
    for page in document.pages:
        count += _keep_only(page.obj, _PAGE) + _without_hidden_notes(page.obj)
    objects = list(document.objects)
    roles = _roles(objects)
    for one in objects:
        for part, role in list(_parts(one, roles.get(_place(one), _PLAIN))):
            count += _bare_array(part) if isinstance(part, Array) else _bare(part, role)
    # A number that the file it was made of has too would tell which file that was.
    if "/ID" in document.trailer:
        del document.trailer["/ID"]
    return count


def _place(one: object) -> tuple[int, int]:
    """Return the number of an object; all that stand inside of others have (0, 0)."""
    return one.objgen if isinstance(one, Object) else (0, 0)


def _entries(part: Object) -> list[tuple[str, object]]:
    if isinstance(part, Array):
        return [("", one) for one in part]
    return list(part.items()) if isinstance(part, Dictionary | Stream) else []


def _role(name: str, role: int) -> int:
    return _RESOURCES if name in {"/Resources", "/DR"} else max(role - 1, _PLAIN)


def _parts(one: object, role: int) -> Iterator[tuple[Object, int]]:
    """Yield an object and all that stand inside of it, each with its role."""
    if not isinstance(one, Array | Dictionary | Stream):
        return
    yield one, role
    for name, child in _entries(one):
        if _place(child) == (0, 0):
            yield from _parts(child, _role(name, role))


def _roles(objects: list[Object]) -> Roles:
    """Return the roles of the objects that others refer to, where they have one."""
    roles: Roles = {}
    # First the resources, then what they refer to.
    for _ in (_RESOURCES, _NAMED):
        for one in objects:
            for part, role in _parts(one, roles.get(_place(one), _PLAIN)):
                for name, child in _entries(part):
                    if _place(child) != (0, 0) and _role(name, role):
                        roles[_place(child)] = _role(name, role)
    return roles


def _keep_only(part: Object, kept: frozenset[str]) -> int:
    return _without(part, [name for name in part.keys() if name not in kept])  # noqa: SIM118


def _without(part: Object, names: Iterable[str]) -> int:
    """Take entries out, and return how many were there."""
    found = [name for name in names if name in part]
    for name in found:
        del part[name]
    return len(found)


def _without_hidden_notes(page: Object) -> int:
    if "/Annots" not in page:
        return 0
    notes = list(page.Annots)
    visible = [note for note in notes if str(note.get("/Subtype")) in _VISIBLE]
    if len(visible) < len(notes):
        page.Annots = Array(visible)
    count = len(notes) - len(visible)
    for note in visible:
        names = [] if str(note.Subtype) in _WITH_WORDS else _BEHIND_NOTES
        count += _without(note, [*_OF_NOTES, *names])
    return count


def _bare(part: Object, role: int) -> int:
    """Take out of a dictionary what tells or acts."""
    if role == _NAMED:
        return 0
    count = _without(part, _TELLING)
    action, value = part.get("/A"), part.get("/V")
    if isinstance(action, Dictionary) and "/S" in action:
        count += _without(action, ["/Next"]) if _leads(action) else _without(part, ["/A"])
    # A signature names who signed, when and where, and no longer holds.
    if isinstance(value, Dictionary) and "/ByteRange" in value:
        count += _without(part, ["/V"])
    return count + (_bare_photograph(part) if isinstance(part, Stream) else 0)


def _leads(action: Object) -> bool:
    if action.S == Name.URI:
        return bytes(action.URI).lower().startswith(_SCHEMES)
    return str(action.S) in _LEADING


def _bare_array(part: Object) -> int:
    """Let colours be those of the device: a profile names scanners, cameras and their owners."""
    if len(part) < len(["/ICCBased", "the profile"]) or part[0] != Name.ICCBased:
        return 0
    device = _DEVICES[int(part[1].N)]
    del part[1]
    part[0] = device
    return 1


def _bare_photograph(stream: Stream) -> int:
    """Take out of a photograph what its camera wrote into it; return whether there was anything."""
    filters, settings = _listed(stream, "/Filter"), _listed(stream, "/DecodeParms")
    bare = next((_PHOTOGRAPHS[str(one)] for one in filters if str(one) in _PHOTOGRAPHS), None)
    if bare is None:
        return 0
    before = data = stream.read_raw_bytes()
    if len(filters) > 1:
        data = _unpacked(data, filters)
    after = bare(data)
    if after == before:
        return 0
    last = settings[-1] if settings else None
    parameters = last if isinstance(last, Dictionary) else None
    stream.write(after, filter=Name(str(filters[-1])), decode_parms=parameters)
    return 1


def _listed(stream: Stream, name: str) -> list[Object]:
    value = stream.get(name)
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _unpacked(data: bytes, filters: list[Object]) -> bytes:
    """Return a photograph that was packed once more, as some programs do."""
    if [str(one) for one in filters[:-1]] != ["/FlateDecode"]:
        raise ValueError
    unpacker = zlib.decompressobj()
    unpacked = unpacker.decompress(data, LARGEST)
    if not unpacker.eof:
        raise ValueError
    return unpacked
