"""What a changeset in quarantine is about, as far as its clear parts and this file tell."""

from msgspec import Struct

from desktop.models.op import Op
from desktop.models.signed import BadChangeset, read_changeset
from desktop.store import peeking
from desktop.store.reads import Reads

# So many people are named.
NAMED = 3


class About(Struct, frozen=True):
    """How many ops it has; how many people they are about, the first of them by name ("" for one
    who is not there yet and whom it does not name either); and which fields of members it sets."""

    ops: int = 0
    people: int = 0
    names: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


def about(reads: Reads, data: bytes) -> About:
    """What the changeset behind these bytes is about; nothing where they are none."""
    try:
        found = read_changeset(data)
    except BadChangeset:
        return About()
    ops = [op for op in found.bare if op is not None]
    people = list(dict.fromkeys(one for op in ops if (one := _whom(op))))
    fields = dict.fromkeys(
        name for op in ops if op.table == "member" for name in (*op.clear, *op.sealed)
    )
    known = [(one, _name(reads, one)) for one in people[:NAMED]]
    said = peeking.names(reads, found) if not all(name for _, name in known) else {}
    names = tuple(name or said.get(one, "") for one, name in known)
    return About(len(ops), len(people), names, tuple(fields))


def _whom(op: Op) -> bytes | None:
    """The member whom an op is about."""
    if op.table == "member":
        return op.record
    found = op.clear.get("member", op.subject)
    return found if isinstance(found, bytes) else None


def _name(reads: Reads, member: bytes) -> str:
    row = reads.one("SELECT coalesce(name, nickname, '') FROM member WHERE id = ?", (member,))
    return str(row[0]) if row else ""
