"""Who had a tag or stood in a group at the end of a past day, told by history."""

import json
from collections.abc import Sequence

from desktop.models.ids import fact_id
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS

# Filter → table, column of what is linked, and which of them are meant; groups by today's name.
_LINKS = {
    "tag": ("member_tag", "tag", "t.tag IN ({})"),
    "team": ("member_team", "team", "t.team IN (SELECT id FROM team WHERE name IN ({}))"),
}


def condition(
    reads: Reads, field: str, values: Sequence[object], clock: int
) -> tuple[str, tuple[str]]:
    """What one row of `member` must satisfy; the day ends with `clock`."""
    found = json.dumps([one.hex() for one in _holders(reads, field, values, clock)])
    return "member.id IN (SELECT unhex(value) FROM json_each(?))", (found,)


def _holders(reads: Reads, field: str, values: Sequence[object], clock: int) -> list[bytes]:
    table, column, meant = _LINKS[field]
    before = _before(reads, table, clock)
    marks = ", ".join("?" * len(values))
    found = []
    for gone, born, member, linked in reads.rows(
        "SELECT t.gone, (SELECT c.clock FROM changeset c"
        f" WHERE c.rid = t.born / {POSITIONS}), t.member, t.{column}"
        f" FROM {table} t WHERE {meant.format(marks)}",
        tuple(values),
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
