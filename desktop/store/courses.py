"""Courses: their modules in order, who completed them, and certificates."""

from collections.abc import Sequence

from desktop.models.course import (
    Course,
    Learner,
    Module,
)
from desktop.models.names import fold
from desktop.models.problem import Problem
from desktop.store import certificates
from desktop.store.certificates import listed
from desktop.store.member_filter import among
from desktop.store.merged import MERGED, THEIRS
from desktop.store.reads import Reads

PAGE = 200
# All that one course has; who wants more makes a second course.
MOST_MODULES = 50

_MODULE = (
    "m.id, m.course, coalesce(m.title, ''), m.series, coalesce(s.title, '') FROM module m"
    " LEFT JOIN series s ON s.id = m.series AND s.gone = 0"
)


def courses(reads: Reads) -> list[Course]:
    """At most 200 courses by title, then id."""
    found = reads.rows(
        "SELECT c.id, coalesce(c.title, ''), coalesce(c.note, ''),"
        " (SELECT count(*) FROM module m WHERE m.course = c.id AND m.gone = 0)"
        f" FROM course c WHERE c.gone = 0 ORDER BY c.title, c.id LIMIT {PAGE}"
    )
    return [
        Course(bytes(one), title, note, count, certificates.certified(reads, bytes(one)))
        for one, title, note, count in found
    ]


def find(reads: Reads, course: bytes) -> Course:
    """One course. Raises Problem course.gone."""
    row = reads.one(
        "SELECT coalesce(title, ''), coalesce(note, '') FROM course WHERE id = ? AND gone = 0",
        (course,),
    )
    if row is None:
        raise Problem("course.gone")
    return Course(
        course, row[0], row[1], len(modules(reads, course)), certificates.certified(reads, course)
    )


def resolve(reads: Reads, word: str) -> bytes:
    """A course by its id or a title that only one has. Raises Problem course.unknown."""
    found = reads.rows(
        "SELECT id FROM course WHERE gone = 0 AND (title = ? OR lower(hex(id)) = ?) LIMIT 2",
        (word, word),
    )
    if len(found) != 1:
        raise Problem("course.unknown", word=word)
    return bytes(found[0][0])


def modules(reads: Reads, course: bytes) -> list[Module]:
    """The modules of a course in order, at most 50."""
    found = reads.rows(
        f"SELECT {_MODULE} WHERE m.course = ? AND m.gone = 0"
        f" ORDER BY m.position, m.id LIMIT {MOST_MODULES}",
        (course,),
    )
    return [
        Module(bytes(one), bytes(of), number, title, series, taught)
        for number, (one, of, title, series, taught) in enumerate(found, 1)
    ]


def module(reads: Reads, record: bytes) -> Module:
    """One module. Raises Problem course.module_gone."""
    row = reads.one("SELECT course FROM module WHERE id = ? AND gone = 0", (record,))
    for one in modules(reads, bytes(row[0])) if row else ():
        if one.id == record:
            return one
    raise Problem("course.module_gone")


def module_named(reads: Reads, course: bytes, word: str) -> Module:
    """A module of a course by its place (from 1), its title or its id.

    Raises Problem course.module_unknown.
    """
    some = modules(reads, course)
    found = [one for one in some if word in (str(one.number), one.id.hex())]
    found = found or [one for one in some if one.title == word]
    if len(found) != 1:
        raise Problem("course.module_unknown", word=word, count=len(some))
    return found[0]


def completed(reads: Reads, module: bytes) -> bool:
    """Whether anybody completed a module."""
    return (
        reads.one("SELECT 1 FROM completion WHERE module = ? AND gone = 0", (module,)) is not None
    )


def last_position(reads: Reads, course: bytes) -> int:
    """The place of the last module, 0 where there is none."""
    row = reads.one("SELECT max(position) FROM module WHERE course = ? AND gone = 0", (course,))
    return int(row[0] or 0) if row else 0


def done(
    reads: Reads, course: bytes, some: Sequence[bytes]
) -> dict[bytes, dict[bytes, tuple[bytes, int]]]:
    """Of each of these members: module -> (the id that it was said of, earliest ms UTC).

    What was said of a record merged into him is said of him.
    """
    found = reads.rows(
        f"{THEIRS} SELECT h.who, c.module, c.member, coalesce(c.at, 0) FROM his h"
        " JOIN completion c ON c.member = h.id AND c.gone = 0"
        " WHERE c.module IN (SELECT id FROM module WHERE course = ?)"
        " ORDER BY coalesce(c.at, 0) DESC, c.member DESC",
        (listed(some), course),
    )
    out: dict[bytes, dict[bytes, tuple[bytes, int]]] = {one: {} for one in some}
    for who, of, said, at in found:
        out[bytes(who)][bytes(of)] = (bytes(said), int(at))
    return out


def learners(
    reads: Reads,
    course: bytes,
    *,
    everybody: bool = False,
    search: str = "",
    offset: int = 0,
    limit: int = PAGE,
) -> list[Learner]:
    """At most 200 members by name: who completed a module of the course, or all there are."""
    where, given = _where(reads, course, everybody, search)
    found = reads.rows(
        "SELECT m.id, coalesce(nullif(m.name, ''), m.nickname, ''), coalesce(m.number, '')"
        f" FROM member m WHERE {where} ORDER BY m.pinyin, m.id LIMIT ? OFFSET ?",
        (*given, min(limit, PAGE), offset),
    )
    return _learners(reads, course, [(bytes(one), name, number) for one, name, number in found])


def learner(reads: Reads, course: bytes, member: bytes) -> Learner:
    """One member's way through a course."""
    row = reads.one(
        "SELECT coalesce(nullif(name, ''), nickname, ''), coalesce(number, '') FROM member"
        " WHERE id = ?",
        (member,),
    )
    (one,) = _learners(reads, course, [(member, *(row or ("", "")))])
    return one


def count(reads: Reads, course: bytes, *, everybody: bool = False, search: str = "") -> int:
    """How many such a list has."""
    where, given = _where(reads, course, everybody, search)
    row = reads.one(f"SELECT count(*) FROM member m WHERE {where}", given)
    return int(row[0]) if row else 0


def _where(
    reads: Reads, course: bytes, everybody: bool, search: str
) -> tuple[str, tuple[object, ...]]:
    scope, listed = among(reads, "m.id")
    parts, given = ["m.gone = 0", scope], list[object](listed)
    if not everybody:
        parts.append(
            "m.id IN (SELECT coalesce(a.person, c.member) FROM module o"
            " JOIN completion c ON c.module = o.id AND c.gone = 0"
            " LEFT JOIN alias a ON a.member = c.member"
            " WHERE o.course = ? AND o.gone = 0)"
        )
        given.append(course)
    if said := fold(search):
        parts.append("(instr(m.folded, ?) OR instr(coalesce(m.number, ''), upper(?)))")
        given += [said, said]
    return " AND ".join(parts), tuple(given)


def _learners(reads: Reads, course: bytes, people: list[tuple[bytes, str, str]]) -> list[Learner]:
    order = [one.id for one in modules(reads, course)]
    some = [one for one, _, _ in people]
    came, papers = done(reads, course, some), certificates.by_member(reads, course, some)
    return [
        Learner(
            who,
            name,
            number,
            tuple(came[who][one][1] if one in came[who] else None for one in order),
            papers[who].number if who in papers else "",
            who in papers and not papers[who].stands,
        )
        for who, name, number in people
    ]


def of_member(reads: Reads, member: bytes) -> list[tuple[Course, Learner]]:
    """The courses in which a member completed a module or has a certificate, at most 200.

    Without the figures of the course.
    """
    found = reads.rows(
        f"{MERGED} SELECT id, title FROM course WHERE gone = 0 AND id IN ("
        "SELECT m.course FROM completion c JOIN module m ON m.id = c.module AND m.gone = 0"
        " WHERE c.gone = 0 AND c.member IN (SELECT id FROM one)"
        " UNION SELECT course FROM certificate WHERE gone = 0 AND member IN (SELECT id FROM one))"
        f" ORDER BY title, id LIMIT {PAGE}",
        (member,),
    )
    return [
        (Course(bytes(one), title or ""), learner(reads, bytes(one), member))
        for one, title in found
    ]


def rests_on(reads: Reads, occurrence: bytes, member: bytes) -> list[tuple[bytes, bytes]]:
    """(module, the id it was said of) of what a member completed by having been somewhere."""
    found = reads.rows(
        f"{MERGED} SELECT module, member FROM completion WHERE occurrence = ? AND gone = 0"
        " AND member IN (SELECT id FROM one) ORDER BY module, member",
        (member, occurrence),
    )
    return [(bytes(one), bytes(said)) for one, said in found]
