"""What pictures of the session screen show: a session in the middle of it."""

from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from desktop.actions.door import SCANNED, WALKED_IN
from desktop.models.calendar import Attendee, Occurrence
from desktop.models.member import MemberQuery
from desktop.models.runsheet import ANSWERED, ANSWERING, Part
from desktop.store import calendar, members, transcripts
from desktop.store import runsheet as reading
from desktop.store.reads import Reads
from desktop.views.runsheet.dialogs import LogForm, QuestionForm
from desktop.views.runsheet.look import Seen
from desktop.views.runsheet.people import There
from desktop.views.runsheet.verbs import SessionVerbs

_MINUTE, _WEEK = 60_000, timedelta(7)
# Minutes that the parts took, and the one that runs has taken.
_TOOK, _RUNS = (4, 3, 9, 8), 8
_LATE = (31, 18, 2)


def planned(reads: Reads) -> Occurrence | None:
    """A session of about now that has a run sheet."""
    day = reads.today()
    near = calendar.occurrences(reads, day - _WEEK, day + _WEEK, kinds=("session", "event"))
    return next((one for one in near if reading.parts(reads, one.id)), None)


def running(seen: Seen, reads: Reads, one: Occurrence) -> tuple[int, Seen]:
    """The moment (ms UTC) half an hour in, and the session as it would stand then."""
    begin = at = round(one.start.timestamp() * 1000)
    parts: list[Part] = []
    for place, part in enumerate(seen.parts):
        if place < len(_TOOK):
            parts.append(replace(part, started=at, ended=at + _TOOK[place] * _MINUTE))
            at += _TOOK[place] * _MINUTE
        elif place == len(_TOOK):
            parts.append(replace(part, started=at))
        else:
            parts.append(part)
    asked = [replace(each, at=begin + 27 * _MINUTE) for each in seen.questions]
    if asked:
        last = replace(asked[-1], state=ANSWERED)
        asked = [*asked[:-1], last]
    there = _there(seen, reads, one, begin)
    now = at + _RUNS * _MINUTE + 14_000
    told = replace(seen, parts=tuple(parts), questions=tuple(asked), asked=(len(asked), 1))
    return now, replace(told, there=there)


def archived(reads: Reads, seen: Seen) -> Seen:
    """The same session with what was said a week before."""
    found = transcripts.search(reads, "书", limit=1)
    lines = transcripts.page(reads, found[0].occurrence) if found else []
    return replace(seen, lines=tuple(lines), kept=len(lines))


def answering(seen: Seen) -> Seen:
    """The same session with its first question being answered."""
    first, *rest = seen.questions
    return replace(seen, questions=(replace(first, state=ANSWERING), *rest))


def _there(seen: Seen, reads: Reads, one: Occurrence, begin: int) -> There:
    people = members.page(reads, MemberQuery(), limit=7)
    came = []
    for place, row in enumerate(people):
        minute = _LATE[place] if place < len(_LATE) else 1 - place
        way = WALKED_IN if place == len(_LATE) + 1 else SCANNED
        came.append(Attendee(one.id, row.id, row.name, "there", begin + minute * _MINUTE, way))
    points = {each.member: 10 for each in came}
    return replace(
        seen.there,
        came=86,
        late=4,
        registered=120,
        absent=34,
        newest=tuple(came),
        points=points,
        given=820,
        givees=82,
        more=40,
    )


def question_form(parent: QWidget, reads: Reads) -> QuestionForm:
    """A question being noted."""
    form = QuestionForm(parent, reads)
    form.text.setPlainText("孩子总打断，怎样保证每天半小时？")
    return form


def log_form(verbs: SessionVerbs) -> LogForm:
    """A log being taken in."""
    form = verbs.log_form()
    form.text.setPlainText(
        "主持人\n\n各位书友晚上好，又到分享的时间了。\n\n嘉宾：大家好，今晚聊聊怎样读完一本难书。"
    )
    return form
