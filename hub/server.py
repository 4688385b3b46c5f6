"""The HTTP server of one hub process: patient with slow networks, not with those who play slow."""

import asyncio
import socket
from collections.abc import Callable

import h11
from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from hub.core import Hub
from hub.serving import Service
from hub.tls import certificate

# To send a whole request head, to send the next question on a connection, to end what is asked.
_HEAD_SECONDS = 10.0
_IDLE_SECONDS = 65
_END_SECONDS = 10
_CONNECTIONS = 500
_HEAD_BYTES = 16 * 1024


class Impatient(H11Protocol):
    """Closes a connection whose request head does not arrive in time."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A connection that says nothing is closed, too."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """More of a head, or of a body, whose time the application keeps."""
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait()
        else:
            self._forget()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is there any more to wait for."""
        self._forget()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """Drop it if nothing is being answered: a client need not agree that TLS ends."""
        if self.cycle is None or self.cycle.response_complete:
            self.transport.abort()
        else:
            super().shutdown()

    def _wait(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(_HEAD_SECONDS, self.transport.abort)

    def _forget(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


class HubServer(Server):
    """Serves one hub on sockets that listen already; `listening` is called once it answers."""

    def __init__(
        self, hub: Hub, listening: Callable[[], None], ops_per_second: int | None = None
    ) -> None:
        shown = certificate()
        self._service = Service(hub, shown.der, ops_per_second)
        self._listening = listening
        super().__init__(
            Config(
                self._service.app(),
                http=Impatient,
                ws="none",
                lifespan="on",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                date_header=False,
                limit_concurrency=_CONNECTIONS,
                timeout_keep_alive=_IDLE_SECONDS,
                timeout_graceful_shutdown=_END_SECONDS,
                h11_max_incomplete_event_size=_HEAD_BYTES,
                ssl_context_factory=lambda *_: shown.context,
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, and say so."""
        await super().startup(sockets)
        self._listening()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the hints first: a connection that listens would be waited for."""
        self._service.hints.close()
        await super().shutdown(sockets)


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there, on a free port for 0. Raises OSError."""
    family, kind, number, _, place = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    found = socket.socket(family, kind, number)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(place)
    except OSError:
        found.close()
        raise
    return found
