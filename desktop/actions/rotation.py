"""What an operator does with a rotation: set it up, say who takes part, in which order."""

from collections.abc import Sequence
from datetime import date

from desktop.actions.duties import follow, settle
from desktop.models.changes import Changes
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.rotation import GAP, MOST, Place, Rotation
from desktop.models.rotation import between as position_between
from desktop.store import ledger, members, seriesrows
from desktop.store import rotation as stored
from desktop.store.community import Store
from desktop.store.recorder import Recorder

LONGEST = 100


def add(
    store: Store,
    name: str,
    some: Sequence[bytes],
    *,
    series: bytes | None = None,
    start: date | None = None,
) -> Changes:
    """A rotation in which these members have a turn each day, or each time of a series, in order.

    From `start` on, today if not given. `Changes.result` is its id. Raises Problem
    role.not_allowed, rotation.nameless, .too_long, .named, .served, .too_many, .member_gone,
    calendar.series_gone.
    """
    require(store.actor, "calendar.write")
    stated = {"name": _name(store, name), "start": (start or store.today()).isoformat()}
    people = _people(store, some)
    if series is not None:
        _free(store, series)
    with store.recording("rotation.add") as rec:
        made = rec.put("rotation", None, {**stated, "series": series})
        for at, member in enumerate(people):
            fields = {"rotation": made, "member": member, "position": at * GAP}
            rec.put("rotation_place", None, {**fields, "since": stated["start"]})
        rec.result = made
    return rec.changes


def rename(store: Store, rotation: bytes, name: str) -> Changes:
    """Call a rotation otherwise. Raises Problem as `add`, rotation.gone."""
    require(store.actor, "calendar.write")
    held = stored.get(store, rotation)
    with store.recording("rotation.edit") as rec:
        rec.put("rotation", held.id, {"name": _name(store, name, held.id)})
    return rec.changes


def remove(store: Store, rotation: bytes) -> Changes:
    """Take a rotation away; who shared stays noted, and hosts stay in the calendar."""
    require(store.actor, "calendar.write")
    held = stored.get(store, rotation)
    with store.recording("rotation.remove") as rec:
        rec.delete("rotation", held.id)
    return rec.changes


def join(store: Store, rotation: bytes, some: Sequence[bytes]) -> Changes:
    """Put members at the end of the line; they have as many turns to come as the others.

    Who takes part already stays where he is. Raises Problem role.not_allowed, rotation.gone,
    .too_many, .member_gone.
    """
    held, line = _line(store, rotation)
    inside = {one.member for one in line}
    fresh = [one for one in _people(store, some) if one not in inside]
    if len(line) + len(fresh) > MOST:
        raise Problem("rotation.too_many", most=MOST)
    since = max(store.today().isoformat(), held.start)
    last = max((one.position for one in stored.places(store, rotation)), default=0)
    with store.recording("rotation.join") as rec:
        settle(store, rec, held)
        for at, member in enumerate(fresh, 1):
            fields = {"rotation": rotation, "member": member, "position": last + at * GAP}
            rec.put("rotation_place", None, {**fields, "since": since, "until": None})
        follow(store, rec, held)
    return rec.changes


def leave(store: Store, rotation: bytes, some: Sequence[bytes]) -> Changes:
    """Let members take part no longer, from today on; what they did stays.

    Raises Problem role.not_allowed, rotation.gone, .not_inside.
    """
    held, line = _line(store, rotation)
    inside = {one.member for one in line}
    for member in some:
        if member not in inside:
            raise Problem("rotation.not_inside", name=_called(store, member), rotation=held.name)
    with store.recording("rotation.leave") as rec:
        settle(store, rec, held)
        for member in some:
            for one in _rows(store, rotation, member):
                fields = {"rotation": rotation, "member": one}
                rec.put("rotation_place", None, {**fields, "until": store.today().isoformat()})
        follow(store, rec, held)
    return rec.changes


def move(store: Store, rotation: bytes, member: bytes, place: int) -> Changes:
    """Put a member at another place of the line, the first being 1; the others stay in order.

    Raises Problem role.not_allowed, rotation.gone, .not_inside, .place.
    """
    held, line = _line(store, rotation)
    if not 1 <= place <= len(line):
        raise Problem("rotation.place", place=place, most=len(line))
    others = [one for one in line if one.member != member]
    if len(others) == len(line):
        raise Problem("rotation.not_inside", name=_called(store, member), rotation=held.name)
    with store.recording("rotation.move") as rec:
        settle(store, rec, held)
        position = position_between(others, place - 1)
        if line[place - 1].member == member:
            pass
        elif position is None:
            wanted = [one.member for one in others]
            wanted.insert(place - 1, member)
            _number(store, rec, rotation, wanted)
        else:
            _put_at(store, rec, rotation, member, position)
        follow(store, rec, held)
    return rec.changes


def arrange(
    store: Store, rotation: bytes, wanted: Sequence[bytes], name: str | None = None
) -> Changes:
    """Say who takes part, in which order: who is new comes in, who is left out leaves.

    Of those who stay only who changes places is moved. `name` calls it otherwise. Raises Problem
    role.not_allowed, rotation.gone, .too_many, .member_gone and, with a name, as `add`.
    """
    held, line = _line(store, rotation)
    people = _people(store, wanted)
    today = store.today().isoformat()
    inside = [one.member for one in line]
    with store.recording("rotation.arrange") as rec:
        if name is not None:
            rec.put("rotation", rotation, {"name": _name(store, name, rotation)})
        settle(store, rec, held)
        for member in inside:
            if member not in people:
                for one in _rows(store, rotation, member):
                    gone = {"rotation": rotation, "member": one, "until": today}
                    rec.put("rotation_place", None, gone)
        for member in people:
            if member not in inside:
                fields: dict[str, object] = {"rotation": rotation, "member": member}
                since = max(today, held.start)
                rec.put("rotation_place", None, {**fields, "since": since, "until": None})
        if [one for one in inside if one in people] != people:
            _number(store, rec, rotation, people)
        follow(store, rec, held)
    return rec.changes


def _number(store: Store, rec: Recorder, rotation: bytes, wanted: Sequence[bytes]) -> None:
    """Give the line this order."""
    for at, member in enumerate(wanted):
        _put_at(store, rec, rotation, member, at * GAP)


def _put_at(store: Store, rec: Recorder, rotation: bytes, member: bytes, position: int) -> None:
    for one in _rows(store, rotation, member):
        fields = {"rotation": rotation, "member": one, "position": position}
        rec.put("rotation_place", None, fields)


def _rows(store: Store, rotation: bytes, member: bytes) -> list[bytes]:
    """Under which ids a member stands in the line: his own, and those merged into him."""
    family = ledger.family(store, member)[1]
    return [one for one in family if stored.has_place(store, rotation, one)]


def _line(store: Store, rotation: bytes) -> tuple[Rotation, list[Place]]:
    require(store.actor, "calendar.write")
    held = stored.get(store, rotation)
    today = store.today().isoformat()
    found = stored.places(store, rotation)
    return held, [one for one in found if not one.until or one.until > today]


def _name(store: Store, text: str, own: bytes = b"") -> str:
    name = text.strip()
    if not name:
        raise Problem("rotation.nameless")
    if len(name) > LONGEST:
        raise Problem("rotation.too_long", limit=LONGEST)
    # Two of one name could not be told apart where a rotation is asked for.
    if any(one.name == name and one.id != own for one in stored.listed(store)):
        raise Problem("rotation.named", name=name)
    return name


def _people(store: Store, some: Sequence[bytes]) -> list[bytes]:
    people = list(dict.fromkeys(members.canonical(store, one) for one in some))
    if len(people) > MOST:
        raise Problem("rotation.too_many", most=MOST)
    if not all(members.stands(store, one) for one in people):
        raise Problem("rotation.member_gone")
    return people


def _free(store: Store, series: bytes) -> None:
    """Raise Problem rotation.served where the series has a rotation already."""
    found = seriesrows.find(store, series)
    other = stored.serving(store, series)
    if other is not None:
        raise Problem("rotation.served", title=found.title, rotation=other.name)


def _called(store: Store, member: bytes) -> str:
    return stored.names(store, [member]).get(member, "")
