"""What kind of picture a file is, whatever it is called.

Comes in: the bytes of a file, perhaps its name. Goes out: one of five kinds, or a fault.
"""

_SUFFIXES = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "AVIF": (".avif",),
    "GIF": (".gif",),
}
_NAMES = {"WEBP": "WebP"}


class PictureFault(Exception):  # noqa: N818 - a fault of the file, which becomes a diagnostic
    """Why a picture cannot be published, as half a sentence about it."""


class Misnamed(PictureFault):
    """The name says one kind and the bytes another; `suffix` is what the name should end in."""

    def __init__(self, kind: str) -> None:
        """Take the kind that the bytes are."""
        super().__init__(f"is a {_NAMES.get(kind, kind)} picture, which its name does not say")
        self.suffix = _SUFFIXES[kind][0]


def kind_of(data: bytes) -> str:
    """Return the kind of a picture by its first bytes."""
    head = data[:32]
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp" and (b"avif" in head or b"avis" in head):
        return "AVIF"
    raise PictureFault("is not a JPEG, PNG, WebP, AVIF or GIF picture, whatever its name says")


def suffix_of(data: bytes) -> str:
    """Return the usual suffix for what the bytes are, whatever the file is called."""
    return _SUFFIXES[kind_of(data)][0]


def is_named_rightly(name: str, data: bytes) -> bool:
    """Tell whether a file name ends in a suffix that says what the bytes are."""
    return name.casefold().endswith(_SUFFIXES[kind_of(data)])
