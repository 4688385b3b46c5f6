"""Where members stand on the ladder, how they came there, and how many stand on each step."""

from desktop.models.ladder import CUSTOMER, LADDER, Axes, Rung, Step, brought
from desktop.models.member import Filter, MemberQuery
from desktop.store import asof, raising
from desktop.store.member_filter import among
from desktop.store.merged import MERGED
from desktop.store.reads import Reads

PAGE = 200
_PRIVATE = "member.read.private"
_COUNTS = "gone = 0 AND coalesce(state, '') <> 'voided'"


def standing(reads: Reads, member: bytes) -> str:
    """His level, else 客户 for whoever ordered once, else ""."""
    return level(reads, member) or (CUSTOMER if _ordered(reads, member) else "")


def level(reads: Reads, member: bytes) -> str:
    """His level, a step of the ladder or another word; "" where nobody said any."""
    row = reads.one("SELECT coalesce(level, '') FROM member WHERE id = ?", (member,))
    return str(row[0]) if row else ""


def _ordered(reads: Reads, member: bytes) -> bool:
    row = reads.one(
        f"{MERGED} SELECT 1 FROM activity WHERE member IN (SELECT id FROM one)"
        f" AND kind = 'order' AND {_COUNTS} LIMIT 1",
        (member,),
    )
    return row is not None


def steps(reads: Reads, member: bytes) -> list[Step]:
    """What was judged of him, newest first; at most 200."""
    private = _PRIVATE in reads.actor.cells
    found = reads.rows(
        f"{MERGED} SELECT s.at, coalesce(s.\"from\", ''), coalesce(s.\"to\", ''),"
        " coalesce(s.evidence, ''), coalesce(o.name, '') FROM stage s"
        " LEFT JOIN operator o ON o.id = s.operator"
        f" WHERE s.member IN (SELECT id FROM one) AND s.gone = 0 ORDER BY s.at DESC, s.id DESC"
        f" LIMIT {PAGE}",
        (member,),
    )
    return [Step(at, was, now, why if private else "", who) for at, was, now, why, who in found]


def funnel(reads: Reads, day: str = "") -> list[Rung]:
    """How many stand on each step, now or at the end of a past day (YYYY-MM-DD)."""
    counts = _past(reads, day) if day else _now(reads)
    return [
        Rung(step, counts[step], sum(counts[one] for one in LADDER[place:]))
        for place, step in enumerate(LADDER)
    ]


def _now(reads: Reads) -> dict[str, int]:
    scope, given = among(reads, "m.id")
    found = dict(
        reads.rows(
            f"SELECT m.level, count(*) FROM member m WHERE m.gone = 0 AND {scope} GROUP BY m.level",
            given,
        )
    )
    row = reads.one(
        f"SELECT count(*) FROM ({raising.orders()}) o JOIN member m ON m.id = o.who AND m.gone = 0"
        f" WHERE coalesce(m.level, '') = '' AND {scope}",
        given,
    )
    counts = {step: int(found.get(step, 0)) for step in LADDER}
    counts[CUSTOMER] += int(row[0]) if row else 0
    return counts


def _past(reads: Reads, day: str) -> dict[str, int]:
    """The same of a past day: levels as history tells them, orders up to it."""
    counts = {
        step: len(
            asof.rids(reads, MemberQuery(filters=(Filter("level", "=", (step,)),), as_of=day))
        )
        for step in LADDER
    }
    ordered = reads.rows(
        "SELECT DISTINCT m.rid FROM activity a"
        " LEFT JOIN alias l ON l.member = a.member AND l.gone = 0"
        " JOIN member m ON m.id = coalesce(l.canonical, a.member)"
        " WHERE a.kind = 'order' AND a.gone = 0 AND coalesce(a.state, '') <> 'voided'"
        " AND a.local < ?",
        (f"{day}T24",),
    )
    there = {row[0] for row in ordered} & set(asof.rids(reads, MemberQuery(as_of=day)))
    some = sorted(there)
    for start in range(0, len(some), PAGE):
        for one in asof.rows(reads, some[start : start + PAGE], day):
            counts[CUSTOMER] += one is not None and not one.level
    return counts


def axes(reads: Reads, member: bytes) -> Axes:
    """His orders, whom he brought (each once, however it was noted), his posts and lectures."""
    row = reads.one(
        f"{MERGED} SELECT (SELECT count(*) FROM activity WHERE member IN (SELECT id FROM one)"
        f" AND kind = 'order' AND {_COUNTS}),"
        f" (SELECT count(*) FROM activity WHERE member IN (SELECT id FROM one)"
        f" AND kind = 'post' AND {_COUNTS}) + (SELECT count(*) FROM occurrence"
        " WHERE lecturer IN (SELECT id FROM one) AND gone = 0"
        " AND coalesce(status, '') <> 'cancelled')",
        (member,),
    )
    orders, contributions = row or (0, 0)
    return Axes(orders, _brought(reads, member), contributions)


def _brought(reads: Reads, member: bytes) -> int:
    """Whom he brought: confirmed referrals, and activities that tell of none of those."""
    confirmed = reads.rows(
        f"{MERGED} SELECT DISTINCT e.id, coalesce(e.name, ''), coalesce(e.nickname, ''),"
        " coalesce(e.number, '') FROM referral r"
        " LEFT JOIN alias l ON l.member = r.invitee AND l.gone = 0"
        " JOIN member e ON e.id = coalesce(l.canonical, r.invitee)"
        " WHERE r.inviter IN (SELECT id FROM one) AND r.gone = 0 AND r.state = 'confirmed'",
        (member,),
    )
    noted = reads.rows(
        f"{MERGED} SELECT coalesce(text, '') FROM activity WHERE member IN (SELECT id FROM one)"
        f" AND kind = 'referral' AND {_COUNTS}",
        (member,),
    )
    return brought([names for _, *names in confirmed], [str(text) for (text,) in noted])
