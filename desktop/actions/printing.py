"""What an operator may have printed, as data; who may say who came gets the door's papers."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desktop.actions import courses
from desktop.actions.attendance import own_case
from desktop.formats.export import whole_file
from desktop.models.calendar import Occurrence
from desktop.models.member import MemberRow
from desktop.models.paper import Badges, Diploma, Paper, Press, SignIn, Timetable, View
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import calendar, door, home, members, registrations
from desktop.store.community import Reads


def sign_in(reads: Reads, one: Occurrence) -> SignIn:
    """The list to sign: who has a place, then who came to the series before.

    Raises Problem role.not_allowed.
    """
    return SignIn(one, tuple(_expected(reads, one)))


def badges(reads: Reads, one: Occurrence, some: Sequence[bytes] = ()) -> Badges:
    """Badges for these members, or for everybody on the list to sign.

    Raises Problem role.not_allowed, paper.nobody.
    """
    people = _expected(reads, one)
    if some:
        people = members.by_ids(reads, list(dict.fromkeys(some)))
    if not people:
        raise Problem("paper.nobody", title=one.title)
    return Badges(one, tuple(people))


def diploma(reads: Reads, course: bytes, member: bytes) -> Diploma:
    """A member's certificate that stands. Raises Problem course.gone, course.no_certificate."""
    held = courses.certificate(reads, course, member)
    name, nickname = members.called(reads, held.member) or ("", "")
    return Diploma(home.name(reads), name or nickname, held.title, held.day, held.number)


def timetable(reads: Reads, view: View, first: date, last: date) -> Timetable:
    """Some days of the calendar. Raises Problem calendar.days_backwards, calendar.too_many."""
    if last < first:
        raise Problem("calendar.days_backwards", first=first, last=last)
    found = tuple(calendar.occurrences(reads, first, last))
    names = calendar.names(reads, [one.host for one in found if one.host])
    return Timetable(home.name(reads), reads.zone, view, first, last, found, names)


def write(press: Press | None, paper: Paper, language: str, file: Path) -> None:
    """Write a paper as a PDF file.

    Raises Problem paper.no_window (where the window is not installed), paper.no_font,
    file.unwritable, file.no_file.
    """
    if press is None:
        raise Problem("paper.no_window")
    made = press(paper, language)
    with whole_file(file) as draft:
        draft.write_bytes(made)


def _expected(reads: Reads, one: Occurrence) -> list[MemberRow]:
    require(reads.actor, "attendance.write", *own_case(reads.actor, one))
    placed: list[bytes] = []
    while more := registrations.page(reads, one, ("registered",), len(placed)):
        placed += [each.member for each in more]
    known = {row.id: row for at in range(0, len(placed), 200)
             for row in members.by_ids(reads, placed[at : at + 200])}  # fmt: skip
    found = [known[who] for who in placed if who in known and members.sees(reads, who)]
    return found + [row for row in door.regulars(reads, one) if row.id not in known]
