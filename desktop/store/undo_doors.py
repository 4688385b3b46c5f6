"""What an undo leaves to the check-ins that stand: who was there, and the activity of it."""

from desktop.models.op import Op
from desktop.models.presence import BY_HAND
from desktop.store import rows
from desktop.store.reads import Reads

_TABLES = ("attendance", "activity", "checkin")


class Doors:
    """`touched` are the (occurrence, member) whose attendance is to be mended after the undo."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads
        self.touched: set[tuple[bytes, bytes]] = set()

    def note(self, op: Op, row: rows.Row) -> None:
        """Remember whose coming the op was about."""
        pair = _pair(op, row)
        if pair is not None:
            self.touched.add(pair)

    def follows(self, op: Op, row: rows.Row) -> bool:
        """Whether what the op said follows from check-ins; what a person put right does not."""
        pair = None if op.table == "checkin" else _pair(op, row)
        # Put right once more, only what differs is said: the state is the row's.
        if pair is None or op.fields.get("state", row.fields.get("state")) in BY_HAND:
            return False
        sql = "SELECT 1 FROM checkin WHERE occurrence = ? AND member = ?"
        return self._reads.one(sql, pair) is not None


def is_bare(op: Op) -> bool:
    """Whether the op only made the row of an occurrence under a check-in."""
    return op.table == "occurrence" and set(op.fields) <= {"series", "original"}


def _pair(op: Op, row: rows.Row) -> tuple[bytes, bytes] | None:
    if op.table not in _TABLES:
        return None
    occurrence, member = row.fields["occurrence"], row.fields["member"]
    if isinstance(occurrence, bytes) and isinstance(member, bytes):
        return occurrence, member
    return None
