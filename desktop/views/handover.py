"""A second start finds the window that has the community open, and hands over what it was given.

The two meet at a socket in this user's own run-time folder, which nobody else may enter: whoever
can speak to the socket could as well open the folder. Nothing secret goes through it.
"""

import os
import stat
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import msgspec
import platformdirs
from msgspec import Struct
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

# The longest request that is read: a path, and little else.
LONGEST = 16 * 1024
# How long a second start waits for the first (ms), and it for the rest of a request.
PATIENCE_MS = 3_000
TAKEN = b"taken\n"


class Request(Struct, frozen=True):
    """What a second start was given: a file, or nothing but the wish to see the window."""

    file: str = ""


def _place() -> Path | None:
    """The folder of sockets; None where there is none that is this user's alone."""
    if os.name == "nt":
        return None
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    own_data = platformdirs.user_data_path("qunzhu", appauthor=False)
    # Where a session has no folder of its own, not the one that everybody has.
    place = Path(runtime) / "qunzhu" if runtime else own_data / "run"
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = place.lstat()
    except OSError:
        return None
    own = found.st_uid == os.getuid() and stat.S_ISDIR(found.st_mode)
    return place if own and not stat.S_IMODE(found.st_mode) & 0o077 else None


def address(folder: Path) -> str | None:
    """Where the window of the community in `folder` listens; None where no place is safe.

    Windows has named pipes instead of sockets, which Qt opens to the same user alone.
    """
    name = sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    if os.name == "nt":
        return f"qunzhu-{name}"
    place = _place()
    return str(place / name) if place is not None else None


def give(folder: Path, file: Path | None) -> bool:
    """Hand over to the window that has `folder` open; False where none answers."""
    there = address(folder)
    if there is None:
        return False
    socket = QLocalSocket()
    socket.connectToServer(there)
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    request = Request(str(file.absolute()) if file is not None else "")
    socket.write(msgspec.json.encode(request) + b"\n")
    socket.flush()
    answer = b""
    while not answer.endswith(b"\n") and socket.waitForReadyRead(PATIENCE_MS):
        answer += bytes(socket.readAll().data())
    socket.disconnectFromServer()
    return answer == TAKEN


class Handover(QObject):
    """Listens for second starts on the same folder; `taken(file)` for each, None for no file."""

    def __init__(
        self, folder: Path, taken: Callable[[Path | None], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._taken = taken
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._come)
        there = address(folder)
        if there is not None and not self._server.listen(there):
            # What is left of a window that fell: the folder's lock says that nobody has it open.
            QLocalServer.removeServer(there)
            self._server.listen(there)

    def stop(self) -> None:
        """Listen no more."""
        self._server.close()

    def _come(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.setParent(self)
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(lambda: self._read(socket))
        self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > LONGEST:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        try:
            request = msgspec.json.decode(bytes(socket.readLine().data()), type=Request)
        except msgspec.DecodeError:
            socket.abort()
            return
        socket.write(TAKEN)
        socket.flush()
        self._taken(Path(request.file) if request.file else None)
