"""Check-ins: each door states its own, so that taking one back leaves what another door saw."""

from typing import NamedTuple

from desktop.models import schema
from desktop.models.award import attendance_activity_id
from desktop.models.op import decode_body, unpack_clear
from desktop.models.presence import THERE, VOIDED
from desktop.models.schema import Table
from desktop.store import history, rows
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

TABLE = "checkin"
_STANDS = f"(gone = 0 AND coalesce(state, '') <> '{VOIDED}')"
_SAID = (b"\xa7checkin", b"\xaaattendance")


class CheckIn(NamedTuple):
    """When (ms UTC) and how a member came in by one door, of which occurrence."""

    at: int
    method: str
    series: bytes
    original: str


class Came(NamedTuple):
    """What is said of a member's attendance or of the activity of it.

    `said_at` (ms UTC) is when `state` was, `by` are the kinds of the actions that said it and `at`.
    """

    state: str
    at: int
    gone: bool
    said_at: int
    by: frozenset[str]


class Known(NamedTuple):
    """The check-ins of a member at an occurrence, the earliest first.

    `standing` are those that nobody took back.
    """

    standing: tuple[CheckIn, ...]
    ever: tuple[CheckIn, ...]


def state(
    rec: Recorder, reads: Reads, occurrence: bytes, member: bytes, door: bytes, what: CheckIn
) -> None:
    """Say that a member came in by a door; of what one door saw the earliest counts."""
    key = {"occurrence": occurrence, "member": member, "door": door}
    known = reads.one(
        f"SELECT at FROM checkin WHERE occurrence = ? AND member = ? AND door = ? AND {_STANDS}",
        tuple(key.values()),
    )
    if known is None or what.at < known[0]:
        put(rec, occurrence, member, door, what)


def put(rec: Recorder, occurrence: bytes, member: bytes, door: bytes, what: CheckIn) -> None:
    """Say what a door says of a member, whatever it said before."""
    key = {"occurrence": occurrence, "member": member, "door": door}
    rec.put(TABLE, None, {**key, **what._asdict(), "state": THERE}, whole=True)


def undo(rec: Recorder, occurrence: bytes, member: bytes, door: bytes) -> bool:
    """Say no more that a door saw a member; False: it did not."""
    return rec.delete(TABLE, occurrence=occurrence, member=member, door=door)


def take_out(
    rec: Recorder, reads: Reads, occurrence: bytes, member: bytes, door: bytes | None = None
) -> bool:
    """Void what stands of a member's check-ins, by one door or by all; False: nothing did."""
    found = reads.rows(
        f"SELECT door FROM checkin WHERE occurrence = ? AND member = ? AND {_STANDS} ORDER BY door",
        (occurrence, member),
    )
    doors = [each for (each,) in found if door in (None, each)]
    key = {"occurrence": occurrence, "member": member}
    for each in doors:
        rec.put(TABLE, None, {**key, "door": each, "state": VOIDED})
    return bool(doors)


def of_member(reads: Reads, occurrence: bytes, member: bytes) -> Known:
    """Everything that doors said of him."""
    found = reads.rows(
        f"SELECT at, coalesce(method, ''), series, original, {_STANDS} FROM checkin"
        " WHERE occurrence = ? AND member = ? ORDER BY at, door",
        (occurrence, member),
    )
    every = tuple(CheckIn(*row[:4]) for row in found)
    stands = tuple(one for one, row in zip(every, found, strict=True) if row[4])
    return Known(stands, every)


def attendance(reads: Reads, occurrence: bytes, member: bytes) -> Came | None:
    """What is said of him there, taken back or not."""
    return _said(reads, schema.table("attendance"), (occurrence, member))


def active(reads: Reads, occurrence: bytes, member: bytes) -> Came | None:
    """What is said of the activity that follows from it, taken back or not."""
    made = attendance_activity_id(reads.community, occurrence, member)
    return _said(reads, schema.table("activity"), (made,))


def _said(reads: Reads, table: Table, at: tuple[bytes, ...]) -> Came | None:
    row = rows.find_in(reads, table, at)
    if row is None:
        return None
    said, when = str(row.fields["state"] or ""), row.fields["at"]
    said_at = history.author(reads, row.version("state"))[1]
    by = frozenset(history.kind_of(reads, row.version(name)) for name in ("state", "at"))
    return Came(said, when if isinstance(when, int) else 0, row.gone, said_at, by)


def brought(reads: Reads, after: int) -> set[tuple[bytes, bytes]]:
    """(occurrence, member) of whom other devices' changesets said since a mark that he came or not.

    The mark is one of `earning.newest`.
    """
    found: set[tuple[bytes, bytes]] = set()
    for (body,) in reads.rows(
        "SELECT body FROM changeset WHERE rid > ? AND device <> ? ORDER BY rid",
        (after, reads.device),
    ):
        for packed in decode_body(bytes(body)):
            if any(said in packed.clear[:16] for said in _SAID):
                clear = unpack_clear(packed.clear).clear
                occurrence, member = clear.get("occurrence"), clear.get("member")
                if isinstance(occurrence, bytes) and isinstance(member, bytes):
                    found.add((occurrence, member))
    return found
