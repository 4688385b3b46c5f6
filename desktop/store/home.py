"""Reads of the first screen and of the window's frame."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from desktop.models.award import EntryQuery
from desktop.models.calendar import Occurrence
from desktop.models.home import (
    Community,
    Figure,
    Figures,
    Happened,
    Person,
    Upcoming,
    Waiting,
    WaitingKind,
)
from desktop.models.member import Filter, MemberQuery
from desktop.models.op import Value
from desktop.models.permission import OWNER
from desktop.models.rule import KINDS
from desktop.store import (
    admission,
    calendar,
    concerned,
    doubles,
    entries,
    headcount,
    history,
    hometasks,
    members,
    raising,
    rulebook,
    sums,
    tray,
)
from desktop.store.reads import Reads

SAMPLE_NAME = "示例社群"

# Points on a sparkline.
COURSE = 8
# Who has not come for so long is told of; counted in so many steps of SQLite or not at all.
AWAY_DAYS, AWAY_STEPS = 30, 1_500
# Who stands twice among the newest: a step or so for each and for its phone's place in the index.
DOUBLE_STEPS = 20_000
# Among very many orders who may be raised is seen on the ladder's own page.
RAISE_STEPS = 3_000
# How far back runs of the same action are counted.
ACTIONS_READ = 400
_OPEN_SUSPECTS = (
    "SELECT count(*) FROM suspect INDEXED BY suspect_open WHERE gone = 0 AND state = 'open'"
)
# Kinds of which each would be a line of its own: awards are told by their entries.
_TOLD_OTHERWISE = ("rewards.run", "rewards.close", "points.award", "points.reverse")


def community(reads: Reads) -> Community:
    """Name, number of members and zone of the open community."""
    row = reads.one("SELECT name, zone, prefix FROM community WHERE gone = 0")
    name, zone, prefix = row if row else ("", "", "")
    members = headcount.everybody(reads)
    return Community(name or "", members, zone or "", prefix or "")


def name(reads: Reads) -> str:
    """What the open community is called; "" while that is not known."""
    row = reads.one("SELECT name FROM community WHERE gone = 0")
    return str(row[0] or "") if row else ""


def figures(reads: Reads, today: date) -> Figures:
    """The four key figures of a day."""
    return Figures(
        _members(reads, today), _attendance(reads), _active(reads, today), _points(reads, today)
    )


def _number(reads: Reads, sql: str, *given: Value) -> int:
    row = reads.one(sql, given)
    return int(row[0]) if row and row[0] is not None else 0


def _members(reads: Reads, today: date) -> Figure:
    """How many there are, and how many were there on some days of the last thirty."""
    total = headcount.everybody(reads)
    days = _course(today)
    joined = reads.rows(
        "SELECT joined, count(*) FROM member WHERE gone = 0 AND joined > ? GROUP BY joined",
        (days[0].isoformat(),),
    )
    later = [sum(n for at, n in joined if at > day.isoformat()) for day in days]
    return Figure(total, later[0] - later[-1], tuple(float(total - count) for count in later))


def _course(today: date) -> list[date]:
    """The days of a sparkline over thirty days, today last."""
    return [today - timedelta(days=30 * step // (COURSE - 1)) for step in range(COURSE)][::-1]


def _attendance(reads: Reads) -> Figure:
    """People who came per session: the newest four against the four before."""
    newest = calendar.newest_attended(reads, COURSE)
    came = calendar.attended(reads, newest)
    counts = [float(came[one]) for one in newest]
    if not counts:
        return Figure(None, None)
    now = sum(counts[:4]) / len(counts[:4])
    before = counts[4:]
    change = now - sum(before) / len(before) if before else None
    return Figure(now, change, tuple(reversed(counts)))


def _active(reads: Reads, today: date) -> Figure:
    """Different people with any activity in seven days, for each of the last eight weeks."""
    marks = ", ".join("?" * len(KINDS))
    counts = []
    for week in range(COURSE):
        end = today + timedelta(days=1 - 7 * week)
        start = end - timedelta(days=7)
        sql = (
            "SELECT count(DISTINCT member) FROM activity INDEXED BY activity_newest WHERE gone = 0"
            f" AND kind IN ({marks}) AND local >= ? AND local < ?"
        )
        counts.append(_number(reads, sql, *KINDS, start.isoformat(), end.isoformat()))
    return Figure(counts[0], counts[0] - counts[1], tuple(float(one) for one in reversed(counts)))


def _points(reads: Reads, today: date) -> Figure:
    """What members hold, and what came and went in thirty days."""
    now = sums.held(reads)
    days = _course(today)
    came = sums.by_day(reads, days[0])
    course = [
        float(now - sum(points for at, points in came.items() if at > day.isoformat()))
        for day in days
    ]
    return Figure(now, now - course[0], tuple(course))


def waiting(reads: Reads, coming: list[Upcoming]) -> list[Waiting]:
    """What wants her, the nearest first; empty is a good day."""
    bare = [one.occurrence for one in coming if one.host.id is None]
    bare = [one for one in bare if one.kind == "session"]
    turns = _turns(reads, bare)
    found = [
        Waiting("host", 1, one.title, one.id, one.start.isoformat(), turns.get(one.id, ""))
        for one in bare
    ]
    suspects = _number(reads, _OPEN_SUSPECTS)
    if suspects:
        found.append(Waiting("suspects", suspects))
    merges = reads.actor.anywhere("member.merge")
    twice = reads.soon(DOUBLE_STEPS, doubles.among_newest) if merges else 0
    if twice:
        found.append(Waiting("doubles", twice))
    asked = admission.count_pending(reads) if merges else 0
    if asked:
        found.append(Waiting("applications", asked))
    raised = reads.soon(RAISE_STEPS, raising.suggested)
    if raised:
        found.append(Waiting("raise", raised))
    found += _synced(reads)
    found += hometasks.handing_out(reads)
    found += hometasks.overdrawing(reads)
    rules = rulebook.listed(reads)
    found += hometasks.due(reads, rules)
    return found + [Waiting("draft", 1, rule.name, rule.id) for rule in rules if rule.draft]


def _synced(reads: Reads) -> list[Waiting]:
    """What syncing left to be seen to."""
    counts, owns = tray.counts(reads), reads.actor.role == OWNER and not reads.actor.preview
    kinds: tuple[tuple[WaitingKind, int], ...] = (
        ("conflicts", counts.cards),
        ("returned", counts.refused),
        ("aside", tray.aside(reads) if owns else 0),
    )
    return [Waiting(kind, count) for kind, count in kinds if count]


def _turns(reads: Reads, some: list[Occurrence]) -> dict[bytes, str]:
    """Whose turn it is to host each of these, where a rotation serves their series."""
    if not some or reads.one("SELECT 1 FROM rotation WHERE gone = 0 LIMIT 1") is None:
        return {}
    # What reckons turns is loaded where there are any.
    from desktop.store import rotation

    return rotation.names_of(reads, some)


# What a community that has members may still be without; each is found or missed at once.
_LACKS: tuple[tuple[WaitingKind, str, str], ...] = (
    ("plan", "calendar.write", "SELECT 1 FROM series WHERE gone = 0 LIMIT 1"),
    ("rule", "rule.publish", "SELECT 1 FROM rule WHERE gone = 0 LIMIT 1"),
    ("groups", "member.write", "SELECT 1 FROM member_team WHERE gone = 0 LIMIT 1"),
    ("helper", "device.invite", "SELECT 1 FROM operator WHERE gone = 0 LIMIT 1 OFFSET 1"),
)


def following(reads: Reads) -> list[Waiting]:
    """What could be done next, of what the operator may do and the community has none of yet."""
    found = [
        Waiting(kind, 1)
        for kind, cell, sql in _LACKS
        if reads.actor.allows(cell) and reads.one(sql) is None
    ]
    # Among very many it is not counted: nobody waits for this line.
    away = reads.soon(AWAY_STEPS, lambda some: members.count(some, away_query(some.today())))
    return [*found, Waiting("away", away)] if away else found


def away_query(today: date) -> MemberQuery:
    """Who has been to something, but not of late."""
    last = datetime.combine(today - timedelta(days=AWAY_DAYS), time(), UTC)
    seen = Filter("last_seen", "<", (int(last.timestamp() * 1000),))
    return MemberQuery(filters=(seen,), sort=(("last_seen", False),))


def happened(reads: Reads, limit: int = 12) -> list[Happened]:
    """The newest actions and, as up to half of them, the newest points; mixed by time."""
    half = limit // 2
    points = entries.page(reads, EntryQuery(), 0, half)
    found = _actions(reads, limit - len(points))
    found += [
        Happened(
            "points",
            row.at,
            row.member_name,
            row.rule_name or row.note,
            1,
            row.points,
            row.version,
            row.member,
            entry=row.kind,
        )
        for row in points
    ]
    return sorted(found, key=lambda one: -one.at)[:limit]


def _actions(reads: Reads, limit: int) -> list[Happened]:
    """The newest actions; the same thing done many times in a row is told once."""
    told: list[Happened] = []
    done = [one for one in history.recent(reads, ACTIONS_READ) if one.kind not in _TOLD_OTHERWISE]
    for (kind, _, _), group in groupby(done, key=lambda one: (one.kind, one.operator, one.undone)):
        same = list(group)
        first, times = same[0], len(same)
        count = times if times > 1 else first.count
        told.append(
            Happened(
                "action",
                first.at,
                kind,
                first.operator_name,
                count,
                undone=first.undone,
                times=times,
                # Only what is shown is counted.
                people=concerned.of(reads, first).people if len(told) < limit else 0,
            )
        )
    return told[:limit]


def _person(reads: Reads, member: bytes | None) -> Person:
    if not member:
        return Person(None, "")
    row = reads.one(
        "SELECT coalesce(m.name, m.nickname, '') FROM member m WHERE m.id = ?"
        " UNION ALL SELECT o.name FROM operator o WHERE o.id = ? LIMIT 1",
        (member, member),
    )
    return Person(member, row[0] if row else "")


def coming(reads: Reads, now: datetime, days: int) -> list[Upcoming]:
    """What is on until so many days later, by start, not cancelled; slots by their item."""
    found = calendar.occurrences(reads, now.date(), now.date() + timedelta(days=days))
    ahead = [one for one in found if one.end > now]
    if any(one.kind in ("content", "column") for one in ahead):
        from desktop.store import content  # only where there are columns

        ahead = content.titled(reads, ahead)
    came = calendar.attended(reads, [one.id for one in ahead])
    return [
        Upcoming(one, _person(reads, one.host), _person(reads, one.lecturer), came.get(one.id, 0))
        for one in ahead
    ]


def is_pack(reads: Reads) -> bool:
    """Whether this folder is an opened pack (`store.packs`), not a community's own."""
    return reads.one("SELECT 1 FROM state WHERE name = 'pack'") is not None


def is_sample(reads: Reads) -> bool:
    """Whether a community is the sample and still has its name."""
    return name(reads) == SAMPLE_NAME
