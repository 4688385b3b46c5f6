"""What passes between the program and the child process that parses files for it."""

from typing import IO

import msgspec

# A frame: one byte that says what it is, four bytes of length (big endian), MessagePack.
ROWS, PEEK, PROBLEM, BUG, DONE = b"R", b"P", b"E", b"B", b"Z"
FRAME_LIMIT = 64 << 20
BATCH = 500

Value = str | int


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How a file is to be read; every field left out is found out.

    `header_line` counts from 1, 0 means that there is no header. `region` is the country of
    phones written without one. `keep_unknown` keeps columns of unknown titles as custom texts.
    `index_key` makes `phone_ix`. `keep_raw` leaves every row its cells as written. `zone` is the
    community's, for an activity log. `withheld` are meanings whose cells are not taken.
    `levels` is what levels are called here → what they are kept as.
    """

    sheet: str = ""
    encoding: str = ""
    header_line: int | None = None
    region: str = "CN"
    keep_unknown: bool = True
    keep_raw: bool = False
    index_key: bytes = b""
    zone: str = "Asia/Shanghai"
    withheld: tuple[str, ...] = ()
    levels: dict[str, str] = {}


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """One file to parse: from `path`, or from `size` bytes that follow on stdin.

    With `wait` the child sends the peek and waits for a Choice before it sends rows.
    """

    task: str
    file: str
    path: bytes = b""
    size: int = 0
    options: Options = Options()
    wait: bool = False


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What the operator made of the peek: column index → meaning, all columns that count."""

    mapping: dict[int, str]
    region: str = "CN"


class Peek(msgspec.Struct, kw_only=True):
    """The beginning of a table, for a preview with its suggested mapping.

    `kind` is csv, html, jielong, xlsx, xlsb, xls or ods. `mapping` is column index → meaning as
    `header.suggest` gives it, `unknown` the columns with a title that says nothing to us.
    `header_line` counts from 1; 0: no header was found and `header` is empty. `total` is about
    how many rows the file has; `title` is what stands above the header.
    """

    kind: str
    encoding: str = ""
    sheet: str = ""
    sheets: list[str] = []
    title: str = ""
    header: list[str] = []
    header_line: int = 0
    rows: list[list[str]] = []
    mapping: dict[int, str] = {}
    unknown: list[int] = []
    total: int = 0


def write_frame(stream: IO[bytes], tag: bytes, body: bytes) -> None:
    """Send one frame."""
    stream.write(tag + len(body).to_bytes(4, "big"))
    stream.write(body)


def read_exactly(stream: IO[bytes], size: int) -> bytes:
    """`size` bytes; fewer only where the stream ends."""
    parts = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def read_frame(stream: IO[bytes]) -> tuple[bytes, bytes] | None:
    """The next frame's tag and body; None where the stream ends or breaks off."""
    head = read_exactly(stream, 5)
    if len(head) < 5:
        return None
    size = int.from_bytes(head[1:], "big")
    if size > FRAME_LIMIT:
        return None
    body = read_exactly(stream, size)
    return (head[:1], body) if len(body) == size else None
