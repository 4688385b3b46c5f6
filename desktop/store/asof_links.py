"""Who had a tag, a role or a number, or stood in a group when a past day ended."""

import json
from collections.abc import Sequence

from desktop.models import period
from desktop.models.clock import COUNTER_BITS
from desktop.models.ids import fact_id
from desktop.models.numbers import parse_number
from desktop.store import asof_order, placed, roles
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS

_ONE_OF = "member.id IN (SELECT unhex(value) FROM json_each(?))"
# Filter → table, column of what is linked, and which of them are meant; groups as today named.
_LINKS = {
    "tag": ("member_tag", "tag", "t.tag IN (SELECT value FROM json_each(?))"),
    "team": ("member_team", "team", f"t.team IN ({placed.ONES.format('team')})"),
}


def condition(
    reads: Reads, field: str, values: Sequence[object], clock: int
) -> tuple[str, tuple[str]]:
    """What one row of `member` must satisfy; the day ends with `clock`."""
    found = json.dumps([one.hex() for one in _holders(reads, field, values, clock)])
    return _ONE_OF, (found,)


def of_role(reads: Reads, values: Sequence[object], clock: int) -> tuple[str, tuple[str]]:
    """Who held one of these roles on the day that ends with `clock`."""
    day = period.local_text((clock >> COUNTER_BITS) - 1, reads.zone)[:10]
    return role_on(reads, values, day)


def role_on(reads: Reads, values: Sequence[object], day: str) -> tuple[str, tuple[str]]:
    """Who holds one of these roles, by its preset or name, on a day."""
    wanted = {str(one) for one in values}
    meant = {one.id for one in roles.role_list(reads) if wanted & {one.key, *one.words}}
    held = [
        member.hex()
        for member, role, begins, ends in reads.rows(
            "SELECT o.member, t.role, coalesce(t.\"from\", ''), coalesce(t.\"to\", '')"
            " FROM assignment t JOIN operator o ON o.id = t.operator"
            " WHERE o.member IS NOT NULL AND o.gone = 0 AND t.gone = 0"
        )
        if role in meant and begins <= day and (not ends or day <= ends)
    ]
    return _ONE_OF, (json.dumps(held),)


def of_number(reads: Reads, values: Sequence[object], clock: int) -> tuple[str, tuple[str]]:
    """Whose number was one of these when the day ended."""
    known = {parse_number(str(one)) for one in values}
    held = asof_order.numbers(reads, clock)
    return _ONE_OF, (json.dumps([one.hex() for one, number in held.items() if number in known]),)


def _holders(reads: Reads, field: str, values: Sequence[object], clock: int) -> list[bytes]:
    table, column, meant = _LINKS[field]
    before = _before(reads, table, clock)
    found = []
    for gone, born, member, linked in reads.rows(
        "SELECT t.gone, (SELECT c.clock FROM changeset c"
        f" WHERE c.rid = t.born / {POSITIONS}), t.member, t.{column}"
        f" FROM {table} t WHERE {meant}",
        (json.dumps(values, ensure_ascii=False),),
    ):
        record = fact_id(table, reads.community, member, linked)
        stood = before.get(record, not gone and (born or 0) < clock)
        if stood:
            found.append(member)
    return found


def _before(reads: Reads, table: str, clock: int) -> dict[bytes, bool]:
    """Whether each link that changed later stood when the day ended: the first change tells."""
    rows = reads.rows(
        "SELECT h.record, h.old, w.clock FROM changeset c JOIN history h"
        f" ON h.op >= c.rid * {POSITIONS} AND h.op < (c.rid + 1) * {POSITIONS}"
        f" LEFT JOIN changeset w ON w.rid = h.was / {POSITIONS}"
        " WHERE c.clock >= ? AND h.tbl = ? AND h.field = '' ORDER BY c.clock DESC, h.op DESC",
        (clock, table),
    )
    # The newest comes first, so that what is kept in the end is the oldest of them.
    return {record: old is not None and (since or 0) < clock for record, old, since in rows}
