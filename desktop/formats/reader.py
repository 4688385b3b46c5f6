"""Reads a file in a child process: a preview first, then its rows, and nothing left behind."""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Generic, Self, TypeVar

import msgspec

from desktop.formats import wire
from desktop.formats.activity import PreparedActivity
from desktop.formats.icsfile import IcsFile, IcsPart, joined
from desktop.formats.prepared import PreparedRow
from desktop.formats.wire import Choice, Options, Peek
from desktop.models.problem import Problem
from desktop.models.progress import Progress, quiet

# In a frozen application sys.executable is the application, which starts the child by this flag.
CHILD_FLAG = "--read-file"
SILENCE_SECONDS = 180
_TICK_SECONDS = 0.2
_FRAMES_AHEAD = 4
_PIPE_BYTES = 1 << 20
_ENVIRONMENT = (
    "PATH",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "TMPDIR",
    "LD_LIBRARY_PATH",
    "COVERAGE_PROCESS_START",
)

Row = TypeVar("Row", PreparedRow, PreparedActivity, IcsPart)
Source = Path | str | bytes


class OpenTable(Generic[Row]):
    """A table open in a child process: `peek`, then `rows` once. Close it, or use `with`.

    Every wait calls `progress` with (rows read, rows in all, about), five times a second or
    more often; what that raises (Cancelled) ends the wait, and closing ends the child.
    """

    def __init__(
        self,
        task: str,
        source: Source,
        row: type[Row],
        *,
        options: Options | None = None,
        file: str = "",
        wait: bool = False,
        progress: Progress = quiet,
    ) -> None:
        self._file = file or ("" if isinstance(source, bytes) else Path(source).name)
        self._progress = progress
        # msgspec builds its decoder from the class at run time, which mypy cannot follow.
        self._decoder = msgspec.msgpack.Decoder(tuple[int, list[row]])  # type: ignore[valid-type]
        self._done = self._total = 0
        self._frames: queue.Queue[tuple[bytes, bytes] | None] = queue.Queue(_FRAMES_AHEAD)
        self._closed = threading.Event()
        self._process = _start()
        self._reader = threading.Thread(target=self._read, name="file reader", daemon=True)
        self._reader.start()
        try:
            self._ask(task, source, options or Options(), wait)
            self.peek: Peek = msgspec.msgpack.decode(self._next()[1], type=Peek)
        except BaseException:
            self.close()
            raise
        self._total = self.peek.total

    def _ask(self, task: str, source: Source, options: Options, wait: bool) -> None:
        inline = source if isinstance(source, bytes) else b""
        path = b"" if isinstance(source, bytes) else os.fsencode(Path(source).absolute())
        request = wire.Request(
            task=task, file=self._file, path=path, size=len(inline), options=options, wait=wait
        )
        self._send(msgspec.msgpack.encode(request), inline)

    def _send(self, body: bytes, after: bytes = b"") -> None:
        asked = self._process.stdin
        assert asked is not None
        try:
            wire.write_frame(asked, wire.PEEK, body)
            asked.write(after)
            asked.flush()
        except BrokenPipeError:
            # The child has ended; what it said, or did not say, is read next.
            return

    def rows(self, choice: Choice | None = None) -> Iterator[list[Row]]:
        """The data rows in lists of at most 500, under the operator's choice if one is waited for.

        Raises Problem for what is wrong with the whole file, also after some rows.
        """
        for rows, _ in self.frames(choice):
            yield rows

    def frames(self, choice: Choice | None = None) -> Iterator[tuple[list[Row], bytes]]:
        """The same lists, each with the MessagePack array [line, rows] that it came as."""
        if choice is not None:
            self._send(msgspec.msgpack.encode(choice))
        while True:
            tag, body = self._next()
            if tag == wire.DONE:
                self._progress(self._done, self._done)
                return
            self._done, rows = self._decoder.decode(body)
            self._progress(self._done, max(self._done, self._total))
            if rows:
                yield rows, body

    def _next(self) -> tuple[bytes, bytes]:
        """The next frame that is no failure."""
        waited = 0.0
        while True:
            try:
                frame = self._frames.get(timeout=_TICK_SECONDS)
                break
            except queue.Empty:
                self._progress(self._done, max(self._done, self._total))
                waited += _TICK_SECONDS
                if waited > SILENCE_SECONDS:
                    self.close()
                    raise Problem("file.too_slow", file=self._file) from None
        if frame is None:
            self.close()
            raise Problem("file.reader_stopped", file=self._file)
        tag, body = frame
        if tag == wire.PROBLEM:
            code, values = msgspec.msgpack.decode(body, type=tuple[str, dict[str, str | int]])
            raise Problem(code, **values)
        if tag == wire.BUG:
            raise RuntimeError("the file reader failed: " + msgspec.msgpack.decode(body, type=str))
        return tag, body

    def _read(self) -> None:
        answer = self._process.stdout
        assert answer is not None
        while not self._closed.is_set():
            frame = wire.read_frame(answer)
            self._put(frame)
            if frame is None:
                return

    def _put(self, frame: tuple[bytes, bytes] | None) -> None:
        while not self._closed.is_set():
            try:
                self._frames.put(frame, timeout=_TICK_SECONDS)
                return
            except queue.Full:
                continue

    def close(self) -> None:
        """End the child, whatever it is doing; no process, thread or pipe is left."""
        self._closed.set()
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                _close(pipe)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except BrokenPipeError:
        # Unsent bytes of a child that has ended.
        return


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_FLAG]
    return [sys.executable, "-P", "-X", "utf8", "-m", "desktop.formats.child"]


def _start() -> "subprocess.Popen[bytes]":
    # Passphrases and the like in our environment are none of the child's business.
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    return subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        pipesize=_PIPE_BYTES if sys.platform == "linux" else -1,
    )


def open_roster(
    source: Source,
    *,
    options: Options | None = None,
    file: str = "",
    wait: bool = False,
    progress: Progress = quiet,
) -> OpenTable[PreparedRow]:
    """A roster, from a path or from its bytes (`file` then names it in messages).

    With `wait` nothing is prepared until `rows` is given the operator's Choice. Raises Problem.
    """
    return OpenTable(
        "roster", source, PreparedRow, options=options, file=file, wait=wait, progress=progress
    )


def open_activity(
    source: Source,
    *,
    options: Options | None = None,
    file: str = "",
    progress: Progress = quiet,
) -> OpenTable[PreparedActivity]:
    """An activity log, likewise."""
    return OpenTable(
        "activity", source, PreparedActivity, options=options, file=file, progress=progress
    )


def read_calendar(
    source: Source, zone: str, *, file: str = "", progress: Progress = quiet
) -> IcsFile:
    """A calendar file in a community whose zone is `zone`. Raises Problem."""
    with OpenTable(
        "calendar", source, IcsPart, options=Options(zone=zone), file=file, progress=progress
    ) as parts:
        return joined(part for batch in parts.rows() for part in batch)


def peek(source: Source, *, options: Options | None = None, file: str = "") -> Peek:
    """The beginning of a roster with its suggested mapping; the child has ended. Raises Problem."""
    with open_roster(source, options=options, file=file, wait=True) as table:
        return table.peek


def read_roster(
    source: Source,
    *,
    mapping: dict[int, str] | None = None,
    options: Options | None = None,
    file: str = "",
    progress: Progress = quiet,
) -> Iterator[list[PreparedRow]]:
    """All rows of a roster in lists of at most 500, by `mapping` or else as suggested.

    Raises Problem. Closing the iterator early ends the child.
    """
    with open_roster(
        source, options=options, file=file, wait=mapping is not None, progress=progress
    ) as table:
        region = (options or Options()).region
        yield from table.rows(Choice(mapping=mapping, region=region) if mapping else None)
