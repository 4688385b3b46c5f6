"""How the client's machines reach a hub: one question, one answer."""

from collections.abc import Callable
from typing import Protocol, TypeVar

import msgspec

Answer = TypeVar("Answer")


class Unreachable(Exception):
    """No answer came; whether the question arrived is not known. Asking again is harmless."""


class Refusal(Exception):
    """The hub said no: `code` of models/sentences/sync.py, seconds until it may be asked again."""

    def __init__(self, code: str, retry_after: int = 0, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.retry_after = retry_after
        self.detail = detail


class Channel(Protocol):
    """A way to one hub. `ask` raises Unreachable or Refusal."""

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        """The answer's bytes."""
        ...


class Obliging:
    """A Channel that comes back when a hub that it was too fast for says so; `wait` lets the time
    pass and tells who looks."""

    def __init__(self, inner: Channel, wait: Callable[[Refusal], None]) -> None:
        self._inner, self._wait = inner, wait

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        """The answer's bytes. Raises Unreachable, and Refusal for any other reason."""
        while True:
            try:
                return self._inner.ask(path, body, token)
            except Refusal as refusal:
                if refusal.code != "sync.too_fast":
                    raise
                self._wait(refusal)


def ask(
    channel: Channel, path: str, question: msgspec.Struct, shape: type[Answer], token: bytes = b""
) -> Answer:
    """Ask and read the answer. Raises Unreachable, also for an answer that is none; Refusal."""
    data = channel.ask(path, msgspec.msgpack.encode(question), token)
    try:
        return msgspec.msgpack.decode(data, type=shape)
    except msgspec.DecodeError as error:
        raise Unreachable("answer") from error
