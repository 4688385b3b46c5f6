"""Seats in groups: who may still come in, and what is said when they are more than it holds."""

from collections.abc import Collection

from msgspec.structs import replace

from desktop.models.group import Group
from desktop.models.problem import Problem
from desktop.store import groups, headcount
from desktop.store.community import Store
from desktop.store.reads import Reads


def newcomers(reads: Reads, group: Group, chosen: Collection[bytes]) -> list[bytes]:
    """Who of these would be new in the group. Raises Problem team.full when they do not fit."""
    there = groups.inside(reads, group.id, chosen)
    new = [one for one in dict.fromkeys(chosen) if one not in there]
    require_room(group, len(new))
    return new


def require_room(group: Group, more: int) -> None:
    """Raise Problem team.full where so many more do not fit."""
    if more and group.seats.refuses(group.people + more):
        raise Problem(
            "team.full", name=group.name, limit=group.seats.limit, count=group.people, more=more
        )


def require_seats(reads: Reads, people: int, more: int) -> None:
    """Raise Problem community.full where the community, with so many, does not take more."""
    limit = headcount.capacity(reads)
    if more > 0 and limit is not None and people + more > limit:
        raise Problem("community.full", limit=limit, more=more)


class Watch:
    """Groups that refuse more than they hold, watched while a recording fills them."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._people = headcount.everybody(store)
        self._before = {one.id: one.people for one in groups.listed(store) if one.seats.firm}

    def require_fit(self) -> None:
        """Raise Problem team.full, community.full for what grew beyond what it holds."""
        more = headcount.everybody(self._store) - self._people
        require_seats(self._store, self._people, more)
        for group in groups.listed(self._store) if self._before else ():
            before = self._before.get(group.id, group.people)
            if group.people > before:
                require_room(replace(group, people=before), group.people - before)
