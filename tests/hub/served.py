"""A hub on a real socket of this machine, and what may stand between it and a laptop."""

import asyncio
import os
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from hub.core import Hub
from hub.engine import Engine
from hub.identity import identity
from hub.server import HubServer, bound
from hub.sqlite import SqliteEngine
from hub.tables import migrate
from hub.tls import certificate

# Generous: a deadline that a busy machine must not miss.
LONG = 30.0


def engine(file: Path, key: bytes = bytes(32)) -> Engine:
    made = SqliteEngine(file, key, durable=False)
    migrate(made)
    return made


@contextmanager
def served(storage: Engine, port: int = 0) -> Iterator[tuple[Hub, str]]:
    """A hub over this database, and the address it listens at."""
    hub = Hub(storage, identity(storage, os.urandom(32)))
    listening = bound("127.0.0.1", port)
    address = f"127.0.0.1:{listening.getsockname()[1]}"
    ready = threading.Event()
    server = HubServer(hub, ready.set)
    thread = threading.Thread(target=server.run, args=([listening],), name="hub")
    thread.start()
    assert ready.wait(LONG)
    try:
        yield hub, address
    finally:
        server.should_exit = True
        thread.join(LONG)
        assert not thread.is_alive()
        listening.close()


def place(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    return host, int(port)


def line(address: str, version: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3) -> ssl.SSLSocket:
    """A bare TLS connection that believes whatever it is shown."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = context.maximum_version = version
    plain = socket.create_connection(place(address), LONG)
    try:
        return context.wrap_socket(plain)
    except BaseException:
        plain.close()
        raise


def heard(connection: ssl.SSLSocket) -> bytes:
    """All that still comes until the other side closes."""
    found = b""
    try:
        while piece := connection.recv(65536):
            found += piece
    except ConnectionError:
        pass
    return found


@dataclass
class Between:
    """A proxy on a thread of its own. With `shown` it ends TLS there and listens in.

    `budget` is how many more bytes of the hub's answers pass; then the connection is cut, once.
    """

    target: str
    shown: ssl.SSLContext | None = None
    budget: int | None = None
    passed: int = 0
    cuts: int = 0
    overheard: bytearray = field(default_factory=bytearray)

    @contextmanager
    def open(self) -> Iterator[str]:
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=loop.run_forever, name="proxy")
        thread.start()
        server = asyncio.run_coroutine_threadsafe(self._serve(), loop).result(LONG)
        try:
            yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
        finally:
            asyncio.run_coroutine_threadsafe(self._end(server), loop).result(LONG)
            loop.call_soon_threadsafe(loop.stop)
            thread.join(LONG)
            loop.close()

    async def _serve(self) -> asyncio.Server:
        self._tasks: set[asyncio.Task[None]] = set()
        self._ending = asyncio.Event()
        return await asyncio.start_server(self._relay, "127.0.0.1", 0, ssl=self.shown)

    async def _end(self, server: asyncio.Server) -> None:
        server.close()
        self._ending.set()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _relay(self, mine: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            await self._pass_on(mine, back)
        finally:
            back.transport.abort()

    async def _pass_on(self, mine: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        """Both ways until one side ends, or the proxy.

        Never cancelled: a connection that is still being made could not be let go of in order.
        """
        host, port = place(self.target)
        context = None
        if self.shown:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        theirs, on = await asyncio.open_connection(host, port, ssl=context)
        ways = {
            asyncio.create_task(self._asked(mine, on)),
            asyncio.create_task(self._answered(theirs, back)),
            asyncio.create_task(self._ends()),
        }
        await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        for one in ways:
            one.cancel()
        await asyncio.gather(*ways, return_exceptions=True)
        on.transport.abort()

    async def _ends(self) -> None:
        await self._ending.wait()

    async def _asked(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while piece := await reader.read(65536):
            self.overheard += piece
            writer.write(piece)
            await writer.drain()

    async def _answered(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while piece := await reader.read(65536):
            cut = self.budget is not None and len(piece) > self.budget
            if cut:
                piece, self.budget = piece[: self.budget], None
            elif self.budget is not None:
                self.budget -= len(piece)
            self.passed += len(piece)
            writer.write(piece)
            await writer.drain()
            if cut:
                self.cuts += 1
                return


def foreign() -> ssl.SSLContext:
    """The certificate of somebody else."""
    return certificate().context
