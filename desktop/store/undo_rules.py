"""For whose sake a published version of a rule outlives the undo of its publishing."""

from collections.abc import Container

from desktop.models import schema
from desktop.models.op import Value
from desktop.store import rows
from desktop.store.reads import Reads


def holding(reads: Reads, rule: Value, number: Value, own: Container[int]) -> int | None:
    """The newest op that needs it: points it gave, or what was done with a rule that has no other.

    Points that were taken back need it no more. `own` are the ops of the action that is undone.
    """
    given = reads.one(
        "SELECT max(born) FROM entry e WHERE rule = ? AND version = ? AND gone = 0"
        " AND reverses IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)",
        (rule, number),
    )
    if given and given[0] is not None:
        return int(given[0])
    others = "SELECT 1 FROM rule_version WHERE rule = ? AND version <> ? AND gone = 0"
    if reads.one(others, (rule, number)):
        return None
    found = rows.find_in(reads, schema.table("rule"), (rule,))
    done = list(found.versions.values()) if found else []
    for table in ("rule_pause", "closing", "board"):
        row = reads.one(f"SELECT max(born) FROM {table} WHERE rule = ? AND gone = 0", (rule,))
        done += [row[0]] if row and row[0] is not None else []
    return max((ref for ref in done if ref not in own), default=None)
