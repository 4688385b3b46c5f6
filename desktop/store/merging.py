"""Two records of one person: one comes to lead to the other, and they are parted again."""

import json
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet

from desktop.models import schema
from desktop.models.op import Value
from desktop.models.presence import VOIDED
from desktop.models.schema import CUSTOM
from desktop.store import rows
from desktop.store.merged import LEADS, records
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder
from desktop.store.refs import POSITIONS

# What a merge fills in where the record that stays says nothing, or where it is told to; the
# others follow from the phone, or name the row of a file.
_OWN = frozenset({"phone_ix", "tail", "row_key"})
FILLED = tuple(one.name for one in schema.table("member").fields if one.name not in _OWN)
# What each member is linked to.
_LINKS = (("member_tag", "tag"), ("member_team", "team"))
_LED = f"FROM ({LEADS}) a CROSS JOIN member m ON m.id = a.person AND m.gone = 0"
# Links of a record that whom it leads to never had: a merge that saw them handed them on, and what
# was taken off him since is noted as gone.
_UNHEARD = (
    f"SELECT DISTINCT a.person, t.{{1}} {_LED} CROSS JOIN {{0}} t ON t.member = a.member"
    " WHERE t.gone = 0 AND NOT EXISTS"
    " (SELECT 1 FROM {0} k WHERE k.member = a.person AND k.{1} = t.{1}) ORDER BY 1, 2"
)
# Fields of which the same may be so, with by which ops he has each of his own.
_EMPTY = " OR ".join(f'(m."{name}" IS NULL AND o."{name}" IS NOT NULL)' for name in FILLED)
_OWN_VALUES = ", ".join(f'iif(m."{name}" IS NULL, o."{name}", NULL)' for name in FILLED)
_UNSAID = (
    f"SELECT a.person, m.vers, {_OWN_VALUES} {_LED} CROSS JOIN member o ON o.id = a.member"
    f" WHERE {_EMPTY} ORDER BY a.person, a.member"
)


def merge(
    reads: Reads,
    rec: Recorder,
    keep: bytes,
    other: bytes,
    *,
    points: bool,
    take: Collection[str] = (),
) -> None:
    """Let `other` lead to `keep` from now on: his record goes, what it alone said comes along.

    Of two facts that say the same the later is void. `points`: whether a balance that both brought
    from one list is counted once. `take`: the fields in which his value stands.
    """
    _fill(reads, rec, keep, other, take)
    _links(reads, rec, keep, other)
    void_twice(reads, rec, [*records(reads, keep), *records(reads, other)])
    if points:
        _openings(reads, rec, keep, other)
    for (alias,) in reads.rows(
        "SELECT member FROM alias WHERE canonical = ? AND gone = 0 ORDER BY member", (other,)
    ):
        rec.put("alias", None, {"member": alias, "canonical": keep})
    rec.put("alias", None, {"member": other, "canonical": keep})
    rec.delete("member", other)


def merge_of(reads: Reads, other: bytes) -> tuple[bytes, bytes] | None:
    """By which action somebody went into whom; None for who stands by himself."""
    row = reads.one(
        f"SELECT c.action, a.canonical FROM alias a JOIN member m ON m.id = a.member"
        f" JOIN changeset c ON c.rid = m.ver / {POSITIONS}"
        " WHERE a.member = ? AND a.gone = 0 AND m.gone = 1",
        (other,),
    )
    return (bytes(row[0]), bytes(row[1])) if row else None


def merged_into(reads: Reads, member: bytes) -> list[tuple[bytes, str, str]]:
    """Who was merged into a member, by (id, name, number), in the order in which they came."""
    return reads.rows(
        "SELECT m.id, coalesce(m.name, m.nickname, ''), coalesce(m.number, '') FROM alias a"
        " JOIN member m ON m.id = a.member WHERE a.person = ? ORDER BY m.rid",
        (member,),
    )


def _fill(reads: Reads, rec: Recorder, keep: bytes, other: bytes, take: Collection[str]) -> None:
    listed = ", ".join(f'"{name}"' for name in FILLED)
    sql = f"SELECT {listed} FROM member WHERE id = ?"
    stands, says = reads.one(sql, (keep,)), reads.one(sql, (other,))
    if stands is None or says is None:
        return
    fields: dict[str, object] = {
        name: new
        for name, old, new in zip(FILLED, stands, says, strict=True)
        if new is not None and (old is None or name in take)
    }
    fields |= {
        CUSTOM + bytes(field).hex(): text
        for field, text in reads.rows(
            "SELECT field, value FROM member_x o WHERE member = ?1 AND value IS NOT NULL"
            " AND (hex(o.field) IN (SELECT value FROM json_each(?3)) OR NOT EXISTS (SELECT 1"
            " FROM member_x k WHERE k.member = ?2 AND k.field = o.field"
            " AND k.value IS NOT NULL)) ORDER BY field",
            (other, keep, json.dumps([name.removeprefix(CUSTOM).upper() for name in take])),
        )
    }
    if fields:
        rec.put("member", keep, fields)


def _links(reads: Reads, rec: Recorder, keep: bytes, other: bytes) -> None:
    for table, name in _LINKS:
        for (value,) in reads.rows(
            f"SELECT {name} FROM {table} WHERE member = ? AND gone = 0 ORDER BY {name}", (other,)
        ):
            rec.put(table, None, {"member": keep, name: value})


def unheard(reads: Reads) -> list[tuple[str, dict[str, Value]]]:
    """The links (table, fields) of records that were made unheard of their merge.

    They belong to whom the records lead to, of whom nobody has said yet that he has them or not.
    """
    return [
        (table, {"member": bytes(person), name: value})
        for table, name in _LINKS
        for person, value in reads.rows(_UNHEARD.format(table, name))
    ]


def unsaid(reads: Reads) -> dict[bytes, dict[str, Value]]:
    """What the profiles of merged records alone say, by whom they lead to.

    Not what he once said himself, or says and cannot be read here.
    """
    found: dict[bytes, dict[str, Value]] = {}
    for person, vers, *values in reads.rows(_UNSAID):
        said = rows.unpack_versions(vers)
        fields = found.setdefault(bytes(person), {})
        for name, value in zip(FILLED, values, strict=True):
            if value is not None and name not in said:
                fields.setdefault(name, value)
    return {person: fields for person, fields in found.items() if fields}


def void_late(reads: Reads, rec: Recorder, members: AbstractSet[bytes]) -> None:
    """Void what came of these members, unheard of their merge, and stands of them already."""
    families: dict[bytes, list[bytes]] = {}
    for one, now in reads.rows(LEADS):
        families.setdefault(bytes(now), [bytes(now)]).append(bytes(one))
    for family in families.values():
        if not members.isdisjoint(family):
            void_twice(reads, rec, [family[0], *sorted(family[1:])])


def void_twice(reads: Reads, rec: Recorder, family: Sequence[bytes]) -> None:
    """Of two facts that say the same of records of one person, void that of the later record."""
    for at, other in enumerate(family):
        for keep in family[:at]:
            _void(reads, rec, keep, other)


def _void(reads: Reads, rec: Recorder, keep: bytes, other: bytes) -> None:
    for (activity,) in reads.rows(
        "SELECT o.id FROM activity o WHERE o.member = ?1 AND o.gone = 0"
        " AND coalesce(o.state, '') <> ?3 AND EXISTS (SELECT 1 FROM activity k WHERE k.member = ?2"
        " AND k.gone = 0 AND coalesce(k.state, '') <> ?3 AND k.kind IS o.kind"
        " AND k.local IS o.local AND k.amount IS o.amount AND k.text IS o.text"
        " AND k.occurrence IS o.occurrence) ORDER BY o.id",
        (other, keep, VOIDED),
    ):
        rec.put("activity", activity, {"state": VOIDED})
    for (occurrence,) in reads.rows(
        "SELECT o.occurrence FROM attendance o JOIN attendance k ON k.occurrence = o.occurrence"
        " AND k.member = ?2 AND k.gone = 0 AND coalesce(k.state, '') <> ?3"
        " WHERE o.member = ?1 AND o.gone = 0 AND coalesce(o.state, '') <> ?3"
        " ORDER BY o.occurrence",
        (other, keep, VOIDED),
    ):
        rec.put("attendance", None, {"occurrence": occurrence, "member": other, "state": VOIDED})


def _openings(reads: Reads, rec: Recorder, keep: bytes, other: bytes) -> None:
    """A balance brought along twice is taken off once; an undo gives it back."""
    for entry, points, local, zone in reads.rows(
        "SELECT o.id, o.points, o.local, o.zone FROM entry o WHERE o.member = ?1"
        " AND o.kind = 'opening' AND EXISTS (SELECT 1 FROM entry k WHERE k.member = ?2"
        " AND k.kind = 'opening' AND k.points = o.points"
        " AND k.wallet IS o.wallet AND o.wallet IS NULL) ORDER BY o.id",
        (other, keep),
    ):
        fields = {"member": other, "points": -points, "kind": "manual", "at": rec.at}
        rec.entry({**fields, "local": local, "zone": zone}, _free(reads, rec, entry))


def _free(reads: Reads, rec: Recorder, entry: bytes) -> bytes:
    """The id under which an opening is taken off: the same on every device, anew after an undo."""
    times = 0
    while True:
        made = rec.fact("entry", "twin", entry, times)
        if not reads.one("SELECT 1 FROM entry WHERE reverses = ?", (made,)):
            return made
        times += 1
