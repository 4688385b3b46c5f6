"""Honours and who holds them on a day, whichever of his records it was said of."""

import json
from collections.abc import Sequence
from typing import Any, Final

from msgspec.structs import replace

from desktop.models.honour import WITHDRAWN, Grant, Honour
from desktop.models.problem import Problem
from desktop.store.member_filter import among
from desktop.store.merged import NOW, THEIRS
from desktop.store.reads import Reads

PAGE: Final = 200

_STANDS = f"coalesce(g.state, '') <> '{WITHDRAWN}' AND g.first <= ?1 AND coalesce(g.last, ?1) >= ?1"
_WHO = NOW.format("g.member")
_GRANT = (
    "g.honour, coalesce(h.name, ''), coalesce(h.kind, 'badge'), {who}, coalesce(m.name, ''),"
    f" coalesce(g.first, ''), coalesce(g.last, ''), coalesce(g.state, '') = '{WITHDRAWN}',"
    " g.member, coalesce(o.name, ''), coalesce(g.note, ''), coalesce(g.reason, '')"
)


def listed(reads: Reads) -> list[Honour]:
    """Every honour by name, at most 200, with how many hold it today."""
    found = reads.rows(
        "SELECT h.id, coalesce(h.name, ''), coalesce(h.kind, 'badge'), coalesce(h.term, ''),"
        f" coalesce(h.days, 0), coalesce(h.note, ''), (SELECT count(DISTINCT {_WHO})"
        f" FROM honour_grant g WHERE g.honour = h.id AND g.gone = 0 AND {_STANDS})"
        f" FROM honour h WHERE h.gone = 0 ORDER BY h.name, h.id LIMIT {PAGE}",
        (reads.today().isoformat(),),
    )
    return [Honour(*row) for row in found]


def find(reads: Reads, honour: bytes) -> Honour:
    """One honour. Raises Problem honour.gone."""
    for one in listed(reads):
        if one.id == honour:
            return one
    raise Problem("honour.gone")


def resolve(reads: Reads, word: str) -> Honour:
    """An honour by its id or name. Raises Problem honour.unknown."""
    for one in listed(reads):
        if word.strip() in (one.name, one.id.hex()):
            return one
    raise Problem("honour.unknown", word=word)


def given(reads: Reads, honour: bytes) -> int:
    """How often it was granted, also what lapsed or was taken back."""
    row = reads.one("SELECT count(*) FROM honour_grant WHERE honour = ? AND gone = 0", (honour,))
    return int(row[0]) if row else 0


def grants(reads: Reads, honour: bytes | None = None, offset: int = 0) -> list[Grant]:
    """Who was granted an honour, or any, newest first; at most 200."""
    scope, people = among(reads, _WHO)
    which = "" if honour is None else " AND g.honour = ?"
    found = reads.rows(
        f"SELECT {_GRANT.format(who='m.id')} FROM honour_grant g"
        f" JOIN honour h ON h.id = g.honour AND h.gone = 0"
        f" JOIN member m ON m.id = {_WHO} AND m.gone = 0"
        " LEFT JOIN operator o ON o.id = g.operator"
        f" WHERE g.gone = 0{which} AND {scope}"
        f" ORDER BY g.first DESC, h.name, m.name, g.member LIMIT {PAGE} OFFSET ?",
        (*(() if honour is None else (honour,)), *people, offset),
    )
    return [_seen(reads, row) for row in found]


def count(reads: Reads) -> int:
    """How many grants such a list has."""
    scope, people = among(reads, _WHO)
    row = reads.one(
        "SELECT count(*) FROM honour_grant g JOIN honour h ON h.id = g.honour AND h.gone = 0"
        f" JOIN member m ON m.id = {_WHO} AND m.gone = 0 WHERE g.gone = 0 AND {scope}",
        tuple(people),
    )
    return int(row[0]) if row else 0


def of_members(reads: Reads, some: Sequence[bytes]) -> dict[bytes, list[Grant]]:
    """What each of these members was ever granted, newest first."""
    out: dict[bytes, list[Grant]] = {one: [] for one in some}
    found = reads.rows(
        f"{THEIRS} SELECT {_GRANT.format(who='s.who')} FROM his s"
        " JOIN honour_grant g ON g.member = s.id AND g.gone = 0"
        " JOIN honour h ON h.id = g.honour AND h.gone = 0 JOIN member m ON m.id = s.who"
        " LEFT JOIN operator o ON o.id = g.operator ORDER BY g.first DESC, h.name, g.member",
        (json.dumps([one.hex() for one in some]),),
    )
    for row in found:
        one = _seen(reads, row)
        out[one.member].append(one)
    return out


def held(reads: Reads, some: Sequence[bytes], day: str) -> dict[bytes, list[Grant]]:
    """What each of these members holds on a day: each honour once, the longest grant of it."""
    out: dict[bytes, list[Grant]] = {}
    for member, every in of_members(reads, some).items():
        best: dict[bytes, Grant] = {}
        for one in every:
            if one.standing(day) == "standing":
                best[one.honour] = max(one, best.get(one.honour, one), key=_length)
        out[member] = list(best.values())
    return out


def _length(one: Grant) -> str:
    return one.last or "9999-12-31"


def _seen(reads: Reads, row: tuple[Any, ...]) -> Grant:
    honour, name, kind, who, called, first, last, withdrawn, said, by, note, reason = row
    one = Grant(
        bytes(honour), name, kind, bytes(who), called, first, last, bool(withdrawn), bytes(said),
        by, note, reason,
    )  # fmt: skip
    if reads.actor.allows("member.read.private"):
        return one
    return replace(one, note="", reason="")
