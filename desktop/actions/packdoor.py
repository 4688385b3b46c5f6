"""What the door of a 外带包 saw becomes who was there."""

from collections.abc import Callable

from desktop.actions import attendance
from desktop.actions import checkins as mending
from desktop.models.calendar import Occurrence
from desktop.models.pack import Came, Wrong
from desktop.models.presence import BY_HAND, LATE, TIMELY, VOIDED
from desktop.store import calendar, checkins, ledger, members, packtraces
from desktop.store.checkins import CheckIn
from desktop.store.community import Store
from desktop.store.recorder import Recorder

_REASON_LIMIT = 500
_METHOD_LIMIT = 20


class PackDoor:
    """Says at an occurrence what one laptop says of its door, in the middle of a recording.

    What a person put right here stands against it. Each of its words answers as what it counts in
    a `Report`, "" where nothing came of it.
    """

    def __init__(
        self,
        store: Store,
        rec: Recorder,
        one: Occurrence,
        door: bytes,
        when: Callable[[int], int],
    ) -> None:
        self._store, self._rec, self._one, self._door = store, rec, one, door
        self._when = when
        self._came: set[bytes] = set()
        # By member when he was said to be there, before and now (ms UTC).
        self._put_right: dict[bytes, set[int]] = {}

    def came(self, said: Came) -> str:
        """A member came, or was put right there to late or in time."""
        who, family = ledger.family(self._store, said.member)
        if not members.stands(self._store, who):
            return "gone"
        before = calendar.attendance_of(self._store, self._one.id, family)
        held, at = before[0] if before else who, self._when(said.at)
        stands = self._stands(held, at)
        if stands and before is not None and before[1] == VOIDED:
            return "known"
        # First the row that says who keeps this door: the judge looks there whether he may.
        calendar.put_row(self._rec, self._one.series, self._one.original, {})
        method = said.method[:_METHOD_LIMIT]
        what = CheckIn(at, method, self._one.series, self._one.original)
        checkins.put(self._rec, self._one.id, held, self._door, what)
        if stands:
            return "known"
        if said.state in (LATE, TIMELY) and said.reason.strip():
            return self._moved(held, said)
        return self._follow(held, before)

    def wrong(self, said: Wrong) -> str:
        """A check-in was taken back there for a reason."""
        held = self._there(said.member)
        reason = said.reason.strip()[:_REASON_LIMIT]
        if held is None or not reason:
            return ""
        took = checkins.take_out(self._rec, self._store, self._one.id, held, self._door)
        return self._out(held, reason) if took else ""

    def undone(self, member: bytes) -> str:
        """A check-in was undone there."""
        held = self._there(member)
        if held is None or not checkins.undo(self._rec, self._one.id, held, self._door):
            return ""
        return self._out(held, "")

    def settle(self) -> None:
        """Let follow what all of it brings, in closed cycles too where somebody was put right."""
        store, rec = self._store, self._rec
        attendance.settle(store, rec, self._came | set(self._put_right))
        attendance.adjust(store, rec, self._put_right)
        attendance.bring_coupons(store, rec, self._came)

    def _there(self, member: bytes) -> bytes | None:
        """The record by which a member is said to be there, or to have been."""
        family = ledger.family(self._store, member)[1]
        found = calendar.attendance_of(self._store, self._one.id, family)
        return found[0] if found else None

    def _stands(self, held: bytes, at: int | None = None) -> bool:
        """Whether a person put it right here, and the door did not see him after that."""
        said = checkins.attendance(self._store, self._one.id, held)
        if said is None or said.gone or said.state not in BY_HAND or said.by == {packtraces.KIND}:
            return False
        return not (said.state == VOIDED and at is not None and at > said.said_at)

    def _moved(self, held: bytes, said: Came) -> str:
        """What a person said there: a time after the beginning, whatever the clock of the door."""
        start = round(self._one.start.timestamp() * 1000)
        at = min(max(said.at, start), start + attendance.MOST_LATE * 60_000)
        known = checkins.attendance(self._store, self._one.id, held)
        there = known is not None and not known.gone and known.state != VOIDED
        if known is not None and there:
            if (known.state, known.at) == (said.state, at):
                return "known"
            self._put_right.setdefault(held, set()).add(known.at)
        self._put_right.setdefault(held, set()).add(at)
        coming = attendance.Coming(at, "hand", said.state, said.reason.strip()[:_REASON_LIMIT])
        attendance.move(self._store, self._rec, self._one, held, coming)
        self._came.add(held)
        return "put_right" if there else "came"

    def _follow(self, held: bytes, before: tuple[bytes, str, int] | None) -> str:
        """The earliest check-in that stands says since when he is there."""
        first = checkins.of_member(self._store, self._one.id, held).standing[0]
        there = before is not None and before[1] not in BY_HAND
        if before is not None and there and before[2] == first.at:
            return "known"
        mending.arrived(self._store, self._rec, self._one, held, first)
        self._came.add(held)
        if before is None:
            return "came"
        self._put_right.setdefault(held, set()).update((before[2], first.at))
        if before[1] == VOIDED:
            return "came"
        return "earlier" if there and first.at < before[2] else "put_right"

    def _out(self, held: bytes, reason: str) -> str:
        """Who came in by another door too was there, since then."""
        store, rec, one = self._store, self._rec, self._one
        known = checkins.attendance(store, one.id, held)
        if known is None or known.gone or known.state == VOIDED or self._stands(held):
            return ""
        moments = self._put_right.setdefault(held, set())
        moments.add(known.at)
        standing = checkins.of_member(store, one.id, held).standing
        if standing:
            moments.add(standing[0].at)
            mending.arrived(store, rec, one, held, standing[0])
        elif reason:
            attendance.take_out(store, rec, one, held, reason)
            attendance.call_in(store, rec, held, reason)
        else:
            mending.absent(store, rec, one, held)
        return "taken_back"
