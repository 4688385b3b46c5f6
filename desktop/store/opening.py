"""Changesets of others as they come: signatures checked, values opened where this device may."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Protocol

from msgspec import Struct, field
from msgspec.msgpack import Ext
from msgspec.structs import replace

from desktop.models import schema
from desktop.models.op import Head, Op, OpId, PackedOp, Value, unpack_clear
from desktop.models.sealing import (
    SEED_MARK,
    BrokenSeal,
    DataKey,
    Place,
    Seed,
    class_number,
    key_name,
    open_value,
    parts,
    read_seed,
    subject_of,
)
from desktop.models.signed import SignedChangeset, SignedOp
from desktop.store.keychest import Keychest


class Keys(Protocol):
    """What opens values: data keys by their name."""

    def data_key(self, name: bytes, cls: int) -> DataKey | None:
        """The data key of this name and class, or None where this device cannot have it."""
        ...


class Opened(Struct, frozen=True, gc=False):
    """An op in plain words; `unread` are fields that this device has no key for."""

    op: Op
    unread: frozenset[str] = frozenset()

    @property
    def packed(self) -> PackedOp:
        """As the store keeps it; what is unread or erased is empty."""
        return self._packed

    _packed: PackedOp = field(default=PackedOp(b"", []))


def open_ops(chest: Keychest, found: SignedChangeset, community: bytes) -> list[Opened]:
    """Every op of a changeset; seeds in it are learnt first.

    An op that is withheld from this device is left out as an op of an unknown kind.
    """
    chest.learn(seeds(found))
    return read_ops(chest, found, community)


def read_ops(keys: Keys, found: SignedChangeset, community: bytes) -> list[Opened]:
    """The same with these keys; nothing is learnt."""
    head = found.about
    return [_open(keys, one, head, at, community) for at, one in enumerate(found.ops)]


def open_own(
    chest: Keychest, found: SignedChangeset, community: bytes, body: Sequence[PackedOp]
) -> list[Opened]:
    """The same for what this folder said itself: `body` knows what a copy sealed for others.

    What was erased from it stays away. Raises BrokenSeal.
    """
    opened = open_ops(chest, found, community)
    return [_known(one, own) if one.unread else one for one, own in zip(opened, body, strict=True)]


def _known(one: Opened, own: PackedOp) -> Opened:
    names = list(unpack_clear(one.packed.clear).sealed)
    said = dict(zip(names, own.values, strict=True))
    sealed = {name: said[name] if name in one.unread else v for name, v in one.op.sealed.items()}
    packed = PackedOp(one.packed.clear, [sealed.get(name) for name in names])
    return Opened(replace(one.op, sealed=sealed), _packed=packed)


def seeds(found: SignedChangeset) -> Iterator[Seed]:
    """The seeds that a changeset brings. Raises BrokenSeal for what is none: no judge takes it."""
    for one in found.ops:
        if not isinstance(one, Ext):
            for part in one.sealed:
                if isinstance(part, bytes) and part[:1] == SEED_MARK:
                    yield read_seed(part)


def _open(keys: Keys, found: SignedOp | Ext, head: Head, position: int, community: bytes) -> Opened:
    if isinstance(found, Ext):
        return Opened(Op(-1, "", b""))
    bare = unpack_clear(found.clear)
    names = list(bare.sealed)
    values, _ = parts(names, found.sealed)
    table = schema.table(bare.table)
    subject = subject_of(table, bare.record, bare.subject, community)
    at = OpId(head.device, head.number, position)
    place = Place(community, subject, bare.table, bare.record, at)
    plain: dict[str, Value] = {}
    unread: set[str] = set()
    for name, part in zip(names, values, strict=True):
        if not isinstance(part, bytes):
            continue  # erased: nobody has it any more
        plain[name], read = read_value(keys, table, place, name, part)
        if not read:
            unread.add(name)
    op = Op(
        bare.kind, bare.table, bare.record, bare.clear, plain, bare.base, bare.clock, bare.subject
    )
    packed = PackedOp(found.clear, [plain.get(name) for name in names])
    return Opened(op, frozenset(unread), packed)


def read_standing(
    chest: Keychest, table: schema.Table, place: Place, name: str, part: bytes
) -> tuple[Value, bool]:
    """A sealed value of a row that stands, as `read_value`.

    The row may belong to somebody else by now than when the value was said, under his key.
    """
    found = read_value(chest, table, place, name, part)
    if found[1]:
        return found
    try:
        subject = chest.subject(part)
    except BrokenSeal:
        return found
    if subject is None or subject == place.subject:
        return found
    return read_value(chest, table, place._replace(subject=subject), name, part)


def read_value(
    keys: Keys, table: schema.Table, place: Place, name: str, part: bytes
) -> tuple[Value, bool]:
    """A sealed value in plain words, and whether it could be read here.

    What its author sealed wrongly, by mistake or to stop others, is no more to be read than what
    this device has no key for: it stays closed, and everything else goes on.
    """
    try:
        key = keys.data_key(key_name(part), class_number(table, name))
        if key is None:
            return None, False
        found = open_value(key, place, name, part)
    except BrokenSeal:
        return None, False
    fits = bytes if name in _ids(table.name) else str
    return (found, True) if found is None or isinstance(found, fits) else (None, False)


@cache
def _ids(table: str) -> frozenset[str]:
    """The table's fields that hold ids."""
    return frozenset(item.name for item in schema.table(table).fields if item.kind == "id")
