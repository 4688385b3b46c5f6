"""What of a pack's work stands in the community, and whether anybody else has added to it."""

from typing import Final

from desktop.models import schema
from desktop.models.ids import fact_id
from desktop.models.presence import VOIDED
from desktop.store import history, rows
from desktop.store.reads import Reads

KIND: Final = "pack.take_back"
# Facts by which somebody worked with a member who came back with a pack.
_WORKED_ON = ("member_tag", "member_team", "note", "operator", "registration", "number")


def registered(reads: Reads, occurrence: bytes, member: bytes, pack: bytes) -> bool | None:
    """Whether a registration was made by a pack's way back, or only moved up by it.

    None: it has nothing to do with this pack.
    """
    record = fact_id("registration", reads.community, occurrence, member)
    row = rows.find_in(reads, schema.table("registration"), (record,))
    if row is None or row.fields["pack"] != pack:
        return None
    return history.kind_of(reads, row.version("state")) == KIND


def sent_off(reads: Reads, member: bytes) -> bool:
    """Whether a member went since the pack that brought him said so, or taking it was undone."""
    row = rows.find_in(reads, schema.table("member"), (member,))
    return row is not None and row.gone and history.kind_of(reads, row.ver) in (KIND, "undo")


def numbered(reads: Reads, member: bytes) -> bool:
    """Whether a member has a number."""
    return reads.one("SELECT 1 FROM number WHERE member = ? AND gone = 0", (member,)) is not None


def alone(reads: Reads, member: bytes) -> bool:
    """Whether nobody did anything with a member but taking packs back, and nothing of it stands."""
    row = rows.find_in(reads, schema.table("member"), (member,))
    if row is None or row.gone:
        return False
    edited = {row.ver, *row.versions.values()}
    if any(history.kind_of(reads, ref) != KIND for ref in edited):
        return False
    return not (_worked_on(reads, member) or _stands(reads, member))


def _worked_on(reads: Reads, member: bytes) -> bool:
    for table in _WORKED_ON:
        found = reads.rows(f"SELECT born FROM {table} WHERE member = ? AND gone = 0", (member,))
        if any(history.kind_of(reads, int(ref)) != KIND for (ref,) in found):
            return True
    own = reads.one("SELECT 1 FROM member_x WHERE member = ?", (member,))
    return own is not None


def _stands(reads: Reads, member: bytes) -> bool:
    """Whether he was somewhere, did something or has points."""
    return (
        reads.one(
            "SELECT 1 FROM attendance WHERE member = ?1 AND gone = 0"
            f" AND coalesce(state, '') <> '{VOIDED}' UNION ALL"
            " SELECT 1 FROM activity WHERE member = ?1 AND gone = 0"
            f" AND coalesce(state, '') <> '{VOIDED}' UNION ALL"
            " SELECT 1 FROM entry WHERE member = ?1 AND reverses IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = entry.id) LIMIT 1",
            (member,),
        )
        is not None
    )
