"""The hub on a network: questions over HTTP, answered by a few threads; hints to who listens."""

import asyncio
import base64
import binascii
import json
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, Final, TypeVar

import msgspec
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from desktop.models.clock import wall_ms
from desktop.models.deflating import CODING, deflated, inflated
from desktop.models.invitation import certificate_statement
from desktop.models.signed import sign
from desktop.models.wire import BODY_LIMIT, PROTOCOL, Identified, Said
from hub import sessions
from hub.core import Hub, Peer
from hub.endpoints import answer
from hub.engine import Busy, Full
from hub.held import Held
from hub.hints import Hints, heads
from hub.limits import Allowance, Tries, network
from hub.logging import say
from hub.pushed import OPENLY, ops_in
from hub.refusing import Denied

THREADS: Final = 4
MEDIA: Final = "application/msgpack"
# Between two pieces of a body, and for all of it.
_PIECE_SECONDS = 20.0
_BODY_SECONDS = 300.0
_LISTEN_SECONDS = 3_600.0
# Questions in which a code is tried.
_PAIRING = frozenset({"blob", "enrol", "connect"})
# Who is shut out asks for an id for a copy of his folder; each is a line of the log.
_NEW_ID = "leave_as"
_STATUS = {
    "sync.session_ended": 401,
    "sync.no_question": 404,
    "sync.slow": 408,
    "sync.too_large": 413,
    "sync.too_fast": 429,
    "sync.too_many_tries": 429,
    "sync.quarantine_full": 429,
    "sync.busy": 503,
    "sync.hub_full": 507,
}
_REFUSED = 403
# What each status says; the body is the refusal itself.
REFUSALS: Final = {
    401: "The session has ended: prove the device's key again.",
    403: "Refused; the code says why.",
    404: "There is no such question.",
    408: "The body came too slowly.",
    413: "The body is too large.",
    429: "Too fast, or too many tries; Retry-After says when to come back.",
    503: "Busy; Retry-After says when to come back.",
    507: "The hub's disk is full.",
}
_BUSY_SECONDS = 5
# Longer than a command waits by itself: somebody has to make room first.
_FULL_SECONDS = 300

Found = TypeVar("Found")


class Service:
    """One process's way of answering for a hub; `der` is the certificate that it shows.

    A device may push `ops_per_second`, or the usual number.
    """

    def __init__(self, hub: Hub, der: bytes, ops_per_second: int | None = None) -> None:
        self._hub = hub
        self._proof = sign(hub.identity.private, certificate_statement(der))
        self._pool = ThreadPoolExecutor(THREADS, "answer")
        self._allowance = Allowance(time.monotonic, ops_per_second)
        self._tries = Tries(time.monotonic)
        self.hints = Hints()

    def app(self) -> Starlette:
        """The ASGI application."""
        routes = [
            Route("/v1/identity", self._identity, methods=["GET"]),
            Route("/v1/live", self._live, methods=["GET"]),
            Route("/v1/{path}", self._question, methods=["POST"]),
            Route("/health", self._health, methods=["GET"]),
        ]
        return Starlette(routes=routes, lifespan=self._lifespan)

    @asynccontextmanager
    async def _lifespan(self, app: Starlette) -> AsyncIterator[None]:
        watching = asyncio.create_task(
            self.hints.watch(lambda wanted: self._threaded(heads, self._hub.engine, wanted))
        )
        yield
        self.hints.close()
        await watching
        self._pool.shutdown()

    def _threaded(self, call: Any, *given: object) -> "asyncio.Future[Any]":
        return asyncio.get_running_loop().run_in_executor(self._pool, partial(call, *given))

    # -- routes -------------------------------------------------------------------------------

    async def _identity(self, request: Request) -> Response:
        public = self._hub.identity.public
        found = Identified(PROTOCOL, public, self._proof, _now_ms())
        return Response(msgspec.msgpack.encode(found), media_type=MEDIA)

    async def _health(self, request: Request) -> Response:
        try:
            await self._threaded(self._look)
        except Busy:
            return JSONResponse({"ok": False}, 503)
        return JSONResponse({"ok": True})

    def _look(self) -> None:
        with self._hub.engine.reading() as session:
            session.rows("SELECT count(*) FROM head")

    async def _question(self, request: Request) -> Response:
        path, began = request.path_params["path"], time.monotonic()
        try:
            body = await read_body(request)
            address = request.client.host if request.client else ""
            coded = request.headers.get("content-encoding", "")
            data = await self._threaded(self._answer, path, body, coded, _token(request), address)
        except Denied as denied:
            return _no(path, denied)
        except Full:
            return _no(path, Denied("sync.hub_full", _FULL_SECONDS))
        except Busy:
            return _no(path, Denied("sync.busy", _BUSY_SECONDS))
        if path in ("push", "relay", "enrol", "decide", "open"):
            self.hints.kick()
        say("answered", path=path, bytes=len(data), ms=round((time.monotonic() - began) * 1000))
        if CODING not in request.headers.get("accept-encoding", ""):
            return Response(data, media_type=MEDIA)
        smaller = await self._threaded(deflated, data)
        headers = {"Content-Encoding": CODING} if smaller else {}
        return Response(smaller or data, headers=headers, media_type=MEDIA)

    def _answer(self, path: str, body: bytes, coded: str, token: bytes, address: str) -> bytes:
        """On a thread: limits first, then the answer. Raises Denied, Busy."""
        now_ms = _now_ms()
        if token:
            device = sessions.peer(self._hub, token, now_ms).device
            body = _plain(body, coded)
            self._allowance.take(device, ops_in(path, body))
        elif coded:
            raise Denied("sync.bad_question")
        elif path in OPENLY:
            # Nobody proved a key yet: whoever shares the address shares what it may bring.
            self._allowance.take(network(address).encode(), ops_in(path, body))
        if path == _NEW_ID:
            self._tries.require(address)
            self._tries.note(address)
        if path not in _PAIRING:
            return answer(self._hub, path, body, token, now_ms)
        self._tries.require(address)
        try:
            return answer(self._hub, path, body, token, now_ms)
        except Denied as denied:
            if denied.code == "sync.no_invitation":
                self._tries.note(address)
            raise

    async def _live(self, request: Request) -> Response:
        try:
            peer = await self._threaded(self._listener, _token(request))
        except Denied as denied:
            return _no("live", denied)
        except Busy:
            return _no("live", Denied("sync.busy", _BUSY_SECONDS))
        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(
            self._stream(peer.community), media_type="text/event-stream", headers=headers
        )

    def _listener(self, token: bytes) -> Peer:
        now_ms = _now_ms()
        peer = sessions.peer(self._hub, token, now_ms)
        with self._hub.engine.reading() as session:
            held = Held(self._hub.engine, session, peer.community, now_ms, lock=False)
            self._hub.require_device(held, peer)
        return peer

    async def _stream(self, community: bytes) -> AsyncIterator[str]:
        async for seq in self.hints.of(community, _LISTEN_SECONDS):
            if seq is None:
                yield ":\n\n"
            else:
                yield f"data: {json.dumps({'community': community.hex(), 'seq': seq})}\n\n"


def _plain(body: bytes, coded: str) -> bytes:
    """The body as it was before it was made smaller. Raises Denied."""
    if not coded:
        return body
    try:
        if coded != CODING:
            raise ValueError(coded)
        return inflated(body, BODY_LIMIT)
    except ValueError as error:
        raise Denied("sync.bad_question") from error


def _no(path: str, denied: Denied) -> Response:
    """A refusal as it travels. The log says its code, not what was asked."""
    say("refused", path=path, code=denied.code)
    said = Said(denied.code, denied.retry_after, denied.detail)
    headers = {"Retry-After": str(denied.retry_after)} if denied.retry_after else {}
    if denied.code in ("sync.too_large", "sync.slow"):
        # What is left of the body is not read.
        headers["Connection"] = "close"
    status = _STATUS.get(denied.code, _REFUSED)
    return Response(msgspec.msgpack.encode(said), status, headers, MEDIA)


def _now_ms() -> int:
    return wall_ms()


def _token(request: Request) -> bytes:
    """The session's token, b"" without one. Raises Denied for what is none."""
    kind, _, text = request.headers.get("authorization", "").partition(" ")
    try:
        return base64.b64decode(text, validate=True) if kind == "Bearer" else b""
    except binascii.Error as error:
        raise Denied("sync.session_ended") from error


async def read_body(request: Request) -> bytes:
    """The body, refused as soon as it is too large, too slow, or its sender gone.

    Raises Denied sync.too_large, sync.slow.
    """
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > BODY_LIMIT:
        raise Denied("sync.too_large")
    found = bytearray()
    pieces = request.stream()
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            while piece := await asyncio.wait_for(anext(pieces, b""), _PIECE_SECONDS):
                found += piece
                if len(found) > BODY_LIMIT:
                    raise Denied("sync.too_large")
    except (TimeoutError, ClientDisconnect) as error:
        raise Denied("sync.slow") from error
    return bytes(found)
