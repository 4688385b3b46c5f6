"""Groups: who is in them, their lines, who shares them, who did nothing for long."""

import json
from collections.abc import Collection, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from desktop.models.group import CHARTER, STEPS, Group, Idle, Overlap, Step
from desktop.models.names import fold
from desktop.models.problem import Problem
from desktop.store import groupkinds, roles
from desktop.store.merged import HIS
from desktop.store.reads import Reads

_TEXTS = ("rules", "culture", "goal", "posts", "activities", "benefits")
_LIST = (
    "SELECT t.id, coalesce(t.name, ''), coalesce(t.kind, ''), coalesce(t.platform, ''), t.chapter,"
    " t.parent, t.capacity, coalesce(t.reason, ''),"
    " (SELECT count(*) FROM team_step s WHERE s.team = t.id AND s.gone = 0"
    f" AND s.done IS NOT NULL AND s.step BETWEEN 1 AND {len(STEPS)}),"
    f" {', '.join(f't.{name}' for name in _TEXTS)} FROM team t"
    " WHERE t.gone = 0 ORDER BY t.name, t.id"
)
# Who left the community keeps his place in the records, so that he can come back to it. Few did:
# all are counted, and those taken off (CROSS JOIN: SQLite begins with them).
_LEFT = (
    "SELECT t.team, count(*) FROM member m CROSS JOIN member_team t ON t.member = m.id"
    " AND t.gone = 0 WHERE m.gone = 1 GROUP BY t.team"
)
_PAIRS = (
    "SELECT a.team, b.team, count(*) FROM member_team a CROSS JOIN member_team b"
    " ON b.member = a.member AND b.team > a.team AND b.gone = 0 WHERE a.gone = 0 GROUP BY 1, 2"
)
_LEFT_PAIRS = (
    "SELECT a.team, b.team, count(*) FROM member m CROSS JOIN member_team a ON a.member = m.id"
    " AND a.gone = 0 CROSS JOIN member_team b ON b.member = m.id AND b.team > a.team AND b.gone = 0"
    " WHERE m.gone = 1 GROUP BY 1, 2"
)
_EVERYBODY = (
    "SELECT count(DISTINCT member) FROM member_team WHERE gone = 0"
    " AND team IN (SELECT unhex(value) FROM json_each(?))"
)
_LEFT_OF_ALL = (
    "SELECT count(DISTINCT m.id) FROM member m CROSS JOIN member_team t ON t.member = m.id"
    " AND t.gone = 0 WHERE m.gone = 1 AND t.team IN (SELECT unhex(value) FROM json_each(?))"
)
# When somebody was seen or did something last, or joined: in ms.
_LAST = (
    "max(coalesce(member.last_seen, 0), coalesce((SELECT max(a.at) FROM activity a"
    f" WHERE a.member IN ({HIS.format('member.id')})"
    " AND a.gone = 0 AND coalesce(a.state, '') <> 'voided'), 0))"
)


def listed(reads: Reads) -> list[Group]:
    """Every group by name, with how many people are in it."""
    people, kinds = headcounts(reads), groupkinds.by_name(reads)
    found = []
    for row in reads.rows(_LIST):
        record, name, kind, platform, chapter, parent, capacity, reason, done, *texts = row
        said = dict(zip(_TEXTS, (text or "" for text in texts), strict=True))
        charter = {one: {"name": name, **said}[one] for one in CHARTER}
        count = people.get(record, 0)
        found.append(
            Group(
                record,
                name,
                kind,
                platform,
                chapter,
                parent,
                capacity,
                reason,
                count,
                charter,
                done,
                kinds.get(kind),
            )
        )
    return found


def names(reads: Reads) -> list[tuple[bytes, str]]:
    """Every group's id and name."""
    return [
        (row[0], row[1] or "")
        for row in reads.rows("SELECT id, name FROM team WHERE gone = 0 ORDER BY name, id")
    ]


def places(reads: Reads) -> list[tuple[bytes, str, bytes | None]]:
    """Every group's id, name and chapter, by name."""
    return [
        (row[0], row[1] or "", row[2])
        for row in reads.rows("SELECT id, name, chapter FROM team WHERE gone = 0 ORDER BY name, id")
    ]


def headcounts(reads: Reads) -> dict[bytes, int]:
    """How many people are in each group; who left the community is in none."""
    found: dict[bytes, int] = dict(
        reads.rows("SELECT team, count(*) FROM member_team WHERE gone = 0 GROUP BY team")
    )
    for team, count in reads.rows(_LEFT):
        found[team] -= count
    return found


def headcount(reads: Reads, team: bytes) -> int:
    """How many people are in one group."""
    row = reads.one(
        "SELECT count(*) FROM member_team t LEFT JOIN member m ON m.id = t.member"
        " WHERE t.team = ? AND t.gone = 0 AND coalesce(m.gone, 0) = 0",
        (team,),
    )
    return int(row[0]) if row else 0


def find(reads: Reads, word: str) -> Group:
    """The one group of this name or id. Raises Problem team.unknown."""
    wanted = fold(word)
    found = [one for one in listed(reads) if word == one.id.hex() or fold(one.name) == wanted]
    if len(found) != 1:
        raise Problem("team.unknown", group=word)
    return found[0]


def get(reads: Reads, team: bytes) -> Group:
    """A group by its id. Raises Problem team.gone."""
    found = next((one for one in listed(reads) if one.id == team), None)
    if found is None:
        raise Problem("team.gone")
    return found


def inside(reads: Reads, team: bytes, chosen: Collection[bytes]) -> set[bytes]:
    """Who of these is in the group."""
    rows = reads.rows(
        "SELECT t.member FROM json_each(?2) j JOIN member_team t ON t.member = unhex(j.value)"
        " WHERE t.team = ?1 AND t.gone = 0",
        (team, json.dumps([one.hex() for one in chosen])),
    )
    return {row[0] for row in rows}


def first(reads: Reads, team: bytes, limit: int) -> list[bytes]:
    """Some of a group whom the actor's screens list, those longest in the community first.

    Costs as much in a large group as in a small one.
    """
    seen, given = roles.listed(reads)
    rows = reads.rows(
        "SELECT t.member FROM member_team t CROSS JOIN member ON member.id = t.member"
        f" AND member.gone = 0 WHERE t.team = ? AND t.gone = 0 AND {seen}"
        " ORDER BY t.member LIMIT ?",
        (team, *given, limit),
    )
    return [row[0] for row in rows]


def steps(reads: Reads, team: bytes) -> list[Step]:
    """The nine steps of opening a group, in order; who was merged is who he is now."""
    rows = reads.rows(
        "SELECT s.step, coalesce(a.person, s.owner), coalesce(m.name, m.nickname, ''),"
        " coalesce(s.due, ''), coalesce(s.done, '') FROM team_step s"
        " LEFT JOIN alias a ON a.member = s.owner"
        " LEFT JOIN member m ON m.id = coalesce(a.person, s.owner)"
        " WHERE s.team = ? AND s.gone = 0",
        (team,),
    )
    said = {row[0]: Step(*row) for row in rows}
    return [said.get(number, Step(number)) for number in range(1, len(STEPS) + 1)]


def overlap(reads: Reads, chosen: Sequence[bytes] = ()) -> Overlap:
    """Who is in which of these groups (else of all): costs a look at every membership."""
    groups = [one for one in listed(reads) if not chosen or one.id in chosen]
    known = {one.id for one in groups}
    shared = {
        (one, other): count
        for one, other, count in reads.rows(_PAIRS)
        if one in known and other in known
    }
    for one, other, count in reads.rows(_LEFT_PAIRS):
        if (one, other) in shared:
            shared[one, other] -= count
    asked = (json.dumps([one.hex() for one in known]),)
    counts = [reads.one(sql, asked) for sql in (_EVERYBODY, _LEFT_OF_ALL)]
    people, left = (int(row[0]) if row else 0 for row in counts)
    shared = {pair: count for pair, count in shared.items() if count}
    return Overlap(groups, shared, people - left, sum(one.people for one in groups))


def idle(reads: Reads, team: bytes, since: date) -> list[Idle]:
    """A group's members who came, did and joined nothing since that day, the longest idle first."""
    zone = ZoneInfo(reads.zone)
    begins = int(datetime.combine(since, time(), zone).timestamp() * 1000)
    seen, given = roles.listed(reads)
    rows = reads.rows(
        "SELECT member.id, coalesce(member.name, member.nickname, ''),"
        f" coalesce(member.number, ''), {_LAST} AS last, coalesce(member.joined, '')"
        " FROM member_team t JOIN member ON member.id = t.member AND member.gone = 0"
        " WHERE t.team = ? AND t.gone = 0 AND last < ? AND coalesce(member.joined, '') < ?"
        f" AND {seen} ORDER BY last, member.joined, member.pinyin, member.id",
        (team, begins, since.isoformat(), *given),
    )
    return [
        Idle(record, name, number, _day(last, zone) if last else "")
        for record, name, number, last, _ in rows
    ]


def _day(at: int, zone: ZoneInfo) -> str:
    return datetime.fromtimestamp(at / 1000, zone).date().isoformat()
