"""Applications with their approvals, the seats of a place, and who waits for one."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from desktop.models.admission import Application, Approval, Decided, Rule, Seats
from desktop.models.names import fold
from desktop.models.permission import mask_phone
from desktop.models.problem import Problem
from desktop.store import headcount
from desktop.store.reads import Reads

# So many open applications are looked at; beyond them nobody looks through a queue.
MOST = 2_000
PAGE = 200
_COLUMNS = (
    "SELECT a.id, a.place, coalesce(a.name, ''), coalesce(a.phone, ''), coalesce(a.source, ''),"
    " coalesce(a.at, 0), a.answers, coalesce(a.state, ''), a.member, coalesce(a.decided, ''),"
    " coalesce(a.reason, ''), EXISTS (SELECT 1 FROM member m WHERE m.phone_ix = a.phone_ix"
    " AND m.gone = 0) FROM application a WHERE a.gone = 0"
)
_OPEN = "a.state IS NULL"


def place_name(reads: Reads, place: bytes) -> str:
    """What a group, or the community, is called; "" for one that is gone."""
    row = reads.one(
        "SELECT name FROM team WHERE id = ?1 AND gone = 0"
        " UNION ALL SELECT name FROM community WHERE id = ?1",
        (place,),
    )
    return str(row[0] or "") if row else ""


def find_place(reads: Reads, word: str) -> bytes:
    """The group of this name or id, else the community. Raises Problem team.unknown."""
    name = place_name(reads, reads.community)
    if word in ("", reads.community.hex()) or fold(word) == fold(name):
        return reads.community
    # Today counts who waits, and has nothing to do with groups.
    from desktop.store import groups

    return groups.find(reads, word).id


def rule(reads: Reads, place: bytes) -> Rule:
    """What a place asks; who says nothing asks that one agrees."""
    row = reads.one(
        "SELECT questions, conditions, needed FROM admission_rule WHERE place = ? AND gone = 0",
        (place,),
    )
    if row is None:
        return Rule(place)
    return Rule(place, _lines(row[0]), _lines(row[1]), row[2] or 1)


def seats(reads: Reads, place: bytes) -> Seats:
    """How many a place holds and how many are in it. A soft limit refuses nobody.

    A group that was dissolved has no seat.
    """
    if place == reads.community:
        return Seats(headcount.capacity(reads), headcount.everybody(reads))
    from desktop.store import groups

    group = next((one for one in groups.listed(reads) if one.id == place), None)
    if group is None:
        return Seats(0, 0)
    return Seats(group.seats.limit if group.seats.firm else None, group.people)


def opened(reads: Reads, place: bytes | None = None) -> list[Application]:
    """The open applications in the order they came, each with its place on the waiting list."""
    where = f" AND {_OPEN}" + (" AND a.place = ?" if place else "")
    rows = reads.rows(
        f"{_COLUMNS}{where} ORDER BY a.at, a.id LIMIT {MOST}", (place,) if place else ()
    )
    return _queued(reads, _read(reads, rows))


def decided(reads: Reads, offset: int = 0, limit: int = PAGE) -> list[Application]:
    """Those that were accepted or rejected, the newest decision first."""
    rows = reads.rows(
        f"{_COLUMNS} AND a.state IS NOT NULL ORDER BY a.decided DESC, a.at DESC, a.id"
        " LIMIT ? OFFSET ?",
        (limit, offset),
    )
    return _read(reads, rows)


def count_open(reads: Reads) -> int:
    """How many applications are open."""
    row = reads.one(f"SELECT count(*) FROM application a WHERE a.gone = 0 AND {_OPEN}")
    return int(row[0]) if row else 0


# What `Application.enough` asks, in SQL.
_ENOUGH = (
    "(SELECT count(*) FROM approval p WHERE p.application = a.id AND p.gone = 0 AND p.agrees)"
    " >= coalesce(r.needed, 1) AND NOT EXISTS"
    " (SELECT 1 FROM json_each(coalesce(r.conditions, '[]')) c WHERE c.value NOT IN"
    " (SELECT m.value FROM approval p, json_each(coalesce(p.met, '[]')) m"
    " WHERE p.application = a.id AND p.gone = 0))"
)


def count_pending(reads: Reads) -> int:
    """How many open applications wait for a word: who waits for a seat alone does not count."""
    row = reads.one(
        "SELECT count(*) FROM (SELECT 1 FROM application a LEFT JOIN admission_rule r"
        f" ON r.place = a.place AND r.gone = 0 WHERE a.gone = 0 AND {_OPEN} AND NOT ({_ENOUGH})"
        f" LIMIT {MOST})"
    )
    return int(row[0]) if row else 0


def find(reads: Reads, application: bytes) -> Application:
    """One application. Raises Problem application.gone."""
    rows = reads.rows(f"{_COLUMNS} AND a.id = ?", (application,))
    if not rows:
        raise Problem("application.gone")
    found = _read(reads, rows)[0]
    if found.decision:
        return found
    queue = opened(reads, found.place)
    return next((one for one in queue if one.id == application), found)


def resolve(reads: Reads, word: str) -> bytes:
    """An application by the digits of its id, or by a name: first of those that are open.

    Raises Problem application.unknown.
    """
    if len(word) == 32:
        try:
            return find(reads, bytes.fromhex(word)).id
        except ValueError:
            pass
    named = [one.id for one in opened(reads) if fold(one.name) == fold(word)] or [
        bytes(row[0])
        for row in reads.rows("SELECT id FROM application WHERE gone = 0 AND name = ?", (word,))
    ]
    if len(named) != 1:
        raise Problem("application.unknown", application=word)
    return named[0]


def phone(reads: Reads, application: bytes) -> tuple[str, bytes] | None:
    """An applicant's number, unmasked, and its keyed hash; None without one."""
    row = reads.one("SELECT phone, phone_ix FROM application WHERE id = ?", (application,))
    return (str(row[0]), bytes(row[1])) if row and row[0] and row[1] else None


def hidden(reads: Reads, application: bytes) -> bool:
    """Whether this device may not read who applies: whoever may lets him in."""
    row = reads.one(
        "SELECT name IS NULL OR (phone IS NULL AND phone_ix IS NOT NULL) FROM application"
        " WHERE id = ?",
        (application,),
    )
    return row is None or bool(row[0])


def erased(reads: Reads, application: bytes) -> bool:
    """Whether this applicant was erased."""
    return reads.one("SELECT 1 FROM erased WHERE subject = ?", (application,)) is not None


def asked(reads: Reads, place: bytes, phone_ix: bytes) -> str:
    """Who asks to come in there with this phone already; "" for nobody."""
    row = reads.one(
        "SELECT name FROM application WHERE place = ? AND phone_ix = ? AND state IS NULL"
        " AND gone = 0",
        (place, phone_ix),
    )
    return str(row[0] or "?") if row else ""


def member_with(reads: Reads, phone_ix: bytes) -> tuple[bytes, str] | None:
    """The member who has this phone, and his name."""
    row = reads.one(
        "SELECT id, coalesce(name, nickname, '') FROM member WHERE phone_ix = ? AND gone = 0",
        (phone_ix,),
    )
    return (bytes(row[0]), str(row[1])) if row else None


def numbered(reads: Reads, member: bytes) -> bool:
    """Whether a member has a number."""
    found = reads.one("SELECT 1 FROM number WHERE member = ? AND gone = 0", (member,))
    return found is not None


def report(reads: Reads) -> list[Decided]:
    """Accepted, rejected and open applications of each source, the most first."""
    rows = reads.rows(
        "SELECT coalesce(source, ''), sum(coalesce(state, '') = 'admitted'),"
        " sum(coalesce(state, '') = 'rejected'), sum(state IS NULL) FROM application"
        " WHERE gone = 0 GROUP BY 1 ORDER BY count(*) DESC, 1"
    )
    return [Decided(*row) for row in rows]


def _queued(reads: Reads, found: Sequence[Application]) -> list[Application]:
    """The same, each knowing whether there is a seat for it and how many are before it."""
    places = {one.place for one in found} | {reads.community}
    free = {place: seats(reads, place).free for place in places}
    taken, waiting = dict.fromkeys(places, 0), dict.fromkeys(places, 0)
    queued = []
    for one in found:
        # Who is not a member yet needs a seat in the community as well.
        needs = {one.place} if one.known else {one.place, reads.community}
        has_room = all((room := free[at]) is None or taken[at] < room for at in needs)
        if one.enough:
            for at in needs if has_room else ():
                taken[at] += 1
            waiting[one.place] += not has_room
        position = waiting[one.place] if one.enough and not has_room else 0
        queued.append(replace(one, room=has_room, position=position))
    return queued


def _read(reads: Reads, rows: Sequence[tuple[Any, ...]]) -> list[Application]:
    said = _approvals(reads, [row[0] for row in rows])
    rules = {place: rule(reads, place) for place in {row[1] for row in rows}}
    names = {place: place_name(reads, place) for place in rules}
    private = reads.actor.allows("member.read.private")
    found = []
    for record, place, name, phone, source, at, answers, state, member, day, *more in rows:
        reason, known = more
        found.append(
            Application(
                record,
                place,
                names[place],
                name,
                mask_phone(phone),
                source,
                at,
                _answers(answers) if private else (),
                state,
                member,
                day,
                reason if private else "",
                rules[place],
                said.get(record, ()),
                known=bool(known),
            )
        )
    return found


def _approvals(reads: Reads, chosen: Iterable[bytes]) -> dict[bytes, tuple[Approval, ...]]:
    asked = json.dumps([one.hex() for one in chosen])
    found: dict[bytes, tuple[Approval, ...]] = {}
    for record, operator, name, agrees, met in reads.rows(
        "SELECT p.application, p.operator, coalesce(o.name, ''), coalesce(p.agrees, 0), p.met"
        " FROM json_each(?) j JOIN approval p ON p.application = unhex(j.value) AND p.gone = 0"
        " LEFT JOIN operator o ON o.id = p.operator ORDER BY p.operator",
        (asked,),
    ):
        one = Approval(operator, name, bool(agrees), _lines(met))
        found[record] = (*found.get(record, ()), one)
    return found


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(str(one) for one in json.loads(text or "[]"))


def _answers(text: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((str(one), str(other)) for one, other in json.loads(text or "[]"))
