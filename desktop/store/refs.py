"""Local references to ops: one integer a row can carry, and the op id it stands for."""

from desktop.models.op import OpId
from desktop.store.database import Connection

# A changeset has at most 500 ops, so a reference is its local row id and nine bits of position.
POSITIONS = 512


def reference(rid: int, position: int) -> int:
    """The local reference of the op at `position` in the changeset stored under `rid`."""
    return rid * POSITIONS + position


class Refs:
    """Both directions between references and op ids, remembered as they are asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._origin: dict[int, tuple[bytes, int, int]] = {}
        self._rid: dict[tuple[bytes, int], int] = {}

    def learn(self, rid: int, device: bytes, number: int, clock: int) -> None:
        """Remember a changeset that is about to be stored."""
        self._origin[rid] = (device, number, clock)
        self._rid[device, number] = rid

    def forget(self) -> None:
        """Drop everything remembered, after a transaction was rolled back."""
        self._origin.clear()
        self._rid.clear()

    def op_id(self, ref: int) -> OpId:
        """The op id behind a reference."""
        device, number, _ = self._changeset(ref // POSITIONS)
        return OpId(device, number, ref % POSITIONS)

    def standing(self, ref: int) -> tuple[int, bytes]:
        """(clock, device) of the op behind a reference: what decides between unseen values."""
        device, _, clock = self._changeset(ref // POSITIONS)
        return clock, device

    def find(self, op: OpId) -> int | None:
        """The reference of an op, or None when its changeset is not here."""
        known = self._rid.get((op.device, op.number))
        if known is None:
            row = self._connection.execute(
                "SELECT rid FROM changeset WHERE device = ? AND number = ?",
                (op.device, op.number),
            ).fetchone()
            if row is None:
                return None
            known = self._rid[op.device, op.number] = int(row[0])
        return reference(known, op.position)

    def _changeset(self, rid: int) -> tuple[bytes, int, int]:
        known = self._origin.get(rid)
        if known is None:
            row = self._connection.execute(
                "SELECT device, number, clock FROM changeset WHERE rid = ?", (rid,)
            ).fetchone()
            if row is None:
                raise LookupError(f"no changeset {rid}")
            known = self._origin[rid] = (bytes(row[0]), int(row[1]), int(row[2]))
        return known
