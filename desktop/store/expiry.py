"""What members have by lots, and letting go what ended unused."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from desktop.models import period
from desktop.models.award import POINTS, Wallet, expiry_id
from desktop.models.lots import Due, Holding, Line
from desktop.models.lots import holding as _holding
from desktop.models.op import Value
from desktop.models.progress import Progress, quiet
from desktop.store.ledger import family, reversal
from desktop.store.merged import PAIRED
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

LINE = (
    "e.id, e.at, substr(e.local, 1, 10), e.points, e.kind, coalesce(e.expires, ''),"
    " coalesce(e.evidence_key, ''), e.reverses"
)
_LINES = (
    f"SELECT {LINE} FROM entry e WHERE e.member IN ({{marks}})"
    " AND e.wallet IS ? AND e.gone = 0 ORDER BY e.at, e.id"
)
# Whose lots ended with no expiry standing, who used something before one, which may have come
# later, and whose expired lot was taken back: ?1 the day, ?2 the rule or nothing.
_WHOSE = f"""
SELECT DISTINCT e.member, e.wallet FROM entry e
 WHERE e.expires < ?1 AND e.points > 0 AND e.gone = 0 AND (?2 IS NULL OR e.rule = ?2)
 AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)
 AND NOT EXISTS (SELECT 1 FROM entry x WHERE x.kind = 'expire' AND x.rule IS e.rule
  AND x.member = e.member AND x.evidence_key = lower(hex(e.id))
  AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = x.id))
UNION
SELECT x.member, x.wallet FROM entry x WHERE x.kind = 'expire' AND (?2 IS NULL OR x.rule = ?2)
 AND x.gone = 0 AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = x.id)
 AND (EXISTS (SELECT 1 FROM entry r WHERE r.reverses = unhex(x.evidence_key))
  OR EXISTS (SELECT 1 FROM entry l WHERE l.member = x.member AND l.at <= x.at AND l.points < 0
   AND l.wallet IS x.wallet AND l.kind NOT IN ('expire', 'clip'))
  OR x.member IN ({PAIRED}))
"""
_TOGETHER = 2


class Ended(Struct, frozen=True):
    """A lot of a member whose expiry is to be written, or written anew."""

    member: bytes
    wallet: Wallet
    due: Due

    @property
    def points(self) -> int:
        """How many points go; below zero where too many went before."""
        return self.due.points - self.due.taken


def holding(
    reads: Reads, member: bytes, wallet: Wallet = POINTS, day: date | None = None
) -> Holding:
    """What a member has in a wallet by lots on a day (today), aliases included."""
    _, ids = family(reads, member)
    today = (day or reads.today()).isoformat()
    return _holding(_lines(reads, ids, wallet), today)


def _lines(reads: Reads, ids: Sequence[bytes], wallet: Wallet) -> list[Line]:
    sql = _LINES.format(marks=", ".join("?" * len(ids)))
    return [line_of(reads, row) for row in reads.rows(sql, (*ids, wallet or None))]


def line_of(reads: Reads, row: Sequence[Any]) -> Line:
    """A row of `LINE`, of its day."""
    line = Line(*row)
    if not line.reverses:
        return line
    # A reversal may tell of its entry's day; what comes back comes when it was written.
    day = period.local_text(line.at, reads.zone)[:10]
    return Line(line.id, line.at, day, line.points, line.kind, "", line.about, line.reverses)


def ended(
    reads: Reads, day: date, rule: bytes | None = None, progress: Progress = quiet
) -> Iterator[Ended]:
    """The lots (of a rule) that ended before a day and whose expiry is not written right."""
    # Nothing ends before its time, though a run may look ahead.
    day = min(day, reads.today())
    whose = reads.rows(_WHOSE, (day.isoformat(), rule))
    seen: set[tuple[bytes, Wallet]] = set()
    for done, (member, wallet) in enumerate(whose):
        progress(done, len(whose))
        canonical, ids = family(reads, member)
        one = (canonical, wallet or POINTS)
        if one not in seen:
            seen.add(one)
            found = _holding(_lines(reads, ids, one[1]), day.isoformat()).due
            yield from (Ended(*one, due) for due in _of_rule(reads, found, rule))


def _of_rule(reads: Reads, found: Sequence[Due], rule: bytes | None) -> list[Due]:
    if rule is None:
        return list(found)
    of = "SELECT 1 FROM entry WHERE id = ? AND rule = ?"
    return [due for due in found if reads.one(of, (due.entry, rule))]


def expiring(reads: Reads, day: date, rule: bytes | None = None) -> int:
    """How many points `expire` would let go."""
    return sum(one.points for one in ended(reads, day, rule))


def expire(
    rec: Recorder,
    reads: Reads,
    day: date,
    rule: bytes | None = None,
    progress: Progress = quiet,
) -> int:
    """Let go what was not used of the lots (of a rule) that ended before a day; how much it was.

    An expiry that took too much, since what was used before came later, is put right.
    """
    gone = 0
    for one in list(ended(reads, day, rule, progress)):
        rec.together(_TOGETHER)
        if one.due.expired:
            rec.entry(*reversal(rec, reads, one.due.expired))
        if one.due.points:
            _write(rec, reads, one.due)
        gone += one.points
    return gone


def _write(rec: Recorder, reads: Reads, due: Due) -> None:
    row = reads.one(
        "SELECT member, rule, version, period, wallet FROM entry WHERE id = ?", (due.entry,)
    )
    assert row
    names = ("member", "rule", "version", "period", "wallet")
    local = f"{due.last}T23:59:59"
    fields: dict[str, Value] = {
        **dict(zip(names, row, strict=True)),
        "points": -due.points,
        "kind": "expire",
        "generation": due.generation,
        "evidence_key": due.entry.hex(),
        "local": local,
        "zone": reads.zone,
        "at": period.instant(local, reads.zone),
    }
    stated = {name: value for name, value in fields.items() if value is not None}
    rec.entry(stated, expiry_id(rec.community, due.entry, due.generation))
