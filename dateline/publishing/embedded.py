"""Photographs inside of documents, without what cameras and programs wrote into them.

Comes in: the bytes of a JPEG or a JPEG 2000 as a document holds them. Goes out: the same picture,
not decoded and not encoded again. Colours are the document's affair, so profiles go as well.
"""

import re
from collections.abc import Iterator

_SIGN, _START, _END, _SCAN = 0xFF, 0xD8, 0xD9, 0xDA
_ADOBE, _COMMENT = 0xEE, 0xFE
_APPLICATION = range(0xE0, 0xF0)
# Inside a scan, after these bytes goes the scan on.
_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_JP2 = b"\0\0\0\x0cjP  \r\n\x87\n"
_TELLING_BOXES = frozenset([b"uuid", b"xml ", b"uinf", b"ulst", b"url ", b"jp2i"])


def bare_jpeg(data: bytes) -> bytes:
    """Return a JPEG (ITU-T T.81, annex B) without application data and comments."""
    if data[:2] != bytes([_SIGN, _START]):
        raise ValueError
    return b"".join([data[:2], *_segments(data, 2), bytes([_SIGN, _END])])


def _segments(data: bytes, at: int) -> Iterator[bytes]:
    while True:
        sign, marker = data[at], data[at + 1]
        if sign != _SIGN:
            raise ValueError
        if marker == _END:
            return
        if marker == _SIGN:
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker == _SCAN:
            found = _NEXT.search(data, end)
            if found is None:
                raise ValueError
            end = found.start()
        if _is_of_the_picture(marker, data[at + 4 : end]):
            yield data[at:end]
        at = end


def _is_of_the_picture(marker: int, content: bytes) -> bool:
    if marker == _ADOBE:
        # Says in which way the colours are written down.
        return content.startswith(b"Adobe") and len(content) == len(b"Adobe") + 7
    return marker != _COMMENT and marker not in _APPLICATION


def bare_jp2(data: bytes) -> bytes:
    """Return a JPEG 2000 (ITU-T T.800, annex I) without boxes of words."""
    if not data.startswith(_JP2):
        return data
    kept, at = [], 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        # A box of no length is the last one; one of length 1 says its length in eight bytes more.
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16])
        end = at + length if length else len(data)
        if end < at + 8 or end > len(data):
            raise ValueError
        if data[at + 4 : at + 8] not in _TELLING_BOXES:
            kept.append(data[at:end])
        at = end
    return b"".join(kept)
