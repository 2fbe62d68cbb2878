"""One work as a WARC file (ISO 28500), which every web archive's software reads.

Comes in: the requests and answers of a visit, the moment. Goes out: the bytes of a file: what was
sent and what came back, redirects first, each answer with the SHA-256 of its payload. Where the
same payload is kept already, a `revisit` record points to it instead of holding it again. No name
of a machine or of a person is written.
"""

import hashlib
import io
from collections.abc import Sequence

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.checks.links.visit import Exchange
from dateline.model.keptcopy import KeptCopy

# What was true of the transfer and not of the work: chunks are joined before the answer is kept.
_OF_THE_TRANSFER = frozenset(["transfer-encoding"])
_RENAMED = "X-Archive-Orig-"


def payload_digest(body: bytes) -> str:
    """Return the digest of a payload in hexadecimal digits."""
    return hashlib.sha256(body).hexdigest()


def warc_of(exchanges: Sequence[Exchange], at: str, known: KeptCopy | None, software: str) -> bytes:
    """Return the file for a visit; `known` is a copy that holds the payload of its end."""
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="1.1")
    facts = {"software": software, "format": "WARC File Format 1.1"}
    about = writer.create_warcinfo_record(None, facts)
    about.rec_headers.replace_header("WARC-Date", at)
    writer.write_record(about)
    for exchange in exchanges:
        is_end = exchange is exchanges[-1]
        _write(writer, exchange, at, known if is_end else None)
    return buffer.getvalue()


def _write(writer: WARCWriter, exchange: Exchange, at: str, known: KeptCopy | None) -> None:
    answer, url = exchange.answer, exchange.target.url
    digest = f"sha256:{payload_digest(answer.body)}"
    headers = [(_kept_name(name), text) for name, text in answer.headers]
    status = StatusAndHeaders(f"{answer.status} {answer.reason}".strip(), headers, "HTTP/1.1")
    if known:
        response = writer.create_revisit_record(
            url,
            digest,
            known.final or known.address,
            known.at,
            http_headers=status,
            warc_headers_dict={"WARC-Date": at},
        )
    else:
        response = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(answer.body),
            # Without it the library would take the digest for unsound and make one of its own.
            length=len(answer.body),
            http_headers=status,
            warc_headers_dict={"WARC-Date": at, "WARC-Payload-Digest": digest},
        )
    request = writer.create_warc_record(
        url,
        "request",
        http_headers=_request_head(answer.sent),
        warc_headers_dict={"WARC-Date": at},
    )
    writer.write_request_response_pair(request, response)


def _kept_name(name: str) -> str:
    return f"{_RENAMED}{name}" if name.casefold() in _OF_THE_TRANSFER else name


def _request_head(sent: bytes) -> StatusAndHeaders:
    line, *rest = sent.decode("latin-1").rstrip("\r\n").split("\r\n")
    headers = [(name, text) for name, _, text in (one.partition(": ") for one in rest)]
    return StatusAndHeaders(line, headers, is_http_request=True)
