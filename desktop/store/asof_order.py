"""The orders of a past roster, by what was true at the end of its day."""

import json

from desktop.models.ids import fact_id
from desktop.models.ladder import CUSTOMER
from desktop.models.member import MemberQuery, is_key
from desktop.models.problem import Problem
from desktop.store import asof_merged
from desktop.store.asof_words import words_of
from desktop.store.ordered import ORDER
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS

# Those whose older values history tells.
TOLD = ("city", "level", "joined")
# A member's record and those that led to him when the day ended: `led` of asof_merged.
_HIS = "(SELECT member.id UNION ALL SELECT unhex(value) FROM json_each(led.records))"
_POINTS = (
    f"(SELECT coalesce(sum(e.points), 0) FROM entry e WHERE e.member IN {_HIS}"
    " AND e.wallet IS NULL AND e.at < {end})"
)
_SEEN = (
    f"(SELECT max(t.at) FROM attendance t WHERE t.member IN {_HIS} AND t.gone = 0"
    " AND coalesce(t.state, '') <> 'voided' AND t.at < {end})"
)
# Who had ordered when the day ended, himself or by a record that led to him.
_ORDERED = (
    f"member.id IN (SELECT a.member FROM activity a WHERE {ORDER} AND a.at < {{end}}"
    " AND a.member IS NOT NULL UNION SELECT o.person FROM led o, json_each(o.records) j"
    f" JOIN activity a ON a.member = unhex(j.value) AND {ORDER} AND a.at < {{end}})"
)
# Everybody's place by number, as one value.
_RANKED = (
    " LEFT JOIN (SELECT unhex(j.value) id, j.key place FROM json_each(?) j) ranked"
    " ON ranked.id = member.id"
)


def require(reads: Reads, query: MemberQuery) -> None:
    """Raise Problem asof.bad_sort for an order that a past roster does not know."""
    for name, _ in query.sort:
        if is_key(name):
            raise Problem("asof.bad_sort", **words_of(reads, name))


def standing(level: str, end: int) -> str:
    """SQL for where a member stood at the end of a day, whose level then is `level`."""
    return f"coalesce(nullif({level}, ''), iif({_ORDERED.format(end=end)}, '{CUSTOMER}', NULL))"


def led(query: MemberQuery) -> str:
    """The join that an order by what is added up needs: of who led to each member."""
    summed = any(name in ("points", "last_seen") for name, _ in query.sort)
    return asof_merged.JOINED if summed else ""


def by(query: MemberQuery, end: int) -> str:
    """ORDER BY of a past roster; `end` is when its day is over (ms UTC).

    A column of history's is read from `was_<name>`. Empty values stand last.
    """
    falling = bool(query.sort) and query.sort[-1][1]
    columns = {
        "name": "member.pinyin",
        "number": "ranked.place",
        "points": _POINTS.format(end=end),
        "last_seen": _SEEN.format(end=end),
    }
    parts = [
        f"{columns.get(name, f'was_{name}')} {'DESC' if down else 'ASC'} NULLS LAST"
        for name, down in query.sort
    ]
    way = "DESC" if falling else "ASC"
    return ", ".join([*parts, f"member.pinyin {way}", f"member.rid {way}"])


def ranks(reads: Reads, query: MemberQuery, clock: int) -> tuple[str, tuple[str, ...]]:
    """The join that an order by number needs, with its value; nothing for other orders."""
    if not any(name == "number" for name, _ in query.sort):
        return "", ()
    held = numbers(reads, clock)
    order = sorted(held, key=lambda member: held[member])
    return _RANKED, (json.dumps([one.hex() for one in order]),)


def numbers(reads: Reads, clock: int) -> dict[bytes, tuple[str, int]]:
    """Scheme and value of the number each member had when the day ended with `clock`."""
    before: dict[bytes, dict[str, object]] = {}
    for record, field, old, since in reads.rows(
        "SELECT h.record, h.field, h.old, w.clock FROM changeset c JOIN history h"
        f" ON h.op >= c.rid * {POSITIONS} AND h.op < (c.rid + 1) * {POSITIONS}"
        f" LEFT JOIN changeset w ON w.rid = h.was / {POSITIONS}"
        " WHERE c.clock >= ? AND h.tbl = 'number' ORDER BY c.clock DESC, h.op DESC",
        (clock,),
    ):
        came = field == "" and (since or 0) >= clock
        before.setdefault(record, {})[field] = None if came else old
    best: dict[bytes, tuple[int, int, str]] = {}
    for gone, born, member, scheme, value, stated in reads.rows(
        f"SELECT t.gone, (SELECT c.clock FROM changeset c WHERE c.rid = t.born / {POSITIONS}),"
        " t.member, t.scheme, t.value, t.stated FROM number t"
    ):
        was = before.get(fact_id("number", reads.community, scheme, value), {}) if before else {}
        stood = was[""] is not None if "" in was else not gone and (born or 0) < clock
        if stood:
            whom = was.get("member", member)
            rank = (int(str(was.get("stated", stated) or 0)), -value, scheme)
            if isinstance(whom, bytes):
                best[whom] = max(best.get(whom, rank), rank)
    return {member: (scheme, -less) for member, (_, less, scheme) in best.items()}
