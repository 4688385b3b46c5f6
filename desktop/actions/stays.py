"""Leaving and coming back: a stay ends for a reason, what was done stays, a second one begins."""

from collections.abc import Sequence

from desktop.actions import admission, seats
from desktop.models.admission import END_NAMES, LEFT, LONGEST
from desktop.models.changes import Changes
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import groups, headcount, members, settlement, stays
from desktop.store.community import Store
from desktop.store.recorder import Recorder
from desktop.store.returning import bring_back


def leave(
    store: Store,
    chosen: Sequence[bytes],
    reason: str,
    *,
    how: str = LEFT,
    place: bytes | None = None,
) -> Changes:
    """End the stay of members in a group, or (without one) in the community, for a reason.

    Who leaves the community leaves its groups. Who waits for a seat moves up by himself;
    `Changes.result` is how many did. Raises Problem stay.no_reason, stay.bad_how, stay.not_there,
    member.gone.
    """
    place = place or store.community
    said = _reason(reason)
    if how not in END_NAMES:
        raise Problem("stay.bad_how", how=how)
    for member in chosen:
        _require(store, member, place)
    with store.recording("member.leave") as rec:
        left = {place}
        for member in chosen:
            left |= _leave(store, rec, member, place, said, how)
        rec.result = sum(admission.let_in(store, rec, one) for one in sorted(left))
    return rec.changes


def rejoin(store: Store, member: bytes) -> Changes:
    """Take somebody in again who left: a second term under the same number.

    Raises Problem stay.there, community.full.
    """
    require(store.actor, "member.write")
    if members.stands(store, member):
        raise Problem("stay.there")
    seats.require_seats(store, headcount.everybody(store), 1)
    with store.recording("member.rejoin") as rec:
        if not bring_back(store, rec, member):
            raise Problem("member.gone")
        stays.begin(store, rec, member, store.community)
        if store.actor.allows("points.award"):
            # What he does from this day on counts again.
            settlement.follow(rec, store, {member})
        rec.result = member
    return rec.changes


def _require(store: Store, member: bytes, place: bytes) -> None:
    if not members.stands(store, member):
        raise Problem("member.gone")
    where = members.scopes_of(store, member)
    if place == store.community:
        require(store.actor, "member.merge", scopes=where)
        return
    require(store.actor, "member.write", scopes=where)
    if not groups.inside(store, place, [member]):
        raise Problem("stay.not_there")


def _leave(
    store: Store, rec: Recorder, member: bytes, place: bytes, reason: str, how: str
) -> set[bytes]:
    """End his stays; which places have a seat more now."""
    places = [place]
    if place == store.community:
        places = stays.groups_of(store, member)
    for team in places:
        stays.end(store, rec, member, team, reason=reason, how=how)
        rec.delete("member_team", member=member, team=team)
    if place == store.community:
        stays.end(store, rec, member, place, reason=reason, how=how)
        rec.delete("member", member)
    return {place, *places}


def _reason(text: str) -> str:
    said = text.strip()
    if not said:
        raise Problem("stay.no_reason")
    if len(said) > LONGEST:
        raise Problem("application.too_long", limit=LONGEST)
    return said
