"""What leaves this device: pending changesets, sealed and signed once and then sent as they are."""

from collections.abc import Iterable, Iterator
from typing import Any

from desktop.models import schema
from desktop.models.op import Op, OpId, PackedOp, decode_body, decode_head, unpack
from desktop.models.sealing import Place, class_number, seal_value, seed_part, subject_of
from desktop.models.signed import SignedOp, sign_changeset
from desktop.models.tail import SIGNATURE_BYTES
from desktop.store import link
from desktop.store.community import Store
from desktop.store.database import Connection
from desktop.store.keychest import Keychest, Ready

# How many changesets are sealed in one transaction at most, and at how many bytes it is full.
_PART = 40
_PART_BYTES = 256 * 1024


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


def first(store: Store) -> int:
    """The number of the first changeset that waits; beyond all where none does."""
    found = store.one(
        "SELECT min(number) FROM changeset WHERE seq IS NULL AND refused IS NULL AND device = ?",
        (store.device,),
    )
    return found[0] if found and found[0] else link.BEYOND


def signed(store: Store, count: int) -> dict[bytes, bytes]:
    """The signed bytes of the first so many changesets that wait, by their signatures."""
    rows = store.rows(
        "SELECT o.wire FROM changeset c JOIN outbox o ON o.rid = c.rid"
        " WHERE c.seq IS NULL AND c.refused IS NULL AND c.device = ? ORDER BY c.number LIMIT ?",
        (store.device, count),
    )
    return {bytes(wire)[-SIGNATURE_BYTES:]: bytes(wire) for (wire,) in rows}


def more(store: Store, after: int) -> bool:
    """Whether a changeset numbered beyond `after` waits."""
    found = store.one(
        "SELECT 1 FROM changeset WHERE seq IS NULL AND refused IS NULL AND device = ?"
        " AND number > ? LIMIT 1",
        (store.device, after),
    )
    return found is not None


def _sealed(store: Store, after: int) -> Iterator[bytes]:
    while True:
        rows = store.rows(
            "SELECT c.number, c.rid, length(c.body), o.wire FROM changeset c"
            " LEFT JOIN outbox o ON o.rid = c.rid"
            " WHERE c.seq IS NULL AND c.refused IS NULL AND c.device = ? AND c.number > ?"
            " ORDER BY c.number LIMIT ?",
            (store.device, after, _PART),
        )
        if not rows:
            return
        if rows[0][3] is None:
            _seal(store, _part(rows))
            continue
        for number, _, _, wire in rows:
            if wire is None:
                break
            yield bytes(wire)
            after = number


def _part(rows: Iterable[tuple[Any, ...]]) -> list[int]:
    """The first of these to be sealed together."""
    found: list[int] = []
    size = 0
    for _, rid, length, wire in rows:
        if wire is None and (not found or size + length <= _PART_BYTES):
            found.append(rid)
            size += length
        elif wire is None:
            break
    return found


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
    sealer = _Sealer(chest, community)
    with chest.many(whose):
        ops = [
            sealer.op(OpId(device, number, position), *one)
            for position, one in enumerate(zip(packed, plain, strict=True))
        ]
    assert decode_head(head).count == len(ops)
    return sign_changeset(private, head, ops)


def _subject(op: Op, community: bytes) -> bytes:
    return subject_of(schema.table(op.table), op.record, op.subject, community)


class _Sealer:
    """Seals the ops of one changeset; a seed is brought once."""

    def __init__(self, chest: Keychest, community: bytes) -> None:
        self._chest = chest
        self._community = community
        self._carried: set[bytes] = set()

    def op(self, at: OpId, packed: PackedOp, op: Op | None) -> SignedOp:
        """`op` is None where nothing is sealed."""
        if op is None:
            return SignedOp(packed.clear)
        table = schema.table(op.table)
        subject = _subject(op, self._community)
        place = Place(self._community, subject, op.table, op.record, at)
        parts: list[bytes] = []
        used: dict[int, Ready] = {}
        for name, value in op.sealed.items():
            cls = class_number(table, name)
            ready = used.get(cls) or used.setdefault(cls, self._chest.key_for(subject, cls))
            parts.append(seal_value(ready.key, place, name, value))
        for ready in used.values():
            # A snapshot has no seeds of who was removed: who comes back brings his own.
            seed = ready.seed
            if seed.id not in self._carried and not (ready.stands and "" not in op.base):
                self._carried.add(seed.id)
                parts.append(seed_part(seed))
        return SignedOp(packed.clear, tuple(parts))
