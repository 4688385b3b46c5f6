"""`qunzhu attendance`: who was at an occurrence, checked in and corrected."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.occurrences import meant, take_occurrence
from desktop.models.changes import Changes
from desktop.models.door import Arrival, Scan, Verdict, late_minutes, member_code
from desktop.models.paper import Badges, SignIn
from desktop.store import members
from desktop.store.community import Store

_CHINESE: dict[Verdict, str] = {
    "in": "已签到",
    "already": "已签过",
    "which": "哪一位",
    "unknown": "没有找到",
    "unregistered": "未报名",
}
_FULL = ("no place left", "名额已满")


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "attendance", "who was at an occurrence")
    came = verb(verbs, "check-in", "say that a member came", _check_in)
    wrong = verb(verbs, "correct", "take back that a member came", _correct)
    listing = verb(verbs, "list", "list who was there", _list)
    scanned = verb(verbs, "scan", "let in who is scanned or named, as at the door", _scan)
    walked = verb(verbs, "walk-in", "let in somebody new, as a new member", _walk_in)
    late = verb(verbs, "late", "put right how late a member came, for a reason", _late)
    for command in (came, wrong, late, listing, scanned, walked):
        take_occurrence(command)
    scanned.add_argument("code", metavar="CODE", help="badge, number, phone tail, name or pinyin")
    walked.add_argument("name", metavar="NAME")
    walked.add_argument("--phone")
    for command in (scanned, walked):
        command.add_argument("--yes", action="store_true", help="even if it is not open yet")
    plan = verb(verbs, "of", "of a plan of lessons, how many a member attended", _of)
    plan.add_argument("member", metavar="MEMBER", help="id, number, phone or unique name")
    plan.add_argument("--series", metavar="SERIES", help="its title, or its id")
    badge = verb(verbs, "code", "show what the code on a member's badge holds", _code)
    badge.add_argument("member", metavar="MEMBER", help="id, number, phone or unique name")
    sheet = verb(verbs, "print-sheet", "write the list to sign as a PDF file", _sheet)
    cards = verb(verbs, "badges", "write badges with their codes as a PDF file", _badges)
    for command in (sheet, cards):
        take_occurrence(command)
        command.add_argument("file", type=Path, metavar="FILE.pdf")
    cards.add_argument(
        "--member", action="append", default=[], metavar="MEMBER", help="only theirs"
    )
    for command in (came, wrong, late):
        command.add_argument("member", metavar="MEMBER", help="id, number, phone or unique name")
    late.add_argument("--minutes", type=int, required=True, metavar="N", help="0 is in time")
    late.add_argument("--reason", required=True)
    came.add_argument("--yes", action="store_true", help="even if it is not open yet")
    wrong.add_argument("--reason", required=True)


def _check_in(store: Store, given: Namespace) -> Answer:
    from desktop.actions import attendance

    one, member = meant(store, given), members.resolve(store, given.member)
    done = attendance.check_in(store, one.series, one.original, member, if_open=not given.yes)
    return _done(done)


def _of(store: Store, given: Namespace) -> Answer:
    from desktop.store import lessons, seriesrows

    member = members.resolve(store, given.member)
    if given.series:
        series = seriesrows.named(store, given.series)
        found = [lessons.of_series(store, series, member)]
    else:
        found = lessons.plans(store, member)
    told = [
        {
            "series": one.series.hex(),
            "title": one.title,
            "lessons": one.lessons,
            "attended": one.attended,
            "last": one.last,
        }
        for one in found
    ]
    return Answer(told, [f"{one.title}  {one.attended}/{one.lessons}" for one in found])


def _scan(store: Store, given: Namespace) -> Answer:
    from desktop.actions import door

    one = meant(store, given)
    done = door.scan(
        store, one.series, one.original, given.code, method=door.TYPED, if_open=not given.yes
    )
    return _told(store, one.id, done, given.language)


def _walk_in(store: Store, given: Namespace) -> Answer:
    from desktop.actions import door

    one = meant(store, given)
    done = door.walk_in(
        store, one.series, one.original, given.name, given.phone or "", if_open=not given.yes
    )
    return _told(store, one.id, done, given.language)


def _told(store: Store, occurrence: bytes, done: Changes, language: str) -> Answer:
    """What came of it; the last line of a listing is what somebody at the door needs to know."""
    found = done.result
    if not isinstance(found, Scan):
        raise TypeError("the action answers what came of it")
    people = found.arrivals or [
        Arrival(row.id, row.name or row.nickname, row.number, 0)
        for row in members.by_ids(store, found.meant)
    ]
    came = found.verdict in ("in", "already")
    document = {
        "occurrence": occurrence.hex(),
        "result": found.verdict,
        "members": [_arrival(each, came=came) for each in people],
        "full": found.full,
        "action": None if done.nothing else done.action.hex(),
    }
    lines = [_line(found, each, language) for each in people]
    return Answer(document, lines or [_word(found.verdict, language)])


def _arrival(each: Arrival, *, came: bool) -> dict[str, object]:
    told: dict[str, object] = {
        "member": each.member.hex() or None,
        "name": each.name,
        "number": each.number or None,
    }
    return {**told, "at": each.at, "late": each.late, "new": each.new} if came else told


def _line(found: Scan, each: Arrival, language: str) -> str:
    late = (f"+{each.late} min",) if each.late else ()
    verdict = "already" if found.verdict == "in" and not each.new else found.verdict
    full = (_FULL[not language.startswith("en")],) if found.full else ()
    words = (_word(verdict, language), *full, each.name, each.number, *late)
    return "  ".join(part for part in words if part)


def _word(verdict: Verdict, language: str) -> str:
    return verdict if language.startswith("en") else _CHINESE[verdict]


def _code(store: Store, given: Namespace) -> Answer:
    member = members.resolve(store, given.member)
    code = member_code(member)
    return Answer({"member": member.hex(), "code": code}, [code])


def _sheet(store: Store, given: Namespace) -> Answer:
    from desktop.actions import printing

    return _printed(given, printing.sign_in(store, meant(store, given)))


def _badges(store: Store, given: Namespace) -> Answer:
    from desktop.actions import printing

    some = [members.resolve(store, word) for word in given.member]
    return _printed(given, printing.badges(store, meant(store, given), some))


def _printed(given: Namespace, paper: SignIn | Badges) -> Answer:
    from desktop.actions import printing

    printing.write(given.press, paper, given.language, given.file)
    count = len(paper.people)
    return Answer({"file": str(given.file), "people": count}, [f"{given.file}  {count}"])


def _correct(store: Store, given: Namespace) -> Answer:
    from desktop.actions import attendance

    one, member = meant(store, given), members.resolve(store, given.member)
    return _done(attendance.correct(store, one.series, one.original, member, given.reason))


def _late(store: Store, given: Namespace) -> Answer:
    from desktop.actions import attendance

    one, member = meant(store, given), members.resolve(store, given.member)
    told = (one.series, one.original, member, given.minutes, given.reason)
    return _done(attendance.correct_time(store, *told))


def _done(changes: Changes) -> Answer:
    if not isinstance(changes.result, bytes):
        raise TypeError("the action answers the occurrence")
    action = None if changes.nothing else changes.action.hex()
    return Answer({"occurrence": changes.result.hex(), "action": action}, [])


def _list(store: Store, given: Namespace) -> Answer:
    from desktop.store import calendar

    one = meant(store, given)
    found = calendar.attendees(store, one.id)
    while more := calendar.attendees(store, one.id, len(found)):
        found += more
    document: list[dict[str, Any]] = [
        {
            "member": each.member.hex(),
            "name": each.name,
            "at": each.at,
            "late": late_minutes(one.start, each.at, all_day=one.all_day),
            "method": each.method or None,
        }
        for each in found
        if members.sees(store, each.member)
    ]
    return Answer(document, [_came(each) for each in document])


def _came(told: dict[str, Any]) -> str:
    return f"{told['name']}  +{told['late']} min" if told["late"] else str(told["name"])
