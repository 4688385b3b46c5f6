"""What is said of turns: done, absent, skipped, exchanged, and hosts named in the calendar."""

from desktop.actions.serieswork import SeriesEdit
from desktop.models.changes import Changes
from desktop.models.permission import OWN, Actor, require
from desktop.models.problem import Problem
from desktop.models.rotation import (
    ABSENT,
    ASSIGNED,
    DONE,
    SKIPPED,
    SWAPPED,
    Rotation,
    Turn,
)
from desktop.store import members
from desktop.store import rotation as stored
from desktop.store.community import Store
from desktop.store.recorder import Recorder
from desktop.store.rotation import Standing

BEST = 5


def skip(store: Store, rotation: bytes, original: str | None = None) -> Changes:
    """Let the next in line take a turn, that to come if none is named; who had it comes last.

    Last in this round: he still has his turn before anybody has two. Raises Problem
    role.not_allowed, rotation.gone, .no_turn, .nobody.
    """
    return _pass(store, rotation, original, SKIPPED, "rotation.skip")


def absent(store: Store, rotation: bytes, original: str | None = None) -> Changes:
    """Who had a turn was not there: the next in line takes it, he comes next. Raises as `skip`."""
    return _pass(store, rotation, original, ABSENT, "rotation.absent")


def _pass(store: Store, rotation: bytes, original: str | None, state: str, kind: str) -> Changes:
    held, standing = _standing(store, rotation)
    turn = _turn(standing, original or _next(standing))
    assert turn.member is not None
    with store.recording(kind) as rec:
        settle(store, rec, held)
        _say(store, rec, held, turn.slot.original, turn.member, state)
        follow(store, rec, held)
        now = stored.stand(store, held).at(turn.slot.original)
        taken = now.member if now else None
        if held.series is None and taken is not None and now is not None and not now.state:
            # Once the day is over it is his, however the line stands by then.
            _say(store, rec, held, turn.slot.original, taken, ASSIGNED)
        rec.result = taken
    return rec.changes


def swap(store: Store, rotation: bytes, one: str, other: str) -> Changes:
    """Let two members exchange their turns to come, both of one round; both have one each.

    Raises Problem role.not_allowed, rotation.gone, .no_turn, .nobody, .over, .same_person,
    .other_round.
    """
    held, standing = _standing(store, rotation)
    turns = [_turn(standing, original) for original in (one, other)]
    for turn in turns:
        if turn.slot.day < standing.today or turn.state == DONE:
            raise Problem("rotation.over", day=turn.slot.day)
    if turns[0].member == turns[1].member:
        raise Problem("rotation.same_person")
    if turns[0].round != turns[1].round:
        raise Problem("rotation.other_round")
    with store.recording("rotation.swap") as rec:
        settle(store, rec, held)
        for turn, gets in (turns, turns[::-1]):
            _exchange(store, rec, held, turn, gets.member)
        for turn, gets in (turns, turns[::-1]):
            _name_host(store, rec, standing, turn.slot.original, gets.member)
        follow(store, rec, held)
    return rec.changes


def _exchange(store: Store, rec: Recorder, held: Rotation, turn: Turn, gets: bytes | None) -> None:
    assert turn.member is not None
    assert gets is not None
    for row in stored.said_as(store, held.id, turn.slot.original, turn.member):
        rec.delete("duty", rotation=held.id, original=turn.slot.original, member=row)
    _say(store, rec, held, turn.slot.original, gets, SWAPPED, swap_of=turn.member)


def done(
    store: Store,
    rotation: bytes,
    original: str | None = None,
    *,
    member: bytes | None = None,
    rating: int | None = None,
) -> Changes:
    """Say that a turn was had, by who has it or by somebody else; the last one if none is named.

    `rating` from 1 to 5. Who had a turn that was his may say so himself, unrated.
    `Changes.result` is whether it was the member's very first. Raises Problem
    role.not_allowed, rotation.gone, .no_turn, .nobody, .not_yet, .rating, .member_gone.
    """
    require(store.actor, "calendar.write", *((OWN,) if store.actor.member else ()))
    held = stored.get(store, rotation)
    standing = stored.stand(store, held)
    if rating is not None and not 1 <= rating <= BEST:
        raise Problem("rotation.rating", best=BEST)
    turn = _turn(standing, original or _last(standing), nobody=member is not None)
    if turn.slot.day > standing.today:
        raise Problem("rotation.not_yet", day=turn.slot.day)
    who = members.canonical(store, member) if member is not None else turn.member
    own = who == turn.member and rating is None and may_say(store.actor, standing, turn)
    require(store.actor, "calendar.write", *((OWN,) if own else ()))
    if who is None or not members.stands(store, who):
        raise Problem("rotation.member_gone")
    with store.recording("rotation.done") as rec:
        # Said again it is no later.
        at = {} if standing.did(turn.slot.original, who) else {"at": rec.at}
        if store.actor.allows("calendar.write"):
            settle(store, rec, held)
            _instead(store, rec, held, turn, who)
            _say(store, rec, held, turn.slot.original, who, DONE, rating=rating, **at)
            _name_host(store, rec, standing, turn.slot.original, who)
            follow(store, rec, held)
        else:
            # Nothing else is his to say; that he had what was his moves nobody else's turn.
            key = {"rotation": held.id, "original": turn.slot.original, "member": who}
            rec.put("duty", None, {**key, "state": DONE, **at})
        rec.result = len(stored.shares(store, who)) == 1
    return rec.changes


def _instead(store: Store, rec: Recorder, held: Rotation, turn: Turn, who: bytes) -> None:
    """Take back that somebody else had done a turn."""
    if who != turn.member and turn.member is not None and turn.state == DONE:
        for row in stored.said_as(store, held.id, turn.slot.original, turn.member):
            rec.delete("duty", rotation=held.id, original=turn.slot.original, member=row)


def may_say(actor: Actor, standing: Standing, turn: Turn) -> bool:
    """Whether the actor may say by the case OWN that a turn was had: it was his own.

    Of a series the calendar or the rotation has to have named him.
    """
    if actor.member is None or turn.member != actor.member or turn.slot.day > standing.today:
        return False
    said = {(one.original, one.member): one.state for one in standing.duties}
    mine = said.get((turn.slot.original, actor.member))
    return mine in (ASSIGNED, SWAPPED, DONE) or standing.assigned(turn)


def assign(
    store: Store, rotation: bytes, original: str | None = None, *, count: int = 1
) -> Changes:
    """Name in the calendar who has the next turns, or one turn, as hosts.

    `Changes.result` is how many were named. Raises Problem role.not_allowed, rotation.gone, .daily,
    .no_turn, .nobody.
    """
    held, standing = _standing(store, rotation)
    if held.series is None:
        raise Problem("rotation.daily")
    if original is not None:
        wanted = [_turn(standing, original)]
    else:
        wanted = [one for one in standing.coming(count) if one.member is not None]
    fresh = [one for one in wanted if not standing.assigned(one)]
    with store.recording("rotation.assign") as rec:
        for turn in fresh:
            assert turn.member is not None
            if not turn.state:
                _say(store, rec, held, turn.slot.original, turn.member, ASSIGNED)
            _name_host(store, rec, standing, turn.slot.original, turn.member)
        rec.result = len(fresh)
    return rec.changes


def settle(store: Store, rec: Recorder, rotation: Rotation) -> None:
    """Note whose the days gone by were, before anything changes that the line rests on."""
    if rotation.series is not None:
        return
    standing = stored.stand(store, rotation)
    known = {(one.original, one.member) for one in standing.duties}
    for turn in standing.turns:
        at = turn.slot.original
        if turn.slot.past and turn.member is not None and (at, turn.member) not in known:
            _say(store, rec, rotation, at, turn.member, ASSIGNED)


def follow(store: Store, rec: Recorder, rotation: Rotation) -> None:
    """Name anew the hosts whom the rotation had named, where the line says another by now."""
    if rotation.series is None:
        return
    standing = stored.stand(store, rotation)
    for turn in standing.turns:
        one = standing.occurrences[turn.slot.original]
        ahead = turn.slot.day >= standing.today and turn.state != DONE
        by_hand = turn.slot.host is not None and turn.slot.host not in turn.absent
        if not ahead or one.host is None or by_hand:
            continue
        if turn.member is not None and not standing.assigned(turn):
            if not turn.state:
                _say(store, rec, rotation, turn.slot.original, turn.member, ASSIGNED)
            _name_host(store, rec, standing, turn.slot.original, turn.member)


def _say(
    store: Store,
    rec: Recorder,
    rotation: Rotation,
    original: str,
    member: bytes,
    state: str,
    **more: object,
) -> None:
    """State something of a member and a turn, under each id by which that was said before."""
    fields = {"swap_of": None, **more} if state != DONE else more
    for row in stored.said_as(store, rotation.id, original, member) or [member]:
        key = {"rotation": rotation.id, "original": original, "member": row}
        stated = {name: value for name, value in fields.items() if name != "rating" or value}
        rec.put("duty", None, {**key, "state": state, **stated})


def _name_host(
    store: Store, rec: Recorder, standing: Standing, original: str, member: bytes | None
) -> None:
    """Let the calendar know who hosts, as an edit of that one occurrence."""
    one = standing.occurrences.get(original)
    if one is None or one.host == member:
        return
    work = SeriesEdit(store, rec, one)
    if one.recurring:
        work.this({"host": member})
    else:
        work.single({"host": member})


def _standing(store: Store, rotation: bytes) -> tuple[Rotation, Standing]:
    require(store.actor, "calendar.write")
    held = stored.get(store, rotation)
    return held, stored.stand(store, held)


def _next(standing: Standing) -> str:
    """The turn to come that nobody had yet."""
    coming = (one for one in standing.coming(len(standing.turns)) if one.state != DONE)
    first = next(coming, None)
    if first is None:
        raise Problem("rotation.no_turn", day=standing.today)
    return first.slot.original


def _last(standing: Standing) -> str:
    """The newest turn that has begun."""
    begun = [one for one in standing.turns if one.slot.day <= standing.today]
    if not begun:
        raise Problem("rotation.not_yet", day=standing.rotation.start)
    return begun[-1].slot.original


def _turn(standing: Standing, original: str, *, nobody: bool = False) -> Turn:
    """A turn by its name or its day. Raises Problem rotation.no_turn, .nobody."""
    found = standing.named(original)
    if found is None:
        raise Problem("rotation.no_turn", day=original[:10])
    if found.member is None and not nobody:
        raise Problem("rotation.nobody", day=found.slot.day)
    return found
