"""What leaves this device: pending changesets, sealed and signed once and then sent as they are."""

from collections.abc import Iterator

from desktop.models import schema
from desktop.models.op import Op, OpId, PackedOp, decode_body, decode_head, unpack
from desktop.models.sealing import Place, class_number, seal_value, subject_of
from desktop.models.signed import SignedOp, sign_changeset
from desktop.store.community import Store
from desktop.store.database import Connection
from desktop.store.keychest import Keychest

# How many changesets are sealed in one transaction.
_PART = 40


def waiting(store: Store, after: int, most: int) -> list[bytes]:
    """The signed bytes of pending changesets numbered beyond `after`, up to `most` bytes.

    At least one where any waits. What was not sealed yet is sealed now, and kept so that a second
    try sends the same. Raises BrokenSeal where the device has no key to seal with.
    """
    found: list[bytes] = []
    size = 0
    for wire in _sealed(store, after):
        size += len(wire)
        if found and size > most:
            break
        found.append(wire)
    return found


def _sealed(store: Store, after: int) -> Iterator[bytes]:
    while True:
        rows = store.rows(
            "SELECT c.number, c.rid, o.wire FROM changeset c LEFT JOIN outbox o ON o.rid = c.rid"
            " WHERE c.seq IS NULL AND c.refused IS NULL AND c.device = ? AND c.number > ?"
            " ORDER BY c.number LIMIT ?",
            (store.device, after, _PART),
        )
        if not rows:
            return
        if any(wire is None for *_, wire in rows):
            _seal(store, [rid for _, rid, wire in rows if wire is None])
            continue
        yield from (bytes(wire) for *_, wire in rows)
        after = rows[-1][0]


def _seal(store: Store, rids: list[int]) -> None:
    keys = store.keys.device
    if keys is None:
        raise RuntimeError("a store without a device key sends nothing")
    with store.writing() as connection:
        chest = Keychest(connection, store.community)
        for rid in rids:
            wire = sealed(connection, chest, store.community, rid, keys.sign)
            connection.execute("INSERT INTO outbox (rid, wire) VALUES (?, ?)", (rid, wire))


def sealed(
    connection: Connection, chest: Keychest, community: bytes, rid: int, private: bytes
) -> bytes:
    """One changeset of this device as it is sent: its values sealed, signed with `private`."""
    row = connection.execute(
        "SELECT device, number, head, body FROM changeset WHERE rid = ?", (rid,)
    ).fetchone()
    if row is None:
        raise LookupError(f"no changeset {rid}")
    device, number, head, body = bytes(row[0]), row[1], bytes(row[2]), bytes(row[3])
    packed = decode_body(body)
    plain = [unpack(one) if one.values else None for one in packed]
    whose = (_subject(op, community) for op in plain if op)
    carried: set[bytes] = set()
    with chest.many(whose):
        ops = [
            _sealed_op(chest, community, OpId(device, number, position), *one, carried)
            for position, one in enumerate(zip(packed, plain, strict=True))
        ]
    assert decode_head(head).count == len(ops)
    return sign_changeset(private, head, ops)


def _subject(op: Op, community: bytes) -> bytes:
    return subject_of(schema.table(op.table), op.record, op.subject, community)


def _sealed_op(
    chest: Keychest,
    community: bytes,
    at: OpId,
    packed: PackedOp,
    op: Op | None,
    carried: set[bytes],
) -> SignedOp:
    """`op` is None where nothing is sealed; `carried` are data keys that the changeset brings."""
    if op is None:
        return SignedOp(packed.clear)
    table = schema.table(op.table)
    subject = _subject(op, community)
    place = Place(community, subject, op.table, op.record, at)
    values: list[bytes] = []
    wraps: list[bytes] = []
    for name, value in op.sealed.items():
        key, wrap, known = chest.key_for(subject, class_number(table, name))
        values.append(seal_value(key, place, name, value))
        # A snapshot has no keys of who was removed: who comes back brings his own.
        if key.id not in carried and not (known and "" not in op.base):
            carried.add(key.id)
            wraps.append(wrap)
    return SignedOp(packed.clear, (*values, *wraps))
