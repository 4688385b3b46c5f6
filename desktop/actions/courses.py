"""What an operator does with courses: modules in order, who completed them, certificates."""

from collections.abc import Sequence

from desktop.actions.attendance import own_case
from desktop.actions.coursework import CourseWork, undone
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.course import (
    Certificate,
    Completed,
    Module,
)
from desktop.models.people import MOST_TEXT
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import calendar, certificates, courses, members, seriesrows
from desktop.store.community import Store
from desktop.store.reads import Reads


def save(store: Store, course: bytes | None, title: str, note: str = "") -> Changes:
    """Make a course (None) or change its words; `Changes.result` is its id.

    Raises Problem role.not_allowed, course.titleless, course.gone, member.too_long.
    """
    require(store.actor, "calendar.write")
    stated = {"title": _text(title), "note": note.strip() or None}
    if course is not None:
        courses.find(store, course)
    with store.recording("course.save") as rec:
        rec.result = rec.put("course", course, stated)
    return rec.changes


def add_modules(
    store: Store, course: bytes, titles: Sequence[str], series: bytes | None = None
) -> Changes:
    """Add modules after the last, taught in a series or in none; the result is their ids.

    Raises Problem role.not_allowed, course.gone, course.titleless, course.too_many,
    calendar.series_gone.
    """
    require(store.actor, "calendar.write")
    there = courses.find(store, course).modules
    said = [_text(title) for title in titles]
    if there + len(said) > courses.MOST_MODULES:
        raise Problem("course.too_many", most=courses.MOST_MODULES)
    if series is not None:
        seriesrows.find(store, series)
    with store.recording("course.module") as rec:
        at = courses.last_position(store, course)
        rec.result = [
            rec.put(
                "module",
                None,
                {"course": course, "position": at + place, "title": title, "series": series},
            )
            for place, title in enumerate(said, 1)
        ]
    return rec.changes


def edit_module(store: Store, module: bytes, title: str, series: bytes | None) -> Changes:
    """Change what a module is called and where it is taught.

    Raises Problem role.not_allowed, course.module_gone, course.titleless, calendar.series_gone.
    """
    require(store.actor, "calendar.write")
    one = courses.module(store, module)
    if series is not None:
        seriesrows.find(store, series)
    with store.recording("course.module") as rec:
        rec.put("module", one.id, {"title": _text(title), "series": series})
    return rec.changes


def move_module(store: Store, module: bytes, place: int) -> Changes:
    """Put a module at another place of its course, counted from 1.

    Raises Problem role.not_allowed, course.module_gone.
    """
    require(store.actor, "calendar.write")
    one = courses.module(store, module)
    order = [each.id for each in courses.modules(store, one.course) if each.id != module]
    order.insert(max(0, min(place - 1, len(order))), module)
    with store.recording("course.module") as rec:
        for position, each in enumerate(order, 1):
            rec.put("module", each, {"position": position})
    return rec.changes


def remove_module(store: Store, module: bytes) -> Changes:
    """Take a module out that nobody completed.

    Raises Problem role.not_allowed, course.module_gone, course.completed.
    """
    require(store.actor, "calendar.write")
    one = courses.module(store, module)
    if courses.completed(store, module):
        raise Problem("course.completed", title=one.title)
    with store.recording("course.module") as rec:
        rec.delete("module", module)
    return rec.changes


def remove(store: Store, course: bytes) -> Changes:
    """Take out a course of which nobody completed a module.

    Raises Problem role.not_allowed, course.gone, course.completed.
    """
    require(store.actor, "calendar.write")
    title = courses.find(store, course).title
    order = courses.modules(store, course)
    if any(courses.completed(store, one.id) for one in order):
        raise Problem("course.completed", title=title)
    with store.recording("course.remove") as rec:
        for one in order:
            rec.delete("module", one.id)
        rec.delete("course", course)
    return rec.changes


def complete(
    store: Store,
    module: bytes,
    some: Sequence[bytes],
    *,
    taught: Occurrence | None = None,
) -> Changes:
    """Say that members completed a module; with the last one each gets the certificate.

    `taught` is the occurrence they were at. Who has not completed the modules before it is left
    out and named in the result (Completed); if that is everybody, it is refused. Raises Problem
    role.not_allowed, course.module_gone, course.not_open, calendar.member_gone.
    """
    one = courses.module(store, module)
    order = courses.modules(store, one.course)
    people = list(dict.fromkeys(members.canonical(store, who) for who in some))
    _may(store, people, taught)
    if not all(members.stands(store, who) for who in people):
        raise Problem("calendar.member_gone")
    came = courses.done(store, one.course, people)
    missing = {who: [m for m in order[: one.number - 1] if m.id not in came[who]] for who in people}
    waiting = [who for who in people if missing[who]]
    if waiting and len(waiting) == len(people):
        raise _not_open(store, one, waiting[0], missing[waiting[0]][0])
    with store.recording("course.complete") as rec:
        work = CourseWork(store, rec, order, taught)
        ready = [who for who in people if not missing[who]]
        papers = [work.complete(one, who, set(came[who])) for who in ready]
        found = tuple(number for number in papers if number)
        rec.result = Completed(tuple(ready), found, tuple(waiting))
    return rec.changes


def complete_attended(store: Store, module: bytes, series: bytes, original: str) -> Changes:
    """Say it of everybody who was at an occurrence of the series that teaches the module.

    Raises Problem as `complete` does, and calendar.gone, course.not_taught, course.nobody.
    """
    one, taught = courses.module(store, module), calendar.occurrence(store, series, original)
    if one.series != series:
        raise Problem("course.not_taught", title=taught.title, module=one.title)
    found = calendar.attendees(store, taught.id)
    while more := calendar.attendees(store, taught.id, len(found)):
        found += more
    if not found:
        raise Problem("course.nobody", title=taught.title)
    return complete(store, module, [each.member for each in found], taught=taught)


def take_back(store: Store, module: bytes, member: bytes, reason: str) -> Changes:
    """Take back that a member completed a module, and with it those after it and the certificate.

    Raises Problem role.not_allowed, course.module_gone, course.not_done, entry.no_reason.
    """
    one, who = courses.module(store, module), members.canonical(store, member)
    require(store.actor, "attendance.write", scopes=members.scopes_of(store, who))
    if not reason.strip():
        raise Problem("entry.no_reason")
    if module not in courses.done(store, one.course, [who])[who]:
        raise Problem("course.not_done", module=one.title)
    with store.recording("course.take_back") as rec:
        undone(store, rec, one, who, reason.strip())
    return rec.changes


def certificate(store: Reads, course: bytes, member: bytes) -> Certificate:
    """A member's certificate that stands. Raises Problem course.gone, course.no_certificate."""
    title = courses.find(store, course).title
    found = certificates.of_course(store, course, members.canonical(store, member))
    if found is None or not found.stands:
        name = (members.called(store, member) or ("", ""))[0]
        raise Problem("course.no_certificate", name=name, title=title)
    return found


def _may(store: Store, people: Sequence[bytes], taught: Occurrence | None) -> None:
    cases = own_case(store.actor, taught) if taught else ()
    for who in people:
        scopes = members.scopes_of(store, who)
        require(store.actor, "attendance.write", *cases, scopes=scopes)


def _not_open(store: Store, one: Module, who: bytes, before: Module) -> Problem:
    name = " ".join(part for part in (members.called(store, who) or ())[:1] if part)
    return Problem(
        "course.not_open", name=name, module=one.title, number=one.number, before=before.title
    )


def _text(title: str) -> str:
    said = title.strip()
    if not said:
        raise Problem("course.titleless")
    if len(said) > MOST_TEXT:
        raise Problem("member.too_long", field="title", limit=MOST_TEXT)
    return said
