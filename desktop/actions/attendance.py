"""Who was at an occurrence: checked in, once at the earliest time, and corrected with a reason."""

from collections.abc import Sequence
from datetime import UTC, datetime

from desktop.actions import coursework
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
    return actor.allows("attendance.write", *own_case(actor, one))


def own_case(actor: Actor, one: Occurrence) -> tuple[str, ...]:
    """The case OWN where the actor is named to say who comes to this occurrence."""
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
    return check_in_many(store, series, original, (member,), at=at, method=method, if_open=if_open)


def check_in_many(
    store: Store,
    series: bytes,
    original: str,
    some: Sequence[bytes],
    *,
    at: int | None = None,
    method: str = "hand",
    if_open: bool = False,
) -> Changes:
    """Say of several members at once, as one action, what `check_in` says of one."""
    one = calendar.occurrence(store, series, original)
    for member in some:
        scopes = members.scopes_of(store, member)
        require(store.actor, "attendance.write", *own_case(store.actor, one), scopes=scopes)
    if if_open and not doors_open(one, datetime.now(UTC), store.zone):
        raise Problem(
            "calendar.not_yet", title=one.title, start=one.start.isoformat(" ", "minutes")
        )
    families = [ledger.family(store, member) for member in some]
    if not all(members.stands(store, who) for who, _ in families):
        raise Problem("calendar.member_gone")
    with store.recording("attendance.check_in") as rec:
        came = {
            held
            for who, family in families
            if (held := arrive(store, rec, one, who, family, at, method)) is not None
        }
        settle(store, rec, came)
        rec.result = one.id
    return rec.changes


def arrive(
    store: Store,
    rec: Recorder,
    one: Occurrence,
    who: bytes,
    family: Sequence[bytes],
    at: int | None,
    method: str,
) -> bytes | None:
    """Record that somebody came, unless it is known; the record that his attendance names.

    `family` are the records that were ever he. For the recording of an action that then settles.
    """
    seen = _moment(store, one, rec.at) if at is None else at
    held, state, since = calendar.attendance_of(store, one.id, family) or (who, THERE, None)
    earlier = at is not None and since is not None and seen < since
    if not (state == VOIDED or since is None or earlier):
        return None
    calendar.put_row(rec, one.series, one.original, {})
    fields = {"occurrence": one.id, "member": held, "state": THERE, "at": seen}
    rec.put("attendance", None, {**fields, "method": method})
    start = one.start.replace(tzinfo=None).isoformat()
    activities.check_in(rec, store, Attendance(one.id, held, seen, one.series, start))
    return held


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
    require(store.actor, "attendance.write", *own_case(store.actor, one), scopes=scopes)
    family = ledger.family(store, member)[1]
    found = calendar.attendance_of(store, one.id, family)
    if found is None or found[1] == VOIDED:
        raise Problem("calendar.not_there")
    with store.recording("attendance.correct") as rec:
        take_out(store, rec, one, found[0], reason)
        settle(store, rec, {found[0]})
        rec.result = one.id
    return rec.changes


def take_out(store: Store, rec: Recorder, one: Occurrence, held: bytes, reason: str) -> None:
    """Record that somebody was not there after all; `held` is whom his attendance names."""
    rec.put("attendance", None, {"occurrence": one.id, "member": held, "state": VOIDED})
    activities.void(rec, store, attendance_activity_id(rec.community, one.id, held), reason)
    coursework.not_there(store, rec, one.id, held, reason)


def settle(store: Store, rec: Recorder, some: set[bytes]) -> None:
    """Let awards follow for these members, where the operator may give them."""
    if some and store.actor.allows("points.award"):
        settlement.follow(rec, store, some)
