"""`qunzhu session`: go through an evening by its run sheet, with the questions asked in it."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime

from desktop.cli import transcripts
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.occurrences import meant, take_occurrence
from desktop.cli.usage import whole
from desktop.models import runsheet as sheet
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.problem import Problem
from desktop.models.runsheet import QUESTION_STATES, Part, Question
from desktop.store import runsheet as reading
from desktop.store.community import Store

_PLACE = "which part, counted from 1"
_TEXTS = ("title", "who", "script")

_CHINESE = {sheet.WAITING: "待答", sheet.ANSWERING: "正在答", sheet.ANSWERED: "已答"}


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "session", "an evening: run sheet, questions, transcript")
    _verb(verbs, "sheet", "show the run sheet with planned and actual minutes", _sheet)
    made = _verb(verbs, "template", "write a run sheet with so many points", _template)
    made.add_argument("--points", type=whole(1, sheet.MOST_POINTS), default=4)
    made.add_argument("--point", action="append", default=[], metavar="TITLE", help="its title")
    part = _verb(verbs, "part", "add a part, change one, move it or take it out", _part)
    part.add_argument("place", nargs="?", type=whole(1, sheet.MOST_PARTS), help=_PLACE)
    for name in _TEXTS:
        part.add_argument(f"--{name}")
    part.add_argument("--minutes", type=whole(0, sheet.MOST_MINUTES), help="so many are planned")
    part.add_argument("--material", action="append", metavar="NAME", help="a file or a link")
    part.add_argument("--to", type=whole(1, sheet.MOST_PARTS), help=_PLACE)
    part.add_argument("--remove", action="store_true", help="take it away instead")
    _verb(verbs, "start", "begin with the first part", _start)
    _verb(verbs, "next", "end this part and begin the next", _next)
    _verb(verbs, "finish", "end the session", _finish)
    _add_questions(verbs)
    _verb(verbs, "summary", "what the session came to", transcripts.summary)
    transcripts.add(verbs)


def _add_questions(verbs: Subparsers) -> None:
    ask = _verb(verbs, "ask", "note a question", _ask)
    ask.add_argument("text", metavar="TEXT")
    ask.add_argument("--member", metavar="MEMBER", help="id, number, phone or unique name")
    ask.add_argument("--name", default="", help="who asked and is no member")
    ask.add_argument("--likes", type=whole(0, 1_000_000), default=0, help="how many liked it")
    answer = _verb(verbs, "answer", "say that a question was answered", _answer)
    answer.add_argument("question", metavar="QUESTION", help="its number, which stays, or its id")
    answer.add_argument("--state", choices=QUESTION_STATES, default=sheet.ANSWERED)
    answer.add_argument("--first", action="store_true", help="put it before the others")
    answer.add_argument("--later", action="store_true", help="put it behind the others")
    answer.add_argument("--remove", action="store_true", help="take it away instead")
    _verb(verbs, "questions", "list the questions as they are to be answered", _questions)


def _verb(verbs: Subparsers, name: str, about: str, run: "transcripts.Run") -> ArgumentParser:
    made = verb(verbs, name, about, run)
    take_occurrence(made)
    return made


def _now() -> int:
    return round(datetime.now(UTC).timestamp() * 1000)


def _sheet(store: Store, given: Namespace) -> Answer:
    one, now = meant(store, given), _now()
    parts = reading.parts(store, one.id)
    document = {
        "occurrence": one.id.hex(),
        "title": one.title,
        "state": sheet.standing(parts),
        "planned": sheet.planned(parts),
        "elapsed": sheet.elapsed(parts, now),
        "parts": [_told(place, part, now) for place, part in enumerate(parts, 1)],
    }
    unit = "min" if given.language.startswith("en") else "分钟"
    return Answer(document, [_line(place, one, now, unit) for place, one in enumerate(parts, 1)])


def _told(place: int, part: Part, now: int) -> dict[str, object]:
    begun = part.started is not None
    return {
        "part": part.id.hex(),
        "place": place,
        "title": part.title,
        "who": part.who or None,
        "planned": part.planned,
        "actual": part.minutes(now) if begun else None,
        "over": part.over(now) if begun else None,
        "started": part.started,
        "ended": part.ended,
        "script": part.script or None,
        "material": list(part.material),
    }


def _line(place: int, part: Part, now: int, unit: str) -> str:
    mark = ">" if part.running else "x" if part.ended is not None else " "
    taken = f"{part.minutes(now)}/{part.planned}" if part.started is not None else f"{part.planned}"
    words = (f"{mark} {place}", part.title, part.who, f"{taken} {unit}")
    return "  ".join(word for word in words if word)


def _template(store: Store, given: Namespace) -> Answer:
    from desktop.actions import runsheet

    one = meant(store, given)
    done = runsheet.template(
        store,
        one.series,
        one.original,
        points=max(given.points, len(given.point)),
        titles=given.point,
        language=given.language,
    )
    return _done(done, one)


def _part(store: Store, given: Namespace) -> Answer:
    from desktop.actions import runsheet

    one = meant(store, given)
    part = _placed(store, one, given.place)
    if part is not None and given.remove:
        return _done(runsheet.remove_part(store, one.series, one.original, part), one)
    if part is not None and given.to is not None:
        at = given.to - 1
        return _done(runsheet.move_part(store, one.series, one.original, part, at), one)
    fields = {name: said for name in _TEXTS if (said := getattr(given, name)) is not None}
    if given.minutes is not None:
        fields["planned"] = given.minutes
    if given.material is not None:
        fields["material"] = given.material
    return _done(runsheet.put_part(store, one.series, one.original, part, fields), one)


def _placed(store: Store, one: Occurrence, place: int | None) -> bytes | None:
    if place is None:
        return None
    parts = reading.parts(store, one.id)
    if place > len(parts):
        raise Problem("sheet.part_gone")
    return parts[place - 1].id


def _start(store: Store, given: Namespace) -> Answer:
    from desktop.actions import runsheet

    one = meant(store, given)
    return _going(store, one, runsheet.start(store, one.series, one.original))


def _next(store: Store, given: Namespace) -> Answer:
    from desktop.actions import runsheet

    one = meant(store, given)
    return _going(store, one, runsheet.advance(store, one.series, one.original))


def _finish(store: Store, given: Namespace) -> Answer:
    from desktop.actions import runsheet

    one = meant(store, given)
    return _going(store, one, runsheet.finish(store, one.series, one.original))


def _going(store: Store, one: Occurrence, done: Changes) -> Answer:
    """What is on now; the line says its title."""
    parts = reading.parts(store, one.id)
    part = sheet.current(parts)
    document = {
        "occurrence": one.id.hex(),
        "state": sheet.standing(parts),
        "part": part.id.hex() if part else None,
        "title": part.title if part else None,
        "action": None if done.nothing else done.action.hex(),
    }
    return Answer(document, [part.title] if part else [])


def _ask(store: Store, given: Namespace) -> Answer:
    from desktop.actions import questions
    from desktop.store import members

    one = meant(store, given)
    member = members.resolve(store, given.member) if given.member else None
    done = questions.ask(
        store,
        one.series,
        one.original,
        given.text,
        member=member,
        name=given.name,
        likes=given.likes,
    )
    if not isinstance(done.result, bytes):
        raise TypeError("asking answers an id")
    return Answer({"question": done.result.hex(), "action": done.action.hex()}, [])


def _answer(store: Store, given: Namespace) -> Answer:
    from desktop.actions import questions

    one = meant(store, given)
    which = _asked(store, one, given.question)
    where = (store, one.series, one.original, which)
    if given.remove:
        return _done(questions.remove(*where), one)
    if given.first or given.later:
        return _done(questions.place(*where, first=given.first), one)
    return _done(questions.mark(*where, given.state), one)


def _asked(store: Store, one: Occurrence, word: str) -> bytes:
    numbered = reading.numbers(store, one.id)
    for question in _all(store, one):
        if word in (question.id.hex(), str(numbered[question.id])):
            return question.id
    raise Problem("question.gone")


def _all(store: Store, one: Occurrence) -> list[Question]:
    found = reading.questions(store, one.id)
    while more := reading.questions(store, one.id, len(found)):
        found += more
    return found


def _questions(store: Store, given: Namespace) -> Answer:
    one = meant(store, given)
    found = _all(store, one)
    asked, answered = reading.asked(store, one.id)
    numbered = reading.numbers(store, one.id)
    document = {
        "occurrence": one.id.hex(),
        "asked": asked,
        "answered": answered,
        "questions": [
            {
                "question": each.id.hex(),
                "number": numbered[each.id],
                "place": place,
                "member": each.member.hex() if each.member else None,
                "name": each.name or None,
                "text": each.text,
                "state": each.state,
                "likes": each.likes,
                "at": each.at,
            }
            for place, each in enumerate(found, 1)
        ],
    }
    words = {} if given.language.startswith("en") else _CHINESE
    lines = []
    for each in found:
        said = (str(numbered[each.id]), words.get(each.state, each.state), each.name, each.text)
        lines.append("  ".join(filter(None, said)))
    return Answer(document, lines)


def _done(changes: Changes, one: Occurrence) -> Answer:
    action = None if changes.nothing else changes.action.hex()
    return Answer({"occurrence": one.id.hex(), "action": action}, [])
