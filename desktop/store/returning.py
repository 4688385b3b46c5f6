"""Bringing back somebody who left: his row still holds what was said of him."""

from desktop.models import schema
from desktop.models.schema import CUSTOM
from desktop.store import rows
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder


def bring_back(reads: Reads, rec: Recorder, member: bytes) -> bool:
    """State all fields of a member who was taken out again; False where he is there."""
    table = schema.table("member")
    row = rows.find_in(reads, table, (member,))
    if row is None or not row.gone:
        return False
    custom = reads.rows(
        "SELECT field, value FROM member_x WHERE member = ? AND value IS NOT NULL", (member,)
    )
    fields = dict(row.fields) | {CUSTOM + field.hex(): value for field, value in custom}
    rec.put("member", member, fields)
    return True
