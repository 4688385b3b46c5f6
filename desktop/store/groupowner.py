"""The owners of groups: the preset owner, confined to one group, held by one operator at a time."""

from desktop.models.permission import OWNER
from desktop.models.role import Assignment, Holding, preset_id
from desktop.store import roles
from desktop.store.reads import Reads


def terms(reads: Reads, team: bytes) -> list[Assignment]:
    """Every term of a group's owners, oldest first."""
    owner = preset_id(reads.community, OWNER)
    found = [one for one in roles.assignments(reads) if one.role == owner]
    return [one for one in found if one.scope.kind == "team" and one.scope.id == team]


def owners(reads: Reads) -> dict[bytes, Holding]:
    """Who owns which group today; a group that nobody was made the owner of is left out."""
    found = {}
    for one in roles.team(reads, roles.likely_day(reads)):
        term, owns = one.assignment, one.role is not None and one.role.granted_as == OWNER
        if owns and term is not None and term.scope.kind == "team" and term.scope.id:
            found[term.scope.id] = one
    return found


def by_default(reads: Reads) -> Holding | None:
    """Who owns every group that nobody was made the owner of: the community's owner."""
    for one in roles.team(reads, roles.likely_day(reads)):
        term, owns = one.assignment, one.role is not None and one.role.granted_as == OWNER
        if owns and term is not None and term.scope.kind == "community":
            return one
    return None
