"""How many ops a question brings, told from the heads of its changesets alone."""

import msgspec

from desktop.models.op import decode_head
from desktop.models.wire import Push, Relay

# What brings changesets: a device's own, or those that it takes along for others.
_BRINGS: dict[str, msgspec.msgpack.Decoder[Push] | msgspec.msgpack.Decoder[Relay]] = {
    "push": msgspec.msgpack.Decoder(Push),
    "relay": msgspec.msgpack.Decoder(Relay),
}
_outer = msgspec.msgpack.Decoder(tuple[bytes, msgspec.Raw, bytes]).decode


def ops_in(path: str, body: bytes) -> int:
    """The sum of what the heads say; 1 for bytes that are no such question, refused later.

    Ops that are taken along count for the device that asks: it is the one that can wait.
    """
    if path not in _BRINGS:
        return 1
    try:
        heads = [decode_head(_outer(data)[0]) for data in _BRINGS[path].decode(body).changesets]
    except (msgspec.DecodeError, ValueError):
        return 1
    return sum(max(1, head.count) for head in heads) or 1
