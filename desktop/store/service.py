"""What the team did for the community, and whom to thank for a month."""

from collections.abc import Sequence

from desktop.models.permission import OWNER
from desktop.models.problem import Problem
from desktop.models.role import Holding
from desktop.models.service import Service, Thanked
from desktop.store import members, roles
from desktop.store.reads import Reads

# Who was merged into somebody is that member.
_LOGGED = (
    "SELECT s.id, m.id, coalesce(m.name, m.nickname, ''), coalesce(m.nickname, ''),"
    " coalesce(s.date, ''), coalesce(s.minutes, 0), coalesce(s.what, '') FROM service s"
    " LEFT JOIN alias x ON x.member = s.member"
    " JOIN member m ON m.id = coalesce(x.person, s.member)"
    " WHERE s.gone = 0 AND s.date BETWEEN ?1 || '-01' AND ?1 || '-31'"
    " ORDER BY s.date, s.id"
)


def logged(reads: Reads, month: str) -> list[Service]:
    """What was done in a month ("YYYY-MM"), in its order."""
    private = reads.actor.allows("member.read.private")
    return [
        Service(record, member, name, day, minutes, what if private else "")
        for record, member, name, _, day, minutes, what in reads.rows(_LOGGED, (month,))
    ]


def require(reads: Reads, record: bytes) -> bytes:
    """Whose line of the log it is. Raises Problem service.gone unless it is there."""
    row = reads.one("SELECT member FROM service WHERE id = ? AND gone = 0", (record,))
    if row is None:
        raise Problem("service.gone")
    return bytes(row[0])


def thanked(reads: Reads, month: str) -> list[Thanked]:
    """Who was on the team in a month or did something for it, who did most first.

    The owner, who thanks them, is there only for what he did himself.
    """
    held: dict[bytes, list[Holding]] = {}
    for line in roles.team_between(reads, f"{month}-01", f"{month}-31"):
        held.setdefault(_person(reads, line), []).append(line)
    done: dict[bytes, list[Service]] = {}
    for one in logged(reads, month):
        done.setdefault(one.member, []).append(one)
    found = [
        _thanked(reads, person, held.get(person, []), done.get(person, []))
        for person in {**held, **done}
        if person in done or any(not _owns(line) for line in held[person])
    ]
    # Who was erased has no name to be thanked by.
    named = [one for one in found if one.name]
    return sorted(named, key=lambda one: (-one.minutes, -one.times, one.name))


def _owns(line: Holding) -> bool:
    scoped = line.assignment is not None and line.assignment.scope.id is not None
    return line.role is not None and line.role.granted_as == OWNER and not scoped


def _person(reads: Reads, line: Holding) -> bytes:
    if line.member is None:
        return line.operator
    return members.canonical(reads, line.member)


def _thanked(
    reads: Reads, person: bytes, held: Sequence[Holding], done: Sequence[Service]
) -> Thanked:
    row = reads.one("SELECT name, nickname FROM member WHERE id = ?", (person,))
    name, nickname = row or (held[0].name, "")
    return Thanked(
        person if row else None,
        name or nickname or "",
        nickname or "",
        tuple(held),
        len(done),
        sum(one.minutes for one in done),
        tuple(dict.fromkeys(one.what for one in done if one.what)),
    )
