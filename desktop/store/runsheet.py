"""Reading run sheets and the questions of sessions."""

import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from desktop.models.calendar import Occurrence
from desktop.models.problem import Problem
from desktop.models.runsheet import MOST_PARTS, Part, Question, standing
from desktop.store import calendar, settlement
from desktop.store.merged import NOW
from desktop.store.reads import Reads

PAGE = 200
_BEFORE = timedelta(hours=2)
_PART = (
    "id, coalesce(position, 0), coalesce(title, ''), coalesce(who, ''), coalesce(planned, 0),"
    " coalesce(script, ''), material, started, ended"
)
# Who asked stands there as he is called now; a record that was merged leads to the other.
_QUESTION = (
    "SELECT q.id, coalesce(a.person, q.member),"
    " coalesce(nullif(m.name, ''), m.nickname, q.name, ''), coalesce(q.text, ''),"
    " coalesce(q.state, 'waiting'), coalesce(q.position, 0), coalesce(q.likes, 0),"
    " coalesce(q.at, 0), q.answered FROM question q"
    " LEFT JOIN alias a ON a.member = q.member"
    " LEFT JOIN member m ON m.id = coalesce(a.person, q.member) AND m.gone = 0"
)
_TURN = "CASE q.state WHEN 'answering' THEN 0 WHEN 'answered' THEN 2 ELSE 1 END"


def parts(reads: Reads, occurrence: bytes) -> list[Part]:
    """The run sheet of an occurrence in order; at most twice as many as one may have."""
    found = reads.rows(
        f"SELECT {_PART} FROM sheet_part WHERE occurrence = ? AND gone = 0"
        " ORDER BY position, id LIMIT ?",
        (occurrence, 2 * MOST_PARTS),
    )
    return [_part(row) for row in found]


def part(reads: Reads, record: bytes) -> Part:
    """A part of a run sheet. Raises Problem sheet.part_gone."""
    found = reads.one(f"SELECT {_PART} FROM sheet_part WHERE id = ? AND gone = 0", (record,))
    if found is None:
        raise Problem("sheet.part_gone")
    return _part(found)


def _part(row: tuple[object, ...]) -> Part:
    one, position, title, who, planned, script, material, started, ended = row
    named = tuple(map(str, json.loads(str(material)))) if material else ()
    return Part(
        bytes(one),  # type: ignore[call-overload]  # a BLOB column
        int(str(position)),
        str(title),
        str(who),
        int(str(planned)),
        str(script),
        named,
        started if isinstance(started, int) else None,
        ended if isinstance(ended, int) else None,
    )


def questions(
    reads: Reads, occurrence: bytes, offset: int = 0, limit: int = PAGE
) -> list[Question]:
    """At most 200 questions: the one that is answered now, those waiting in order, the answered."""
    found = reads.rows(
        f"{_QUESTION} WHERE q.occurrence = ? AND q.gone = 0"
        f" ORDER BY {_TURN}, q.position, q.id LIMIT ? OFFSET ?",
        (occurrence, min(limit, PAGE), offset),
    )
    return [Question(*row) for row in found]


def numbers(reads: Reads, occurrence: bytes) -> dict[bytes, int]:
    """The number of each question from 1, as they came: it stays whatever becomes of others."""
    found = reads.rows(
        "SELECT id FROM question WHERE occurrence = ? ORDER BY coalesce(at, 0), id", (occurrence,)
    )
    return {bytes(one): number for number, (one,) in enumerate(found, 1)}


def question(reads: Reads, record: bytes) -> tuple[bytes, Question]:
    """A question with the occurrence where it was asked. Raises Problem question.gone."""
    row = reads.one("SELECT occurrence FROM question WHERE id = ? AND gone = 0", (record,))
    found = reads.one(f"{_QUESTION} WHERE q.id = ?", (record,))
    if row is None or found is None:
        raise Problem("question.gone")
    return bytes(row[0]), Question(*found)


def asked(reads: Reads, occurrence: bytes) -> tuple[int, int]:
    """How many questions there are, and how many of them were answered."""
    row = reads.one(
        "SELECT count(*), coalesce(sum(state = 'answered'), 0) FROM question"
        " WHERE occurrence = ? AND gone = 0",
        (occurrence,),
    )
    return (int(row[0]), int(row[1])) if row else (0, 0)


def ends(reads: Reads, occurrence: bytes) -> tuple[int, int]:
    """The smallest and the largest position of its questions; (0, 0) where there are none."""
    row = reads.one(
        "SELECT coalesce(min(position), 0), coalesce(max(position), 0) FROM question"
        " WHERE occurrence = ? AND gone = 0",
        (occurrence,),
    )
    return (int(row[0]), int(row[1])) if row else (0, 0)


def at_hand(reads: Reads, now: datetime) -> Occurrence | None:
    """The session or event whose run sheet is wanted at `now` (aware), if there is any near.

    One that runs comes first, then one that is on by the calendar, one to come, one of lately.
    """
    day = now.astimezone(ZoneInfo(reads.zone)).date()
    found = calendar.occurrences(
        reads, day - timedelta(1), day + timedelta(7), kinds=("session", "event")
    )
    runs = [one for one in found if standing(parts(reads, one.id)) == "running"]
    on = [one for one in found if one.start - _BEFORE <= now < one.end]
    coming = [one for one in found if one.start > now]
    over = [one for one in found if one.end <= now]
    return next(iter([*runs[-1:], *on[-1:], *coming[:1], *over[-1:]]), None)


def earned(reads: Reads, occurrence: bytes) -> tuple[dict[bytes, int], int, int]:
    """What each had for coming or speaking there, the points in all, and to how many.

    The first says it of at most 200; a record that was merged stands under its own id.
    """
    found = reads.rows(
        "SELECT a.member, sum(e.points) AS got FROM activity a"
        f" JOIN entry e ON e.member = {NOW.format('a.member')}"
        " AND e.evidence_key = lower(hex(a.id)) AND e.wallet IS NULL"
        " WHERE a.occurrence = ? AND a.gone = 0 GROUP BY a.member HAVING got <> 0",
        (occurrence,),
    )
    shares = {bytes(who): int(got) for who, got in found}
    return shares, sum(shares.values()), sum(got > 0 for got in shares.values())


def to_come(reads: Reads, occurrence: bytes) -> int:
    """The points that what happened there will bring once the rules for each time have run."""
    found = reads.rows(
        "SELECT DISTINCT id, member FROM activity WHERE occurrence = ? AND gone = 0",
        (occurrence,),
    )
    return settlement.to_come(
        reads, {bytes(who) for _, who in found}, {bytes(one).hex() for one, _ in found}
    )


def speakers(reads: Reads, occurrence: bytes, limit: int = 8) -> list[tuple[bytes, str, int]]:
    """Who asked most, with names and how often: members alone."""
    found = reads.rows(
        "SELECT who, coalesce(nullif(m.name, ''), m.nickname, ''), times FROM"
        " (SELECT coalesce(a.person, q.member) AS who, count(*) AS times FROM question q"
        "  LEFT JOIN alias a ON a.member = q.member"
        "  WHERE q.occurrence = ? AND q.gone = 0 AND q.member IS NOT NULL GROUP BY 1)"
        " LEFT JOIN member m ON m.id = who ORDER BY times DESC, who LIMIT ?",
        (occurrence, limit),
    )
    return [(bytes(who), str(name), int(times)) for who, name, times in found]
