"""Reading at the door of an occurrence: who is meant, how many are there, who came last."""

import json
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from desktop.models.calendar import Attendee, Occurrence
from desktop.models.door import Arrival, Counts, late_minutes, read_code
from desktop.models.member import MemberRow
from desktop.models.occurrences import at_the_door
from desktop.models.permission import OWN
from desktop.models.problem import Problem
from desktop.store import calendar, members, numbers, seriesrows, units
from desktop.store.merged import THEIRS
from desktop.store.reads import Reads

# As many as there are number keys to choose with.
CHOICES = 9
# As many as one reading of members gives; a longer list is no list for a door.
PRINTED = 200
LATELY_MS = 5 * 60_000
# What people come to; the other kinds of entries have no door.
DOORS = ("session", "event")
_BEFORE = timedelta(hours=2)
_HOUSEHOLD = "household"
# What people set digits apart with.
_BETWEEN = re.compile(r"[\s-]")
_THERE = "gone = 0 AND coalesce(state, '') <> 'voided'"
# The member of an attendance `a`, or whom he was merged into.
_AS_HE_IS = (
    "LEFT JOIN alias o ON o.member = a.member"
    " LEFT JOIN member m ON m.id = coalesce(o.person, a.member)"
)


def meant(reads: Reads, text: str, limit: int = CHOICES) -> list[bytes]:
    """Who may be meant by a badge's code, number, phone or its tail, name, pinyin or initials.

    Only members that the actor's screens list. Digits alone may be a number or a phone's tail:
    all whom they fit are meant.
    """
    coded = read_code(text)
    if coded is not None:
        who = members.canonical(reads, coded)
        return [who] if members.stands(reads, who) and members.sees(reads, who) else []
    if not text.strip().isdigit():
        try:
            return [members.resolve(reads, text)]
        except Problem:
            # Nobody exactly: then whose name or reading begins or goes on like this.
            pass
    return [row.id for row in alike(reads, text, limit)]


def alike(reads: Reads, text: str, limit: int = CHOICES) -> list[MemberRow]:
    """Whom the screens list and what was typed fits; digits fit the end of a phone or number.

    Elsewhere digits fit anywhere in a phone: a newcomer's tail would let somebody else in.
    """
    digits = _BETWEEN.sub("", text)
    if not digits.isdigit():
        return members.matching(reads, text, limit)
    ends = f"%{digits}"
    no_middle = "(instr(coalesce(phone, ''), ?) = 0 OR phone LIKE ? OR number LIKE ?)"
    return members.matching(reads, text, limit, (no_middle, (digits, ends, ends)))


def counts(reads: Reads, one: Occurrence, now: int) -> Counts:
    """How many are there, came late, and came in the five minutes before `now` (ms UTC)."""
    late = (1 << 62) if one.all_day else round(one.start.timestamp() * 1000) + 60_000
    row = reads.one(
        f"SELECT count(*), sum(at >= ?), sum(at > ?) FROM attendance WHERE occurrence = ?"
        f" AND {_THERE}",
        (late, now - LATELY_MS, one.id),
    )
    return Counts(*(int(value or 0) for value in row)) if row else Counts()


def newest(reads: Reads, occurrence: bytes, limit: int = 12) -> list[Attendee]:
    """Who came last, the newest first."""
    found = reads.rows(
        "SELECT a.occurrence, a.member, coalesce(m.name, m.nickname, ''), coalesce(a.state, ''),"
        " a.at, coalesce(a.method, '') FROM (SELECT * FROM attendance WHERE occurrence = ?"
        f" AND {_THERE} ORDER BY at DESC, member LIMIT ?) a {_AS_HE_IS}",
        (occurrence, limit),
    )
    return [Attendee(*row) for row in found]


def there(reads: Reads, occurrence: bytes, some: Sequence[bytes]) -> dict[bytes, int]:
    """When (ms UTC) those of these members came who are there; at most 200 are asked for."""
    found = reads.rows(
        f"{THEIRS} SELECT his.who, t.at FROM his"
        " JOIN attendance t ON t.occurrence = ? AND t.member = his.id"
        f" WHERE {_THERE} ORDER BY t.at DESC",
        (json.dumps([one.hex() for one in some]), occurrence),
    )
    return {bytes(who): at for who, at in found}


def arrival(reads: Reads, one: Occurrence, member: bytes, *, new: bool) -> Arrival:
    """A member as the door shows him; `member` is the record that his attendance names."""
    row = reads.one(
        "SELECT coalesce(m.name, m.nickname, ''), coalesce(m.number, ''), a.at,"
        f" (SELECT count(*) FROM attendance WHERE member = a.member AND {_THERE})"
        f" FROM attendance a {_AS_HE_IS} WHERE a.occurrence = ? AND a.member = ?",
        (one.id, member),
    )
    if row is None:
        raise LookupError(f"{member.hex()} is not at {one.id.hex()}")
    name, number, at, times = str(row[0]), str(row[1]), int(row[2]), int(row[3])
    late = late_minutes(one.start, at, all_day=one.all_day)
    due = not number and numbers.awaited(reads)
    return Arrival(member, name, number, at, late, new, times, due)


def household(reads: Reads, member: bytes) -> list[bytes]:
    """Who belongs to the same households today, himself first; only whom the screens list."""
    today = reads.today().isoformat()
    found = {member: None}
    for belonging in units.of_member(reads, member):
        if belonging.unit_kind == _HOUSEHOLD:
            for other in units.people(reads, belonging.unit):
                stays = not other.until or other.until >= today
                if stays and members.sees(reads, other.member):
                    found[other.member] = None
    return list(found)


def at_hand(reads: Reads, now: datetime) -> Occurrence | None:
    """The session or event nearest to `now` (aware) whose door the actor may keep, if any.

    One that is on comes before one to come, that before one of earlier today.
    """
    day = now.astimezone(ZoneInfo(reads.zone)).date()
    found = [
        one
        for one in calendar.occurrences(reads, day - timedelta(1), day + timedelta(7))
        if one.kind in DOORS and _keeps(reads, one)
    ]
    on = [one for one in found if one.start - _BEFORE <= now < one.end]
    coming = [one for one in found if one.start > now]
    over = [one for one in found if one.end <= now]
    return next(iter([*on[-1:], *coming[:1], *over[-1:]]), None)


def _keeps(reads: Reads, one: Occurrence) -> bool:
    actor = reads.actor
    named = actor.member is not None and at_the_door(one, (actor.member,))
    return actor.allows("attendance.write", *((OWN,) if named else ()))


def regulars(reads: Reads, one: Occurrence, limit: int = PRINTED) -> list[MemberRow]:
    """Who came to this series before, by name: whom a printed list for its door is made of."""
    (known,) = calendar.known(reads, [seriesrows.find(reads, one.series)])
    marks = json.dumps([row.id.hex() for row in known.rows])
    found = reads.rows(
        "SELECT m.id FROM (SELECT DISTINCT coalesce(l.person, a.member) who"
        " FROM json_each(?) j JOIN attendance a ON a.occurrence = unhex(j.value) AND a.gone = 0"
        " AND coalesce(a.state, '') <> 'voided'"
        " LEFT JOIN alias l ON l.member = a.member) t"
        " JOIN member m ON m.id = t.who AND m.gone = 0 ORDER BY m.pinyin, m.id LIMIT ?",
        (marks, min(limit, PRINTED)),
    )
    rows = members.by_ids(reads, [bytes(who) for (who,) in found])
    return [row for row in rows if members.sees(reads, row.id)]
