"""After a promotion without a server: what a snapshot brought closed comes in the next bundle.

docs/format-sync.md section 11.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from desktop.models import schema
from desktop.models.sealing import CLASSES
from desktop.models.wire_snapshot import Rows, Seeds
from desktop.store import newcomer, snapshot, unsealing, wanted, wrapping
from desktop.store.bundlefile import Bundle
from desktop.store.community import Store
from desktop.store.database import Connection
from desktop.store.keychest import CLASS


def joined(connection: Connection, store: Store) -> None:
    """Note which classes came closed with the snapshot of a bundle."""
    newcomer.keep_closed(connection, frozenset(CLASSES.values()) - _held(store), ("", b""))


def _held(store: Store) -> frozenset[int]:
    return frozenset(one.cls for one in wrapping.held(store) if one.use == CLASS)


def asked(store: Store) -> Iterator[tuple[object, ...]]:
    """What a device asks its judge for: classes that it reads now and that came closed."""
    missing = newcomer.closed(store)[0] & _held(store)
    if missing:
        yield ("closed", sorted(missing))


def given(store: Store) -> Iterator[tuple[object, ...]]:
    """The judge's answer to all who asked: the rows of those classes, sealed as in a snapshot."""
    classes = wanted.read(store)
    if not classes:
        return
    names = set(unsealing.tables(classes))
    for place, table in enumerate(schema.TABLES):
        at: snapshot.Cursor | None = snapshot.Cursor(place)
        while table.name in names and at is not None and at.table == place:
            chunk = snapshot.chunk(store, at)
            yield ("values", chunk.data)
            at = chunk.then
    yield ("valued", sorted(classes))


def hear(store: Store, bundle: Bundle, missing: list[Any]) -> None:
    """Note, as the judge, what the author of a bundle misses still."""
    classes = [one for one in missing if one in CLASSES.values()]
    with store.writing() as connection:
        wanted.hear(connection, store, bundle.head.device, classes)


def take(store: Store, bundle: Bundle, kind: str, part: Any) -> int:
    """Read what was closed, where this device can now; how many values that were.

    Raises Problem bundle.damaged.
    """
    closed, held = newcomer.closed(store)[0], _held(store)
    if kind == "valued":
        with store.writing() as connection:
            newcomer.keep_closed(connection, closed - (held & set(part)), ("", b""))
        return 0
    if not closed & held:
        return 0
    try:
        rows, seeds = msgspec.msgpack.decode(part, type=tuple[bytes, bytes])
        found = msgspec.msgpack.decode(rows, type=Rows)
        keys = msgspec.msgpack.decode(seeds, type=Seeds)
    except msgspec.DecodeError as error:
        raise bundle.damaged() from error
    return unsealing.unseal(store, [found], keys)
