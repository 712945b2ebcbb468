"""What travels between judge and student process: a request frame, an answer frame, both capped.

A frame is a length (4 bytes, big endian), a nonce (16 bytes) and UTF-8 JSON. The answer repeats the
request's nonce, so bytes sprayed over every open file descriptor are not taken for an answer.
"""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

Document = dict[str, Any]

NONCE_SIZE = 16
REQUEST_CAP = 8 * 1024 * 1024
ANSWER_CAP = 8 * 1024 * 1024
DEPTH_CAP = 64

_LENGTH = struct.Struct(">I")
HEADER_SIZE = _LENGTH.size


class ProtocolError(Exception):
    """The other end did not keep to the protocol."""


class TooLongError(ProtocolError):
    """A frame is longer than its cap."""


class EndedEarlyError(ProtocolError):
    """The other end went away before its frame was complete."""


def pack(document: Document, *, nonce: bytes, cap: int) -> bytes:
    """Return a document as one frame.

    Args:
        document: Plain JSON values; characters that no text may hold (lone surrogates) become "?".
        nonce: The request's nonce.
        cap: The longest JSON text allowed (bytes).

    Raises:
        TooLongError: The document is longer than its cap.
    """
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    body = text.encode("utf-8", "replace")
    if len(body) > cap:
        msg = f"a document of {len(body)} bytes, where {cap} are allowed"
        raise TooLongError(msg)
    return _LENGTH.pack(len(body) + NONCE_SIZE) + nonce + body


def body_size(header: bytes, *, cap: int) -> int:
    """Return how many bytes follow a frame's header.

    Raises:
        TooLongError: The frame claims to be longer than its cap.
        ProtocolError: It is too short to hold a nonce.
    """
    (size,) = _LENGTH.unpack(header)
    if size > cap + NONCE_SIZE:
        msg = f"a frame of {size} bytes, where {cap} are allowed"
        raise TooLongError(msg)
    if size < NONCE_SIZE:
        msg = "a frame without a nonce"
        raise ProtocolError(msg)
    return int(size)


def read_frame(read: Callable[[int], bytes], *, cap: int) -> bytes:
    """Read one whole frame's body (nonce and JSON).

    Args:
        read: Returns up to that many bytes, b"" at the end.
        cap: The longest JSON text allowed (bytes).

    Raises:
        EndedEarlyError: The other end went away first.
        TooLongError: The frame claims to be longer than its cap.
    """
    return _read_exactly(read, body_size(_read_exactly(read, HEADER_SIZE), cap=cap))


def _read_exactly(read: Callable[[int], bytes], size: int) -> bytes:
    got = bytearray()
    while len(got) < size:
        piece = read(min(size - len(got), 1 << 20))
        if not piece:
            msg = f"{len(got)} of {size} bytes came"
            raise EndedEarlyError(msg)
        got += piece
    return bytes(got)


def unpack(body: bytes) -> tuple[bytes, Document]:
    """Return the nonce and the document of a frame's body.

    Raises:
        ProtocolError: It isn't a JSON object of sane depth in valid text.
    """
    nonce, payload = body[:NONCE_SIZE], body[NONCE_SIZE:]
    try:
        text = payload.decode("utf-8")
        document = json.loads(text)
        if "\\u" in text:  # only an escape can smuggle in half a character, which nothing takes
            json.dumps(document, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:  # ValueError: JSON, UTF-8, huge integers
        msg = f"not a document: {type(error).__name__}"
        raise ProtocolError(msg) from None
    if not isinstance(document, dict) or depth(document) > DEPTH_CAP:
        msg = "not a JSON object of sane depth"
        raise ProtocolError(msg)
    return nonce, document


def depth(value: object) -> int:
    """Return how deeply a plain value is nested (0 for a number), without recursion."""
    deepest = 0
    level = [value] if isinstance(value, dict | list) else []
    while level:
        deepest += 1
        inner = [each for one in level for each in (one.values() if isinstance(one, dict) else one)]
        level = [each for each in inner if isinstance(each, dict | list)]
    return deepest
