import struct
import subprocess
import sys
import warnings
from contextlib import suppress
from io import BytesIO
from random import Random

import pytest
from PIL import Image, ImageOps
from PIL.JpegImagePlugin import JpegImageFile

from dateline.publishing import picturekinds, pictures
from dateline.publishing.picturekinds import PictureFault
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
    profile,
    saved,
)

DAMAGED = "is cut short or damaged"
TOO_LARGE = "has more than 64 megapixels or 1,000 frames"


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def gray_profile() -> bytes:
    """Return a profile of a scanner that measures light as it is, without a curve."""
    tags = {
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061),
        b"kTRC": b"curv\0\0\0\0" + struct.pack(">I", 0),
    }
    table, body, place = b"", b"", 128 + 4 + 12 * len(tags)
    for name, content in tags.items():
        padded = content + b"\0" * (-len(content) % 4)
        table += name + struct.pack(">II", place + len(body), len(content))
        body += padded
    head = struct.pack(
        ">I4sI4s4s4s12s4s",
        place + len(body),
        b"lcms",
        0x02100000,
        b"scnr",
        b"GRAY",
        b"XYZ ",
        b"\0" * 12,
        b"acsp",
    )
    head = head.ljust(68, b"\0") + struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def pixel(image: Image.Image, place: Size) -> tuple[int, ...]:
    found = image.getpixel(place)
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_the_suffix_is_that_of_the_content(kind: str) -> None:
    data = saved(drawing(), kind)
    assert picturekinds.suffix_of(data) == SUFFIXES[kind]
    assert picturekinds.is_named_rightly(f"photo{SUFFIXES[kind].upper()}", data)
    assert not picturekinds.is_named_rightly("photo.svg", data)
    assert picturekinds.is_named_rightly("a.jpeg", data) is (kind == "JPEG")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<!doctype html><script>alert(1)</script>",
        b'<svg xmlns="http://www.w3.org/2000/svg"></svg>',
        b"%PDF-1.7",
        b"BM" + b"\0" * 60,
        b"II*\0" + b"\0" * 60,
        b"RIFF\0\0\0\0WAVE",
        b"\0\0\0\x18ftypmp42",
    ],
)
def test_what_is_no_picture_is_refused_whatever_its_name(data: bytes) -> None:
    message = "is not a JPEG, PNG, WebP, AVIF or GIF picture, whatever its name says"
    for operation in (pictures.clean, picturekinds.suffix_of):
        with pytest.raises(PictureFault) as fault:
            operation(data)
        assert str(fault.value) == message


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_the_pixels_comes_out(kind: str) -> None:
    data = marked(kind)
    assert MARK in data
    cleaned = pictures.clean(data)
    assert MARK not in cleaned
    image = opened(cleaned)
    assert image.format == kind
    assert image.size == (48, 32)
    assert dict(image.getexif()) == {}
    assert image.info.keys().isdisjoint(
        {"exif", "xmp", "icc_profile", "comment", "photoshop", "dpi"}
    )
    assert picturekinds.suffix_of(cleaned) == SUFFIXES[kind]


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP"])
def test_lossless_pictures_keep_every_pixel(kind: str) -> None:
    for mode in ("RGB", "RGBA", "P", "L"):
        data = saved(drawing(mode), kind, **LOSSLESS.get(kind, {}))
        before, after = opened(data), opened(pictures.clean(data))
        assert after.mode == before.mode
        assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_keeps_its_pixels(mode: str) -> None:
    image = drawing("L").convert("I").convert("I;16") if mode == "I;16" else drawing(mode)
    after = opened(pictures.clean(saved(image, "PNG")))
    assert after.mode == mode
    assert after.convert("RGBA").tobytes() == image.convert("RGBA").tobytes()


def test_transparent_places_stay_transparent() -> None:
    indexed = drawing("P")
    for data in (
        saved(indexed, "PNG", transparency=indexed.getpixel((10, 0))),
        saved(indexed, "GIF", transparency=indexed.getpixel((10, 0))),
        saved(drawing("RGB"), "PNG", transparency=(20, 60, 200)),
    ):
        after = opened(pictures.clean(data)).convert("RGBA")
        assert pixel(after, (10, 0))[3] == 0
        assert pixel(after, (47, 0))[3] == 255
        assert after.tobytes() == opened(data).convert("RGBA").tobytes()


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_picture_stands_upright_without_being_told(kind: str, orientation: int) -> None:
    data = saved(drawing(), kind, exif=exif_with_everything(orientation), **LOSSLESS.get(kind, {}))
    meant = ImageOps.exif_transpose(opened(data)).convert("RGB")
    after = opened(pictures.clean(data)).convert("RGB")
    assert after.size == ((48, 32) if orientation < 5 else (32, 48))
    assert after.tobytes() == meant.tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "AVIF"])
def test_a_photograph_taken_on_its_side_stands_upright(kind: str) -> None:
    after = opened(pictures.clean(saved(drawing(), kind, exif=exif_with_everything(6))))
    assert after.size == (32, 48)
    red, green, blue = pixel(after.convert("RGB"), (28, 20))
    assert (red < 80, green < 90, blue > 150) == (True, True, True)


def test_a_photograph_loses_little_by_being_remade() -> None:
    data = saved(drawing(), "JPEG", quality=83, subsampling=0)
    before, after = opened(data), opened(pictures.clean(data))
    assert isinstance(before, JpegImageFile)
    assert isinstance(after, JpegImageFile)
    assert after.quantization == before.quantization
    differences = [abs(a - b) for a, b in zip(before.tobytes(), after.tobytes(), strict=True)]
    assert max(differences) <= 8
    assert sum(differences) / len(differences) < 0.5


def test_colours_are_converted_to_what_their_profile_means() -> None:
    for mode in ("RGB", "RGBA", "P"):
        data = saved(drawing(mode), "PNG", icc_profile=profile(rXYZ="gXYZ"))
        after = opened(pictures.clean(data))
        red, green, blue = pixel(opened(data).convert("RGB"), (47, 0))
        assert pixel(after.convert("RGB"), (47, 0)) == (green, red, blue)
        assert after.mode == ("RGB" if mode == "P" else mode)
        assert "icc_profile" not in after.info


def test_transparency_survives_the_conversion_of_colours() -> None:
    image = drawing("RGBA")
    image.putpixel((47, 0), (200, 40, 40, 77))
    data = saved(image, "PNG", icc_profile=profile(rXYZ="gXYZ"))
    assert pixel(opened(pictures.clean(data)), (47, 0)) == (40, 200, 40, 77)


def test_gray_is_converted_to_what_its_profile_means_and_stays_gray() -> None:
    data = saved(Image.new("L", (8, 8), 128), "PNG", icc_profile=gray_profile())
    after = opened(pictures.clean(data))
    assert after.mode == "L"
    assert after.getpixel((0, 0)) == 188


@pytest.mark.parametrize("bad", [b"not a profile", b"\0" * 200, profile()[:150]])
def test_a_damaged_profile_is_left_out(bad: bytes) -> None:
    after = opened(pictures.clean(saved(drawing(), "PNG", icc_profile=bad)))
    assert after.tobytes() == drawing().tobytes()
    assert "icc_profile" not in after.info


def test_a_profile_for_other_colours_is_left_out() -> None:
    after = opened(pictures.clean(saved(drawing("L"), "PNG", icc_profile=profile(rXYZ="gXYZ"))))
    assert after.tobytes() == drawing("L").tobytes()


@pytest.mark.parametrize("mode", ["1", "I;16"])
def test_a_profile_that_cannot_be_applied_is_left_out(mode: str) -> None:
    image = drawing("L").convert("I").convert("I;16") if mode == "I;16" else drawing(mode)
    after = opened(pictures.clean(saved(image, "PNG", icc_profile=gray_profile())))
    assert after.tobytes() == image.tobytes()
    assert "icc_profile" not in after.info


@pytest.mark.parametrize("options", [{}, {"icc_profile": profile()}])
def test_colours_for_print_become_colours_for_screens(options: dict[str, bytes]) -> None:
    data = saved(drawing("CMYK"), "JPEG", quality=95, **options)
    after = opened(pictures.clean(data))
    assert after.mode == "RGB"
    red, green, blue = pixel(after, (40, 28))
    assert (red > 180, green < 70, blue < 70) == (True, True, True)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_a_moving_picture_keeps_moving(kind: str) -> None:
    frames = [drawing("RGB", turn=turn) for turn in range(4)]
    data = saved(
        frames[0],
        kind,
        save_all=True,
        append_images=frames[1:],
        duration=[100, 200, 300, 400],
        loop=3,
        **LOSSLESS.get(kind, {}),
    )
    before, after = opened(data), opened(pictures.clean(data))
    assert getattr(after, "n_frames", 1) == 4
    assert after.info.get("loop") == before.info.get("loop")
    for number, duration in enumerate([100, 200, 300, 400]):
        after.seek(number)
        before.seek(number)
        after.load()
        assert after.info["duration"] == duration
        if kind != "AVIF":
            assert after.convert("RGB").tobytes() == before.convert("RGB").tobytes()


def test_nothing_of_an_earlier_frame_shines_through_a_moving_picture() -> None:
    frames = [Image.new("RGBA", (30, 20), (0, 0, 0, 0)) for _ in range(3)]
    for number, frame in enumerate(frames):
        frame.paste((250, 20, 20, 255), (number * 10, 0, number * 10 + 8, 20))
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=50, disposal=2)
    after = opened(pictures.clean(data))
    for number, frame in enumerate(frames):
        after.seek(number)
        alpha = after.convert("RGBA").getchannel("A")
        assert alpha.tobytes() == frame.getchannel("A").tobytes()


def test_of_a_photograph_with_two_pictures_in_it_the_first_is_kept() -> None:
    data = saved(drawing(), "MPO", save_all=True, append_images=[drawing(turn=5)])
    assert getattr(opened(data), "n_frames", 1) == 2
    cleaned = pictures.clean(data)
    assert b"MPF" not in cleaned
    assert opened(cleaned).format == "JPEG"
    assert cleaned.count(b"\xff\xd8\xff") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_equal_pictures_give_equal_bytes(kind: str) -> None:
    data = marked(kind)
    code = (
        "import sys; from dateline.publishing import pictures;"
        "sys.stdout.buffer.write(pictures.clean(sys.stdin.buffer.read()))"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", code],
        input=data,
        capture_output=True,
        check=True,
        env={"PYTHONHASHSEED": "77", "PATH": ""},
    )
    assert elsewhere.stdout == pictures.clean(data)
    assert elsewhere.stderr == b""


@pytest.mark.parametrize("kind", KINDS)
def test_a_clean_picture_can_be_cleaned_again(kind: str) -> None:
    once = pictures.clean(marked(kind))
    assert opened(pictures.clean(once)).size == (48, 32)


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_is_cut_short_is_refused(kind: str) -> None:
    whole = saved(drawing(), kind)
    for length in (40, len(whole) // 3, len(whole) // 2, len(whole) - 10):
        with pytest.raises(PictureFault) as fault:
            pictures.clean(whole[:length])
        assert str(fault.value) == DAMAGED


@pytest.mark.parametrize("kind", ["GIF", "PNG"])
def test_a_moving_picture_without_its_end_is_refused(kind: str) -> None:
    frames = [drawing("RGB", turn=turn) for turn in range(3)]
    whole = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    for length in (len(whole) - 9, len(whole) * 2 // 3):
        with pytest.raises(PictureFault) as fault:
            pictures.clean(whole[:length])
        assert str(fault.value) == DAMAGED


def test_broken_bytes_end_in_a_fault_or_in_a_clean_picture() -> None:
    chance = Random(20130517)
    for kind in KINDS:
        whole = marked(kind)
        for _ in range(60):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 8)):
                data[chance.randrange(12, len(data))] = chance.randrange(256)
            with suppress(PictureFault):
                assert MARK not in pictures.clean(bytes(data))


def test_broken_metadata_is_dropped_without_a_word() -> None:
    exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0\x0f\x01\x02\0\xff\0\0\0\x26\0\0\0\x12\x01\x03"
    data = saved(drawing(), "JPEG", exif=exif)
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        opened(data).getexif()
    assert heard
    assert opened(pictures.clean(data)).size == (48, 32)


@pytest.mark.parametrize(
    "size", [(60_000, 60_000), (8_001, 8_000), (10_000, 10_000), (2**31 - 1, 1)]
)
def test_a_picture_that_claims_to_be_too_large_is_refused_without_decoding(size: Size) -> None:
    with pytest.raises(PictureFault) as fault:
        pictures.clean(png_that_claims(*size))
    assert str(fault.value) == TOO_LARGE


def test_the_largest_picture_is_still_accepted_by_its_head() -> None:
    with pytest.raises(PictureFault) as fault:
        pictures.clean(png_that_claims(8_000, 8_000))
    assert str(fault.value) == DAMAGED


def test_the_frames_of_a_moving_picture_count_together() -> None:
    size = (4_000, 3_300)
    frames = [Image.new("P", size, number) for number in range(5)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    with pytest.raises(PictureFault) as fault:
        pictures.clean(data)
    assert str(fault.value) == TOO_LARGE


def test_a_moving_picture_may_have_a_thousand_frames() -> None:
    frames = [Image.new("L", (1, 1), number % 2 * 255) for number in range(1_001)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=10)
    with pytest.raises(PictureFault) as fault:
        pictures.clean(data)
    assert str(fault.value) == TOO_LARGE


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_still_tells_something_is_not_let_out(kind: str) -> None:
    with pytest.raises(PictureFault) as fault:
        pictures._assert_clean(marked(kind), kind, (48, 32), None)
    assert str(fault.value) == "could not be freed of everything that is not the picture"


def test_a_picture_that_came_out_otherwise_is_not_let_out() -> None:
    frames = [drawing("RGB", turn=turn) for turn in range(3)]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    pictures._assert_clean(data, "GIF", (48, 32), 300)
    for size, lasts in (((48, 32), 200), ((32, 48), 300), ((32, 48), None)):
        with pytest.raises(PictureFault) as fault:
            pictures._assert_clean(data, "GIF", size, lasts)
        assert str(fault.value) == (
            "moves in a way that cannot be kept; save it again, or use a still"
        )
