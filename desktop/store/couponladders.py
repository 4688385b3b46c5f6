"""Ladders of coupons: their steps, and how many came to each and used it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from desktop.models import schema
from desktop.models.coupon import CANCELLED, USED, VISIT, WITHDRAWN, Coupon, Ladder, Step
from desktop.models.period import instant
from desktop.models.problem import Problem
from desktop.store import coupons, history, members, rows
from desktop.store.certificates import listed
from desktop.store.merged import THEIRS
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

PAGE = 200
# What takes a visit back, and with it what the visit brought.
_CORRECTIONS = ("attendance.correct", "pack.take_back")
_LADDER = "SELECT id, coalesce(title, ''), coalesce(note, '') FROM coupon_ladder WHERE gone = 0"
_STEP = (
    "SELECT s.ladder, s.position, s.kind, coalesce(k.title, ''), coalesce(s.trigger, 'used'),"
    " coalesce(s.nth, 0) FROM coupon_step s LEFT JOIN coupon_kind k ON k.id = s.kind"
    " WHERE s.gone = 0"
)
# People, not coupons; what was taken back does not count. One with a fee is used when it is paid.
_CAME = f"""
SELECT c.ladder, c.step, count(DISTINCT coalesce(a.person, c.member)),
 count(DISTINCT CASE WHEN {coupons.PAID} IS NOT NULL OR coalesce(c.fee, 0) = 0 AND EXISTS
  (SELECT 1 FROM coupon_use u WHERE u.coupon = c.id AND u.gone = 0
   AND coalesce(u.state, '') <> '{CANCELLED}') THEN coalesce(a.person, c.member) END)
FROM coupon c LEFT JOIN alias a ON a.member = c.member
WHERE c.ladder IN (SELECT unhex(value) FROM json_each(?)) AND c.gone = 0
 AND coalesce(c.state, '') <> '{WITHDRAWN}'
GROUP BY c.ladder, c.step
"""

# Since he began: the days on which he was checked in or used one of its coupons; with a day ?4
# also check-ins that were taken back, from then on; with a step ?5 only coupons of those before.
_VISITS = f"""
WITH on_it AS (SELECT coalesce(a.person, c.member) who, min(c."from") since FROM coupon c
 LEFT JOIN alias a ON a.member = c.member
 JOIN member m ON m.id = coalesce(a.person, c.member) AND m.gone = 0
 WHERE c.ladder = ?1 AND c.gone = 0 AND coalesce(c.state, '') <> '{WITHDRAWN}'
 AND (?3 IS NULL OR coalesce(a.person, c.member) IN (SELECT unhex(value) FROM json_each(?3)))
 GROUP BY 1),
his AS (SELECT who, who record, since FROM on_it UNION
 SELECT o.who, al.member, o.since FROM on_it o JOIN alias al ON al.person = o.who),
came AS (SELECT h.who, substr(ac.local, 1, 10) day FROM his h {{deeds}}
  ON ac.member = h.record AND ac.kind = 'checkin'
  AND (ac.gone = 0 AND coalesce(ac.state, '') <> 'voided' OR substr(ac.local, 1, 10) >= ?4)
  WHERE substr(ac.local, 1, 10) >= h.since
 UNION SELECT h.who, date((u.at + ?2) / 1000, 'unixepoch') FROM his h
  JOIN coupon_use u ON u.member = h.record AND u.gone = 0
  AND coalesce(u.state, '') <> '{CANCELLED}' JOIN coupon c ON c.id = u.coupon AND c.ladder = ?1
  AND (?5 IS NULL OR c.step < ?5))
SELECT who, count(DISTINCT day) FROM came GROUP BY who
"""
# Of some members their own check-ins are looked up; of all on a ladder, who may be everybody, the
# index that holds all that is asked is read through.
_OF_SOME = "CROSS JOIN activity ac INDEXED BY activity_member"
_OF_ALL = "JOIN activity ac INDEXED BY activity_time"


def ladders(reads: Reads) -> list[Ladder]:
    """At most 200 ladders by title, with their steps."""
    return _ladders(reads, f"{_LADDER} ORDER BY title, id LIMIT {PAGE}")


def find(reads: Reads, ladder: bytes) -> Ladder:
    """One ladder. Raises Problem coupon.ladder_gone."""
    found = _ladders(reads, f"{_LADDER} AND id = ?", (ladder,))
    if not found:
        raise Problem("coupon.ladder_gone")
    return found[0]


def named(reads: Reads, word: str) -> bytes:
    """A ladder by its id or a title that only one has. Raises Problem coupon.ladder_unknown."""
    found = reads.rows(
        "SELECT id FROM coupon_ladder WHERE gone = 0 AND (title = ?1 OR lower(hex(id)) = ?1)"
        " LIMIT 2",
        (word,),
    )
    if len(found) != 1:
        raise Problem("coupon.ladder_unknown", word=word)
    return bytes(found[0][0])


def step(reads: Reads, ladder: bytes, position: int) -> Step | None:
    """One step of a ladder, without how many came to it; None where there is none."""
    row = reads.one(f"{_STEP} AND s.ladder = ? AND s.position = ?", (ladder, position))
    return _read(row) if row else None


def climbs(reads: Reads, kind: bytes) -> bool:
    """Whether a kind is a step of a ladder."""
    row = reads.one(
        "SELECT 1 FROM coupon_step s JOIN coupon_ladder l ON l.id = s.ladder AND l.gone = 0"
        " WHERE s.gone = 0 AND s.kind = ? LIMIT 1",
        (kind,),
    )
    return row is not None


def step_of(rec: Recorder, ladder: bytes, position: int, member: bytes) -> bytes:
    """The id of a member's coupon of a step, the same on every device."""
    return rec.fact("coupon", ladder, position, member)


def held(
    reads: Reads, ladder: bytes, member: bytes, *, withdrawn: bool = False
) -> dict[int, bytes]:
    """A member's coupons of a ladder: step -> coupon; those taken back only where asked for."""
    found = reads.rows(
        f"{THEIRS} SELECT step, id FROM coupon WHERE ladder = ? AND gone = 0"
        f" AND (? OR coalesce(state, '') <> '{WITHDRAWN}') AND member IN (SELECT id FROM his)"
        " ORDER BY born DESC",
        (listed([member]), ladder, withdrawn),
    )
    return {int(step): bytes(one) for step, one in found}


def call_in(rec: Recorder, reads: Reads, coupon: bytes, reason: str) -> None:
    """Take the next coupon back that came with this one, unless either is used or paid for."""
    one = coupons.known(reads, coupon)
    if one is None or one.ladder is None or _counts(one):
        return
    following = step(reads, one.ladder, one.step + 1)
    brought = held(reads, one.ladder, one.member).get(one.step + 1)
    if following is None or following.trigger != USED or brought is None:
        return
    if not _counts(coupons.find(reads, brought)):
        rec.put("coupon", brought, {"state": WITHDRAWN, "reason": reason or None})


def _counts(one: Coupon) -> bool:
    return bool(one.taken) or any(not use.cancelled for use in one.uses)


def _ladders(reads: Reads, sql: str, given: tuple[object, ...] = ()) -> list[Ladder]:
    found = [(bytes(one), title, note) for one, title, note in reads.rows(sql, given)]
    steps = _steps(reads, [one for one, _, _ in found])
    return [Ladder(one, title, note, tuple(steps[one])) for one, title, note in found]


def _steps(reads: Reads, some: Sequence[bytes]) -> dict[bytes, list[Step]]:
    asked = (listed(some),)
    came = {(bytes(one), place): people for one, place, *people in reads.rows(_CAME, asked)}
    among = " AND s.ladder IN (SELECT unhex(value) FROM json_each(?))"
    found: dict[bytes, list[Step]] = defaultdict(list)
    for row in reads.rows(f"{_STEP}{among} ORDER BY s.ladder, s.position", asked):
        ladder, made = bytes(row[0]), _read(row)
        given, used = came.get((ladder, made.position), (0, 0))
        found[ladder].append(replace(made, given=given, used=used))
    return found


def _read(row: Sequence[Any]) -> Step:
    _, position, kind, title, trigger, nth = row
    return Step(position, bytes(kind), title, trigger, nth=nth)


def _ahead(reads: Reads) -> int:
    """How far the community's clock is ahead of UTC today, in ms."""
    midnight = f"{reads.today()}T00:00:00"
    return instant(midnight, "UTC") - instant(midnight, reads.zone)


def by_visits(reads: Reads) -> list[bytes]:
    """The ladders that have a step which visits bring."""
    found = reads.rows(
        "SELECT DISTINCT s.ladder FROM coupon_step s JOIN coupon_ladder l ON l.id = s.ladder"
        " AND l.gone = 0 WHERE s.gone = 0 AND s.trigger = ? ORDER BY s.ladder",
        (VISIT,),
    )
    return [bytes(one) for (one,) in found]


def due(
    reads: Reads, ladder: bytes, some: Sequence[bytes] | None = None
) -> list[tuple[bytes, Step]]:
    """Who on a ladder came often enough for a step that he never had: member and step.

    Of these members, or of all. What somebody took back from him does not come again by itself;
    what went with a visit that was put right comes back when he came after all.
    """
    steps = [one for one in find(reads, ladder).steps if one.trigger == VISIT]
    if not steps:
        return []
    found = []
    for who, days in _days(reads, ladder, some).items():
        has = held(reads, ladder, who)
        gone = held(reads, ladder, who, withdrawn=True)
        had = {place for place in gone if place in has or not _called_in(reads, gone[place])}
        found += [(who, step) for step in steps if step.nth <= days and step.position not in had]
    return found


def _called_in(reads: Reads, coupon: bytes) -> bool:
    """Whether a coupon nobody used was taken back because a visit was."""
    row = rows.find_in(reads, schema.table("coupon"), (coupon,))
    if row is None or _counts(coupons.find(reads, coupon)):
        return False
    by = row.version("state")
    # Who withdraws a coupon says why, in words that not everybody may read; an undo says none.
    return row.version("reason") != by or history.kind_of(reads, by) in _CORRECTIONS


def _days(
    reads: Reads,
    ladder: bytes,
    some: Sequence[bytes] | None,
    since: str | None = None,
    below: int | None = None,
) -> dict[bytes, int]:
    """On how many days each on a ladder came.

    `since`: with check-ins taken back from that day; `below`: by coupons of steps before that one.
    """
    asked = None if some is None else listed(some)
    sql = _VISITS.format(deeds=_OF_ALL if some is None else _OF_SOME)
    found = reads.rows(sql, (ladder, _ahead(reads), asked, since, below))
    return {bytes(who): days for who, days in found}


def unearned(
    reads: Reads, ladder: bytes, some: Sequence[bytes] | None = None, since: str = ""
) -> list[tuple[bytes, bytes]]:
    """Coupons that a visit brought which was taken back: member and coupon.

    Of these members, or of all; of visits from the day `since` on. Those that went with it too.
    """
    found = []
    for step in find(reads, ladder).steps:
        if step.trigger != VISIT:
            continue
        # Having used this very coupon earns nobody this coupon.
        came = _days(reads, ladder, some, below=step.position)
        for who, days in _days(reads, ladder, some, since, step.position).items():
            if came.get(who, 0) < step.nth <= days:
                has = held(reads, ladder, who, withdrawn=True)
                found += [(who, has[step.position])] if step.position in has else []
    return found


def call_in_unearned(
    rec: Recorder, reads: Reads, ladder: bytes, some: Sequence[bytes], reason: str
) -> None:
    """Take back from these members what such a visit brought and nobody used or paid for."""
    why = {"reason": reason} if reason else {}
    for who, coupon in unearned(reads, ladder, some):
        allowed = reads.actor.allows("reward.handout", scopes=members.scopes_of(reads, who))
        one = coupons.find(reads, coupon)
        if allowed and not one.withdrawn and not _counts(one):
            rec.put("coupon", coupon, {"state": WITHDRAWN, **why})
