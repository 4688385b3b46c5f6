"""Everything that the file keeps of one person, table by table, as a document in plain words."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from desktop.models import schema
from desktop.models.op import Value
from desktop.models.schema import Field, Table
from desktop.store.merged import MERGED
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

# Where members stand under another name than `member`.
_NAMED = {
    "relation": ("one", "other"),
    "member": ("id",),
    "alias": ("member", "canonical"),
    "cooperation": ("one", "other"),
    "referral": ("inviter", "invitee"),
    "proposal": ("proposer",),
    "content_item": ("owner", "backup"),
}
# Keys and marks for programs, of no use to a person.
_LEFT = frozenset({"phone_ix", "row_key", "value_ix", "evidence_key"})


def document(reads: Reads, member: bytes) -> dict[str, Any]:
    """His profile, and of every table that names members the rows about him, as JSON values.

    Times are ISO 8601 in UTC, other people and records their ids. Records merged into his are his.
    """
    found: dict[str, Any] = {"member": _profile(reads, member)}
    for table in schema.TABLES:
        names = _NAMED.get(table.name) or (("member",) if _names_member(table) else ())
        if names:
            rows = _rows(reads, table, names, member)
            found[table.name if table.name != "member" else "profiles"] = rows
    found["custom"] = [
        {"field": name, "value": value}
        for name, value in reads.rows(
            f"{MERGED} SELECT f.name, x.value FROM member_x x JOIN custom_field f ON f.id = x.field"
            " WHERE x.member IN one AND x.value IS NOT NULL ORDER BY f.position, f.id",
            (member,),
        )
    ]
    return found


def of_applicant(reads: Reads, application: bytes) -> dict[str, Any]:
    """What is kept of somebody who only asked to come in; JSON values as in `document`."""
    given = (application,)
    found: dict[str, Any] = {}
    for name, column in (("application", "id"), ("approval", "application")):
        table = schema.table(name)
        fields = [one for one in table.fields if one.name not in _LEFT]
        found[name] = _listed(reads, table, fields, f't."{column}" = ?', given)
    table = schema.table("audit")
    found["audit"] = _listed(reads, table, table.fields, "t.application = ?", given)
    return found


# What goes with a person who is erased: nothing else needs to know that it was there.
_HIS = {
    "identity": ("member",),
    "offer": ("member",),
    "child": ("member",),
    "affiliation": ("member",),
    "verification": ("member",),
    "referral": ("inviter", "invitee"),
    "relation": ("one", "other"),
}


# Whose name says where he lived with whom: a household that he was in and nobody else is.
_EMPTIED = (
    " SELECT u.id FROM unit u WHERE u.kind = 'household' AND EXISTS"
    " (SELECT 1 FROM affiliation a WHERE a.unit = u.id AND a.member IN one)"
    " AND NOT EXISTS (SELECT 1 FROM affiliation a WHERE a.unit = u.id AND a.gone = 0"
    " AND a.member NOT IN one) AND NOT EXISTS (SELECT 1 FROM child c WHERE c.unit = u.id"
    " AND c.gone = 0 AND c.member NOT IN one) ORDER BY u.id"
)


def emptied(reads: Reads, member: bytes) -> list[bytes]:
    """The households that nobody is in once he is erased: their names go with him."""
    return [bytes(row[0]) for row in reads.rows(f"{MERGED}{_EMPTIED}", (member,))]


def leave(reads: Reads, rec: Recorder, member: bytes) -> None:
    """Take out what stands about a person and those merged into him, before he is erased."""
    for name, fields in _HIS.items():
        table = schema.table(name)
        listed = ", ".join(f't."{one}"' for one in table.key or ("id",))
        where = " OR ".join(f't."{one}" IN one' for one in fields)
        found = reads.rows(
            f"{MERGED} SELECT {listed} FROM {name} t WHERE t.gone = 0 AND ({where})", (member,)
        )
        for row in found:
            if table.key:
                rec.delete(name, **dict(zip(table.key, row, strict=True)))
            else:
                rec.delete(name, bytes(row[0]))
    _unsay(reads, rec, member)


def _unsay(reads: Reads, rec: Recorder, member: bytes) -> None:
    """What was noted of his doing something with another, and by which phone he applied.

    That it was, its value, and the source he came from stay.
    """
    for (record,) in reads.rows(
        f"{MERGED} SELECT id FROM cooperation WHERE gone = 0 AND note IS NOT NULL"
        " AND other IN one ORDER BY id",
        (member,),
    ):
        rec.put("cooperation", record, {"note": None})
    for (record,) in reads.rows(
        f"{MERGED} SELECT id FROM application WHERE gone = 0 AND phone_ix IS NOT NULL"
        " AND member IN one ORDER BY id",
        (member,),
    ):
        rec.put("application", record, {"phone_ix": None})


def _names_member(table: Table) -> bool:
    return any(one.name == "member" for one in table.fields)


def _profile(reads: Reads, member: bytes) -> dict[str, Any]:
    row = reads.one(
        "SELECT coalesce(name, nickname, ''), coalesce(number, ''), points FROM member"
        " WHERE id = ?",
        (member,),
    )
    name, number, points = row or ("", "", 0)
    return {"id": member.hex(), "name": name, "number": number, "points": points}


def _rows(
    reads: Reads, table: Table, names: tuple[str, ...], member: bytes
) -> list[dict[str, Any]]:
    fields = [one for one in table.fields if one.name not in _LEFT]
    where = " OR ".join(f't."{name}" IN one' for name in names)
    # The profile of a record that was merged into his says more of him, and comes back when parted.
    stands = table.name != "member"
    return _listed(reads, table, fields, where, (member,), MERGED, stands=stands)


def _listed(
    reads: Reads,
    table: Table,
    fields: Sequence[Field],
    where: str,
    given: tuple[Value, ...],
    begins: str = "",
    *,
    stands: bool = True,
) -> list[dict[str, Any]]:
    listed = ", ".join(f't."{one.name}"' for one in fields)
    only = "t.gone = 0 AND " if stands else ""
    rows = reads.rows(f"{begins} SELECT {listed} FROM {table.name} t WHERE {only}({where})", given)
    return [
        {
            one.name: _plain(one.kind, value)
            for one, value in zip(fields, row, strict=True)
            if value is not None
        }
        for row in rows
    ]


def _plain(kind: str, value: Any) -> Any:
    if kind == "time" and isinstance(value, int):
        return datetime.fromtimestamp(value / 1000, UTC).isoformat(timespec="seconds")
    if kind == "bool":
        return bool(value)
    return value.hex() if isinstance(value, bytes) else value
