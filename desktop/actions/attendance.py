"""Who was at an occurrence: checked in, once at the earliest time, and corrected with a reason."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from desktop.actions import coursework
from desktop.models import period
from desktop.models.activity import Attendance
from desktop.models.award import attendance_activity_id
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.occurrences import at_the_door, doors_open, is_past
from desktop.models.permission import OWN, Actor, require
from desktop.models.presence import LATE, THERE, TIMELY, VOIDED
from desktop.models.problem import Problem
from desktop.store import (
    activities,
    calendar,
    checkins,
    couponladders,
    ledger,
    members,
    registrations,
    settlement,
)
from desktop.store.checkins import CheckIn
from desktop.store.community import Store
from desktop.store.recorder import Recorder

# Whoever comes a day after the beginning comes to another one.
MOST_LATE = 24 * 60
_MINUTE = 60_000


class Coming(Struct, frozen=True):
    """How somebody came: at ms UTC (None: now), and why a person puts it so afterwards.

    `door` says who saw him where it was not this device.
    """

    at: int | None
    method: str
    state: str = THERE
    reason: str = ""
    door: bytes | None = None


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
    coming = Coming(at, method)
    return check_in_many(store, series, original, (member,), coming, if_open=if_open)


def check_in_many(
    store: Store,
    series: bytes,
    original: str,
    some: Sequence[bytes],
    coming: Coming,
    *,
    if_open: bool = False,
    enrolled: Sequence[bytes] = (),
) -> Changes:
    """Say of several members at once, as one action, what `check_in` says of one.

    `enrolled` are those who are registered by it.
    """
    one = calendar.occurrence(store, series, original)
    for member in some:
        scopes = members.scopes_of(store, member)
        require(store.actor, "attendance.write", *own_case(store.actor, one), scopes=scopes)
    if if_open:
        require_open(store, one)
    families = [ledger.family(store, member) for member in some]
    if not all(members.stands(store, who) for who, _ in families):
        raise Problem("calendar.member_gone")
    with store.recording("attendance.check_in") as rec:
        come(store, rec, one, families, coming, enrolled)
        rec.result = one.id
    return rec.changes


def require_open(store: Store, one: Occurrence) -> None:
    """Raise Problem calendar.not_yet while the doors of an occurrence are closed."""
    if not doors_open(one, datetime.now(UTC), store.zone):
        raise Problem(
            "calendar.not_yet", title=one.title, start=one.start.isoformat(" ", "minutes")
        )


def come(
    store: Store,
    rec: Recorder,
    one: Occurrence,
    families: Sequence[tuple[bytes, Sequence[bytes]]],
    coming: Coming,
    enrolled: Sequence[bytes],
) -> None:
    """Record that several came, each with the records that were ever he, and what follows."""
    for who in enrolled:
        registrations.enter(rec, one, who, {"at": rec.at, "method": "door"})
    came = {
        held
        for who, family in families
        if (held := arrive(store, rec, one, who, family, coming)) is not None
    }
    settle(store, rec, came)
    bring_coupons(store, rec, came)


def arrive(
    store: Store,
    rec: Recorder,
    one: Occurrence,
    who: bytes,
    family: Sequence[bytes],
    coming: Coming,
) -> bytes | None:
    """Record that somebody came, unless it is known; the record that his attendance names.

    `family` are the records that were ever he. For the recording of an action that then settles.
    """
    at = coming.at
    past = at is None and _is_over(store, one, rec.at)
    seen = int(one.start.timestamp() * 1000) if past else at or rec.at
    held, state, since = calendar.attendance_of(store, one.id, family) or (who, THERE, None)
    known = since is not None and state != VOIDED
    # What a person put right with a reason is no door's word, and no scan of before undoes it.
    if coming.state == THERE and not (known and past):
        # First the row that says who keeps this door: the judge looks there whether he may.
        calendar.put_row(rec, one.series, one.original, {})
        what = CheckIn(seen, coming.method, one.series, one.original)
        checkins.state(rec, store, one.id, held, coming.door or store.device, what)
    earlier = since is not None and seen < since and state not in (LATE, TIMELY)
    if known and not (at is not None and earlier):
        return None
    calendar.put_row(rec, one.series, one.original, {})
    fields = {"occurrence": one.id, "member": held, "state": coming.state, "at": seen}
    rec.put("attendance", None, {**fields, "method": coming.method}, whole=True)
    start = one.start.replace(tzinfo=None).isoformat()
    came = Attendance(one.id, held, seen, one.series, start, coming.reason)
    activities.check_in(rec, store, came)
    return held


def _is_over(store: Store, one: Occurrence, now: int) -> bool:
    """Whether it was days ago: who is said now (ms UTC) to have come there came when it began."""
    return is_past(one, datetime.fromtimestamp(now / 1000, UTC), store.zone)


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
        _reckon(store, rec, found[0], {found[2]})
        call_in(store, rec, found[0], reason.strip())
        rec.result = one.id
    return rec.changes


def correct_time(
    store: Store, series: bytes, original: str, member: bytes, late: int, reason: str
) -> Changes:
    """Say that a member came `late` minutes after the beginning, or in time (0), for a reason.

    What rests on when he came is reversed or given; who was not there is there from now on. Raises
    Problem role.not_allowed, calendar.gone, .no_lateness, .late_minutes, .member_gone,
    entry.no_reason.
    """
    one = calendar.occurrence(store, series, original)
    scopes = members.scopes_of(store, member)
    require(store.actor, "attendance.write", *own_case(store.actor, one), scopes=scopes)
    if one.all_day:
        raise Problem("calendar.no_lateness", title=one.title)
    if not 0 <= late <= MOST_LATE:
        raise Problem("calendar.late_minutes", most=MOST_LATE)
    who, family = ledger.family(store, member)
    if not members.stands(store, who):
        raise Problem("calendar.member_gone")
    at = round(one.start.timestamp() * 1000) + late * _MINUTE
    known = calendar.attendance_of(store, one.id, family)
    held = known[0] if known else who
    with store.recording("attendance.correct_time") as rec:
        coming = Coming(at, "hand", LATE if late else TIMELY, reason.strip())
        came = move(store, rec, one, held, coming)
        _reckon(store, rec, held, {at} | ({known[2]} if known else set()))
        bring_coupons(store, rec, {came} if came else set())
        rec.result = one.id
    return rec.changes


def move(store: Store, rec: Recorder, one: Occurrence, held: bytes, coming: Coming) -> bytes | None:
    """Record for a reason that somebody came at `coming.at`; him, if he was not there before.

    `held` is whom his attendance names. Raises Problem entry.no_reason.
    """
    # Stated in one go: what another door scanned unseen changes neither the word nor the time.
    came = arrive(store, rec, one, held, (held,), coming)
    fields = {"occurrence": one.id, "member": held, "at": coming.at, "state": coming.state}
    rec.put("attendance", None, fields)
    made = attendance_activity_id(rec.community, one.id, held)
    activities.move(rec, store, made, coming.at or rec.at, coming.reason)
    return came


def take_out(store: Store, rec: Recorder, one: Occurrence, held: bytes, reason: str) -> None:
    """Record that somebody was not there after all; `held` is whom his attendance names."""
    checkins.take_out(rec, store, one.id, held)
    rec.put("attendance", None, {"occurrence": one.id, "member": held, "state": VOIDED})
    activities.void(rec, store, attendance_activity_id(rec.community, one.id, held), reason)
    coursework.not_there(store, rec, one.id, held, reason)


def _reckon(store: Store, rec: Recorder, who: bytes, moments: set[int]) -> None:
    """Let follow what a correction brings, in the closed cycles of these moments (ms UTC) too."""
    settle(store, rec, {who})
    adjust(store, rec, {who: moments})


def adjust(store: Store, rec: Recorder, corrected: Mapping[bytes, set[int]]) -> None:
    """Adjust the closed cycles of these members' moments (ms UTC), where the operator may."""
    if not store.actor.allows("cycle.close"):
        return
    touched = {
        settlement.Touched(who, "checkin", period.local_text(at, store.zone))
        for who, moments in corrected.items()
        for at in moments
    }
    if touched:
        settlement.adjust(rec, store, touched)


def bring_coupons(store: Store, rec: Recorder, came: set[bytes]) -> None:
    """Give the steps of ladders that this visit brought, where the operator may hand them out."""
    some = sorted({members.canonical(store, who) for who in came})
    climbing = couponladders.by_visits(store) if some else []
    if not climbing:
        return
    # What gives coupons is loaded where a visit brings one.
    from desktop.actions import couponladders as giving

    for ladder in climbing:
        giving.bring(store, rec, ladder, some)


def call_in(store: Store, rec: Recorder, held: bytes, reason: str) -> None:
    """Take back the coupons that a visit brought which somebody did not make after all."""
    who = members.canonical(store, held)
    for ladder in couponladders.by_visits(store):
        couponladders.call_in_unearned(rec, store, ladder, (who,), reason)


def settle(store: Store, rec: Recorder, some: set[bytes]) -> None:
    """Let awards follow for these members, where the operator may give them."""
    if some and store.actor.allows("points.award"):
        settlement.follow(rec, store, some)
