"""Bodies of questions and answers made smaller for their way, and bounded when they come."""

import zlib
from typing import Final

# The name of it in HTTP (RFC 9110, section 8.4.1.2).
CODING: Final = "deflate"
# What is sealed does not get smaller, and what is short is not worth a call.
_LEAST: Final = 1024
# Sealed bytes between repeated ids: a higher level takes twice as long for a hundredth less.
_LEVEL: Final = 1


def deflated(data: bytes) -> bytes | None:
    """The smaller form, None where it is not worth it."""
    return zlib.compress(data, _LEVEL) if len(data) >= _LEAST else None


def inflated(data: bytes, most: int) -> bytes:
    """What was made smaller, of at most so many bytes. Raises ValueError for more, or for less."""
    reading = zlib.decompressobj()
    try:
        found = reading.decompress(data, most + 1)
    except zlib.error as error:
        raise ValueError("not deflated") from error
    if len(found) > most or not reading.eof:
        raise ValueError("too long, or cut")
    return found
