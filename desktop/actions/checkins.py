"""Who was there follows from the check-ins that stand: put right where one was taken back."""

from collections.abc import Iterable

from desktop.actions import attendance
from desktop.models.activity import Attendance
from desktop.models.award import attendance_activity_id
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.presence import BY_HAND, LATE, MOVED, THERE, TIMELY, VOIDED
from desktop.models.problem import Problem
from desktop.store import activities, calendar, checkins, packtraces
from desktop.store.checkins import Came, CheckIn, Known
from desktop.store.community import Store
from desktop.store.recorder import Recorder

FOLLOW = "attendance.follow"
# Who does one of these says it of attendance and activity together.
_OF_DOORS = ("attendance.", packtraces.KIND)


def follow(store: Store, after: int) -> Changes | None:
    """Mend the attendance of whom others' changesets since a mark (`earning.newest`) say something.

    None where nothing is to be mended, or not by this operator. Two devices that both do this say
    the same.
    """
    if not store.actor.anywhere("attendance.write"):
        return None
    some = [each for each in sorted(checkins.brought(store, after)) if _amiss(store, *each)]
    if not some:
        return None
    with store.recording(FOLLOW) as rec:
        mend(store, rec, some)
    return rec.changes


def mend(store: Store, rec: Recorder, some: Iterable[tuple[bytes, bytes]]) -> None:
    """Let the attendance of these (occurrence, member) be what their check-ins say.

    What a person put right for a reason stands. For the middle of a recording.
    """
    came: set[bytes] = set()
    for occurrence, member in some:
        if not _amiss(store, occurrence, member):
            continue
        doors = checkins.of_member(store, occurrence, member)
        one = _occurrence(store, doors.ever[0])
        if one is None or not attendance.may_check_in(store.actor, one):
            continue
        if _agrees(store, occurrence, member, doors):
            _in_step(store, rec, one, member)
        elif doors.standing:
            arrived(store, rec, one, member, doors.standing[0])
        else:
            absent(store, rec, one, member)
        came.add(member)
    attendance.settle(store, rec, came)
    attendance.bring_coupons(store, rec, came)


def _amiss(store: Store, occurrence: bytes, member: bytes) -> bool:
    """Whether his attendance says something else than his check-ins, or his activity than that."""
    doors = checkins.of_member(store, occurrence, member)
    if not doors.ever:
        return False
    agrees = _agrees(store, occurrence, member, doors)
    return not agrees or _apart(store, occurrence, member)


def _agrees(store: Store, occurrence: bytes, member: bytes, doors: Known) -> bool:
    """Whether his attendance is what his check-ins say, or what a person said for a reason."""
    said = checkins.attendance(store, occurrence, member)
    here = said is not None and not said.gone
    if here and said is not None and said.state in (LATE, TIMELY):
        return True
    if not doors.standing:
        return not here or (said is not None and said.state == VOIDED)
    return said is not None and not said.gone and not _other(said, doors.standing)


def _apart(store: Store, occurrence: bytes, member: bytes) -> bool:
    """Whether his activity says something else than his attendance; not what is said of it alone.

    Of what two laptops said of both unseen, each is decided by itself.
    """
    said = checkins.attendance(store, occurrence, member)
    active = checkins.active(store, occurrence, member)
    there = said is not None and not said.gone and said.state != VOIDED
    counts = active is not None and not active.gone and active.state != VOIDED
    if active is not None and not all(kind.startswith(_OF_DOORS) for kind in active.by):
        return False
    if said is None or active is None or not there:
        return there or counts
    return not counts or said.at != active.at


def _in_step(store: Store, rec: Recorder, one: Occurrence, member: bytes) -> None:
    """Let his activity be what his attendance says."""
    said = checkins.attendance(store, one.id, member)
    made = attendance_activity_id(rec.community, one.id, member)
    if said is None or said.gone:
        rec.delete("activity", made)
    elif said.state == VOIDED:
        rec.put("activity", made, {"state": VOIDED})
    else:
        _active(store, rec, one, member, said.at)
        if said.state in (LATE, TIMELY):
            rec.put("activity", made, {"state": MOVED})


def _active(store: Store, rec: Recorder, one: Occurrence, member: bytes, at: int) -> None:
    """Say that his being there at `at` (ms UTC) is an activity."""
    start = one.start.replace(tzinfo=None).isoformat()
    activities.check_in(rec, store, Attendance(one.id, member, at, one.series, start))


def _other(said: Came, stands: tuple[CheckIn, ...]) -> bool:
    # A door that had not heard of it saw him after he was said not to be there.
    if said.state == VOIDED:
        return any(one.at > said.said_at for one in stands)
    return said.at != stands[0].at


def _occurrence(store: Store, by: CheckIn) -> Occurrence | None:
    try:
        return calendar.occurrence(store, by.series, by.original)
    except Problem:
        # It was deleted meanwhile.
        return None


def arrived(store: Store, rec: Recorder, one: Occurrence, member: bytes, by: CheckIn) -> None:
    """He is there since this check-in, whatever was said before."""
    calendar.put_row(rec, one.series, one.original, {})
    said = checkins.attendance(store, one.id, member)
    fields = {"occurrence": one.id, "member": member, "state": THERE}
    rec.put("attendance", None, {**fields, "at": by.at, "method": by.method}, whole=True)
    activity = attendance_activity_id(rec.community, one.id, member)
    known = activities.by_ids(store, [activity])
    # What a person said of him went for his activity too; one that was voided by itself stays so.
    again = said is not None and said.state in BY_HAND
    if again or not known or known[0].state not in (VOIDED, MOVED):
        _active(store, rec, one, member, by.at)


def absent(store: Store, rec: Recorder, one: Occurrence, member: bytes) -> None:
    """Every door took back that he came."""
    rec.delete("attendance", occurrence=one.id, member=member)
    rec.delete("activity", attendance_activity_id(rec.community, one.id, member))
    attendance.call_in(store, rec, member, "")
