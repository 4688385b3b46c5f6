"""`qunzhu rewards`: cycles, their boards, and what is told of them."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date

from desktop.actions import boards
from desktop.cli.command import Answer, Run, Subparsers, verb
from desktop.cli.usage import whole
from desktop.models import period
from desktop.models.board import Board, CycleLine, Line, Moved, Standing
from desktop.models.board_words import (
    announcement,
    line_words,
    move_words,
    period_title,
    state_word,
)
from desktop.models.changes import Changes
from desktop.models.problem import Problem
from desktop.models.rule import PERIODS
from desktop.store import home, namedcycles, rulebook
from desktop.store.community import Store
from desktop.store.reads import Reads

# The board of everybody's points.
POINTS = "points"
_WHAT = "a rule, or points: everybody's points"
_PERIOD = "2026-W09, 2026-03, 2026, or a named cycle"


def add_to(verbs: Subparsers) -> None:
    """Register the commands beside the others of rewards."""
    cycles = verb(verbs, "cycles", "list the cycles of a board, the latest first", _cycles)
    cycles.add_argument("what", metavar="RULE", nargs="?", default=POINTS, help=_WHAT)
    cycles.add_argument("--span", choices=PERIODS, default="week", help="for points: how long")
    name = verb(verbs, "name-cycle", "name a cycle from day to day", _name)
    name.add_argument("name", metavar="NAME")
    for which, about in (("first", "first day"), ("last", "last day")):
        name.add_argument(which, metavar="DATE", type=_day, help=about)
    drop = verb(verbs, "drop-cycle", "take a named cycle out of the list", _drop)
    drop.add_argument("name", metavar="NAME", help=_PERIOD)
    shown = _about(verbs, "board", "who stands where in a cycle", _board)
    shown.add_argument("--top", type=whole(1, 100), default=10, metavar="N", help="so many places")
    for name_, about, run in (
        ("freeze", "close a cycle and keep its board as it stands", _freeze),
        ("publish", "make a cycle's board public, frozen first", _publish),
    ):
        found = _about(verbs, name_, about, run)
        found.add_argument(
            "--anyway", action="store_true", help="also while devices have not reported"
        )
    _about(verbs, "adjust", "tell what came after a board was frozen", _adjust)


def _about(verbs: Subparsers, name: str, about: str, run: Run) -> ArgumentParser:
    found = verb(verbs, name, about, run)
    found.add_argument("what", metavar="RULE", help=_WHAT)
    found.add_argument("period", metavar="PERIOD", help=_PERIOD)
    return found


def _what(reads: Reads, text: str) -> bytes | None:
    return None if text == POINTS else rulebook.find(reads, text).id


def _label(reads: Reads, text: str) -> str:
    """The label that was typed, or that of the cycle of this name."""
    try:
        period.bounds(text)
    except Problem:
        if any(one.name == text.strip() for one in namedcycles.listed(reads)):
            return namedcycles.find(reads, text).period
        raise
    return text


def _cycles(store: Store, given: Namespace) -> Answer:
    found = boards.cycles(store, _what(store, given.what), given.span)
    return Answer([_cycle(one) for one in found], [_cycle_line(one, given) for one in found])


def _cycle(one: CycleLine) -> dict[str, object]:
    return {
        "period": one.period,
        "name": one.name or None,
        "first": one.first,
        "last": one.last,
        "state": one.state,
        "adjustments": one.adjustments,
    }


def _cycle_line(one: CycleLine, given: Namespace) -> str:
    told = period_title(one.period, one.name, given.language)
    return f"{one.period}  {told}  {state_word(one.state, given.language)}"


def _name(store: Store, given: Namespace) -> Answer:
    made = boards.name_cycle(store, given.name, given.first, given.last).result
    assert isinstance(made, bytes)
    label = period.named(given.first, given.last)
    return Answer({"cycle": made.hex(), "period": label}, [label])


def _drop(store: Store, given: Namespace) -> Answer:
    changes = boards.drop_cycle(store, given.name)
    return Answer({"action": changes.action.hex()}, [given.name])


def _board(store: Store, given: Namespace) -> Answer:
    found = boards.board(store, _what(store, given.what), _label(store, given.period))
    text = announcement(found, home.name(store), given.top, given.language)
    lines = [*text.split("\n"), *_waiting(found, given.language)]
    return Answer({**_document(found), "text": text}, lines)


def _waiting(found: Board, language: str) -> list[str]:
    return [f"+ {move_words(found, one, language)}" for one in found.waiting]


def _document(found: Board) -> dict[str, object]:
    return {
        "rule": found.rule.hex() if found.rule else None,
        "name": found.name or None,
        "period": found.period,
        "state": found.state,
        "unit": found.unit,
        "lines": [_line(one) for one in found.lines],
        "adjustments": [
            {"number": one.number, "at": one.at, "moves": [_moved(each) for each in one.moves]}
            for one in found.adjustments
        ],
        "waiting": [_moved(one) for one in found.waiting],
        "frozen": found.frozen or None,
        "published": found.published or None,
        "hash": found.hash or None,
    }


def _line(one: Line) -> dict[str, object]:
    return {
        "place": one.place,
        "member": one.member.hex(),
        "name": one.name or None,
        "beside": one.beside or None,
        "measure": one.measure,
        "points": one.points,
        "tied": one.tied,
    }


def _moved(one: Moved) -> dict[str, object]:
    def said(found: Standing | None, tied: bool) -> dict[str, int] | None:
        if found is None:
            return None
        lined = {"place": found.place, "measure": found.measure, "points": found.points}
        return {**lined, "tied": tied}

    return {
        "member": one.member.hex(),
        "name": one.name or None,
        "beside": one.beside or None,
        "before": said(one.before, one.was_tied),
        "after": said(one.after, one.tied),
    }


def _freeze(store: Store, given: Namespace) -> Answer:
    what, label = _what(store, given.what), _label(store, given.period)
    return _done(store, given, boards.freeze(store, what, label, anyway=given.anyway))


def _publish(store: Store, given: Namespace) -> Answer:
    what, label = _what(store, given.what), _label(store, given.period)
    return _done(store, given, boards.publish(store, what, label, anyway=given.anyway))


def _adjust(store: Store, given: Namespace) -> Answer:
    what, label = _what(store, given.what), _label(store, given.period)
    return _done(store, given, boards.adjust(store, what, label))


def _done(store: Store, given: Namespace, changes: Changes) -> Answer:
    found = boards.board(store, _what(store, given.what), _label(store, given.period))
    lines = [line_words(found, one, given.language) for one in found.lines]
    lines += [
        move_words(found, one, given.language) for step in found.adjustments for one in step.moves
    ]
    lines.append(state_word(found.state, given.language))
    return Answer({**_document(found), "action": changes.action.hex()}, lines)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError("a date is written like 2026-03-31") from error
