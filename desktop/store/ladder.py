"""Where members stand on the ladder, how they came there, and how many stand on each step."""

from desktop.models.ladder import LADDER, Axes, Rung, Step, brought
from desktop.models.member import Filter, MemberQuery
from desktop.store import asof
from desktop.store.member_filter import among
from desktop.store.merged import MERGED
from desktop.store.reads import Reads

PAGE = 200
_PRIVATE = "member.read.private"
_COUNTS = "gone = 0 AND coalesce(state, '') <> 'voided'"


def standing(reads: Reads, member: bytes) -> str:
    """His level, else 客户 for whoever ordered once, else ""."""
    row = reads.one("SELECT coalesce(standing, '') FROM member WHERE id = ?", (member,))
    return str(row[0]) if row else ""


def level(reads: Reads, member: bytes) -> str:
    """His level, a step of the ladder or another word; "" where nobody said any."""
    row = reads.one("SELECT coalesce(level, '') FROM member WHERE id = ?", (member,))
    return str(row[0]) if row else ""


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
            "SELECT m.standing, count(*) FROM member m"
            f" WHERE m.gone = 0 AND m.standing IN ({', '.join('?' * len(LADDER))}) AND {scope}"
            " GROUP BY 1",
            (*LADDER, *given),
        )
    )
    return {step: int(found.get(step, 0)) for step in LADDER}


def _past(reads: Reads, day: str) -> dict[str, int]:
    """The same of a past day: levels as history tells them, orders up to it."""
    return {
        step: len(
            asof.rids(reads, MemberQuery(filters=(Filter("level", "=", (step,)),), as_of=day))
        )
        for step in LADDER
    }


def axes(reads: Reads, member: bytes) -> Axes:
    """His orders, whom he brought (each once, however it was noted), his posts and lectures."""
    row = reads.one(
        f"{MERGED} SELECT (SELECT count(*) FROM activity INDEXED BY activity_member"
        f" WHERE member IN (SELECT id FROM one) AND kind = 'order' AND {_COUNTS}),"
        f" (SELECT count(*) FROM activity INDEXED BY activity_member"
        f" WHERE member IN (SELECT id FROM one) AND kind = 'post' AND {_COUNTS})"
        " + (SELECT count(*) FROM occurrence"
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
        " LEFT JOIN alias l ON l.member = r.invitee"
        " JOIN member e ON e.id = coalesce(l.person, r.invitee)"
        " WHERE r.inviter IN (SELECT id FROM one) AND r.gone = 0 AND r.state = 'confirmed'",
        (member,),
    )
    noted = reads.rows(
        f"{MERGED} SELECT coalesce(text, '') FROM activity WHERE member IN (SELECT id FROM one)"
        f" AND kind = 'referral' AND {_COUNTS}",
        (member,),
    )
    return brought([names for _, *names in confirmed], [str(text) for (text,) in noted])
