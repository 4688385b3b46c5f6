"""What an operator does with the questions of a session: note, order, and have them answered."""

from collections.abc import Mapping

from desktop.actions.runsheet import allowed
from desktop.models.calendar import Occurrence
from desktop.models.changes import Changes
from desktop.models.people import MOST_TEXT
from desktop.models.problem import Problem
from desktop.models.runsheet import ANSWERED, ANSWERING, QUESTION_STATES, WAITING
from desktop.store import calendar, members, runsheet
from desktop.store.community import Store

MOST_QUESTION = 2000
MOST_LIKES = 1_000_000


def ask(
    store: Store,
    series: bytes,
    original: str,
    text: str,
    *,
    member: bytes | None = None,
    name: str = "",
    likes: int = 0,
) -> Changes:
    """Note a question at the end of the queue; `Changes.result` is its id.

    Of a member, or of somebody who is only called by `name`, or of nobody. Raises Problem
    role.not_allowed, calendar.gone, calendar.member_gone, question.empty, .likes, member.too_long.
    """
    one = allowed(store, calendar.occurrence(store, series, original))
    if member is not None and not members.stands(store, member):
        raise Problem("calendar.member_gone")
    said = _read({"text": text, "name": "" if member else name, "likes": likes})
    with store.recording("question.ask") as rec:
        calendar.put_row(rec, series, original, {})
        fields = {"occurrence": one.id, "member": member, "state": WAITING, "at": rec.at}
        position = runsheet.ends(store, one.id)[1] + 1
        rec.result = rec.put("question", None, {**fields, **said, "position": position})
    return rec.changes


def edit(
    store: Store, series: bytes, original: str, question: bytes, fields: Mapping[str, object]
) -> Changes:
    """Change the text, the likes, or who asked (name) of a question.

    Raises Problem role.not_allowed, question.gone, .empty, .likes, member.too_long.
    """
    _meant(store, series, original, question)
    with store.recording("question.edit") as rec:
        rec.result = rec.put("question", question, _read(fields))
    return rec.changes


def _read(fields: Mapping[str, object]) -> dict[str, object]:
    stated: dict[str, object] = {}
    for name, value in fields.items():
        if name == "likes":
            if not isinstance(value, int) or not 0 <= value <= MOST_LIKES:
                raise Problem("question.likes", most=MOST_LIKES)
            stated[name] = value
            continue
        if name not in ("text", "name"):
            raise ValueError(name)
        text = str(value).strip()
        most = MOST_QUESTION if name == "text" else MOST_TEXT
        if len(text) > most:
            raise Problem("member.too_long", field=name, limit=most)
        if name == "text" and not text:
            raise Problem("question.empty")
        stated[name] = text or None
    return stated


def mark(store: Store, series: bytes, original: str, question: bytes, state: str) -> Changes:
    """Let a question wait, be answered now, or have been answered.

    One is answered at a time: who answers another is done with the one before. Raises Problem
    role.not_allowed, question.gone.
    """
    if state not in QUESTION_STATES:
        raise ValueError(state)
    one = _meant(store, series, original, question)
    with store.recording("question.mark") as rec:
        if state == ANSWERING:
            for other in runsheet.questions(store, one.id):
                if other.state == ANSWERING and other.id != question:
                    rec.put("question", other.id, {"state": ANSWERED, "answered": rec.at})
        answered = rec.at if state == ANSWERED else None
        rec.put("question", question, {"state": state, "answered": answered})
        rec.result = question
    return rec.changes


def place(store: Store, series: bytes, original: str, question: bytes, *, first: bool) -> Changes:
    """Put a question before all others, or behind them. Raises Problem question.gone."""
    one = _meant(store, series, original, question)
    lowest, highest = runsheet.ends(store, one.id)
    with store.recording("question.place") as rec:
        rec.put("question", question, {"position": lowest - 1 if first else highest + 1})
        rec.result = question
    return rec.changes


def remove(store: Store, series: bytes, original: str, question: bytes) -> Changes:
    """Take a question out. Raises Problem role.not_allowed, question.gone."""
    _meant(store, series, original, question)
    with store.recording("question.remove") as rec:
        rec.delete("question", question)
        rec.result = question
    return rec.changes


def _meant(store: Store, series: bytes, original: str, question: bytes) -> Occurrence:
    """The session in which it was asked, if the actor may run it. Raises Problem question.gone."""
    one = allowed(store, calendar.occurrence(store, series, original))
    if runsheet.question(store, question)[0] != one.id:
        raise Problem("question.gone")
    return one
