"""Members with one phone: found by its index, merged one into another."""

from itertools import groupby

from desktop.models import schema
from desktop.models.activity import VOIDED
from desktop.models.duplicate import Duplicate
from desktop.models.schema import CUSTOM
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

# What a merge fills in where the record that stays says nothing; the phone is the same.
_OWN = frozenset({"phone", "phone_ix", "tail", "row_key"})
_FILLED = tuple(one.name for one in schema.table("member").fields if one.name not in _OWN)


def count(reads: Reads) -> int:
    """How many phones more than one member has."""
    row = reads.one(
        "SELECT count(*) FROM (SELECT 1 FROM member WHERE phone_ix IS NOT NULL AND gone = 0"
        " GROUP BY phone_ix HAVING count(*) > 1)"
    )
    return int(row[0]) if row else 0


def duplicates(reads: Reads, limit: int = 200, offset: int = 0) -> list[Duplicate]:
    """Members who share a phone, the oldest pair first; at most `limit` groups."""
    found = reads.rows(
        "SELECT m.phone_ix, m.id, coalesce(m.name, m.nickname, ''), coalesce(m.number, ''),"
        " m.folded FROM (SELECT phone_ix, min(rid) first FROM member"
        " WHERE phone_ix IS NOT NULL AND gone = 0 GROUP BY phone_ix HAVING count(*) > 1"
        " ORDER BY first LIMIT ? OFFSET ?) d JOIN member m ON m.phone_ix = d.phone_ix"
        " AND m.gone = 0 ORDER BY d.first, m.id",
        (limit, offset),
    )
    return [_duplicate(list(rows)) for _, rows in groupby(found, key=lambda row: row[0])]


def _duplicate(rows: list[tuple[bytes, bytes, str, str, str]]) -> Duplicate:
    called: dict[str, list[bytes]] = {}
    for _, member, _, _, folded in rows:
        if folded:
            called.setdefault(folded, []).append(bytes(member))
    twins = tuple(tuple(ids) for ids in called.values() if len(ids) > 1)
    return Duplicate(tuple((bytes(m), name, number) for _, m, name, number, _ in rows), twins)


def merge(reads: Reads, rec: Recorder, keep: bytes, other: bytes, *, points: bool) -> None:
    """Let `other` lead to `keep` from now on: his record goes, what it alone said comes along.

    Of two facts that say the same the later is void. `points`: whether a balance that both brought
    from one list is counted once.
    """
    _fill(reads, rec, keep, other)
    _links(reads, rec, keep, other)
    _void(reads, rec, keep, other)
    if points:
        _openings(reads, rec, keep, other)
    for (alias,) in reads.rows(
        "SELECT member FROM alias WHERE canonical = ? AND gone = 0 ORDER BY member", (other,)
    ):
        rec.put("alias", None, {"member": alias, "canonical": keep})
    rec.put("alias", None, {"member": other, "canonical": keep})
    rec.delete("member", other)


def _fill(reads: Reads, rec: Recorder, keep: bytes, other: bytes) -> None:
    listed = ", ".join(f'"{name}"' for name in _FILLED)
    sql = f"SELECT {listed} FROM member WHERE id = ?"
    stands, says = reads.one(sql, (keep,)), reads.one(sql, (other,))
    if stands is None or says is None:
        return
    fields: dict[str, object] = {
        name: new
        for name, old, new in zip(_FILLED, stands, says, strict=True)
        if old is None and new is not None
    }
    fields |= {
        CUSTOM + bytes(field).hex(): text
        for field, text in reads.rows(
            "SELECT field, value FROM member_x o WHERE member = ?1 AND value IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM member_x k WHERE k.member = ?2"
            " AND k.field = o.field AND k.value IS NOT NULL) ORDER BY field",
            (other, keep),
        )
    }
    if fields:
        rec.put("member", keep, fields)


def _links(reads: Reads, rec: Recorder, keep: bytes, other: bytes) -> None:
    for table, name in (("member_tag", "tag"), ("member_team", "team")):
        for (value,) in reads.rows(
            f"SELECT {name} FROM {table} WHERE member = ? AND gone = 0 ORDER BY {name}", (other,)
        ):
            rec.put(table, None, {"member": keep, name: value})


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
        " AND k.kind = 'opening' AND k.points = o.points) ORDER BY o.id",
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
