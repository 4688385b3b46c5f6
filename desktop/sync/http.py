"""The way to a hub over a network: TLS 1.3 to one certificate, which the hub's identity proved.

No authority is asked: a device pins the hub's identity, which stood in its invitation, and the
identity signs the certificate of the very connection.
"""

import base64
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPException
from typing import TYPE_CHECKING, Final

import msgspec

from desktop.models.deflating import CODING, deflated
from desktop.models.invitation import certificate_statement
from desktop.models.problem import Problem
from desktop.models.signed import verify
from desktop.models.wire import BODY_LIMIT, PROTOCOL, Identified, Said
from desktop.store import link
from desktop.store.community import Store
from desktop.sync.channel import Channel, Obliging, Refusal, Unreachable
from desktop.sync.line import CONNECT_SECONDS, HEADERS, Line
from desktop.sync.session import Session

if TYPE_CHECKING:
    import httpx

# All that may be asked of a hub that has not proved who it is.
_BEFORE_PROOF: Final = "blob"
# Who listens hears the hub breathe every 15 seconds.
_SILENT_SECONDS = 35.0
_OK = 200


class HttpChannel:
    """A Channel to one hub; one thread uses it.

    With `identity` None only `blob` can be asked: a sealed piece that says nothing to who has not
    the code, and whose name tells nobody anything. What it holds is the identity to go on with.
    """

    def __init__(self, address: str, identity: bytes | None = None) -> None:
        self.address = address
        self._identity = identity
        self._line: Line | None = None
        self._der = b""

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        """The answer's bytes. Raises Unreachable, Refusal, Problem sync.other_hub."""
        if self._identity is None and path != _BEFORE_PROOF:
            raise RuntimeError(f"{path} is not asked of a hub without proof")
        if len(body) > BODY_LIMIT:
            raise Refusal("sync.too_large")
        try:
            return self._post(path, body, token)
        except TimeoutError as error:
            raise self._lost(error) from error
        except (OSError, HTTPException):
            # A connection kept alive was dropped, or the hub began anew with another certificate.
            self.close()
        try:
            return self._post(path, body, token)
        except (OSError, HTTPException) as error:
            raise self._lost(error) from error

    def close(self) -> None:
        """Let go of the connection; the next question makes a new one."""
        if self._line is not None:
            self._line.close()
            self._line = None

    @contextmanager
    def listening(self, token: bytes) -> "Iterator[httpx.Response]":
        """The open stream of hints. Raises Unreachable, Refusal, Problem sync.other_hub."""
        # Large, and of no use to who only asks.
        import httpx

        try:
            self._ready()
        except (OSError, HTTPException) as error:
            raise self._lost(error) from error
        headers = {**_authorized(token), "Accept": "text/event-stream"}
        url = f"https://{self.address}/v1/live"
        timeout = httpx.Timeout(_SILENT_SECONDS, connect=CONNECT_SECONDS)
        context = _trusting(self._der)
        try:
            with (
                httpx.Client(verify=context, trust_env=False, timeout=timeout) as client,
                client.stream("GET", url, headers=headers) as response,
            ):
                if response.status_code != _OK:
                    raise _refusal(response.status_code, response.read())
                yield response
        except httpx.TransportError as error:
            raise self._lost(error) from error

    def _lost(self, error: Exception) -> Unreachable:
        self.close()
        return Unreachable(type(error).__name__)

    def _post(self, path: str, body: bytes, token: bytes) -> bytes:
        headers = {**HEADERS, **_authorized(token)}
        # A stranger's is not made larger there.
        smaller = deflated(body) if token else None
        if smaller is not None:
            headers["Content-Encoding"] = CODING
        status, data = self._ready().ask("POST", f"/v1/{path}", smaller or body, headers)
        if status == _OK:
            return data
        raise _refusal(status, data)

    def _ready(self) -> "Line":
        """A line that trusts one certificate, proved where the identity is known."""
        if self._line is not None and not self._line.is_there():
            self.close()
        if self._line is None:
            self._der = _certificate(self.address)
            line = Line(self.address, _trusting(self._der))
            try:
                if self._identity is not None:
                    self._proved(line)
            except BaseException:
                line.close()
                raise
            self._line = line
        return self._line

    def _proved(self, line: "Line") -> None:
        # A connection that breaks meanwhile is made anew by whoever asked.
        _, data = line.ask("GET", "/v1/identity", b"", HEADERS)
        try:
            found = msgspec.msgpack.decode(data, type=Identified)
        except msgspec.DecodeError as error:
            raise Unreachable("no hub") from error
        statement = certificate_statement(self._der)
        same = found.public == self._identity
        if not same or not verify(found.public, statement, found.signature):
            self.close()
            raise Problem("sync.other_hub", address=self.address)
        if found.protocol != PROTOCOL:
            raise Problem("sync.other_protocol", address=self.address)


def _certificate(address: str) -> bytes:
    """The certificate that is shown there, in DER; nothing is said. Raises Unreachable."""
    host, _, port = address.rpartition(":")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False
    # Looked at here, judged by the identity's signature, and only then trusted.
    context.verify_mode = ssl.CERT_NONE
    try:
        with (
            socket.create_connection((host.strip("[]"), int(port)), CONNECT_SECONDS) as line,
            context.wrap_socket(line) as wrapped,
        ):
            return wrapped.getpeercert(binary_form=True) or b""
    except (OSError, ValueError) as error:
        raise Unreachable(type(error).__name__) from error


def _trusting(der: bytes) -> ssl.SSLContext:
    """A context in which this certificate is good and no other."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False
    context.verify_mode = ssl.CERT_REQUIRED
    try:
        context.load_verify_locations(cadata=der)
    except ssl.SSLError as error:
        raise Unreachable("certificate") from error
    return context


def _authorized(token: bytes) -> dict[str, str]:
    return {"Authorization": f"Bearer {base64.b64encode(token).decode()}"} if token else {}


def _refusal(status: int, data: bytes) -> Refusal | Unreachable:
    """What the hub said; an answer in no words of its own did not come from a hub at work."""
    try:
        said = msgspec.msgpack.decode(data, type=Said)
    except msgspec.DecodeError:
        return Unreachable(str(status))
    return Refusal(said.code, said.retry_after, said.detail)


class Insistent:
    """A Channel for long work: a question without an answer is asked again, with pauses between."""

    def __init__(
        self,
        inner: Channel,
        waits: Sequence[float] = (0.5, 1, 2, 4, 8),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._inner = Obliging(inner, lambda refusal: sleep(refusal.retry_after))
        self._waits, self._sleep = waits, sleep

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        """The answer's bytes. Raises Unreachable once patience has ended, and Refusal."""
        for seconds in self._waits:
            try:
                return self._inner.ask(path, body, token)
            except Unreachable:
                self._sleep(seconds)
        return self._inner.ask(path, body, token)


def rest(refusal: Refusal) -> None:
    """Let the time pass that the hub asks for."""
    time.sleep(refusal.retry_after)


@contextmanager
def talking(store: Store, wait: Callable[[Refusal], None] = rest) -> Iterator[Session]:
    """A session with the hub that keeps the community; `wait` where it was too fast for it.

    Raises Problem sync.not_connected, sync.by_bundles where another device judges.
    """
    known = link.read(store)
    if not (known.judge or known.opening) or store.keys.device is None:
        raise Problem("sync.not_connected")
    if not known.address:
        raise Problem("sync.by_bundles")
    channel = HttpChannel(known.address, known.identity)
    try:
        line = Obliging(channel, wait)
        yield Session(line, store.community, store.device, store.keys.device.sign)
    finally:
        channel.close()
