"""How many ops a push carries, told from its heads alone."""

import msgspec

from desktop.models.op import decode_head
from desktop.models.wire import Push

_decode = msgspec.msgpack.Decoder(Push).decode
_outer = msgspec.msgpack.Decoder(tuple[bytes, msgspec.Raw, bytes]).decode


def ops_in(body: bytes) -> int:
    """The sum of what the heads say; 1 for bytes that are no push, which are refused later."""
    try:
        heads = [decode_head(_outer(data)[0]) for data in _decode(body).changesets]
    except (msgspec.DecodeError, ValueError):
        return 1
    return sum(max(1, head.count) for head in heads) or 1
