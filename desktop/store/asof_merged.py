"""Who each record was at the end of a past day, by the merges that stood then."""

import json

from desktop.models.ids import fact_id
from desktop.store.merged import FAR
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS

# Each person with the records that led to him, of `given`, for the queries of a past roster.
LED = "led(person, records) AS MATERIALIZED (SELECT unhex(key), value FROM json_each(?))"
JOINED = " LEFT JOIN led ON led.person = member.id"
_ALIASES = (
    "SELECT a.member, a.canonical, a.gone, coalesce(c.clock, 0) FROM alias a"
    f" LEFT JOIN changeset c ON c.rid = a.born / {POSITIONS}"
)
# What later changes of these records said was before, the newest first.
_LATER = (
    "SELECT h.record, h.field, h.old, coalesce(w.clock, 0) FROM json_each(?) j"
    " JOIN history h ON h.record = unhex(j.value) AND h.tbl = 'alias'"
    f" JOIN changeset c ON c.rid = h.op / {POSITIONS}"
    f" LEFT JOIN changeset w ON w.rid = h.was / {POSITIONS}"
    " WHERE c.clock >= ? ORDER BY c.clock DESC, h.op DESC"
)


def persons(reads: Reads, clock: int) -> dict[bytes, bytes]:
    """Whom each record led to when the day ended with `clock`; none for those that led nowhere."""
    into = _into(reads, clock)
    found = {}
    for record, at in into.items():
        end, steps = at, 1
        while end in into and steps < FAR:
            end, steps = into[end], steps + 1
        if end != record:
            found[record] = end
    return found


def given(reads: Reads, clock: int) -> str:
    """The same as the parameter of LED."""
    records: dict[str, list[str]] = {}
    for record, person in persons(reads, clock).items():
        records.setdefault(person.hex(), []).append(record.hex())
    return json.dumps(records)


def _into(reads: Reads, clock: int) -> dict[bytes, bytes]:
    """The alias of each record as it was then."""
    stated = {
        fact_id("alias", reads.community, row[0]): row for row in reads.rows(_ALIASES) if row[1]
    }
    before: dict[bytes, dict[str, object]] = {}
    listed = json.dumps([record.hex() for record in stated])
    for record, field, old, since in reads.rows(_LATER, (listed, clock)):
        came = field == "" and since >= clock
        before.setdefault(record, {})[field] = None if came else old
    found: dict[bytes, bytes] = {}
    for record, (member, canonical, gone, born) in stated.items():
        was = before.get(record, {})
        stood = was[""] is not None if "" in was else not gone and born < clock
        into = was.get("canonical", canonical)
        if stood and isinstance(into, bytes):
            found[member] = into
    return found
