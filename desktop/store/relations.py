"""How members know each other, and the shortest way of introductions from one to another."""

from collections.abc import Iterable

from desktop.models.people import MOST_HOPS, Hop, Tie
from desktop.store.member_filter import among
from desktop.store.merged import MERGED
from desktop.store.reads import Reads

# How many members one query asks for, and after how many the search gives up.
_ASKED, _MOST = 500, 200_000


def of_member(reads: Reads, member: bytes) -> list[Tie]:
    """Whom he knows, by kind, among those whom the actor's screens list; at most 200."""
    scope, given = among(reads, "m.id")
    found = reads.rows(
        f"{MERGED}, tie AS (SELECT one, other, kind, since, other who, 1 back FROM relation"
        " WHERE gone = 0 AND relation.one IN (SELECT id FROM one) UNION"
        " SELECT one, other, kind, since, relation.one, 0 FROM relation"
        " WHERE gone = 0 AND relation.other IN (SELECT id FROM one))"
        " SELECT t.one, t.other, t.kind, coalesce(t.since, ''), m.id,"
        " coalesce(m.name, m.nickname, ''), coalesce(m.number, ''), t.back FROM tie t"
        " LEFT JOIN alias a ON a.member = t.who"
        " JOIN member m ON m.id = coalesce(a.person, t.who) AND m.gone = 0"
        f" WHERE m.id <> ? AND {scope} ORDER BY t.kind, m.pinyin, m.id LIMIT 200",
        (member, member, *given),
    )
    return [
        Tie(bytes(one), bytes(other), kind, since, bytes(who), name, number, bool(back))
        for one, other, kind, since, who, name, number, back in found
    ]


def way(reads: Reads, start: bytes, goal: bytes, most: int = MOST_HOPS) -> list[Hop] | None:
    """The people from one member to another, both included; None when further than `most` hops.

    The search goes from both ends at once, each time from the smaller side, so that of a large
    community it reads little.
    """
    if start == goal:
        return [_named(reads, [start])[start]]
    sides = ({start: _START}, {goal: _START})
    edges: list[set[bytes]] = [{start}, {goal}]
    for _ in range(most):
        at = 0 if len(edges[0]) <= len(edges[1]) else 1
        met = _grow(reads, edges, sides, at)
        if met is not None:
            return _told(reads, sides, met)
        if not edges[at] or len(sides[0]) + len(sides[1]) > _MOST:
            return None
    return None


# Who was reached from whom, as what, and whether it is the other who is that to him.
_Reached = dict[bytes, tuple[bytes, str, bool]]
_START = (b"", "", False)


def _grow(
    reads: Reads, edges: list[set[bytes]], sides: tuple[_Reached, _Reached], at: int
) -> bytes | None:
    """Go one hop further on one side; whom both sides then know, the smallest id first."""
    mine, theirs = sides[at], sides[1 - at]
    new: set[bytes] = set()
    for one, other, kind, turned in _neighbours(reads, edges[at]):
        if other not in mine:
            mine[other] = (one, kind, turned)
            new.add(other)
    edges[at] = new
    return min(new & theirs.keys(), default=None)


def _neighbours(reads: Reads, whom: Iterable[bytes]) -> list[tuple[bytes, bytes, str, bool]]:
    """(member, whom he knows, kind, whether it is he who is that to the other).

    Members merged are taken as one, removed ones left out.
    """
    ahead = sorted(whom)
    found: list[tuple[bytes, bytes, str, bool]] = []
    for first in range(0, len(ahead), _ASKED):
        part = ahead[first : first + _ASKED]
        marks = ", ".join(f"(?{number})" for number in range(1, len(part) + 1))
        rows = reads.rows(
            f"WITH his(id, who) AS (SELECT column1, column1 FROM (VALUES {marks}) UNION"
            f" SELECT member, person FROM alias WHERE person IN (VALUES {marks})),"
            " tie(who, other, kind, turned) AS ("
            " SELECT h.who, r.other, r.kind, 1 FROM his h CROSS JOIN relation r ON r.one = h.id"
            " AND r.gone = 0 UNION ALL"
            " SELECT h.who, r.one, r.kind, 0 FROM his h CROSS JOIN relation r ON r.other = h.id"
            " AND r.gone = 0)"
            " SELECT t.who, m.id, t.kind, t.turned FROM tie t"
            " LEFT JOIN alias a ON a.member = t.other"
            " CROSS JOIN member m ON m.id = coalesce(a.person, t.other) AND m.gone = 0"
            " ORDER BY 1, 2",
            part,
        )
        found += [
            (bytes(one), bytes(other), kind, bool(turned)) for one, other, kind, turned in rows
        ]
    return found


def _told(reads: Reads, sides: tuple[_Reached, _Reached], met: bytes) -> list[Hop]:
    ids, ties = [met], [("", False)]
    while sides[0][ids[0]][0]:
        before, kind, turned = sides[0][ids[0]]
        ids.insert(0, before)
        ties.insert(1, (kind, turned))
    while sides[1][ids[-1]][0]:
        # Found from the far end, so the other way round.
        after, kind, turned = sides[1][ids[-1]]
        ids.append(after)
        ties.append((kind, not turned))
    known = _named(reads, ids)
    return [
        Hop(one, known[one].name, known[one].number, kind, turned)
        for one, (kind, turned) in zip(ids, ties, strict=True)
    ]


def _named(reads: Reads, ids: list[bytes]) -> dict[bytes, Hop]:
    marks = ", ".join("?" * len(ids))
    found = reads.rows(
        "SELECT id, coalesce(name, nickname, ''), coalesce(number, '') FROM member"
        f" WHERE id IN ({marks})",
        ids,
    )
    return {bytes(record): Hop(bytes(record), name, number) for record, name, number in found}
