"""The tray of syncing: what waits for the judge, what came back, and cards to look at."""

from typing import Any

import msgspec

from desktop.models import schema
from desktop.models.clock import milliseconds
from desktop.models.op import decode_head
from desktop.models.refusal import CAPPED, SUPERSEDED
from desktop.models.sealing import READ_BY
from desktop.models.tray import Card, Counts, Held, Returned, Side, Waiting
from desktop.store import numbers, roles
from desktop.store.database import Connection
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS

# Lines that a screen shows at most.
LIMIT = 200

_COUNTS = (
    "SELECT (SELECT count(DISTINCT action) FROM changeset WHERE seq IS NULL AND refused IS NULL),"
    " (SELECT count(*) FROM card WHERE settled = 0),"
    " (SELECT count(DISTINCT c.action) FROM verdict v {joined} WHERE v.seen = 0)"
)
# A verdict holds while its changeset does not stand: the owner may have taken it in since. Some say
# of one that stands that it counts for less.
_LESS = ", ".join(f"'{one}'" for one in (SUPERSEDED, CAPPED))
_JOINED = (
    "JOIN changeset c ON c.device = ? AND c.number = v.number"
    f" AND (c.refused IS NOT NULL OR v.verdict IN ({_LESS}))"
)


def counts(reads: Reads) -> Counts:
    """How much lies in the tray."""
    row = reads.one(_COUNTS.format(joined=_JOINED), (reads.device,))
    if row is None:
        return Counts()
    return Counts(row[0], row[1], row[2], numbers.unnumbered(reads))


_ASIDE = "aside"


def keep_aside(connection: Connection, total: int) -> None:
    """Remember how many changesets wait for the owner, as the hub said."""
    connection.execute(
        "INSERT INTO state (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_ASIDE, total),
    )


def aside(reads: Reads) -> int:
    """How many changesets wait for the owner: as the hub said last, or here where this device
    judges."""
    row = reads.one(
        "SELECT CASE WHEN coalesce((SELECT value FROM state WHERE name = 'judge'), x'') = x''"
        " THEN (SELECT count(*) FROM set_aside WHERE done = 0)"
        " ELSE coalesce((SELECT value FROM state WHERE name = ?), 0) END",
        (_ASIDE,),
    )
    return int(row[0]) if row else 0


def waiting(reads: Reads, limit: int = LIMIT) -> list[Waiting]:
    """Own actions that the judge has not decided wholly, oldest first."""
    found = reads.rows(
        "SELECT a.id, a.kind, coalesce(o.name, ''), a.at, a.count, c.head"
        " FROM changeset c JOIN action a ON a.id = c.action"
        " LEFT JOIN operator o ON o.id = a.operator"
        " WHERE c.seq IS NULL AND c.refused IS NULL ORDER BY c.rid"
    )
    lines: dict[bytes, Waiting] = {}
    for action, kind, operator, at, count, head in found:
        known = lines.get(action)
        left = decode_head(head).count + (known.left if known else 0)
        lines[action] = Waiting(action, kind, operator, at, count, left)
    return list(lines.values())[:limit]


def returned(reads: Reads, limit: int = LIMIT) -> list[Returned]:
    """Own actions that do not stand, in whole or in part, and were not put aside; newest first.

    Among them those that stand and count for less than they said.
    """
    found = reads.rows(
        "SELECT a.id, v.reason, v.verdict, a.kind, v.at, a.count, c.head, c.rid"
        f" FROM verdict v {_JOINED} JOIN action a ON a.id = c.action"
        # What the owner decided since takes the place of why it was not taken in at once.
        " WHERE v.seen = 0 AND NOT (c.refused IS NOT NULL AND EXISTS"
        " (SELECT 1 FROM verdict w WHERE w.number = v.number AND w.ruled > v.ruled))"
        " ORDER BY v.ruled DESC",
        (reads.device,),
    )
    lines: dict[tuple[bytes, str, str], Returned] = {}
    for action, reason, verdict, kind, at, count, head, rid in found:
        known = lines.get((action, reason, verdict))
        back, less = (known.back, known.less) if known else (0, 0)
        if verdict == CAPPED:
            less += _clipped(reads, rid)
        elif verdict != SUPERSEDED:
            back += decode_head(head).count
        one = Returned(action, kind, at, count, back, verdict, reason, less)
        lines[action, reason, verdict] = one
    return list(lines.values())[:limit]


def _clipped(reads: Reads, rid: int) -> int:
    """How many points the judge took off the awards of a changeset."""
    row = reads.one(
        "SELECT coalesce(-sum(k.points), 0) FROM entry e JOIN entry k ON k.kind = 'clip'"
        " AND k.evidence_key = lower(hex(e.id)) WHERE e.kind = 'award' AND e.id IN"
        " (SELECT unhex(evidence_key) FROM entry WHERE kind = 'clip')"
        f" AND e.born / {POSITIONS} = ?",
        (rid,),
    )
    return int(row[0]) if row else 0


def verdicts(reads: Reads, action: bytes, *, against: bool = False) -> list[tuple[int, bytes]]:
    """Of an own action the verdicts that were not put aside: (its number among them, the ops).

    With `against` only of what does not stand.
    """
    only = " AND c.refused IS NOT NULL" if against else ""
    found = reads.rows(
        f"SELECT v.ruled, c.body FROM verdict v {_JOINED}"
        f" WHERE v.seen = 0 AND c.action = ?{only} ORDER BY c.number",
        (reads.device, action),
    )
    return [(ruled, bytes(body)) for ruled, body in found]


def see(connection: Connection, ruled: list[int]) -> None:
    """Put verdicts aside: they are not shown any more on this device."""
    connection.executemany("UPDATE verdict SET seen = 1 WHERE ruled = ?", ((n,) for n in ruled))


def settle(connection: Connection, card: Card) -> None:
    """A card that somebody looked at is not shown any more on this device."""
    connection.execute(
        "UPDATE card SET settled = 1 WHERE op = ? AND record = ? AND field = ?",
        (card.op, card.record, card.field),
    )


def cards(reads: Reads, limit: int = LIMIT, offset: int = 0) -> list[Card]:
    """Fields that two people set without seeing each other, newest first."""
    found = reads.rows(
        "SELECT op, other, won, tbl, record, at, field, stands, lost FROM card"
        " WHERE settled = 0 ORDER BY op DESC, record, field LIMIT ? OFFSET ?",
        (limit, offset),
    )
    return [_card(reads, *row) for row in found]


def _card(reads: Reads, *row: Any) -> Card:
    op, other, won, table, record, at, field, stands, lost = row
    first, second = (op, other) if won else (other, op)
    key = tuple(msgspec.msgpack.decode(at)) if schema.table(table).key else ()
    sides = _side(reads, first, stands), _side(reads, second, lost)
    return Card(op, table, record, key, field, _title(reads, table, key or (record,)), *sides)


def _side(reads: Reads, ref: int, value: object) -> Side:
    row = reads.one(
        "SELECT coalesce(o.name, ''), c.clock, a.operator FROM changeset c"
        " LEFT JOIN action a ON a.id = c.action LEFT JOIN operator o ON o.id = a.operator"
        " WHERE c.rid = ?",
        (ref // POSITIONS,),
    )
    name, clock, operator = row or ("", 0, None)
    return Side(value, name, milliseconds(clock), operator == reads.operator, ref)


def is_noted(reads: Reads, note: bytes) -> bool:
    """Whether somebody wrote this note already."""
    return reads.one("SELECT 1 FROM note WHERE id = ? AND gone = 0", (note,)) is not None


def annotation(reads: Reads, card: Card) -> str:
    """The note of the calendar's record that a card is about."""
    table = schema.table(card.table)
    series = card.key[0] if table.key else card.record
    named = " AND ".join(f"{name} = ?" for name in table.key or ("id",))
    row = reads.one(
        f"SELECT coalesce((SELECT note FROM {table.name} WHERE {named}), note) FROM series"
        " WHERE id = ?",
        (*(card.key or (card.record,)), series),
    )
    return str(row[0] or "") if row else ""


_TITLES = {
    "member": "SELECT coalesce(name, nickname, '') FROM member WHERE id = ?",
    "series": "SELECT coalesce(title, '') FROM series WHERE id = ?",
    "occurrence": "SELECT coalesce(o.title, s.title, '') FROM occurrence o"
    " LEFT JOIN series s ON s.id = o.series WHERE o.series = ? AND o.original = ?",
    "split": "SELECT coalesce(o.title, s.title, '') FROM split o"
    " LEFT JOIN series s ON s.id = o.series WHERE o.series = ? AND o.original = ?",
}


def _title(reads: Reads, table: str, at: tuple[Any, ...]) -> str:
    row = reads.one(_TITLES[table], at) if table in _TITLES else None
    return str(row[0]) if row else ""


def heard(reads: Reads) -> dict[bytes, int]:
    """When each device was last heard of (ms UTC); one that never was is not in it.

    That is when the hub heard it last, as far as it told; at least when its last work reached the
    log. What was done there since may be unsent.
    """
    # What a hub tells is read where devices are shown; the first screen only counts.
    from desktop.store import contacts

    found = reads.rows(
        "SELECT d.id, (SELECT clock FROM changeset WHERE device = d.id AND seq IS NOT NULL"
        " ORDER BY number DESC LIMIT 1) FROM device d WHERE d.gone = 0"
    )
    told = contacts.read(reads)
    worked = {bytes(device): milliseconds(clock or 0) for device, clock in found}
    heard = {device: max(at, told.get(device, 0)) for device, at in worked.items()}
    return {device: at for device, at in heard.items() if at}


def held_by(reads: Reads, operator: bytes) -> Held:
    """What the devices of an operator can read by his roles of today."""
    actor = roles.actor_of(reads, operator, roles.likely_day(reads))
    classes = tuple(cls for cls, cell in READ_BY.items() if actor.anywhere(cell))
    row = reads.one("SELECT count(*) FROM member WHERE gone = 0") if classes else None
    return Held(classes, row[0] if row else 0)
