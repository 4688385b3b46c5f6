"""The clean-out of a group: who did nothing for long is kept, moved to another, or taken out."""

from collections.abc import Mapping
from datetime import timedelta

from desktop.actions import seats
from desktop.models.changes import Changes
from desktop.models.group import Clearing, Group, Idle
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import groups
from desktop.store.community import Store
from desktop.store.reads import Reads

LONGEST = 3650


def idle(reads: Reads, team: bytes, days: int) -> list[Idle]:
    """A group's members of whom nothing was seen for so many days, the longest idle first.

    Raises Problem role.not_allowed, team.gone, team.days.
    """
    group = groups.get(reads, team)
    _require(reads, group)
    if not 1 <= days <= LONGEST:
        raise Problem("team.days", days=days)
    return groups.idle(reads, team, reads.today() - timedelta(days=days))


def foreseen(group: Group, decided: Mapping[bytes, bytes | None]) -> Clearing:
    """What a clean-out would leave; `decided` as `clear` takes it."""
    moved: dict[bytes, int] = {}
    for target in decided.values():
        if target is not None:
            moved[target] = moved.get(target, 0) + 1
    return Clearing(group.people, len(decided) - sum(moved.values()), moved)


def check(
    reads: Reads, team: bytes, decided: Mapping[bytes, bytes | None]
) -> dict[bytes, set[bytes]]:
    """For each group that people would be moved to, who is new there; nothing is written.

    Raises Problem role.not_allowed, team.gone, team.not_inside, team.same_group, team.full.
    """
    group = groups.get(reads, team)
    _require(reads, group)
    there = groups.inside(reads, team, decided)
    if len(there) < len(decided):
        raise Problem("team.not_inside", name=group.name, count=len(decided) - len(there))
    return _moving(reads, group, decided)


def clear(store: Store, team: bytes, decided: Mapping[bytes, bytes | None]) -> Changes:
    """Take these people out of a group as one action; an undo brings all of them back.

    `decided`: member → the group that he is moved to, None for nowhere. Who is to be kept does
    not stand in it. `Changes.result` is a `Clearing`. Raises Problem as `check`.
    """
    moving = check(store, team, decided)
    group = groups.get(store, team)
    with store.recording("team.clear") as rec:
        for member, target in decided.items():
            rec.delete("member_team", member=member, team=team)
            if target is not None and member in moving[target]:
                rec.put("member_team", None, {"member": member, "team": target})
        rec.result = foreseen(group, decided)
    return rec.changes


def _moving(
    reads: Reads, group: Group, decided: Mapping[bytes, bytes | None]
) -> dict[bytes, set[bytes]]:
    """For each group that people are moved to, who is new there."""
    found: dict[bytes, list[bytes]] = {}
    for member, target in decided.items():
        if target == group.id:
            raise Problem("team.same_group", name=group.name)
        if target is not None:
            found.setdefault(target, []).append(member)
    return {
        target: set(seats.newcomers(reads, groups.get(reads, target), chosen))
        for target, chosen in found.items()
    }


def _require(reads: Reads, group: Group) -> None:
    """The right to clean out, and to write who is in the group."""
    places = [one for one in (group.id, group.chapter) if one is not None]
    require(reads.actor, "member.merge", scopes=places)
    require(reads.actor, "member.write", scopes=places)
