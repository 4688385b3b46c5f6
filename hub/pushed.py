"""How many ops a question brings, told from the heads of its changesets alone."""

from collections.abc import Callable
from typing import Final

import msgspec

from desktop.models.op import decode_head
from desktop.models.tail import Retell
from desktop.models.wire import Leave, Push, Relay

# What brings changesets without a session: from a device that is shut out, or to a restored hub.
OPENLY: Final = frozenset({"leave", "retell"})
_push = msgspec.msgpack.Decoder(Push).decode
_relay = msgspec.msgpack.Decoder(Relay).decode
_leave = msgspec.msgpack.Decoder(Leave).decode
_retell = msgspec.msgpack.Decoder(Retell).decode
# What brings changesets: a device's own, or those that it takes along for others.
_BRINGS: dict[str, Callable[[bytes], list[bytes]]] = {
    "push": lambda body: _push(body).changesets,
    "relay": lambda body: _relay(body).changesets,
    "leave": lambda body: _leave(body).changesets,
    "retell": lambda body: _told(_retell(body)),
}
_outer = msgspec.msgpack.Decoder(tuple[bytes, msgspec.Raw, bytes]).decode


def ops_in(path: str, body: bytes) -> int:
    """The sum of what the heads say; 1 for bytes that are no such question, refused later.

    Ops that are taken along count for the device that asks: it is the one that can wait.
    """
    if path not in _BRINGS:
        return 1
    try:
        heads = [decode_head(_outer(data)[0]) for data in _BRINGS[path](body)]
    except (msgspec.DecodeError, ValueError):
        return 1
    return sum(max(1, head.count) for head in heads) or 1


def _told(asked: Retell) -> list[bytes]:
    return [*(one.changeset for page in asked.pages for one in page.entries), *asked.aside]
