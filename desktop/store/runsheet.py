"""Reading run sheets and the questions of sessions."""

import json

from desktop.models.problem import Problem
from desktop.models.runsheet import MOST_PARTS, Part, Question
from desktop.store.reads import Reads

PAGE = 200
_PART = (
    "id, coalesce(position, 0), coalesce(title, ''), coalesce(who, ''), coalesce(planned, 0),"
    " coalesce(script, ''), material, started, ended"
)
# Who asked stands there as he is called now; a record that was merged leads to the other.
_QUESTION = (
    "SELECT q.id, coalesce(a.canonical, q.member),"
    " coalesce(nullif(m.name, ''), m.nickname, q.name, ''), coalesce(q.text, ''),"
    " coalesce(q.state, 'waiting'), coalesce(q.position, 0), coalesce(q.likes, 0),"
    " coalesce(q.at, 0), q.answered FROM question q"
    " LEFT JOIN alias a ON a.member = q.member AND a.gone = 0"
    " LEFT JOIN member m ON m.id = coalesce(a.canonical, q.member) AND m.gone = 0"
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


def part_occurrence(reads: Reads, part: bytes) -> bytes:
    """The occurrence whose sheet a part stands in. Raises Problem sheet.part_gone."""
    row = reads.one("SELECT occurrence FROM sheet_part WHERE id = ? AND gone = 0", (part,))
    if row is None:
        raise Problem("sheet.part_gone")
    return bytes(row[0])


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
