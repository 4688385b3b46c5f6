"""What members did together, what each day brought, and who was featured how often."""

from datetime import date, timedelta

from msgspec.structs import replace

from desktop.models.admission import Cooperation, Day, Featured
from desktop.models.problem import Problem
from desktop.store.reads import Reads

# Who was merged into somebody is that member.
_ONE, _OTHER = "coalesce(x.person, c.one)", "coalesce(y.person, c.other)"
_LISTED = (
    f"SELECT c.id, {_ONE}, coalesce(a.name, a.nickname, ''), {_OTHER},"
    " coalesce(b.name, b.nickname, ''), coalesce(c.date, ''), coalesce(c.value, 0),"
    " coalesce(c.note, '') FROM cooperation c"
    " LEFT JOIN alias x ON x.member = c.one"
    " LEFT JOIN alias y ON y.member = c.other"
    f" LEFT JOIN member a ON a.id = {_ONE} LEFT JOIN member b ON b.id = {_OTHER} WHERE c.gone = 0"
)


def page(
    reads: Reads, offset: int = 0, limit: int = 200, member: bytes | None = None
) -> list[Cooperation]:
    """What members did together, the newest first; of one member or of all."""
    about = f" AND ({_ONE} = ?3 OR {_OTHER} = ?3)" if member else ""
    rows = reads.rows(
        f"{_LISTED}{about} ORDER BY c.date DESC, c.id DESC LIMIT ?1 OFFSET ?2",
        (limit, offset, member) if member else (limit, offset),
    )
    private = reads.actor.allows("member.read.private")
    found = [Cooperation(*row) for row in rows]
    return found if private else [replace(one, note="") for one in found]


def count(reads: Reads) -> int:
    """How many cooperations there are."""
    row = reads.one("SELECT count(*) FROM cooperation WHERE gone = 0")
    return int(row[0]) if row else 0


def require(reads: Reads, record: bytes) -> None:
    """Raise Problem cooperation.gone unless it is there."""
    if reads.one("SELECT 1 FROM cooperation WHERE id = ? AND gone = 0", (record,)) is None:
        raise Problem("cooperation.gone")


def days(reads: Reads, through: date, number: int) -> list[Day]:
    """What each of so many days brought, the last first."""
    first = (through - timedelta(days=number - 1)).isoformat()
    came = dict(
        reads.rows(
            "SELECT joined, count(*) FROM member WHERE gone = 0 AND joined BETWEEN ? AND ?"
            " GROUP BY 1",
            (first, through.isoformat()),
        )
    )
    done = {
        day: (times, value)
        for day, times, value in reads.rows(
            "SELECT date, count(*), sum(coalesce(value, 0)) FROM cooperation WHERE gone = 0"
            " AND date BETWEEN ? AND ? GROUP BY 1",
            (first, through.isoformat()),
        )
    }
    listed = [(through - timedelta(days=back)).isoformat() for back in range(number)]
    return [Day(one, came.get(one, 0), *done.get(one, (0, 0))) for one in listed]


def limit(reads: Reads) -> int | None:
    """How often somebody may be featured in a month; None where nobody said."""
    row = reads.one("SELECT exposures FROM community WHERE id = ?", (reads.community,))
    return row[0] if row and row[0] else None


def featured(reads: Reads, month: str, member: bytes | None = None) -> list[Featured]:
    """How often members were featured in a month ("YYYY-MM"), the most first."""
    about = " AND m.id = ?2" if member else ""
    rows = reads.rows(
        "SELECT m.id, coalesce(m.name, m.nickname, ''), count(*) FROM exposure e"
        " LEFT JOIN alias x ON x.member = e.member"
        " JOIN member m ON m.id = coalesce(x.person, e.member) AND m.gone = 0"
        f" WHERE e.gone = 0 AND e.date BETWEEN ?1 || '-01' AND ?1 || '-31'{about}"
        " GROUP BY 1 ORDER BY 3 DESC, 2 LIMIT 200",
        (month, member) if member else (month,),
    )
    return [Featured(*row) for row in rows]
