"""Certificates: whose they are today, and whether what they rest on still stands."""

import json
from collections.abc import Sequence

from desktop.models.course import ISSUED, Certificate, certificate_number
from desktop.store.merged import HIS, MERGED, THEIRS
from desktop.store.reads import Reads


def _stands(who: str) -> str:
    """SQL: certificate c stands while each module it rests on is completed, by him or his alias."""
    return (
        "(c.state = 'issued' AND json_array_length(coalesce(c.modules, '[]')) > 0 AND NOT EXISTS"
        " (SELECT 1 FROM json_each(c.modules) j WHERE NOT EXISTS (SELECT 1 FROM completion d"
        f" WHERE d.module = unhex(j.value) AND d.gone = 0 AND d.member IN ({HIS.format(who)}))))"
    )


def certified(reads: Reads, course: bytes) -> int:
    """How many have the course's certificate today."""
    row = reads.one(
        "SELECT count(DISTINCT coalesce(a.person, c.member)) FROM certificate c"
        " LEFT JOIN alias a ON a.member = c.member"
        f" WHERE c.course = ? AND c.gone = 0 AND {_stands('coalesce(a.person, c.member)')}",
        (course,),
    )
    return int(row[0]) if row else 0


def by_member(reads: Reads, course: bytes, some: Sequence[bytes]) -> dict[bytes, Certificate]:
    """The certificates of a course by member, withdrawn or not."""
    return {one.member: one for one in _certificates(reads, some) if one.course == course}


def of_member(reads: Reads, member: bytes) -> list[Certificate]:
    """A member's certificates by course, those that were withdrawn too."""
    return _certificates(reads, [member])


def of_course(reads: Reads, course: bytes, member: bytes) -> Certificate | None:
    """The certificate of a member of this course, withdrawn or not."""
    return by_member(reads, course, [member]).get(member)


def _certificates(reads: Reads, some: Sequence[bytes]) -> list[Certificate]:
    """One of each member and course: of two records merged, the first that stands."""
    private = "member.read.private" in reads.actor.cells
    found = reads.rows(
        f"{THEIRS} SELECT c.course, coalesce(o.title, ''), h.who, c.member, coalesce(c.day, ''),"
        f" {_stands('h.who')} AS stands, coalesce(c.reason, '') FROM his h"
        " JOIN certificate c ON c.member = h.id AND c.gone = 0 JOIN course o ON o.id = c.course"
        " ORDER BY o.title, c.course, stands, c.day DESC, c.member DESC",
        (listed(some),),
    )
    kept: dict[tuple[bytes, bytes], Certificate] = {}
    for course, title, who, said, day, stands, reason in found:
        number = certificate_number(reads.community, course, said)
        shown = reason if private and not stands else ""
        kept[bytes(course), bytes(who)] = Certificate(
            number, bytes(course), title, bytes(who), day, bool(stands), shown
        )
    return list(kept.values())


def listed(some: Sequence[bytes]) -> str:
    """Ids as a parameter: JSON of their hex digits."""
    return json.dumps([one.hex() for one in some])


def said_of(reads: Reads, course: bytes, member: bytes) -> list[bytes]:
    """The ids, his or of records merged into him, that a certificate of this course is of."""
    found = reads.rows(
        f"{MERGED} SELECT member FROM certificate WHERE course = ? AND state = '{ISSUED}'"
        " AND gone = 0 AND member IN (SELECT id FROM one) ORDER BY member",
        (member, course),
    )
    return [bytes(row[0]) for row in found]
