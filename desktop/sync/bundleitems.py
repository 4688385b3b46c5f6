"""What a bundle says one after another: each array is looked at before anything of it is done.

docs/format-sync.md section 11.
"""

from typing import Any, Final

import msgspec

from desktop.models.signed import BadChangeset, page_statement, read_changeset, verify
from desktop.models.wire import LogPage
from desktop.store.bundlefile import Bundle

# By its first word, what else an array holds.
SHAPES: Final[dict[str, tuple[type, ...]]] = {
    "at": (bytes, int, int),
    "changeset": (bytes,),
    "enrol": (bytes, bytes, bytes, bytes, bytes),
    "renew": (bytes, bytes, bytes, bytes, bytes),
    "judge": (list, list),
    "aside": (bytes, int, str, int, int, bytes),
    "asides": (list,),
    "decide": (bytes, int, bool),
    "closed": (list,),
    "values": (bytes,),
    "valued": (list,),
    "page": (bytes, bytes),
    "verdict": (bytes, int, bytes),
    "join": (dict, bytes, int),
    "chunk": (bytes,),
}


def checked(bundle: Bundle, item: list[Any]) -> str:
    """The array's word. Raises Problem bundle.damaged for one that is not of its shape."""
    kind = item[0] if item else None
    shape = SHAPES.get(kind) if isinstance(kind, str) else None
    if shape is None or len(item) != len(shape) + 1:
        raise bundle.damaged()
    if not all(isinstance(part, one) for part, one in zip(item[1:], shape, strict=True)):
        raise bundle.damaged()
    if kind == "changeset":
        try:
            read_changeset(item[1])
        except BadChangeset as error:
            raise bundle.damaged() from error
    return str(kind)


def page(bundle: Bundle, identity: bytes, item: list[Any]) -> LogPage:
    """A page of the judge whose key this is. Raises Problem bundle.damaged where it is not his."""
    body, signature = item[1:]
    if not verify(identity, page_statement(bundle.head.community, body), signature):
        raise bundle.damaged()
    try:
        return msgspec.msgpack.decode(body, type=LogPage)
    except msgspec.DecodeError as error:
        raise bundle.damaged() from error
