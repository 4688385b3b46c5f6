"""Who was at an occurrence: checked in, once at the earliest time, and corrected with a reason."""

from datetime import UTC, datetime

from desktop.models.activity import VOIDED, Attendance
from desktop.models.award import attendance_activity_id
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.occurrences import at_the_door, doors_open, is_past
from desktop.models.permission import OWN, Actor, require
from desktop.models.problem import Problem
from desktop.store import activities, calendar, ledger, members, settlement
from desktop.store.community import Store
from desktop.store.recorder import Recorder

THERE = "there"


def may_check_in(actor: Actor, one: Occurrence) -> bool:
    """Whether the actor may say who was at this occurrence."""
    return actor.allows("attendance.write", *_own(actor, one))


def _own(actor: Actor, one: Occurrence) -> tuple[str, ...]:
    return (OWN,) if actor.member and at_the_door(one, (actor.member,)) else ()


def check_in(
    store: Store,
    series: bytes,
    original: str,
    member: bytes,
    *,
    at: int | None = None,
    method: str = "hand",
    if_open: bool = False,
) -> Changes:
    """Say that a member came, `at` ms UTC; of several scans the earliest counts.

    Without `at` it is now, or the beginning of an occurrence of days gone by, which says nothing
    new of who is there already. The check-in counts as activity at once, and awards follow where
    the operator may give them.
    `if_open`: not to an occurrence whose doors are closed yet, which is meant seldom. Raises
    Problem role.not_allowed, calendar.gone, calendar.member_gone, calendar.not_yet.
    """
    one = calendar.occurrence(store, series, original)
    scopes = members.scopes_of(store, member)
    require(store.actor, "attendance.write", *_own(store.actor, one), scopes=scopes)
    if if_open and not doors_open(one, datetime.now(UTC), store.zone):
        raise Problem(
            "calendar.not_yet", title=one.title, start=one.start.isoformat(" ", "minutes")
        )
    who, family = ledger.family(store, member)
    if not members.stands(store, who):
        raise Problem("calendar.member_gone")
    with store.recording("attendance.check_in") as rec:
        seen = _moment(store, one, rec.at) if at is None else at
        held, state, since = calendar.attendance_of(store, one.id, family) or (who, THERE, None)
        earlier = at is not None and since is not None and seen < since
        if state == VOIDED or since is None or earlier:
            calendar.put_row(rec, series, original, {})
            fields = {"occurrence": one.id, "member": held, "state": THERE, "at": seen}
            rec.put("attendance", None, {**fields, "method": method})
            start = one.start.replace(tzinfo=None).isoformat()
            came = Attendance(one.id, held, seen, series, start)
            activities.check_in(rec, store, came)
            _settle(store, rec, held)
        rec.result = one.id
    return rec.changes


def _moment(store: Store, one: Occurrence, now: int) -> int:
    """When somebody came who is said only `now`, ms UTC, to have come."""
    if is_past(one, datetime.fromtimestamp(now / 1000, UTC), store.zone):
        return int(one.start.timestamp() * 1000)
    return now


def correct(store: Store, series: bytes, original: str, member: bytes, reason: str) -> Changes:
    """Take back that a member came, for a reason; what he earned by it is reversed.

    Raises Problem role.not_allowed, calendar.gone, calendar.not_there, entry.no_reason.
    """
    one = calendar.occurrence(store, series, original)
    scopes = members.scopes_of(store, member)
    require(store.actor, "attendance.write", *_own(store.actor, one), scopes=scopes)
    family = ledger.family(store, member)[1]
    found = calendar.attendance_of(store, one.id, family)
    if found is None or found[1] == VOIDED:
        raise Problem("calendar.not_there")
    with store.recording("attendance.correct") as rec:
        fields = {"occurrence": one.id, "member": found[0], "state": VOIDED}
        rec.put("attendance", None, fields)
        made = attendance_activity_id(rec.community, one.id, found[0])
        activities.void(rec, store, made, reason)
        _settle(store, rec, found[0])
        rec.result = one.id
    return rec.changes


def _settle(store: Store, rec: Recorder, member: bytes) -> None:
    if store.actor.allows("points.award"):
        settlement.follow(rec, store, {member})
