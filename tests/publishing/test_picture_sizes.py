"""What is known of a picture by its header, and the smaller ones that are made of it."""

import struct
import zlib
from random import Random

import pytest
from PIL import Image, ImageFile, ImageOps
from PIL.AvifImagePlugin import AvifImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.PngImagePlugin import PngInfo
from PIL.WebPImagePlugin import WebPImageFile

from dateline.model.picture import Measure
from dateline.publishing import pictures
from dateline.publishing.picturekinds import Misnamed, PictureFault
from dateline.publishing.pictures import AS_LARGE, make, measure
from tests.publishing.images import (
    KINDS,
    LOSSLESS,
    MARK,
    SUFFIXES,
    Size,
    drawing,
    exif_with_everything,
    marked,
    png_that_claims,
    saved,
)
from tests.publishing.test_pictures import opened, pixel


def photograph(size: Size = (300, 200), mode: str = "RGB") -> Image.Image:
    """Return a picture of many colours whose file is not small."""
    chance = Random(size[0])
    image = Image.frombytes("RGB", size, chance.randbytes(size[0] * size[1] * 3))
    image.paste((20, 60, 200), (0, 0, size[0] // 2, size[1] // 4))
    return image.convert(mode)


def far(found: tuple[int, ...], meant: tuple[int, ...]) -> int:
    return max(abs(one - other) for one, other in zip(found, meant, strict=True))


# The header.


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_size_is_that_of_the_picture_as_it_is_looked_at(kind: str, orientation: int) -> None:
    data = marked(kind, orientation=orientation)
    found = measure(f"x{SUFFIXES[kind]}", data)

    size = opened(pictures.clean(data)).size
    assert (found.width, found.height) == size
    assert size == ((48, 32) if orientation < 5 or kind == "GIF" else (32, 48))


@pytest.mark.parametrize("value", [0, 9, 6000])
def test_an_orientation_that_means_nothing_turns_nothing(value: int) -> None:
    data = saved(drawing(), "JPEG", exif=exif_with_everything(value))
    assert measure("x.jpg", data) == Measure(kind="JPEG", width=48, height=32, scales=False)


def test_an_orientation_behind_the_pixels_counts_too() -> None:
    whole = saved(drawing(), "PNG")
    chunk = b"eXIf" + exif_with_everything(6).tobytes()[6:]
    word = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    data = whole[:-12] + word + whole[-12:]

    assert (measure("x.png", data).width, opened(pictures.clean(data)).width) == (32, 32)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "LA"])
def test_a_photograph_scales(mode: str) -> None:
    data = saved(photograph(mode=mode), "PNG")
    assert measure("X.PNG", data) == Measure(kind="PNG", width=300, height=200, scales=True)


@pytest.mark.parametrize("mode", ["P", "1", "I;16"])
def test_a_drawing_in_few_colours_does_not_scale(mode: str) -> None:
    image = photograph((900, 600))
    image = image.convert("L").convert("I").convert("I;16") if mode == "I;16" else image
    data = saved(image if mode == "I;16" else image.convert(mode), "PNG")

    assert len(data) > 20_000
    assert not measure("x.png", data).scales


@pytest.mark.parametrize("kind", ["WEBP", "PNG", "GIF", "AVIF"])
def test_a_picture_that_moves_does_not_scale(kind: str) -> None:
    frames = [photograph((300 + turn, 200)).crop((0, 0, 300, 200)) for turn in range(3)]
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)

    assert len(data) > 20_000
    assert not measure(f"x{SUFFIXES[kind]}", data).scales


def test_a_light_file_does_not_scale_and_neither_does_one_that_webp_cannot_hold() -> None:
    assert not measure("x.jpg", saved(drawing(size=(900, 600)), "JPEG")).scales
    tall = saved(photograph((2, 16_384)), "PNG")
    assert len(tall) > 20_000
    assert not measure("x.png", tall).scales
    assert measure("x.png", saved(photograph((2, 16_383)), "PNG")).scales


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_that_says_another_kind_is_a_fault(kind: str) -> None:
    name = {"WEBP": "WebP"}.get(kind, kind)
    other = "photo.gif" if kind != "GIF" else "photo.png"
    with pytest.raises(Misnamed) as fault:
        measure(other, saved(drawing(), kind))
    assert str(fault.value) == f"is a {name} picture, which its name does not say"
    assert fault.value.suffix == SUFFIXES[kind]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"<!doctype html>",
            "is not a JPEG, PNG, WebP, AVIF or GIF picture, whatever its name says",
        ),
        (png_that_claims(60_000, 60_000), "has more than 64 megapixels or 1,000 frames"),
        (saved(drawing(), "PNG")[:-12], "is cut short or damaged"),
        (saved(drawing(), "PNG")[:30], "is cut short or damaged"),
    ],
)
def test_a_header_that_will_not_do_is_a_fault(data: bytes, message: str) -> None:
    with pytest.raises(PictureFault) as fault:
        measure("x.png", data)
    assert str(fault.value) == message


def test_most_pictures_are_measured_without_being_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {kind: saved(drawing(), kind) for kind in KINDS}
    for reader in (Image.Image, ImageFile.ImageFile, WebPImageFile, AvifImageFile, GifImageFile):
        monkeypatch.setattr(reader, "load", None)
    for kind, data in files.items():
        assert measure(f"x{SUFFIXES[kind]}", data).width == 48


# Smaller ones.


@pytest.mark.parametrize("kind", KINDS)
def test_of_every_kind_smaller_ones_are_made_without_a_word_in_them(kind: str) -> None:
    data = marked(kind, photograph())
    as_large, smaller, smallest = make(data, (AS_LARGE, 150, 40))

    assert as_large == pictures.clean(data)
    assert [opened(one).size for one in (smaller, smallest)] == [(150, 100), (40, 27)]
    for one in (smaller, smallest):
        image = opened(one)
        assert image.format == "WEBP"
        assert MARK not in one
        assert dict(image.getexif()) == {}
        assert image.info.keys().isdisjoint({"exif", "xmp", "icc_profile"})


@pytest.mark.parametrize("orientation", range(1, 9))
def test_smaller_ones_stand_upright(orientation: int) -> None:
    data = saved(
        drawing(size=(480, 320)), "WEBP", exif=exif_with_everything(orientation), **LOSSLESS["WEBP"]
    )
    meant = ImageOps.exif_transpose(opened(data)).convert("RGB")
    [made] = make(data, (160,))
    after = opened(made).convert("RGB")

    assert after.size == ((160, 107) if orientation < 5 else (160, 240))
    for place in ((10, 10), (150, 10), (10, 95), (150, 95), (60, 30)):
        scale = meant.width / 160
        there = pixel(meant, (round(place[0] * scale), round(place[1] * scale)))
        assert far(pixel(after, place), there) < 12


def test_a_smaller_one_may_be_as_wide_as_the_picture_and_is_at_least_one_pixel_high() -> None:
    [same] = make(saved(photograph(), "JPEG"), (300,))
    [line] = make(saved(drawing(size=(400, 2)), "PNG"), (40,))
    assert (opened(same).size, opened(line).size) == ((300, 200), (40, 1))


def test_transparent_places_of_smaller_ones_stay_transparent() -> None:
    image = drawing("RGBA", (480, 320))
    image.paste((0, 0, 0, 0), (0, 0, 240, 80))
    for data in (saved(image, "PNG"), saved(image.convert("LA"), "PNG")):
        after = opened(make(data, (96,))[0])
        assert (pixel(after, (10, 5))[3], pixel(after, (90, 60))[3]) == (0, 255)


def test_drawings_stay_sharp_and_photographs_get_small() -> None:
    for image, kind, is_lossless in (
        (drawing(size=(480, 320)), "PNG", True),
        (drawing(size=(480, 320)), "JPEG", False),
        (photograph(), "PNG", False),
        (photograph(mode="L"), "PNG", False),
    ):
        [made] = make(saved(image, kind), (96,))
        assert (b"VP8L" in made) is is_lossless


def test_a_picture_is_decoded_once_for_all_that_is_made_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[Image.Image] = []
    pixels = pictures._pixels

    def counted(image: Image.Image) -> Image.Image:
        looked.append(image)
        return pixels(image)

    monkeypatch.setattr(pictures, "_pixels", counted)

    make(saved(photograph(), "JPEG"), (AS_LARGE, 100, 50))

    assert len(looked) == 1


def test_a_smaller_one_that_came_out_otherwise_is_not_let_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save = Image.Image.save
    monkeypatch.setattr(
        Image.Image, "save", lambda self, file, kind, **_: save(self, file, kind, xmp=MARK)
    )
    with pytest.raises(PictureFault) as fault:
        make(saved(photograph(), "PNG"), (100,))
    assert str(fault.value) == "could not be freed of everything that is not the picture"


def test_words_of_a_png_are_looked_through_for_an_orientation() -> None:
    words = PngInfo()
    words.add_itxt("XML:com.adobe.xmp", '<rdf tiff:Orientation="6" xmlns:tiff="x"/>', zip=True)
    data = saved(drawing(), "PNG", pnginfo=words)
    assert (measure("x.png", data).width, opened(pictures.clean(data)).width) == (32, 32)
