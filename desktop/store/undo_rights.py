"""What an undo must be allowed to do: what the action itself would need if it were done today."""

from desktop.models.op import Op
from desktop.models.permission import require
from desktop.models.role import require_grant
from desktop.models.schema import Table
from desktop.store import roles, rows
from desktop.store.reads import Reads

# Entries that follow from a rule come and go with their evidence, whoever recorded that.
_FOLLOWING = ("award", "reverse", "expire", "clip")


def ask(reads: Reads, table: Table, op: Op, row: rows.Row) -> None:
    """Raise Problem role.not_allowed or role.may_not_grant for an op the actor may not undo."""
    if table.name == "entry" and op.fields.get("kind") in _FOLLOWING:
        return
    if table.name == "assignment":
        known = {role.id: role for role in roles.role_list(reads)}
        role, scope = row.fields.get("role"), row.fields.get("scope")
        if role in known:
            require_grant(reads.actor, known[role], scope if isinstance(scope, bytes) else None)
            return
    cell = "attendance.write" if _checks_in(table, op, row) else table.write
    if table.name == "role" or not reads.actor.anywhere(cell):
        require(reads.actor, cell)


def _checks_in(table: Table, op: Op, row: rows.Row) -> bool:
    """Whether the op is a part of checking somebody in: its activity, or the bare session."""
    if table.name == "activity":
        # An earlier scan says of it only the time.
        return row.fields.get("occurrence") is not None
    return table.name == "occurrence" and set(op.fields) <= set(table.key)
