"""Pictures that show what the photographer meant to show, and tell nothing else.

Comes in: the bytes of a picture. Goes out: what its header says, or bytes of the same kind with the
same pixels and without anything beside them, and smaller ones for smaller screens. A place in the
metadata has given a source away before, and so has the uncropped thumbnail inside a cropped
picture; therefore nothing is cut out of the file: a new one is made from the pixels alone, and read
again to see that nothing came along. Orientation is applied to the pixels. A colour profile names
devices and people, so the pixels are converted to sRGB, which needs no profile. What cannot be
decoded whole is refused.
"""

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from dateline.model.picture import Measure
from dateline.publishing.picturekinds import Misnamed, PictureFault, is_named_rightly, kind_of

if TYPE_CHECKING:
    from PIL import Image

# The pixels of all frames together.
MOST_PIXELS = 64_000_000
MOST_FRAMES = 1_000
# What `make` is asked for when the picture is to stay as large as it is.
AS_LARGE = 0
# Of a file that is lighter, in bytes, a smaller one would save nobody anything.
LIGHT = 20_000
# What WebP can hold, in pixels.
TALLEST = 16_383
QUALITY = 78
FEW_COLOURS = 4_096
_ORIENTATION = 0x0112
_ON_ITS_SIDE = frozenset({5, 6, 7, 8})
_PNG_NOTES = (b"eXIf", b"tEXt", b"zTXt", b"iTXt")
_MANY_COLOURS = frozenset({"L", "LA", "RGB", "RGBA", "CMYK"})
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


def clean(data: bytes) -> bytes:
    """Return a picture of the same kind made from the pixels of this one."""
    return make(data, (AS_LARGE,))[0]


def make(data: bytes, widths: Iterable[int]) -> tuple[bytes, ...]:
    """Return pictures made from the pixels of this one, which is decoded once.

    For `AS_LARGE` one of the same kind and size is made, for a width a WebP that is so wide.
    """
    kind = kind_of(data)
    with opened(data, kind) as image:
        frames, durations = _frames(image, kind, data)
        return tuple(
            _narrower(frames[0], kind, width)
            if width
            else _remade(frames, durations, _options(image, kind, data), kind)
            for width in widths
        )


def measure(name: str, data: bytes) -> Measure:
    """Return what the header of a picture says; hardly any has to be decoded for it."""
    kind = kind_of(data)
    if not is_named_rightly(name, data):
        raise Misnamed(kind)
    with opened(data, kind) as image:
        count = _count(image, kind)
        _assert_whole(image, count, kind, data)
        # Most have neither words nor a camera's notes; looking for them decodes the picture.
        may_be_turned = kind != "PNG" or any(sign in data for sign in _PNG_NOTES)
        on_its_side = may_be_turned and image.getexif().get(_ORIENTATION) in _ON_ITS_SIDE
        width, height = image.size[::-1] if on_its_side else image.size
        is_photograph = kind != "GIF" and count == 1 and image.mode in _MANY_COLOURS
        scales = is_photograph and len(data) >= LIGHT and height <= TALLEST
    return Measure(kind=kind, width=width, height=height, scales=scales)


@contextmanager
def opened(data: bytes, kind: str) -> "Iterator[Image.Image]":
    """Have a picture for the time of a block, in which every fault is the picture's."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=[kind]) as image:
                yield image
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


def _count(image: "Image.Image", kind: str) -> int:
    # A JPEG may carry a second picture, such as a depth map or the view of another lens.
    return 1 if kind == "JPEG" else getattr(image, "n_frames", 1)


def _assert_whole(image: "Image.Image", count: int, kind: str, data: bytes) -> None:
    if image.width * image.height * count > MOST_PIXELS or count > MOST_FRAMES:
        raise _too_large()
    if not _has_end(kind, data):
        raise _damaged()


def _frames(image: "Image.Image", kind: str, data: bytes) -> tuple[list["Image.Image"], list[int]]:
    """Return the pixels of every frame, and how long each is shown."""
    count = _count(image, kind)
    _assert_whole(image, count, kind, data)
    frames, durations = [], []
    for number in range(count):
        image.seek(number)
        frames.append(_pixels(image))
        durations.append(round(image.info.get("duration", 0)))
    return frames, durations


def _remade(
    frames: list["Image.Image"], durations: list[int], options: dict[str, object], kind: str
) -> bytes:
    """Return a picture of the same kind and size."""
    moves = len(frames) > 1
    if moves:
        options |= {"save_all": True, "append_images": frames[1:], "duration": durations}
    remade = BytesIO()
    frames[0].save(remade, kind, **options)
    _assert_clean(remade.getvalue(), kind, frames[0].size, sum(durations) if moves else None)
    return remade.getvalue()


def _narrower(upright: "Image.Image", kind: str, width: int) -> bytes:
    """Return a WebP that is `width` wide."""
    from PIL.Image import Resampling

    size = width, max(1, round(upright.height * width / upright.width))
    plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    # A photograph has more colours than this, and does not show what is lost.
    is_drawing = kind != "JPEG" and upright.mode != "L" and upright.getcolors(FEW_COLOURS)
    smaller = plain.resize(size, Resampling.LANCZOS) if plain.size != size else plain
    made = BytesIO()
    smaller.save(made, "WEBP", lossless=bool(is_drawing), quality=QUALITY, method=4)
    _assert_clean(made.getvalue(), "WEBP", size, None)
    return made.getvalue()


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
    moves = _count(image, kind) > 1 and "loop" in image.info
    return options[kind] | ({"loop": image.info["loop"]} if moves else {})


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
