"""Documents that say what they say to everybody, and nothing to those who look behind the pages.

Comes in: the bytes of a PDF. Goes out: a PDF with the same pages and without what programs and
people left around them. What is taken out is in `documentparts`. The result is read again: looking
for the same things must find none. A file that is damaged is refused and not repaired, for nobody
would see what repairing has lost. Needs pikepdf, which is no part of a plain installation.
"""

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Pdf

EXTRA = "documents"
# The head may stand behind other bytes, as the standard's readers have it.
_HEAD = slice(0, 1024)


class DocumentFault(Exception):  # noqa: N818 - a fault of the file, which becomes a diagnostic
    """Why a document cannot be published, as half a sentence; a code and what to do about it."""

    def __init__(
        self,
        message: str,
        hint: str = "print it into a new PDF",
        code: str = "unreadable-document",
    ) -> None:
        """Take the words."""
        super().__init__(message)
        self.hint, self.code = hint, code


def clean_document(data: bytes) -> bytes:
    """Return a PDF with the pages of this one and nothing beside them."""
    if b"%PDF-" not in data[_HEAD]:
        raise DocumentFault("is not a PDF, whatever its name says", "export it as PDF")
    try:
        import pikepdf
    except ImportError:
        message = "cannot be freed of what it tells about its makers: pikepdf is not installed"
        raise DocumentFault(message, f"install dateline[{EXTRA}]", "missing-extra") from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _cleaned(data)
    except DocumentFault:
        raise
    except pikepdf.PasswordError:
        hint = "save it without a password"
        raise DocumentFault("is locked with a password", hint) from None
    except Exception:  # noqa: BLE001 - a parser of hostile bytes may raise anything
        raise DocumentFault("is cut short or damaged") from None


def _cleaned(data: bytes) -> bytes:
    from dateline.publishing.documentparts import sweep

    with _opened(data) as document:
        pages = len(document.pages)
        sweep(document)
        made = BytesIO()
        # The name of the file is made of its content, and not of the moment.
        document.save(made, deterministic_id=True)
    cleaned = made.getvalue()
    with _opened(cleaned) as again:
        if sweep(again) or len(again.pages) != pages or not pages:
            raise DocumentFault("could not be freed of everything but its pages")
    return cleaned


def _opened(data: bytes) -> "Pdf":
    import pikepdf

    return pikepdf.open(BytesIO(data), attempt_recovery=False)
