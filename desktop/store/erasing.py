"""Making a person unreadable in this file: values, keys, history, words; the ledger stays.

docs/decisions/what-erasing-reaches.md says what goes and what is out of reach.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.msgpack import Ext

from desktop.models import schema
from desktop.models.erasure import became, sealed_for
from desktop.models.op import ERASED, Kind, Op, PackedOp, Value, decode_body, encode_body, unpack
from desktop.models.schema import Table
from desktop.models.sealing import subject_of
from desktop.models.signed import SignedChangeset, read_changeset, without
from desktop.store import derived, rows, tables
from desktop.store.database import Connection, value
from desktop.store.keychest import Keychest
from desktop.store.merged import DOWN

# The kind of action whose ops erase.
KIND: Final = "member.erase"
# Clear fields that say who somebody was, though only to whoever has the index key or the file.
_TELLING: Final = ("phone_ix", "row_key", "value_ix")


def family(connection: Connection, member: bytes) -> list[bytes]:
    """The member, who was merged into him, rows and applications that were he, his operator.

    Of an applicant: he, and whom another laptop may have made of him meanwhile.
    """
    found = connection.execute(
        f"{DOWN} SELECT id FROM one"
        " UNION SELECT s.id FROM suspect s JOIN one ON s.member = one.id"
        " UNION SELECT a.id FROM application a JOIN one ON a.member = one.id"
        " UNION SELECT o.id FROM operator o JOIN one ON o.member = one.id",
        (member,),
    ).fetchall()
    his = [bytes(row[0]) for row in found]
    if connection.execute("SELECT 1 FROM application WHERE id = ?", (member,)).fetchone():
        community = bytes(value(connection, "SELECT id FROM community"))
        his.append(became(community, member))
    return his


def waiting(connection: Connection, community: bytes, member: bytes) -> set[tuple[str, bytes]]:
    """The records about him that pending ops change."""
    subjects = frozenset(family(connection, member))
    found: set[tuple[str, bytes]] = set()
    for _, body, seq, refused in _bodies(connection, subjects):
        if seq is None and refused is None:
            ops = [unpack(one) for one in decode_body(body) if _known(one)]
            found |= {(op.table, op.record) for op in ops if _about(op, community, subjects)}
    return found


def erase(connection: Connection, chest: Keychest, community: bytes, member: bytes) -> int:
    """Destroy his data keys and every personal value of his; how many records he had.

    To be done when no pending op of his is on top of what is confirmed.
    """
    subjects = frozenset(family(connection, member))
    keys = _keys(connection, subjects)
    for trigger in tables.append_only_triggers():
        connection.execute(f"DROP TRIGGER {trigger.split()[2]}")
    for table in schema.TABLES:
        for subject in subjects:
            _rows(connection, table, community, subject)
    for trigger in tables.append_only_triggers():
        connection.execute(trigger)
    _bodies_emptied(connection, community, subjects)
    _wires(connection, community, subjects, keys)
    for subject in subjects:
        connection.execute("DELETE FROM was WHERE record = ?1 OR subject = ?1", (subject,))
        chest.destroy(subject)
        connection.execute("INSERT OR IGNORE INTO erased (subject) VALUES (?)", (subject,))
    return len(subjects)


def _keys(connection: Connection, subjects: Iterable[bytes]) -> frozenset[bytes]:
    found: set[bytes] = set()
    for subject in subjects:
        listed = connection.execute("SELECT id FROM seed WHERE subject = ?", (subject,)).fetchall()
        found |= {bytes(row[0]) for row in listed}
    return frozenset(found)


# -- rows ---------------------------------------------------------------------------------------


def _rows(connection: Connection, table: Table, community: bytes, subject: bytes) -> None:
    """Empty the personal fields of the rows about him, and what history tells of them."""
    sealed = [item.name for item in table.fields if item.cls != "clear"]
    if not sealed:
        return
    for record, at in _about_him(connection, table, community, subject):
        row = rows.find(connection, table, at)
        if row is None:
            continue
        columns = [name for name in rows.columns(table.name) if name not in table.key]
        names = columns if row.gone else sealed
        kept = {name: ref for name, ref in row.versions.items() if name not in names}
        sets = "".join(f', "{name}" = NULL' for name in names)
        connection.execute(
            f"UPDATE {table.name} SET vers = ?{sets} WHERE {rows.where(table.name)}",
            (rows.pack_versions(kept), *at),
        )
        if not row.gone:
            new = {**row.fields, **dict.fromkeys(sealed)}
            derived.after(connection, table, record, row.fields, new)
        _told(connection, table, record)
    if table.name == "member":
        _member(connection, subject)


def _about_him(
    connection: Connection, table: Table, community: bytes, subject: bytes
) -> list[tuple[bytes, tuple[Value, ...]]]:
    """The records of a table that are about him, and the parameters that find each."""
    if not table.subject_field:
        return [] if table.key else [(subject, (subject,))]
    names = table.key or ("id",)
    listed = ", ".join(f'"{name}"' for name in names)
    found = connection.execute(
        f"SELECT {listed} FROM {table.name} WHERE {table.subject_field} = ?", (subject,)
    ).fetchall()
    if not table.key:
        return [(bytes(at[0]), at) for at in found]
    return [
        (rows.record_id(table, dict(zip(names, at, strict=True)), community), at) for at in found
    ]


def _member(connection: Connection, subject: bytes) -> None:
    connection.execute("DELETE FROM member_x WHERE member = ?", (subject,))
    connection.execute(
        "UPDATE member SET folded = '', pinyin = '', initials = '', other_pinyin = '',"
        " other_initials = '' WHERE id = ?",
        (subject,),
    )


def _told(connection: Connection, table: Table, record: bytes) -> None:
    """Empty what history and cards tell of a record's personal fields."""
    clear = [f.name for f in table.fields if f.cls == "clear" and f.name not in _TELLING]
    marks = ", ".join("?" * len(clear))
    connection.execute(
        "UPDATE history SET old = NULL, new = NULL"
        f" WHERE record = ? AND tbl = ? AND field NOT IN ({marks})",
        (record, table.name, *clear),
    )
    connection.execute("DELETE FROM card WHERE record = ?", (record,))


# -- the log ------------------------------------------------------------------------------------


def _bodies(
    connection: Connection, subjects: Iterable[bytes]
) -> Iterator[tuple[int, bytes, int | None, str | None]]:
    """The changesets that name him anywhere: his id stands in the clear part of every op."""
    seen: set[int] = set()
    for subject in subjects:
        found = connection.execute(
            "SELECT rid, body, seq, refused FROM changeset WHERE instr(body, ?) > 0", (subject,)
        ).fetchall()
        for rid, body, seq, refused in found:
            if rid not in seen:
                seen.add(rid)
                yield rid, bytes(body), seq, refused


def _known(packed: PackedOp) -> bool:
    """Whether it is an op at all: one that was withheld has no bytes."""
    return bool(packed.clear)


def _about(op: Op, community: bytes, subjects: frozenset[bytes]) -> bool:
    try:
        table = schema.table(op.table)
    except KeyError:
        return False
    return subject_of(table, op.record, op.subject, community) in subjects


def _bodies_emptied(connection: Connection, community: bytes, subjects: frozenset[bytes]) -> None:
    for rid, body, _, _ in _bodies(connection, subjects):
        ops = [_emptied(one, community, subjects) for one in decode_body(body)]
        connection.execute("UPDATE changeset SET body = ? WHERE rid = ?", (encode_body(ops), rid))
        # What waits is sealed anew, without him.
        connection.execute("DELETE FROM outbox WHERE rid = ?", (rid,))


def unsay(connection: Connection, community: bytes, rid: int) -> None:
    """Empty what a changeset says of people who were erased before it was decided."""
    body = bytes(value(connection, "SELECT body FROM changeset WHERE rid = ?", (rid,)))
    known = connection.execute("SELECT subject FROM erased WHERE instr(?, subject) > 0", (body,))
    subjects = frozenset(bytes(row[0]) for row in known.fetchall())
    if not subjects:
        return
    ops = [_emptied(one, community, subjects) for one in decode_body(body)]
    connection.execute("UPDATE changeset SET body = ? WHERE rid = ?", (encode_body(ops), rid))
    sent = connection.execute("SELECT wire FROM outbox WHERE rid = ?", (rid,)).fetchone()
    if sent:
        kept = heard_late(connection, community, bytes(sent[0]))
        connection.execute("UPDATE outbox SET wire = ? WHERE rid = ?", (kept, rid))


def _emptied(packed: PackedOp, community: bytes, subjects: frozenset[bytes]) -> PackedOp:
    if not packed.values or not _about(unpack(packed), community, subjects):
        return packed
    return PackedOp(packed.clear, [None] * len(packed.values))


def _wires(
    connection: Connection, community: bytes, subjects: frozenset[bytes], keys: frozenset[bytes]
) -> None:
    """Strip what is kept as it came: for want of a key, for others, or as what was judged here."""
    for subject in subjects:
        for table in ("closed", "carried", "tail"):
            # His id stands in the clear part of every op that says something of him.
            for row, wire in connection.execute(
                f"SELECT rowid, wire FROM {table} WHERE instr(wire, ?) > 0", (subject,)
            ).fetchall():
                new = _spoken(bytes(wire), community, subjects, keys)
                if new is not None:
                    connection.execute(f"UPDATE {table} SET wire = ? WHERE rowid = ?", (new, row))
        # A page that the judge signed cannot be changed: he is asked for it again.
        gone = connection.execute("DELETE FROM leaf WHERE instr(body, ?) > 0", (subject,))
        if gone.rowcount > 0:
            connection.execute("UPDATE peer SET due = 1")


def _spoken(
    wire: bytes, community: bytes, subjects: frozenset[bytes], keys: frozenset[bytes]
) -> bytes | None:
    """A changeset without what it says of them; None where it says nothing."""
    found = read_changeset(wire)
    named = {key for subject, key in sealed_for(found, community) if subject in subjects}
    return without(found, keys | named)


def forget_told(connection: Connection, member: bytes) -> None:
    """Empty what an older log told of somebody whom it erases further on."""
    for subject in family(connection, member):
        connection.execute("DELETE FROM was WHERE record = ?1 OR subject = ?1", (subject,))
        connection.execute(
            "UPDATE history SET old = NULL, new = NULL"
            " WHERE field <> '' AND (record = ?1 OR subject = ?1)",
            (subject,),
        )
        connection.execute("INSERT OR IGNORE INTO erased (subject) VALUES (?)", (subject,))


def forget_keys(connection: Connection, chest: Keychest) -> None:
    """Destroy keys that were made for people who are erased, for want of a value to seal."""
    # CROSS keeps the order: few were erased, and a seed there is for every member.
    for (subject,) in connection.execute(
        "SELECT e.subject FROM erased e CROSS JOIN seed s ON s.subject = e.subject"
    ).fetchall():
        chest.destroy(bytes(subject))


def heard_late(connection: Connection, community: bytes, wire: bytes) -> bytes:
    """A changeset as a judge takes it: without what it says of people erased here already."""
    found = read_changeset(wire)
    named = frozenset(
        key
        for subject, key in sealed_for(found, community)
        if connection.execute("SELECT 1 FROM erased WHERE subject = ?", (subject,)).fetchone()
    )
    return without(found, named) or wire


def stripped(found: SignedChangeset) -> bool:
    """Whether somebody was erased from this changeset after it was signed."""
    return any(
        isinstance(part, Ext)
        for one in found.ops
        if not isinstance(one, Ext)
        for part in one.sealed
    )


def erases(op: Op) -> bool:
    """Whether this op erases somebody, or a household."""
    return op.kind == Kind.ERASE and op.table in ERASED
