"""The seats that a roster's rows would take, counted while they are decided."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy

from desktop.actions import seats
from desktop.models.names import fold
from desktop.store import groups, headcount, importing
from desktop.store.reads import Reads


class Seating:
    """Who would come into the groups that refuse more than they hold."""

    def __init__(self, reads: Reads) -> None:
        firm = [one for one in groups.listed(reads) if one.seats.firm]
        named = importing.named(reads, "team") if firm else {}
        names = {team: name for name, team in named.items()}
        self._firm = {names[one.id]: one for one in firm if one.id in names}
        self._come: dict[str, set[bytes]] = defaultdict(set)

    def come(self, member: bytes, teams: Iterable[str]) -> None:
        """A row brings this member into these groups."""
        if self._firm:
            for name in self._firm.keys() & set(map(fold, teams)):
                self._come[name].add(member)

    def copy(self) -> "Seating":
        """The same once more, for what may still be decided otherwise."""
        made = copy(self)
        made._come = defaultdict(set, {name: set(come) for name, come in self._come.items()})
        return made

    def require_fit(self, reads: Reads, new: int) -> None:
        """Raise Problem team.full, community.full as the run of so many new members would."""
        seats.require_seats(reads, headcount.everybody(reads), new)
        for name, group in self._firm.items():
            come = self._come.get(name, set())
            seats.require_room(group, len(come - groups.inside(reads, group.id, come)))
