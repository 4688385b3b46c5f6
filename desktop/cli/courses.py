"""`qunzhu courses`: modules in order, who completed them, certificates."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop.actions import courses as teaching
from desktop.actions import printing
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.occurrences import meant
from desktop.cli.people import changed
from desktop.cli.when import start
from desktop.models.changes import Changes
from desktop.models.course import Certificate, Completed, Learner, Module
from desktop.models.problem import Problem
from desktop.store import courses, members, seriesrows
from desktop.store.community import Store

_MEMBER = "id, number, phone or unique name"
_COURSE = "id or unique name"
_MODULE = "its place, its title, or its id"


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "courses", "courses: modules in order, who completed them, certificates")
    made = verb(verbs, "add", "make a course", _add)
    made.add_argument("title", metavar="TITLE")
    made.add_argument("--note", default="")
    made.add_argument(
        "--module", action="append", default=[], metavar="TITLE", help="a module, in order"
    )
    verb(verbs, "list", "list the courses", _list)
    _add_modules(verbs)
    done = verb(verbs, "complete", "say that members completed a module", _complete)
    _take_module(done)
    done.add_argument("member", nargs="*", metavar="MEMBER", help=_MEMBER)
    done.add_argument(
        "--from", dest="when", type=start, metavar="WHEN", help="everybody who was there then"
    )
    back = verb(verbs, "take-back", "take back a completion and what followed", _take_back)
    _take_module(back)
    back.add_argument("member", metavar="MEMBER", help=_MEMBER)
    back.add_argument("--reason", required=True)
    shown = verb(verbs, "progress", "who completed what", _progress)
    shown.add_argument("course", metavar="COURSE", help=_COURSE)
    shown.add_argument("--member", metavar="MEMBER", help=_MEMBER)
    gone = verb(verbs, "remove", "remove a course of which nobody completed a module", _remove)
    gone.add_argument("course", metavar="COURSE", help=_COURSE)
    paper = verb(verbs, "certificate", "a member's certificate of a course", _certificate)
    paper.add_argument("course", metavar="COURSE", help=_COURSE)
    paper.add_argument("member", metavar="MEMBER", help=_MEMBER)
    paper.add_argument("file", type=Path, nargs="?", metavar="FILE.pdf", help="print it there")


def _add_modules(verbs: Subparsers) -> None:
    some = verb(verbs, "modules", "list a course's modules, or change them", _modules)
    some.add_argument("course", metavar="COURSE", help=_COURSE)
    some.add_argument("--add", metavar="TITLE", help="one more after the last")
    some.add_argument("--series", metavar="SERIES", help="where it is taught: a title, or its id")
    some.add_argument("--move", metavar="MODULE", help="put it at another place: with --to")
    some.add_argument("--to", type=int, metavar="N", help="from 1")
    some.add_argument("--remove", metavar="MODULE", help="take it out, if nobody completed it")


def _take_module(command: ArgumentParser) -> None:
    command.add_argument("course", metavar="COURSE", help=_COURSE)
    command.add_argument("module", metavar="MODULE", help=_MODULE)


def _remove(store: Store, given: Namespace) -> Answer:
    return changed(teaching.remove(store, courses.resolve(store, given.course)))


def _add(store: Store, given: Namespace) -> Answer:
    done = teaching.save(store, None, given.title, given.note)
    made = _id(done)
    if given.module:
        teaching.add_modules(store, made, given.module)
    return Answer({"course": made.hex(), "action": done.action.hex()}, [made.hex()])


def _id(changes: Changes) -> bytes:
    if not isinstance(changes.result, bytes):
        raise TypeError("making answers an id")
    return changes.result


def _list(store: Store, _given: Namespace) -> Answer:
    found = courses.courses(store)
    document = [
        {
            "id": one.id.hex(),
            "title": one.title,
            "note": one.note,
            "modules": one.modules,
            "certified": one.certified,
        }
        for one in found
    ]
    return Answer(document, [f"{one.title}  {one.modules}  {one.certified}" for one in found])


def _modules(store: Store, given: Namespace) -> Answer:
    course = courses.resolve(store, given.course)
    if given.add:
        series = seriesrows.named(store, given.series) if given.series else None
        teaching.add_modules(store, course, [given.add], series)
    if given.move:
        one = courses.module_named(store, course, given.move)
        teaching.move_module(store, one.id, given.to or 1)
    if given.remove:
        teaching.remove_module(store, courses.module_named(store, course, given.remove).id)
    found = courses.modules(store, course)
    return Answer(
        [_module(one) for one in found],
        [f"{one.number}  {one.title}  {one.taught}".rstrip() for one in found],
    )


def _module(one: Module) -> dict[str, object]:
    return {
        "id": one.id.hex(),
        "number": one.number,
        "title": one.title,
        "series": one.series.hex() if one.series else None,
        "taught": one.taught or None,
    }


def _complete(store: Store, given: Namespace) -> Answer:
    course = courses.resolve(store, given.course)
    one = courses.module_named(store, course, given.module)
    if given.when:
        if one.series is None:
            raise Problem("course.not_taught", title=given.when, module=one.title)
        held = meant(store, Namespace(series=one.series.hex(), when=given.when))
        done = teaching.complete_attended(store, one.id, held.series, held.original)
    else:
        some = [members.resolve(store, word) for word in given.member]
        done = teaching.complete(store, one.id, some)
    found = done.result
    if not isinstance(found, Completed):
        raise TypeError("completing answers what came of it")
    document = {
        "members": [who.hex() for who in found.members],
        "certificates": list(found.certificates),
        "waiting": [who.hex() for who in found.waiting],
        "action": None if done.nothing else done.action.hex(),
    }
    return Answer(document, list(found.certificates))


def _take_back(store: Store, given: Namespace) -> Answer:
    one = courses.module_named(store, courses.resolve(store, given.course), given.module)
    who = members.resolve(store, given.member)
    return changed(teaching.take_back(store, one.id, who, given.reason))


def _progress(store: Store, given: Namespace) -> Answer:
    course = courses.resolve(store, given.course)
    if given.member:
        found = [courses.learner(store, course, members.resolve(store, given.member))]
    else:
        found = courses.learners(store, course)
        while page := courses.learners(store, course, offset=len(found)):
            found += page
    return Answer([_learner(one) for one in found], [_way(one) for one in found])


def _learner(one: Learner) -> dict[str, object]:
    return {
        "member": one.member.hex(),
        "name": one.name,
        "number": one.number or None,
        "completed": one.count,
        "modules": [at is not None for at in one.done],
        "certificate": one.certificate or None,
        "withdrawn": one.withdrawn,
    }


def _way(one: Learner) -> str:
    marks = "".join("●" if at is not None else "○" for at in one.done)
    return f"{marks}  {one.name}  {one.certificate}".rstrip()


def _certificate(store: Store, given: Namespace) -> Answer:
    course, who = courses.resolve(store, given.course), members.resolve(store, given.member)
    held = teaching.certificate(store, course, who)
    if given.file:
        printing.write(
            given.press, printing.diploma(store, course, who), given.language, given.file
        )
    return Answer(_paper(held), [f"{held.number}  {held.title}  {held.day}"])


def _paper(one: Certificate) -> dict[str, object]:
    return {
        "number": one.number,
        "course": one.course.hex(),
        "title": one.title,
        "member": one.member.hex(),
        "day": one.day,
        "stands": one.stands,
    }
