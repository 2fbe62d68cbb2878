"""Pictures that show what the photographer meant to show, and tell nothing else.

Comes in: the bytes of a picture. Goes out: bytes of the same kind with the same pixels and without
anything beside them. A place in the metadata has given a source away before, and so has the
uncropped thumbnail inside a cropped picture; therefore nothing is cut out of the file: a new one is
made from the pixels alone, and read again to see that nothing came along. Orientation is applied to
the pixels. A colour profile names devices and people, so the pixels are converted to sRGB, which
needs no profile. What cannot be decoded whole is refused.
"""

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

# The pixels of all frames together.
MOST_PIXELS = 64_000_000
MOST_FRAMES = 1_000
_ORIENTATION = 0x0112
# What Pillow says about any picture of a kind, even one made of nothing but pixels.
_HARMLESS = frozenset(
    {
        "background",
        "bbox",
        "blend",
        "disposal",
        "duration",
        "extension",
        "jfif",
        "jfif_density",
        "jfif_unit",
        "jfif_version",
        "loop",
        "progression",
        "progressive",
        "timestamp",
        "transparency",
        "version",
    }
)
_SUFFIXES = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "AVIF": (".avif",),
    "GIF": (".gif",),
}


class PictureFault(Exception):  # noqa: N818 - a fault of the file, which becomes a diagnostic
    """Why a picture cannot be published, as half a sentence about it."""


def suffix_of(data: bytes) -> str:
    """Return the usual suffix for what the bytes are, whatever the file is called."""
    return _SUFFIXES[_kind_of(data)][0]


def is_named_rightly(name: str, data: bytes) -> bool:
    """Tell whether a file name ends in a suffix that says what the bytes are."""
    return name.casefold().endswith(_SUFFIXES[_kind_of(data)])


def clean(data: bytes) -> bytes:
    """Return a picture of the same kind made from the pixels of this one."""
    from PIL import Image

    kind = _kind_of(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=[kind]) as image:
                return _remade(image, kind, data)
    except PictureFault:
        raise
    except Image.DecompressionBombError:
        raise _too_large() from None
    except Exception:  # noqa: BLE001 - a decoder of hostile bytes may raise anything
        raise _damaged() from None


def _too_large() -> PictureFault:
    return PictureFault(
        f"has more than {MOST_PIXELS // 10**6} megapixels or {MOST_FRAMES:,} frames"
    )


def _damaged() -> PictureFault:
    return PictureFault("is cut short or damaged")


def _kind_of(data: bytes) -> str:
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


def _remade(image: "Image.Image", kind: str, data: bytes) -> bytes:
    # A JPEG may carry a second picture, such as a depth map or the view of another lens.
    count = 1 if kind == "JPEG" else getattr(image, "n_frames", 1)
    if image.width * image.height * count > MOST_PIXELS or count > MOST_FRAMES:
        raise _too_large()
    if not _has_end(kind, data):
        raise _damaged()
    frames, durations = [], []
    for number in range(count):
        image.seek(number)
        frames.append(_pixels(image))
        durations.append(round(image.info.get("duration", 0)))
    options = _options(image, kind, data)
    if count > 1:
        options |= {"save_all": True, "append_images": frames[1:], "duration": durations}
        options |= {"loop": image.info["loop"]} if "loop" in image.info else {}
    remade = BytesIO()
    frames[0].save(remade, kind, **options)
    _assert_clean(remade.getvalue(), kind, frames[0].size, sum(durations) if count > 1 else None)
    return remade.getvalue()


def _has_end(kind: str, data: bytes) -> bool:
    """Tell whether the file has its last mark, where Pillow would forgive a missing one."""
    if kind == "GIF":
        return data.rstrip(b"\0").endswith(b";")
    return kind != "PNG" or b"IEND" in data


def _options(image: "Image.Image", kind: str, data: bytes) -> dict[str, object]:
    """Return how to encode so that little is lost and equal pixels give equal bytes."""
    if kind == "JPEG":
        from PIL import JpegImagePlugin

        # The tables of the camera: what they have rounded off once is not rounded a second time.
        sampling = JpegImagePlugin.get_sampling(image)
        tables = getattr(image, "quantization", None)
        return {"qtables": tables, "subsampling": sampling, "optimize": True, "progressive": True}
    options: dict[str, dict[str, object]] = {
        "PNG": {"optimize": True},
        "GIF": {"optimize": True, "disposal": 2},
        "WEBP": {"lossless": b"VP8L" in data, "quality": 90, "method": 4},
        # How many threads there are is a property of the machine.
        "AVIF": {"quality": 85, "max_threads": 1, "autotiling": False},
    }
    return options[kind]


def _pixels(image: "Image.Image") -> "Image.Image":
    """Return a picture that has nothing but pixels, upright and in sRGB."""
    image.load()
    upright = _upright(image)
    plain = _in_srgb(upright, image.info.get("icc_profile"))
    plain.info = {key: value for key, value in plain.info.items() if key == "transparency"}
    return plain


def _upright(image: "Image.Image") -> "Image.Image":
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    turn = turns.get(image.getexif().get(_ORIENTATION, 1))
    return image.copy() if turn is None else image.transpose(turn)


def _in_srgb(image: "Image.Image", profile: bytes | None) -> "Image.Image":
    """Return the picture in a mode that browsers know, with the colours its profile means."""
    from PIL import ImageCms

    if profile and image.mode not in {"1", "I;16"}:
        mode = "RGBA" if image.has_transparency_data else "RGB"
        source = (
            image if image.mode in {"RGB", "L", "CMYK"} and mode == "RGB" else image.convert(mode)
        )
        try:
            meant, srgb = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(source, meant, srgb, outputMode=mode)
        except (ImageCms.PyCMSError, OSError):
            converted = None  # a damaged profile, or one for other colours: browsers ignore it too
        if converted:
            return converted.convert("L") if source.mode == "L" else converted
    return image.convert("RGB") if image.mode == "CMYK" else image


def _assert_clean(remade: bytes, kind: str, size: tuple[int, int], lasts: int | None) -> None:
    """Read a picture again as a stranger would; raise if it is not what it should be."""
    from PIL import Image

    with Image.open(BytesIO(remade), formats=[kind]) as image:
        milliseconds = 0
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            image.load()
            milliseconds += round(image.info.get("duration", 0))
            told = image.info.keys() - _HARMLESS
            segments = {name for name, _ in getattr(image, "applist", ())} - {"APP0"}
            if told or segments or image.getexif():
                raise PictureFault("could not be freed of everything that is not the picture")
        if image.size != size or (lasts is not None and lasts != milliseconds):
            raise PictureFault("moves in a way that cannot be kept; save it again, or use a still")
