"""The child process that parses one file under limits of memory and time and sends its rows."""

import io
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

import msgspec

from desktop.formats import icsfile, wire
from desktop.formats.activity import (
    ActivityPreparer,
    PreparedActivity,
    find_activity_header,
    suggest_activity,
)
from desktop.formats.header import (
    CUSTOM,
    HEADER_WITHIN,
    find_header,
    guess_columns,
    numbers_among,
    suggest,
    titles_at,
)
from desktop.formats.icszip import CALENDAR_LIMIT
from desktop.formats.layout import Layout, layout_of
from desktop.formats.prepared import PreparedRow
from desktop.formats.roster import Preparer
from desktop.formats.sheet import Sheet, open_sheet
from desktop.models.problem import Problem
from desktop.models.reasons import why

MEMORY_LIMIT = 640 << 20
CPU_SECONDS = 900
SHOWN_ROWS = 20

Prepare = Callable[[int, Sequence[str]], PreparedRow | PreparedActivity | None]


def limit_resources() -> None:
    """Cap what this process may take, where the system can: bytes beyond now, seconds of work."""
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or hard > MEMORY_LIMIT:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Serve one request from stdin; the answer is frames on stdout."""
    limit_resources()
    # Nothing but frames may reach the real stdout, whatever a library prints.
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=1 << 18)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    asked = sys.stdin.buffer
    try:
        _serve(asked, answer)
        answer.flush()
    except Problem as problem:
        values = {k: v if isinstance(v, int) else str(v) for k, v in problem.values.items()}
        _end(answer, wire.PROBLEM, msgspec.msgpack.encode((problem.code, values)))
    except BrokenPipeError:
        # The program lost interest; what is still buffered has no reader.
        os._exit(0)
    except MemoryError:
        os._exit(1)
    except Exception as bug:  # noqa: BLE001 - handed to the program, which raises it as a bug
        # Where it happened and what kind, never the values: they are somebody's data.
        places = traceback.format_list(traceback.extract_tb(bug.__traceback__))
        text = f"{type(bug).__name__}\n{''.join(places)}"
        _end(answer, wire.BUG, msgspec.msgpack.encode(text))
    return 0


def _end(answer: BinaryIO, tag: bytes, body: bytes) -> None:
    try:
        wire.write_frame(answer, tag, body)
        answer.flush()
    except BrokenPipeError:
        os._exit(0)


def _serve(asked: BinaryIO, answer: BinaryIO) -> None:
    frame = wire.read_frame(asked)
    if frame is None:
        return
    request = msgspec.msgpack.decode(frame[1], type=wire.Request)
    with _source(request, asked) as stream:
        try:
            stream.read(1)
            stream.seek(0)
        except OSError as refused:
            raise _unreadable(request.file, refused) from refused
        if request.task == "calendar":
            _send_calendar(answer, stream, request)
        else:
            _send_table(answer, asked, stream, request)


def _send_table(answer: BinaryIO, asked: BinaryIO, stream: BinaryIO, request: wire.Request) -> None:
    options = request.options
    sheet = open_sheet(stream, request.file, encoding=options.encoding, name=options.sheet)
    rows = enumerate(sheet.rows, start=1)
    first = list(islice(rows, HEADER_WITHIN))
    if not any(cell.strip() for _, row in first for cell in row):
        raise Problem("file.empty", file=request.file)
    is_roster = request.task == "roster"
    peek = _peek(sheet, [row for _, row in first], options, is_roster)
    wire.write_frame(answer, wire.PEEK, msgspec.msgpack.encode(peek))
    answer.flush()
    mapping, region = dict(peek.mapping), options.region
    if request.wait:
        frame = wire.read_frame(asked)
        if frame is None:
            return
        choice = msgspec.msgpack.decode(frame[1], type=wire.Choice)
        mapping, region = dict(choice.mapping), choice.region
    elif options.keep_unknown:
        mapping |= dict.fromkeys(peek.unknown, CUSTOM)
    prepare = _preparer(request, peek, mapping, region)
    data: Iterator[tuple[int, Sequence[str]]] = chain(first[peek.header_line :], rows)
    if is_roster:
        data = iter(_layout([row for _, row in first], peek.header_line).rows(data))
    _send_rows(answer, request.file, prepare, data)


def _send_calendar(answer: BinaryIO, stream: BinaryIO, request: wire.Request) -> None:
    from desktop.formats import ics  # a fifth of a second that a roster need not wait for

    data = stream.read(CALENDAR_LIMIT + 1)
    if len(data) > CALENDAR_LIMIT:
        raise Problem("file.too_large", file=request.file, limit=CALENDAR_LIMIT >> 20)
    encode = msgspec.msgpack.Encoder().encode
    parts = icsfile.parts(ics.read(data, request.options.zone, request.file))
    wire.write_frame(answer, wire.PEEK, encode(wire.Peek(kind="ics", total=len(parts))))
    for at in range(0, len(parts), wire.BATCH):
        batch = parts[at : at + wire.BATCH]
        wire.write_frame(answer, wire.ROWS, encode((at + len(batch), batch)))
    wire.write_frame(answer, wire.DONE, encode(len(parts)))


def _source(request: wire.Request, asked: BinaryIO) -> BinaryIO:
    if not request.path:
        return io.BytesIO(wire.read_exactly(asked, request.size))
    try:
        path = Path(os.fsdecode(request.path))
        # A pipe or a device may never end, or never begin.
        if path.exists() and not path.is_file():
            raise Problem("file.no_file", file=request.file)
        return path.open("rb")
    except FileNotFoundError as missing:
        raise Problem("file.not_found", file=request.file) from missing
    except OSError as refused:
        raise _unreadable(request.file, refused) from refused


def _unreadable(file: str, refused: OSError) -> Problem:
    return Problem("file.unreadable", file=file, why=why(refused))


def _peek(
    sheet: Sheet, first: list[list[str]], options: wire.Options, is_roster: bool
) -> wire.Peek:
    if options.header_line is not None:
        line = min(options.header_line, len(first))
    else:
        at = find_header(first) if is_roster else find_activity_header(first)
        line = 0 if at is None else at + 1
    layout = _layout(first, line) if is_roster else Layout(titles_at(first, line) if line else [])
    header = layout.titles
    numbered = layout.rows(enumerate(first[line:]))
    below = [list(row) for _, row in numbered if any(cell.strip() for cell in row)]
    if is_roster:
        mapping = numbers_among(suggest(header), below) if line else guess_columns(below)
    else:
        mapping = suggest_activity(header)
    title = " ".join(cell.strip() for row in first[: max(0, line - 1)] for cell in row if cell)
    return wire.Peek(
        kind=sheet.kind,
        encoding=sheet.encoding,
        sheet=sheet.name,
        sheets=list(sheet.names),
        title=title[:200],
        header=header,
        header_line=line,
        rows=[[cell[:200] for cell in row] for row in below[:SHOWN_ROWS]],
        mapping=mapping,
        unknown=[i for i, name in enumerate(header) if name and i not in mapping],
        total=max(0, sheet.total - line) * max(1, len(layout.tables)),
    )


def _layout(first: list[list[str]], line: int) -> Layout:
    if not line:
        return Layout([])
    return layout_of(titles_at(first, line), first[line - 2] if line > 1 else ())


def _preparer(
    request: wire.Request, peek: wire.Peek, mapping: dict[int, str], region: str
) -> Prepare:
    meanings = set(mapping.values())
    guarded = peek.kind == "csv"
    if request.task == "roster":
        if not meanings & {"name", "nickname"}:
            raise Problem("file.no_header", file=request.file)
        made = Preparer(
            peek.header,
            mapping,
            region=region,
            index_key=request.options.index_key,
            guarded=guarded,
            keep_raw=request.options.keep_raw,
            withheld=request.options.withheld,
        )
        made.levels = request.options.levels
        return made.prepare
    if not {"time", "phone", "kind"} <= meanings:
        raise Problem("file.no_activity_header", file=request.file)
    zone = request.options.zone
    return ActivityPreparer(peek.header, mapping, zone=zone, guarded=guarded).prepare


def _send_rows(
    answer: BinaryIO, file: str, prepare: Prepare, rows: Iterator[tuple[int, Sequence[str]]]
) -> None:
    encode = msgspec.msgpack.Encoder().encode
    batch: list[PreparedRow | PreparedActivity] = []
    line = 0
    any_row = False
    for line, cells in rows:
        row = prepare(line, cells)
        if row is None:
            continue
        any_row = True
        batch.append(row)
        if len(batch) == wire.BATCH:
            wire.write_frame(answer, wire.ROWS, encode((line, batch)))
            batch = []
    if not any_row:
        raise Problem("file.empty", file=file)
    wire.write_frame(answer, wire.ROWS, encode((line, batch)))
    wire.write_frame(answer, wire.DONE, encode(line))


if __name__ == "__main__":
    sys.exit(main())
