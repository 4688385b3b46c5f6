"""One connection to a hub: kept alive, patient while it works, soon aware when nobody is there."""

import selectors
import socket
import ssl
import time
from contextlib import closing
from http.client import HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from typing import Final

from desktop.models.deflating import CODING, inflated
from desktop.models.wire import BODY_LIMIT
from desktop.sync.channel import Unreachable

CONNECT_SECONDS = 10.0
# A large page may take the hub long to judge; it is there meanwhile, for who asks beside.
_ANSWER_SECONDS = 60.0
# Between two pieces of an answer that has begun.
_PIECE_SECONDS = 10.0
# A line that nobody used for so long may have been dropped on its way without a word: whether
# anybody is there is asked first, and answered at once.
_QUIET_SECONDS = 10.0
_THERE_SECONDS = 10.0
# Seconds until the first question of the system's own, between two, how many; for what was sent
# and nobody confirms (ms).
_KEEPING: Final = (
    ("TCP_KEEPIDLE", 10),
    ("TCP_KEEPALIVE", 10),
    ("TCP_KEEPINTVL", 4),
    ("TCP_KEEPCNT", 3),
    ("TCP_USER_TIMEOUT", 22_000),
)
_TROUBLE = 500
# An answer may hold a page of 20 MB in wrappings of its own.
_ANSWER_LIMIT = 2 * BODY_LIMIT
_PIECE = 64 * 1024
HEADERS = {"Content-Type": "application/msgpack", "Accept-Encoding": CODING}


class Line(HTTPSConnection):
    """One connection, kept alive; a question goes out at once."""

    def __init__(self, address: str, context: ssl.SSLContext) -> None:
        host, _, port = address.rpartition(":")
        super().__init__(host.strip("[]"), int(port), timeout=CONNECT_SECONDS, context=context)
        self._trusting = context
        self._used = time.monotonic()

    def connect(self) -> None:
        """Connect patiently no longer than that; an answer may take its time."""
        super().connect()
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        _watched(self.sock)
        self.sock.settimeout(_ANSWER_SECONDS)

    def ask(
        self, method: str, path: str, body: bytes, headers: dict[str, str]
    ) -> tuple[int, bytes]:
        """The answer's status and bytes. Raises OSError, HTTPException, Unreachable."""
        self.request(method, path, body or None, headers)
        self._await_answer()
        with self.getresponse() as answer:
            patience = self._impatient()
            found = answer.status, _plain(answer, _limited(answer))
        if self.sock is not None:
            self.sock.settimeout(patience)
        self._used = time.monotonic()
        return found

    def _await_answer(self) -> None:
        """Wait until an answer begins, as long as the hub is there. Raises TimeoutError.

        What stands between may confirm all that is sent and pass nothing on, as the gate of a
        hotel's network does: neither side's system hears of that.
        """
        ends = time.monotonic() + (self.sock.gettimeout() or _ANSWER_SECONDS)
        with selectors.DefaultSelector() as watching:
            watching.register(self.sock, selectors.EVENT_READ)
            while not watching.select(min(_QUIET_SECONDS, ends - time.monotonic())):
                if time.monotonic() >= ends or not self._answers_beside():
                    raise TimeoutError("silence")

    def _answers_beside(self) -> bool:
        """Whether the hub says who it is to another line, soon."""
        beside = HTTPSConnection(
            self.host, self.port, timeout=_THERE_SECONDS, context=self._trusting
        )
        try:
            with closing(beside):
                beside.request("GET", "/v1/identity", headers=HEADERS)
                with beside.getresponse() as answer:
                    return answer.status < _TROUBLE
        except (OSError, HTTPException):
            return False

    def _impatient(self) -> float | None:
        """Whoever has begun to answer goes on; how patient it was before."""
        patience = self.sock.gettimeout()
        self.sock.settimeout(min(patience or _PIECE_SECONDS, _PIECE_SECONDS))
        return patience

    def is_there(self) -> bool:
        """Whether somebody answers still; not asked of a line that was in use a moment ago."""
        quiet, used = time.monotonic() - self._used, self.sock
        if quiet < _QUIET_SECONDS or used is None:
            return True
        try:
            used.settimeout(_THERE_SECONDS)
            self.ask("GET", "/v1/identity", b"", HEADERS)
            used.settimeout(_ANSWER_SECONDS)
        except (OSError, HTTPException, Unreachable):
            return False
        return True


def _watched(line: socket.socket) -> None:
    """Have the system ask, while the hub works, whether its computer is still there: an answer
    under way is given up after some twenty seconds of a dead line."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    # Each system knows some of these.
    for name, value in _KEEPING:
        if (option := getattr(socket, name, None)) is not None:
            line.setsockopt(socket.IPPROTO_TCP, option, value)


def _limited(answer: HTTPResponse) -> bytes:
    found = bytearray()
    while piece := answer.read(_PIECE):
        found += piece
        if len(found) > _ANSWER_LIMIT:
            raise Unreachable("endless answer")
    if answer.length != 0 and not answer.chunked:
        # What a cut line leaves of an answer, or an answer that does not say where it ends.
        raise IncompleteRead(bytes(found))
    return bytes(found)


def _plain(answer: HTTPResponse, data: bytes) -> bytes:
    """The body as it was before it was made smaller. Raises Unreachable for another coding."""
    coding = answer.getheader("Content-Encoding", "")
    if not coding:
        return data
    try:
        if coding != CODING:
            raise ValueError(coding)
        return inflated(data, _ANSWER_LIMIT)
    except ValueError as error:
        raise Unreachable("answer") from error
