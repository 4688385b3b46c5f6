"""What becomes of a fault: a log with ids and places only, and a notice, at most once each."""

import faulthandler
import platform
import re
import sys
import threading
import traceback
from collections import deque
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6 import __version__ as binding
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.views.theme.palette import look

LOG = "crash.log"
FAULTS = "fault.log"
KEPT_BYTES = 64 * 1024
# How long a fault that was shown is not told again.
PAUSE_MS = 20_000

# The problems that were shown lately, by their codes alone.
_CODES = 20
_codes: deque[str] = deque(maxlen=_CODES)
# A line of the interpreter's own report: the file's folders may be called after somebody.
_PLACE = re.compile(r'File "(?:.*[/\\])?([^"/\\]+)", line (\d+|\?\?\?) in (\S+)')
_FATAL = re.compile(r"^(?:Fatal Python error: [\w ]+|(?:Current thread|Thread) 0x[0-9a-f]+)")

# Kept open as long as the program runs: faulthandler writes to it when nothing else can.
_fault_file: list[IO[str]] = []


def describe(kind: type[BaseException], trace: TracebackType | None) -> str:
    """When, what kind, and where in the program; never the message, it may name people."""
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return "\n".join([f"{at} {kind.__name__}", *places, ""])


def keep(folder: Path, text: str) -> None:
    """Append to the log; the oldest is cut off."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / LOG
    old = path.read_text("utf-8") if path.exists() else ""
    path.write_text((old + text)[-KEPT_BYTES:], "utf-8")


def versions() -> str:
    """What runs here: program, interpreter, binding, system, look; nothing personal."""
    now = look()
    lines = [
        f"Python {platform.python_version()}, PySide6 {binding}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
        f"{QGuiApplication.platformName()} {now.theme} {now.scale} {now.density} {now.language}",
    ]
    return "\n".join(lines)


def note(code: str) -> None:
    """Remember that a problem was shown, by its code: what it says of anybody is not kept."""
    _codes.append(code)


def diagnostics(folder: Path, facts: str = "") -> str:
    """What can be copied for a report, shown before it leaves: versions, `facts` and the log."""
    path = folder / LOG
    log = path.read_text("utf-8")[-8_000:] if path.exists() else ""
    shown = f"problems: {' '.join(_codes) or '-'}"
    return "\n".join(
        part for part in (versions(), facts, shown, "", log) if part or not log
    ).strip()


class Crashes(QObject):
    """Hears every exception nobody caught, on any thread, writes it down and shows the notice.

    A fault that is there whenever a page is painted would show a notice for each that is closed:
    the same fault is shown once and then only told by `again`, at most once in a while.
    """

    again = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._shown = False
        self._known: set[str] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)

    def install(self) -> None:
        """Hook into the interpreter; hard faults go to a file of their own."""
        self._folder.mkdir(parents=True, exist_ok=True)
        if not _fault_file:
            _fault_file.append((self._folder / FAULTS).open("w", encoding="utf-8"))
            faulthandler.enable(_fault_file[0])
        sys.excepthook = self.heard
        threading.excepthook = lambda args: self.heard(
            args.exc_type, args.exc_value, args.exc_traceback
        )

    def heard(
        self,
        kind: type[BaseException],
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Write it down; show one notice at a time, from the GUI thread."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if not issubclass(kind, Exception) and value is None:
            return
        told = describe(kind, trace)
        known = told.split(" ", 1)[1]
        if known in self._known:
            # From whichever thread it was: timers belong to the GUI thread.
            QTimer.singleShot(0, self, self._tell_again)
            return
        self._known.add(known)
        keep(self._folder, told)
        sys.stderr.write(told)
        QTimer.singleShot(0, self, self._show)

    def _tell_again(self) -> None:
        if not self._shown and not self._pause.isActive():
            self._pause.start()
            self.again.emit()

    def _show(self) -> None:
        if self._shown:
            return
        self._shown = True
        # Who meets no fault loads no dialog.
        from desktop.views.crash_notice import CrashNotice

        CrashNotice(QApplication.activeWindow(), diagnostics(self._folder)).exec()
        self._shown = False
        self._pause.start()


def last_fault(folder: Path) -> str:
    """What the interpreter wrote when the last run ended in a hard fault, without any folder's
    name; "" when it did not. Asked before `install`; it goes on into the log."""
    path = folder / FAULTS
    text = path.read_text("utf-8", errors="replace") if path.exists() else ""
    told = []
    for line in text.splitlines():
        place, fatal = _PLACE.search(line), _FATAL.match(line)
        if fatal:
            told.append(fatal[0])
        elif place:
            told.append(f"  {place[1]}:{place[2]} {place[3]}")
    if not told:
        return ""
    at = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")
    found = "\n".join([f"{at} {told[0]}", *told[1:], ""])
    keep(folder, found)
    return found
