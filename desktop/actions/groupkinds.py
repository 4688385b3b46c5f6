"""What groups of a kind of the community's own hold."""

from desktop.models.changes import Changes
from desktop.models.group import KINDS, kind_name, read_kind
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import groupkinds
from desktop.store.community import Store

LONGEST = 100


def save(store: Store, kind: str, capacity: int | None, *, soft: bool = False) -> Changes:
    """Say how many groups of a kind hold, and whether more are warned of or refused.

    None takes it back: they hold any number. Raises Problem role.not_allowed, team.kind_fixed,
    team.kindless, team.too_long, team.capacity.
    """
    require(store.actor, "community.write")
    name = read_kind(kind)
    if not name:
        raise Problem("team.kindless")
    if name in KINDS:
        raise Problem("team.kind_fixed", kind=kind_name(name))
    if len(name) > LONGEST:
        raise Problem("team.too_long", limit=LONGEST)
    if capacity is not None and capacity < 1:
        raise Problem("team.capacity", capacity=capacity)
    with store.recording("team.kind") as rec:
        if capacity is not None:
            rec.put("team_kind", None, {"kind": name, "capacity": capacity, "soft": soft})
        elif name in groupkinds.by_name(store):
            rec.delete("team_kind", kind=name)
    return rec.changes
