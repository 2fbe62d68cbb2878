"""Pictures for tests, with a marker in every place that a kind has for words."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

KINDS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif", "GIF": ".gif"}
LOSSLESS = {"WEBP": {"lossless": True}}
MARK = b"MARKER-OF-A-SOURCE"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>' + MARK + b"</a></x:xmpmeta>"
Size = tuple[int, int]


def drawing(mode: str = "RGB", size: Size = (48, 32), turn: int = 0) -> Image.Image:
    """Return a picture of few colours in which every direction looks different."""
    image = Image.new("RGB", size, (200, 40, 40))
    image.paste((20, 60, 200), (0, 0, size[0] // 2, size[1] // 4))
    image.paste((30, 180, 90), (size[0] // 4, size[1] // 2, size[0] // 2, size[1]))
    image.paste((250, 250, 20), (turn * 3, turn * 2, turn * 3 + 5, turn * 2 + 5))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def exif_with_everything(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = MARK.decode()
    exif[0x013B] = MARK.decode()
    exif.get_ifd(0x8825).update(
        {1: "N", 2: (IFDRational(14), IFDRational(30), IFDRational(0)), 29: MARK.decode()}
    )
    exif.get_ifd(0x8769)[0x9286] = MARK
    return exif


def profile(**swap: str) -> bytes:
    """Return the profile of sRGB, in which the names of two colours may be exchanged."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for one, other in swap.items():
        first, second = one.encode(), other.encode()
        data = data.replace(first, b"????").replace(second, first).replace(b"????", second)
    return data


def with_segment(jpeg: bytes, marker: int, content: bytes) -> bytes:
    return jpeg[:2] + struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content + jpeg[2:]


def marked(kind: str, image: Image.Image | None = None, orientation: int = 1) -> bytes:
    """Return a picture with a marker in every place that its kind has for words."""
    options: dict[str, object] = {"exif": exif_with_everything(orientation), "xmp": XMP}
    if kind != "GIF":
        options["icc_profile"] = profile() + MARK
    if kind == "PNG":
        words = PngInfo()
        words.add_text("Author", MARK.decode())
        words.add_text("Comment", MARK.decode(), zip=True)
        words.add_itxt("XML:com.adobe.xmp", XMP.decode())
        words.add(b"prVt", MARK)
        options |= {"pnginfo": words, "dpi": (301, 301)}
    if kind in {"JPEG", "GIF"}:
        options["comment"] = MARK
    data = saved(image or drawing("RGB"), kind, **options)
    if kind == "JPEG":
        inside = saved((image or drawing("RGB")).resize((16, 16)), "JPEG", comment=MARK)
        data = with_segment(data, 0xE0, b"JFXX\0\x10" + inside)
        data = with_segment(
            data, 0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x20\x1c\x02\x5a\0\x12" + MARK
        )
        data = with_segment(data, 0xEB, MARK)
    return data if kind == "GIF" else data + MARK


def png_that_claims(width: int, height: int) -> bytes:
    """Return the head of a picture; there is nothing in it to decode."""
    whole = saved(Image.new("1", (1, 1)), "PNG")
    head = struct.pack(">II", width, height) + whole[24:29]
    sum_of_head = struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return whole[:16] + head + sum_of_head + whole[33:]
