"""Registrations for an occurrence: who registers, cancels, and comes up from the waiting list."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from desktop.actions import calendar as acting
from desktop.actions import eligibility
from desktop.actions.attendance import own_case
from desktop.actions.serieswork import Fields
from desktop.models.calendar import CANCELLED as CALLED_OFF
from desktop.models.calendar import REGISTERED, Occurrence, Scope
from desktop.models.changes import Changes
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.registration import CANCELLED, WAITING, Registered, Registration
from desktop.store import calendar, ledger, members, packs, registrations
from desktop.store.community import Store

# So many who wait are looked at, to tell who of them came up.
_WATCHED = 200
_LONGEST_REASON = 1_000


def register(
    store: Store,
    series: bytes,
    original: str,
    some: Sequence[bytes],
    *,
    method: str = "hand",
    exception: str = "",
    only_eligible: bool = False,
) -> Changes:
    """Say that members mean to come, as one action; `Changes.result` is `Registered`.

    Who comes when the places are taken waits, in order. `exception`: the reason why they come
    beyond the capacity and the condition, by who may plan the occurrence. `only_eligible`: who
    does not meet the condition is left out and told, instead of all being refused. Raises Problem
    role.not_allowed, calendar.gone, calendar.member_gone, registration.not_taken, .called_off,
    .not_eligible.
    """
    one = _open(store, series, original)
    _may(store, one, some)
    stated = _extra(store, one, exception) if exception else {}
    families = dict(ledger.family(store, member) for member in some)
    if not all(members.stands(store, who) for who in families):
        raise Problem("calendar.member_gone")
    already = [who for who, his in families.items() if registrations.live(store, one.id, his)]
    coming = [who for who in families if who not in already]
    refused = [] if exception else eligibility.unmet(store, one, coming)
    if refused and not only_eligible:
        raise _not_eligible(store, one, refused)
    with store.recording("registration.add") as rec:
        fresh = [who for who in coming if who not in refused]
        if fresh:
            calendar.put_row(rec, one.series, one.original, {})
        for who in fresh:
            fields = {"at": rec.at, "method": method, **stated}
            registrations.enter(rec, one, who, fields)
    told = Registered(
        one.id,
        _standing(store, one, families),
        already=tuple(already),
        refused=tuple(refused),
    )
    return replace(rec.changes, result=told)


def cancel(store: Store, series: bytes, original: str, some: Sequence[bytes]) -> Changes:
    """Say that members do not come after all; who waits first moves up into each place.

    `Changes.result` is `Registered` with who moved up. Raises Problem role.not_allowed,
    calendar.gone, registration.not_there, pack.not_here.
    """
    one = calendar.occurrence(store, series, original)
    _may(store, one, some)
    families = dict(ledger.family(store, member) for member in some)
    held = {who: registrations.live(store, one.id, his) for who, his in families.items()}
    missing = [who for who, records in held.items() if not records]
    if missing:
        raise Problem("registration.not_there", name=_name(store, missing[0]), title=one.title)
    packs.require_own(store, chain.from_iterable(held.values()))
    waiting = _waiting(store, one)
    with store.recording("registration.cancel") as rec:
        for records in held.values():
            for record in records:
                registrations.put(rec, one.id, record, {"state": CANCELLED})
    return replace(rec.changes, result=_moved(store, one, waiting, families))


def promote(store: Store, series: bytes, original: str, member: bytes, reason: str) -> Changes:
    """Let somebody in who waits, beyond the capacity and for a reason; nobody loses his place.

    Raises Problem role.not_allowed, calendar.gone, registration.not_waiting, .no_reason.
    """
    one = calendar.occurrence(store, series, original)
    stated = _extra(store, one, reason)
    who, _ = ledger.family(store, member)
    found = registrations.of_members(store, one, [who]).get(who)
    if found is None or found.standing != WAITING:
        raise Problem("registration.not_waiting", name=_name(store, who), title=one.title)
    with store.recording("registration.promote") as rec:
        registrations.put(rec, one.id, found.record, stated)
    return replace(rec.changes, result=Registered(one.id, _standing(store, one, [who])))


def set_terms(
    store: Store, series: bytes, original: str, fields: Fields, scope: Scope = "this"
) -> Changes:
    """Say how many may register (`capacity`) and whom it is for (`eligible`).

    As `calendar.edit`; `Changes.result` is `Registered` with who has a place by it. Where fewer may
    come than have a place, the last of them wait from then on, before all others.
    """
    one = calendar.occurrence(store, series, original)
    waiting = _waiting(store, one)
    changes = acting.edit(store, series, original, fields, scope)
    now = calendar.occurrence(store, series, original)
    return replace(changes, result=_moved(store, now, waiting, ()))


def _open(store: Store, series: bytes, original: str) -> Occurrence:
    one = calendar.occurrence(store, series, original)
    if one.status == CALLED_OFF:
        raise Problem("registration.called_off", title=one.title)
    if one.capacity is None:
        raise Problem("registration.not_taken", title=one.title)
    return one


def _may(store: Store, one: Occurrence, some: Iterable[bytes]) -> None:
    for member in some:
        scopes = members.scopes_of(store, member)
        require(store.actor, "attendance.write", *own_case(store.actor, one), scopes=scopes)


def _extra(store: Store, one: Occurrence, reason: str) -> dict[str, object]:
    """Who plans the occurrence may let somebody in for whom there is no place."""
    if not acting.may_write(store.actor, one):
        require(store.actor, "calendar.write")
    if not reason.strip():
        raise Problem("registration.no_reason")
    return {"extra": True, "reason": reason.strip()[:_LONGEST_REASON]}


def _not_eligible(store: Store, one: Occurrence, refused: Sequence[bytes]) -> Problem:
    return Problem(
        "registration.not_eligible",
        name=_name(store, refused[0]),
        count=len(refused),
        title=one.title,
        who_zh=eligibility.words(store, one, "zh_CN"),
        who_en=eligibility.words(store, one, "en"),
    )


def _name(store: Store, member: bytes) -> str:
    found = members.called(store, member)
    return found[0] if found else ""


def _standing(store: Store, one: Occurrence, some: Iterable[bytes]) -> tuple[Registration, ...]:
    """How these stand now, in the order in which they are given."""
    chosen = list(some)
    found: dict[bytes, Registration] = {}
    for first in range(0, len(chosen), registrations.PAGE):
        part = chosen[first : first + registrations.PAGE]
        found |= registrations.of_members(store, one, part)
    return tuple(found[who] for who in chosen if who in found)


def _waiting(store: Store, one: Occurrence) -> list[bytes]:
    found = registrations.page(store, one, (WAITING,), limit=_WATCHED)
    return [each.member for each in found]


def _moved(
    store: Store, one: Occurrence, waiting: Sequence[bytes], some: Iterable[bytes]
) -> Registered:
    """What became of some, and who of those who waited has a place now."""
    up = [each for each in _standing(store, one, waiting) if each.standing == REGISTERED]
    return Registered(one.id, _standing(store, one, some), moved=tuple(up))
