"""The values by which the judge looks records up, besides their ids."""

from collections.abc import Iterable, Mapping
from typing import Any

from desktop.models.judging_known import Row
from hub.engine import Session

Rows = Mapping[tuple[str, bytes], Row | None]
_MANY = 400
# An award by its rule and member.
AWARD = "rule member"


# The lookups that judging needs besides finding a record by its id.
LOOKUPS: dict[str, tuple[str, ...]] = {
    "community": ("recovery_sign",),
    "assignment": ("operator", "role"),
    "member_team": ("member", "team"),
    "chapter": ("prefix",),
    "split": ("series",),
    "rotation_place": ("rotation",),
    "duty": ("rotation",),
    "alias": ("canonical",),
    "operator": ("member",),
    "suspect": ("member",),
    "application": ("member",),
    "approval": ("application",),
    "device": ("operator",),
    "wrapping_key": ("use",),
    "key_share": ("receiver",),
    "lease": ("device",),
    "entry": (AWARD,),
}


def looked_up(row: Row | None, name: str) -> Any:
    """What a row is found by under a name of LOOKUPS."""
    if row is None or name != AWARD:
        return row.clear.get(name) if row else None
    said = row.clear
    rule, member = said.get("rule"), said.get("member")
    if said.get("kind") != "award" or not isinstance(rule, bytes) or not isinstance(member, bytes):
        return None
    return rule + member


def look_key(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def records(
    session: Session, community: bytes, table: str, name: str, values: Iterable[bytes]
) -> set[bytes]:
    """The records that are found by one of these values."""
    found, wanted = set[bytes](), sorted(values)
    for start in range(0, len(wanted), _MANY):
        part = wanted[start : start + _MANY]
        marks = ", ".join("?" * len(part))
        listed = session.rows(
            "SELECT record FROM look WHERE community = ? AND tbl = ? AND field = ?"
            f" AND value IN ({marks})",
            (community, table, name, *part),
        )
        found |= {bytes(one[0]) for one in listed}
    return found


def write(session: Session, community: bytes, before: Rows, after: Rows) -> None:
    """Follow rows that were written, from what they were to what they are."""
    gone, found = [], []
    for (table, record), row in after.items():
        for name in LOOKUPS.get(table, ()):
            was, now = looked_up(before[table, record], name), looked_up(row, name)
            if was is not None:
                gone.append((community, table, name, look_key(was), record))
            if row is not None and not row.gone and now is not None:
                found.append((community, table, name, look_key(now), record))
    session.many(
        "DELETE FROM look WHERE community = ? AND tbl = ? AND field = ? AND value = ?"
        " AND record = ?",
        gone,
    )
    session.many(
        "INSERT INTO look (community, tbl, field, value, record) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        found,
    )
