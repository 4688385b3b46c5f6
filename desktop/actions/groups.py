"""What an operator does with groups: open, describe, fill, split, and take them away."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from msgspec import Struct

from desktop.actions import members, seats
from desktop.models.changes import Changes
from desktop.models.group import CHARTER, FANS, KIND_NAMES, STEPS, needs_reason, read_kind
from desktop.models.group import seats as usual_seats
from desktop.models.names import fold
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import groupkinds, groups
from desktop.store.community import Store
from desktop.store.named import record_for

FIELDS: Final = ("kind", "platform", "chapter", "parent", "capacity", "reason", *CHARTER)
LONGEST_NAME, LONGEST_TEXT = 100, 10_000
# What a group is told to think of: a warning, not a refusal.
OVER, AIMLESS = "over", "aimless"


class Told(Struct, frozen=True):
    """What a group's action answers: the group, and of what it is warned (OVER, AIMLESS)."""

    team: bytes
    warnings: tuple[str, ...] = ()
    left_out: int = 0


def add(store: Store, fields: Mapping[str, object]) -> Changes:
    """Open a group; `Changes.result` is `Told`.

    Raises Problem role.not_allowed, team.nameless, team.same_name, team.capacity,
    team.reason_wanted, team.too_long, team.gone.
    """
    chapter = fields.get("chapter")
    require(store.actor, "member.write", scopes=[chapter] if isinstance(chapter, bytes) else [])
    stated = _checked(store, None, fields)
    if not stated.get("name"):
        raise Problem("team.nameless")
    with store.recording("team.add") as rec:
        team = rec.put("team", record_for(store, rec, "team", str(stated["name"])), stated)
        rec.result = Told(team, _warnings(store, team))
    return rec.changes


def edit(store: Store, team: bytes, fields: Mapping[str, object]) -> Changes:
    """Change what is said of a group and its charter; `Changes.result` is `Told`.

    Raises what `add` does and team.below_itself. A capacity below those inside is no problem:
    nobody is sent away, nobody more comes in.
    """
    before = groups.get(store, team)
    _require_write(store, team, before.chapter, fields.get("chapter"))
    stated = _checked(store, team, fields)
    if "name" in stated and not stated["name"]:
        raise Problem("team.nameless")
    with store.recording("team.edit") as rec:
        rec.put("team", team, stated)
        rec.result = Told(team, _warnings(store, team))
    return rec.changes


def remove(store: Store, team: bytes) -> Changes:
    """Dissolve a group: its members stay in the community.

    Only who keeps the community may, or the group's own owner.
    """
    if not store.actor.anywhere("community.write"):
        require(store.actor, "community.write")
    group = groups.get(store, team)
    places = [one for one in (team, group.chapter) if one is not None]
    require(store.actor, "community.write", scopes=places)
    with store.recording("team.remove") as rec:
        rec.delete("team", team)
    return rec.changes


def join(store: Store, team: bytes, chosen: Sequence[bytes]) -> Changes:
    """Put people into a group; `Changes.result` is `Told`. Raises Problem team.full."""
    changes = members.join_team(store, chosen, team)
    left_out = changes.result if isinstance(changes.result, int) else 0
    return replace(changes, result=Told(team, _warnings(store, team), left_out))


def move(store: Store, team: bytes, target: bytes, chosen: Sequence[bytes]) -> Changes:
    """Take people out of one group and put them into another, as one action.

    `Changes.result` is `Told` of the other. Raises Problem role.not_allowed, team.gone,
    team.same_group, team.not_inside, team.full.
    """
    old, new = groups.get(store, team), groups.get(store, target)
    for one in (old, new):
        _require_write(store, one.id, one.chapter, None)
    if team == target:
        raise Problem("team.same_group", name=old.name)
    there = groups.inside(store, team, chosen)
    if len(there) < len(set(chosen)):
        raise Problem("team.not_inside", name=old.name, count=len(set(chosen)) - len(there))
    coming = seats.newcomers(store, new, chosen)
    with store.recording("team.move") as rec:
        for member in dict.fromkeys(chosen):
            rec.delete("member_team", member=member, team=team)
        for member in coming:
            rec.put("member_team", None, {"member": member, "team": target})
        rec.result = Told(target, _warnings(store, target))
    return rec.changes


def split(store: Store, team: bytes, name: str, chosen: Sequence[bytes] = ()) -> Changes:
    """Open a new group out of one, of its kind and place, and put these people into it.

    They stay where they are, too. `Changes.result` is `Told`. Raises what `add` and `join` do.
    """
    old = groups.get(store, team)
    _require_write(store, team, old.chapter, old.chapter)
    fields = {
        "name": name,
        "kind": old.kind,
        "platform": old.platform,
        "chapter": old.chapter,
        "parent": team,
    }
    stated = _checked(store, None, fields)
    if not stated.get("name"):
        raise Problem("team.nameless")
    with store.recording("team.split") as rec:
        made = rec.put("team", record_for(store, rec, "team", str(stated["name"])), stated)
        for member in seats.newcomers(store, groups.get(store, made), chosen):
            rec.put("member_team", None, {"member": member, "team": made})
        rec.result = Told(made, _warnings(store, made))
    return rec.changes


def step(
    store: Store,
    team: bytes,
    number: int,
    *,
    owner: bytes | None = None,
    due: date | None = None,
    done: bool | None = None,
) -> Changes:
    """Say of a step of opening a group who sees to it, until when, or that it is done.

    What is not given stays. Raises Problem team.unknown_step.
    """
    group = groups.get(store, team)
    _require_write(store, team, group.chapter, None)
    if not 1 <= number <= len(STEPS):
        raise Problem("team.unknown_step", step=number)
    stated: dict[str, object] = {"team": team, "step": number}
    if owner is not None:
        stated["owner"] = owner or None
    if due is not None:
        stated["due"] = due.isoformat()
    if done is not None:
        stated["done"] = store.today().isoformat() if done else None
    with store.recording("team.step") as rec:
        rec.put("team_step", None, stated)
    return rec.changes


def _require_write(store: Store, team: bytes, chapter: bytes | None, then: object) -> None:
    """The right to change a group, where it stands and where it is to stand."""
    require(store.actor, "member.write", scopes=[one for one in (team, chapter) if one])
    if isinstance(then, bytes) and then != chapter:
        require(store.actor, "member.write", scopes=[team, then])


def _checked(store: Store, team: bytes | None, fields: Mapping[str, object]) -> dict[str, object]:
    unknown = [name for name in fields if name not in FIELDS]
    if unknown:
        raise Problem("team.unknown_field", field=unknown[0])
    stated = dict(fields)
    for name in (*CHARTER, "platform", "reason"):
        if name in stated:
            stated[name] = _text(name, stated[name])
    if "kind" in stated:
        stated["kind"] = read_kind(str(stated["kind"] or "")) or None
    _require_free(store, team, stated.get("name"))
    _require_line(store, team, stated.get("parent"))
    _require_reason(store, team, stated)
    return stated


def _text(name: str, given: object) -> str | None:
    text = str(given or "").strip()
    limit = LONGEST_NAME if name in ("name", "platform") else LONGEST_TEXT
    if len(text) > limit:
        raise Problem("team.too_long", limit=limit)
    return text or None


def _require_free(store: Store, team: bytes | None, name: object) -> None:
    if not isinstance(name, str):
        return
    for one in groups.names(store):
        if one[0] != team and fold(one[1]) == fold(name):
            raise Problem("team.same_name", name=one[1])


def _require_line(store: Store, team: bytes | None, parent: object) -> None:
    if not isinstance(parent, bytes):
        return
    parents = {one.id: one.parent for one in groups.listed(store)}
    if parent not in parents:
        raise Problem("team.gone")
    at: bytes | None = parent
    while at is not None and team is not None:
        if at == team:
            raise Problem("team.below_itself", name=groups.get(store, team).name)
        at = parents.get(at)


def _require_reason(store: Store, team: bytes | None, stated: Mapping[str, object]) -> None:
    if not stated.keys() & {"kind", "capacity", "reason"}:
        return
    known = groups.get(store, team) if team is not None else None
    kind = str(stated.get("kind", known.kind if known else "") or "")
    capacity = stated.get("capacity", known.capacity if known else None)
    reason = stated.get("reason", known.reason if known else "")
    if capacity is None:
        return
    if not isinstance(capacity, int) or capacity < 1:
        raise Problem("team.capacity", capacity=capacity)
    own = groupkinds.by_name(store).get(kind)
    if needs_reason(kind, capacity, own) and not reason:
        chinese, english = KIND_NAMES.get(kind, (kind, kind))
        usual = usual_seats(kind, None, own).limit
        raise Problem(
            "team.reason_wanted",
            kind_zh=chinese,
            kind_en=english.lower(),
            usual=usual,
            capacity=capacity,
        )


def _warnings(store: Store, team: bytes) -> tuple[str, ...]:
    group = groups.get(store, team)
    found = [OVER] if group.seats.over(group.people) else []
    if group.kind == FANS and not group.charter["goal"]:
        found.append(AIMLESS)
    return tuple(found)
