"""Bytes into text.

Comes in: the bytes of a file. Goes out: Unicode text with LF line ends, or the reason why a reader
would see wrong letters. Only UTF-8 is read: guessing encodings prints names wrongly and silently.
"""

import codecs

from dateline.base.diagnostics import Diagnostic, Mark, Outcome, SourceText
from dateline.base.text import first_control, may_hold_control

_SMALLEST = """---
title: A headline
author: Your name
region: A region of site_config.yaml
date: 2009-06-25
---

The text."""
SMALLEST_EXAMPLE = f"the smallest article is:\n{_SMALLEST}"
# How the files begin that people give the wrong name to.
_NO_TEXT = {
    b"PK\x03\x04": "a document of a word processor, or an archive",
    b"\xd0\xcf\x11\xe0": "a document of a word processor",
    b"{\\rtf": "a document in the format RTF",
    b"%PDF-": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_HEADS = tuple(_NO_TEXT)
_AS_TEXT = "save its text as plain text with the encoding UTF-8, or give the file its right name"
_SAVE_AS = "open it in your editor and save it with the encoding UTF-8"


def decode(path: str, data: bytes) -> Outcome[SourceText]:
    """Return the text of the file `path`, or what is wrong with its bytes."""
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        return _refused(path, "empty-file", "the file is empty", SMALLEST_EXAMPLE)
    if data.startswith(_HEADS):
        kind = next(kind for head, kind in _NO_TEXT.items() if data.startswith(head))
        message = f"the file is no plain text; it looks like {kind}"
        return _refused(path, "wrong-encoding", message, _AS_TEXT)
    utf16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    if data.startswith(utf16) or data[:200].count(0) > len(data[:200]) // 3:
        return _refused(path, "wrong-encoding", "the file looks like UTF-16", _SAVE_AS)
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        return Outcome(value=None, diagnostics=(_not_utf8(path, data, fault),))
    text = text.removeprefix("\ufeff")
    if b"\r" in data:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = SourceText(path, text)
    offset = first_control(text) if may_hold_control(data) else None
    if offset is not None:
        message = f"control character U+{ord(source.text[offset]):04X}"
        found = source.diagnose("control-character", message, source.mark_at(offset), "delete it")
        return Outcome(value=None, diagnostics=(found,))
    return _without_marks(source)


def _refused(path: str, code: str, message: str, hint: str) -> Outcome[SourceText]:
    found = SourceText(path, "").diagnose(code, message, Mark(1, 1, 1, 1), hint)
    return Outcome(value=None, diagnostics=(found,))


def _not_utf8(path: str, data: bytes, fault: UnicodeDecodeError) -> Diagnostic:
    before = SourceText(path, data[: fault.start].decode() + "\ufffd")
    byte = data[fault.start : fault.start + 1]
    likely = byte.decode("cp1252", errors="replace")
    message = (
        f'byte 0x{byte.hex().upper()} at offset {fault.start} is not UTF-8; it may mean "{likely}"'
    )
    return before.diagnose(
        "wrong-encoding", message, before.mark_at(len(before.text) - 1), _SAVE_AS
    )


def _without_marks(source: SourceText) -> Outcome[SourceText]:
    """Drop byte order marks inside the text: they glue words together and nobody sees them."""
    offset = source.text.find("\ufeff")
    if offset < 0:
        return Outcome(value=source)
    message = "an invisible byte order mark in the middle of the text; it is left out"
    found = source.diagnose("stray-byte-order-mark", message, source.mark_at(offset), "delete it")
    cleaned = SourceText(source.path, source.text.replace("\ufeff", ""))
    return Outcome(value=cleaned, diagnostics=(found,))
