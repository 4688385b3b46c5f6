"""Making a person unreadable at the hub: his data keys and every value sealed with them."""

from collections.abc import Iterator
from contextlib import suppress

import msgspec
from msgspec.msgpack import Ext

from desktop.models import schema
from desktop.models.ids import ID_BYTES
from desktop.models.judging import Judged
from desktop.models.op import Kind, Op, unpack_clear
from desktop.models.sealing import read_wrap, subject_of
from desktop.models.signed import SignedChangeset, read_changeset, without
from hub.held import Held

_PAGE = 200
_TABLES = frozenset(table.name for table in schema.TABLES)


def ops_of(found: SignedChangeset) -> Iterator[Op]:
    """A changeset's ops on tables that there are, without values; what is no op is left out."""
    for one in found.ops:
        with suppress(msgspec.DecodeError, ValueError):
            op = Op(-1, "", b"") if isinstance(one, Ext) else unpack_clear(one.clear)
            if op.table in _TABLES and len(op.record) == ID_BYTES:
                yield op


def follow(held: Held, judged: Judged) -> None:
    """Destroy what an accepted erase takes away: the subject's, and all his aliases'."""
    for op, _ in judged.ops:
        if op.kind == Kind.ERASE:
            subjects = _family(held, op.record)
            held.write()
            for subject in subjects:
                _erase(held, subject)
    _again(held, judged)


def _family(held: Held, member: bytes) -> list[bytes]:
    """The member with every record merged into him, and the import rows settled as him."""
    found = [member]
    for one in found:
        merged = [bytes(row.clear["member"]) for row in held.where("alias", "canonical", one)]
        settled = [row.record for row in held.where("suspect", "member", one)]
        found += [record for record in merged + settled if record not in found]
    return found


def _again(held: Held, judged: Judged) -> None:
    """Who is erased already stays so: what a device says of him that had not heard of it."""
    keys = {
        value[1:17]: subject_of(schema.table(op.table), op.record, op.subject, held.community)
        for op, _ in judged.ops
        for value in op.sealed.values()
        if isinstance(value, bytes)
    }
    keys |= {one.data_key: one.subject for one in map(read_wrap, judged.wraps)}
    if not keys:
        return
    gone = _erased(held, set(keys.values()))
    if not gone:
        return
    named = frozenset(key for key, subject in keys.items() if subject in gone)
    assert held.head is not None
    found = held.session.rows(
        "SELECT changeset FROM log WHERE community = ? AND seq = ?",
        (held.community, held.head.seq),
    )
    held.session.run(
        "UPDATE log SET changeset = ? WHERE community = ? AND seq = ?",
        (_stripped(bytes(found[0][0]), named), held.community, held.head.seq),
    )
    for subject in gone:
        held.session.run(
            "DELETE FROM wrap WHERE community = ? AND subject = ?", (held.community, subject)
        )
    for table, record in judged.rows:
        held.forget_sealed(table, record, named)


def _erased(held: Held, subjects: set[bytes]) -> set[bytes]:
    """Those of the subjects that are erased."""
    if not subjects:
        return set()
    marks = ", ".join("?" * len(subjects))
    found = held.session.rows(
        f"SELECT subject FROM erased WHERE community = ? AND subject IN ({marks})",
        (held.community, *subjects),
    )
    return {bytes(row[0]) for row in found}


def _erase(held: Held, subject: bytes) -> None:
    found = held.session.rows(
        "SELECT data_key FROM wrap WHERE community = ? AND subject = ?",
        (held.community, subject),
    )
    keys = frozenset(bytes(row[0]) for row in found)
    held.session.run(
        "DELETE FROM wrap WHERE community = ? AND subject = ?", (held.community, subject)
    )
    assert held.head is not None
    held.session.run(
        "INSERT INTO erased (community, subject, seq) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (held.community, subject, held.head.seq),
    )
    if keys:
        _strip_log(held, keys)
        _strip_quarantine(held, keys)
        _strip_state(held, keys)


def _stripped(data: bytes, keys: frozenset[bytes]) -> bytes | None:
    """The changeset without what these keys sealed; None where it has nothing of it."""
    if not any(key in data for key in keys):
        return None
    return without(read_changeset(data), keys)


def _strip_log(held: Held, keys: frozenset[bytes]) -> None:
    after = 0
    while page := held.session.rows(
        "SELECT seq, changeset FROM log WHERE community = ? AND seq > ? ORDER BY seq LIMIT ?",
        (held.community, after, _PAGE),
    ):
        after = page[-1][0]
        changed = [
            (new, held.community, seq) for seq, data in page if (new := _stripped(data, keys))
        ]
        held.session.many("UPDATE log SET changeset = ? WHERE community = ? AND seq = ?", changed)


def _strip_quarantine(held: Held, keys: frozenset[bytes]) -> None:
    page = held.session.rows(
        "SELECT device, number, changeset FROM quarantine WHERE community = ?", (held.community,)
    )
    held.session.many(
        "UPDATE quarantine SET changeset = ? WHERE community = ? AND device = ? AND number = ?",
        [
            (new, held.community, device, number)
            for device, number, data in page
            if (new := _stripped(data, keys))
        ],
    )


def _strip_state(held: Held, keys: frozenset[bytes]) -> None:
    """Drop every sealed value of these keys, in pages by table and record."""
    after: tuple[str, bytes] = ("", b"")
    while page := held.session.rows(
        "SELECT tbl, record, sealed FROM state WHERE community = ? AND (tbl, record) > (?, ?)"
        " ORDER BY tbl, record LIMIT ?",
        (held.community, *after, _PAGE),
    ):
        after = (page[-1][0], bytes(page[-1][1]))
        for table, record, sealed in page:
            if any(key in bytes(sealed) for key in keys):
                held.forget_sealed(table, bytes(record), keys)
    held.write()
